import { isInstant, type TimeUnit } from '@app/contract';
import type { Instant } from '@app/engine';

const SECOND = 1_000_000;
const MICROS: Readonly<Record<TimeUnit, number>> = {
  second: SECOND,
  minute: 60 * SECOND,
  hour: 3_600 * SECOND,
  day: 86_400 * SECOND,
  week: 7 * 86_400 * SECOND,
};
/** A Monday, from which all buckets are counted. */
const PIVOT = Date.UTC(2024, 3, 1) * 1000;
export const BUCKETS_MAX = 1_000;

export interface Buckets {
  /** Of the first one. */
  readonly start: Instant;
  readonly spanMicros: number;
  readonly count: number;
}

/** In whole microseconds, which is what times have. */
const spanOf = (unit: TimeUnit, interval: number): number => Math.round(MICROS[unit] * interval);

/** How many buckets a span of time asks for, whether or not it has come to its end. */
export const bucketsAsked = (since: Instant, until: Instant, unit: TimeUnit, interval: number): number => Math.ceil((until - since) / spanOf(unit, interval));

/**
 * The buckets from the one that `since` is in up to `until`, or to the end of the current unit where that comes first. Null where they would
 * begin or end in a year that has no name.
 */
export function bucketsOf(since: Instant, until: Instant, unit: TimeUnit, interval: number, now: Instant): Buckets | null {
  const spanMicros = spanOf(unit, interval);
  const start = PIVOT + Math.floor((since - PIVOT) / spanMicros) * spanMicros;
  const endOfUnit = PIVOT + (Math.floor((now - PIVOT) / MICROS[unit]) + 1) * MICROS[unit];
  const end = until > now ? Math.min(until, endOfUnit) : until;
  const count = Math.max(0, Math.ceil((end - start) / spanMicros));
  return isInstant(start) && isInstant(start + count * spanMicros) ? { start, spanMicros, count } : null;
}
