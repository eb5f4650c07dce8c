import { fromIso } from '@app/contract';
import { bucketsAsked, bucketsOf } from './time-buckets.js';

const at = (iso: string): number => fromIso(iso) ?? NaN;
const HOUR = 3_600_000_000;

describe('buckets of time', () => {
  const now = at('2026-11-26T00:18:15Z');

  it.each([
    ['whole days', 'day', 1, '2026-11-20T05:00:00Z', '2026-11-22T05:00:00Z', '2026-11-20T00:00:00Z', 3],
    ['two hours each, from the even one', 'hour', 2, '2026-11-20T05:30:00Z', '2026-11-20T09:00:00Z', '2026-11-20T04:00:00Z', 3],
    ['none that begins at the end', 'hour', 1, '2026-11-20T05:00:00Z', '2026-11-20T07:00:00Z', '2026-11-20T05:00:00Z', 2],
    ['weeks from Monday', 'week', 1, '2026-11-06T00:00:00Z', '2026-11-26T00:00:00Z', '2026-11-02T00:00:00Z', 4],
    ['an end to come is that of the current hour', 'hour', 1, '2026-11-25T22:18:00Z', '2026-11-28T00:00:00Z', '2026-11-25T22:00:00Z', 3],
    ['or of the current day', 'day', 2, '2026-11-23T00:18:00Z', '2026-12-26T00:00:00Z', '2026-11-23T00:00:00Z', 2],
    ['halves of a second', 'second', 0.5, '2026-11-20T05:00:00.700Z', '2026-11-20T05:00:02Z', '2026-11-20T05:00:00.500Z', 3],
    ['thirds of a second, in whole microseconds', 'second', 1 / 3, '2026-11-20T05:00:00.5Z', '2026-11-20T05:00:01Z', '2026-11-20T05:00:00.445383Z', 2],
    ['none where the end is before the beginning', 'day', 1, '2026-11-22T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z', 0],
  ] as const)('are %s', (_, unit, interval, since, until, start, count) => {
    expect(bucketsOf(at(since), at(until), unit, interval, now)).toMatchObject({ start: at(start), count });
  });

  it.each([
    [1e300, '2026-11-20T00:00:00Z'],
    [1e6, '2026-11-20T00:00:00Z'],
    [4_000, '0001-01-01T00:00:00Z'],
  ])('are none where they would reach beyond the years that have a number: %d weeks from %s', (interval, since) => {
    expect(bucketsOf(at(since), now, 'week', interval, now)).toBeNull();
  });

  it('are counted as asked for, also those to come', () => {
    expect(bucketsAsked(now, now + 10.5 * HOUR, 'hour', 1)).toBe(11);
    expect(bucketsAsked(now, now + 10 * HOUR, 'minute', 0.5)).toBe(1200);
  });
});
