import fc from 'fast-check';
import type { TagSlots } from '../facts.js';
import { ANY_FROM } from '../rule.js';
import { across, askedAbout, taskDecision, wordOf } from '../testing.js';
import { spread } from '../spread.js';
import { takeTagSlots } from './take-tag-slots.rule.js';

const tags = ['db', 'gpu'];
const decideWith = (tagSlots: TagSlots | null, random = 0.5) => taskDecision(takeTagSlots, 'PENDING', 'RUNNING', { tagSlots, random });

describe('a task run with limited tags', () => {
  it('runs with the slots that were taken for it, and holds them', () => {
    const decision = decideWith({ kind: 'taken', tags, leaseId: 'a-lease' });
    expect(decision).toMatchObject({ outcome: 'accept', run: { heldLeaseId: 'a-lease' } });
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: { tags } });
  });

  it.each([
    [1, 2],
    [9, 9],
    [60, 10],
  ])('waits while one is full whose slots are held for %p s', (occupancySeconds) => {
    const decision = decideWith({ kind: 'full', tags, occupancySeconds });
    const expected = Math.round(spread(Math.min(occupancySeconds, 10), 0.3, 0.5));
    expect(decision).toMatchObject({ outcome: 'wait', delaySeconds: expected, reason: 'All slots of db, gpu are taken.', next: null });
    expect(wordOf(decision)).toEqual({ said: 'wait', saw: { tags } });
  });

  it('waits a whole number of seconds, 13 at most', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (random, occupancySeconds) => {
        const { delaySeconds } = decideWith({ kind: 'full', tags, occupancySeconds }, random);
        expect(Number.isInteger(delaySeconds)).toBe(true);
        expect(delaySeconds).toBeLessThanOrEqual(13);
      }),
    ));

  it('gives up when one has no slots at all', () => {
    const decision = decideWith({ kind: 'never', tags: ['gpu'] });
    expect(decision).toMatchObject({ outcome: 'abort', reason: 'The limit of gpu is 0, so the task could never run.' });
    expect(wordOf(decision)).toEqual({ said: 'abort', saw: { tags: ['gpu'] } });
  });

  it('is held back by nothing without', () => expect(decideWith(null).run).not.toHaveProperty('heldLeaseId'));

  it('is asked about its tags when it starts', () =>
    expect(askedAbout((from, to) => taskDecision(takeTagSlots, from, to))).toEqual(across(ANY_FROM, ['RUNNING'])));
});
