import fc from 'fast-check';
import { slotsOf } from './slots.js';

const at = (text: string): number => Date.parse(text) * 1000;

describe('slots of time', () => {
  it('begin and end with whole minutes', () =>
    expect(slotsOf(at('2026-01-01T10:00:30.5Z'), at('2026-01-01T10:20:00Z'))).toEqual({
      start: at('2026-01-01T10:00:00Z'),
      end: at('2026-01-01T10:21:00Z'),
      slots: 20,
    }));

  it('have both ends in them', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e15 }), fc.integer({ min: 0, max: 1e12 }), (after, length) => {
        const { start, end } = slotsOf(after, after + length);
        expect(start <= after && after + length < end).toBe(true);
      }),
    ));
});
