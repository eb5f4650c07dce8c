import type { JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { occurrences } from '@app/schedules';

/** How far ahead runs are made of a schedule: so many, and so long, whichever is more. */
export interface Reach {
  readonly from: Instant;
  /** Nothing is made beyond. */
  readonly until: Instant;
  readonly runsMin: number;
  readonly runsMax: number;
  readonly timeMinMicros: number;
}

const SECOND = 1_000_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** As the reference reaches. Source: docs/contract/services.md */
export const reachFrom = (now: Instant): Reach => ({ from: now, until: now + 100 * DAY, runsMin: 3, runsMax: 100, timeMinMicros: HOUR });

export interface DueDates {
  readonly dates: readonly Instant[];
  /** When there will be too few of them ahead; null when the schedule has no more. */
  readonly again: Instant | null;
  /** Up to when there are no others. */
  readonly coveredUntil: Instant;
}

export function dueDates(schedule: JsonMap, reach: Reach): DueDates {
  const { from, until, runsMin, runsMax, timeMinMicros } = reach;
  const dates: Instant[] = [];
  for (const date of occurrences(schedule, from)) {
    // Beyond reach is looked at again once it may have come into it.
    if (date > until) return { dates, again: Math.min(...dates, date - (until - from)), coveredUntil: until };
    dates.push(date);
    const isEnough = dates.length >= runsMin && date >= from + timeMinMicros;
    if (isEnough || dates.length >= runsMax) return { dates, again: againAfter(dates, reach), coveredUntil: date };
  }
  return { dates, again: null, coveredUntil: until };
}

/** Not at once, however dense the schedule is: of one that fills up all it may have, half of them last until then. */
function againAfter(dates: readonly Instant[], { from, runsMin, runsMax, timeMinMicros }: Reach): Instant {
  if (dates.length >= runsMax) return Math.max(from + SECOND, dates.at(-Math.ceil(runsMax / 2)) ?? from);
  const tooFew = dates.at(-runsMin) ?? from;
  const tooSoon = (dates.at(-1) ?? from) - timeMinMicros;
  return Math.max(from + SECOND, Math.min(tooFew, tooSoon));
}
