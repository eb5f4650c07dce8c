import { setImmediate as otherWork } from 'node:timers/promises';
import { parseJson, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { occurrences } from '@app/schedules';
import type { PlannedRun } from './backfills.schema.js';
import type { KeptSchedule } from '../scheduling/scheduling.repository.js';

/** `to` is not in it any more. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

export interface WindowDate {
  readonly scheduleId: string;
  readonly date: Instant;
}

/** Working out a date takes its time, and others are waiting for this process. */
const AT_A_STRETCH = 100;

/** When the schedules are due in the window, in order; null when that is more than `max` times. */
export async function datesWithin(schedules: readonly KeptSchedule[], { from, to }: Window, max: number): Promise<WindowDate[] | null> {
  const found: WindowDate[] = [];
  for (const { id, schedule } of schedules) {
    for (const date of occurrences(parseJson(schedule) as JsonMap, from)) {
      if (date >= to) break;
      // Where clocks change, a time of cron may come before the beginning.
      if (date < from) continue;
      if (found.push({ scheduleId: id, date }) > max) return null;
      if (found.length % AT_A_STRETCH === 0) await otherWork();
    }
  }
  return found.sort((one, other) => one.date - other.date);
}

const SECOND = 1_000_000;

/** The last times that a schedule is due in the window, at most `max` of them, in order; and whether there are more before. */
export async function newestWithin(schedule: KeptSchedule, { from, to }: Window, max: number): Promise<{ dates: WindowDate[]; hasMore: boolean }> {
  // From the end: the window may be years, and the schedule due every second.
  for (let span = max * SECOND; ; span *= 4) {
    const start = Math.max(from, to - span);
    const dates = (await datesWithin([schedule], { from: start, to }, Infinity)) ?? [];
    if (start === from || dates.length > max) return { dates: dates.slice(-max), hasMore: dates.length > max };
  }
}

/** `taken`: those of the dates that have a run. */
export function toPlannedRuns(dates: readonly WindowDate[], taken: readonly WindowDate[]): PlannedRun[] {
  const known = new Set(taken.map(keyOf));
  return dates.map((date) => ({ ...date, skipped: known.has(keyOf(date)) }));
}

const keyOf = ({ scheduleId, date }: WindowDate): string => `${scheduleId} ${date}`;
