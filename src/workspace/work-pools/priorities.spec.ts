import fc from 'fast-check';
import { freePriority, makeRoom, type Ranked } from './priorities.js';

const queues = (ranks: Record<string, number>): Ranked[] => Object.entries(ranks).map(([id, priority]) => ({ id, priority }));
const moved = (ranks: Record<string, number>, id: string, priority: number): Record<string, number> => {
  const others = queues(ranks).filter((queue) => queue.id !== id);
  return { ...ranks, [id]: priority, ...Object.fromEntries(makeRoom(others, { id, priority }).map((queue) => [queue.id, queue.priority])) };
};

describe('the priority of a queue', () => {
  it.each([
    [[], 1],
    [[1], 2],
    [[2], 1],
    [[3, 1], 2],
    [[1, 2, 3], 4],
  ])('is, where %j are taken, %i unless another is asked for', (taken, free) => expect(freePriority(taken)).toBe(free));

  it.each<[string, Record<string, number>, [string, number], Record<string, number>]>([
    ['a new one takes a place that is held', { default: 1, a: 2, b: 3 }, ['c', 2], { default: 1, c: 2, a: 3, b: 4 }],
    ['one moves up', { default: 1, c: 2, a: 3, b: 4 }, ['a', 1], { a: 1, default: 2, c: 3, b: 4 }],
    ['one moves down', { default: 1, a: 2, b: 3 }, ['default', 3], { a: 2, default: 3, b: 4 }],
    ['the place is free', { default: 1, a: 2 }, ['b', 7], { default: 1, a: 2, b: 7 }],
    ['those behind have room', { default: 1, a: 5 }, ['b', 1], { b: 1, default: 2, a: 5 }],
  ])('leaves the others in their order when %s', (_, before, [id, priority], after) => expect(moved(before, id, priority)).toEqual(after));

  it('is its own, whatever is moved where', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), fc.integer({ min: 1, max: 20 }), fc.nat(), (ranks, to, pick) => {
        const before = Object.fromEntries(ranks.map((priority, index) => [`q${index}`, priority]));
        const id = `q${pick % ranks.length}`;
        const after = moved(before, id, to);
        expect(new Set(Object.values(after)).size).toBe(ranks.length);
        expect(after[id]).toBe(to);
        const order = (from: Record<string, number>): string[] =>
          queues(from)
            .filter((queue) => queue.id !== id)
            .sort((a, b) => a.priority - b.priority)
            .map((queue) => queue.id);
        expect(order(after)).toEqual(order(before));
      }),
    ));
});
