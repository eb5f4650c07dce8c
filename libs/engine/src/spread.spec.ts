import fc from 'fast-check';
import { spread } from './spread.js';

describe('a spread delay', () => {
  const average = fc.double({ min: 0.001, max: 1e6, noNaN: true });
  const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it.each([
    [10, null],
    [10, 0],
    [0, 1],
    [-1, 1],
  ])('of %p by %p is what it was', (seconds, by) => expect(spread(seconds, by, 0.7)).toBe(seconds));

  /** Worked out from the contract's formula in decimal arithmetic of 40 digits. */
  it.each([
    [100, 0.3, 0, 75.1772],
    [100, 0.3, 0.5, 98.8778],
    [100, 0.3, 0.999999999, 130],
    [10, 1, 0, 4.1504],
    [10, 1, 0.5, 9.2174],
    [100, 60, 0, 0],
    [100, 60, 0.5, 69.3147],
    [100, 60, 0.99999999999, 2302.5851],
    // Two to this power is no number any more.
    [100, 2000, 0.5, 69.3147],
  ])('of %p by %p is, at chance %p, about %p', (seconds, by, chance, expected) => expect(spread(seconds, by, chance)).toBeCloseTo(expected, 3));

  it('is never longer than asked for plus the factor, and never below nothing', () =>
    fc.assert(
      fc.property(average, factor, random, (seconds, by, chance) => {
        const delay = spread(seconds, by, chance);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(seconds * (1 + by) * (1 + 1e-6));
      }),
    ));

  it('grows with chance', () =>
    fc.assert(
      fc.property(average, factor, random, random, (seconds, by, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(spread(seconds, by, low)).toBeLessThanOrEqual(spread(seconds, by, high));
      }),
    ));
});
