import { spread } from '@app/engine';
import fc from 'fast-check';
import { retryAfterSeconds, type FullLimit } from './retry-after.js';

const aLimit = (rest: Partial<FullLimit> = {}): FullLimit => ({
  name: 'a',
  limit: 1,
  deniedSlots: 0,
  decayPerSecond: 0,
  averageOccupancySeconds: 2,
  ...rest,
});

/** The mean of the distribution that the wait is drawn from, found by what the middle of it is. */
const expected = (seconds: number): number => spread(seconds, 0.3, 0.5);

describe('when to ask again', () => {
  it.each<[string, FullLimit[], number, number]>([
    ['as long as a slot is held', [aLimit()], 1, 2],
    ['longer for more slots', [aLimit({ limit: 4 })], 3, 1.5],
    ['after those who were denied before', [aLimit({ deniedSlots: 3 })], 1, 8],
    ['at most 30 seconds', [aLimit({ deniedSlots: 300 })], 1, 30],
    ['at most 30 seconds for slots held for hours', [aLimit({ averageOccupancySeconds: 9999, limit: 100 })], 50, 15],
    ['at most 10 seconds for tasks', [aLimit({ name: 'tag:a', deniedSlots: 300 })], 1, 10],
    ['as soon as enough has decayed', [aLimit({ decayPerSecond: 0.5, limit: 9 })], 1, 2],
    ['as late as enough has decayed', [aLimit({ decayPerSecond: 0.01, deniedSlots: 4 })], 1, 500],
    ['by the limit that is asked for most', [aLimit({ averageOccupancySeconds: 9 }), aLimit({ deniedSlots: 1 }), aLimit({ deniedSlots: 9, limit: 9 })], 1, 4],
  ])('is %s', (_, limits, slots, seconds) => expect(retryAfterSeconds(limits, slots, 0.5)).toBeCloseTo(expected(seconds), 9));

  it('is spread by chance, and never much later than it should be', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 50 }), (random, deniedSlots) => {
        const seconds = retryAfterSeconds([aLimit({ deniedSlots })], 1, random);
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(Math.min(2 * (1 + deniedSlots), 30) * 1.3 + 1e-9);
      }),
    ));
});
