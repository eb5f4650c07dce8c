import fc from 'fast-check';
import { fromIso, toIso } from './instants.js';

describe('times on the wire', () => {
  it.each([
    ['2026-11-22T21:22:12.551831Z', 1795382532551831],
    ['2026-11-22 21:22:12.551831+00:00', 1795382532551831],
    ['2026-11-22T22:22:12.551831+01:00', 1795382532551831],
    ['2026-11-22T21:22:12', 1795382532000000],
    ['2026-11-22T21:22:12.5', 1795382532500000],
    ['2026-11-22T21:22:12.551831999-0000', 1795382532551831],
    ['2024-02-29T00:00:00Z', 1709164800000000],
  ])('reads %s', (text, instant) => expect(fromIso(text)).toBe(instant));

  it.each([
    '',
    'yesterday',
    '2026-13-01T00:00:00Z',
    '2026-11-22',
    '20261122T212212Z',
    '0000-12-31T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '2026-02-30T00:00:00Z',
    '2026-02-29T12:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
  ])('refuses %p', (text) => expect(fromIso(text)).toBeNull());

  it('keeps the last microsecond of the year 9999 in it', () => {
    const last = fromIso('9999-12-31T23:59:59.999999Z');
    expect(last !== null && toIso(last)).toBe('9999-12-31T23:59:59.999968Z');
  });

  it('gives back every microsecond from 1900 to 2200', () =>
    fc.assert(fc.property(fc.integer({ min: -2_208_988_800_000_000, max: 7_258_118_400_000_000 }), (instant) => fromIso(toIso(instant)) === instant)));
});
