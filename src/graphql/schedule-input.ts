import { JsonNumber, toIso, type Json, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { occurrences } from '@app/schedules';

export interface ScheduleInput {
  readonly cron?: string | null;
  readonly dayOr?: boolean | null;
  readonly interval?: number | null;
  readonly anchorDate?: Instant | null;
  readonly rrule?: string | null;
  readonly timezone?: string | null;
}

const TIMES_MAX = 100;

/** As it is sent over REST. */
export function toSentSchedule({ cron, dayOr, interval, anchorDate, rrule, timezone }: ScheduleInput): JsonMap {
  const members: [string, Json | undefined][] = [
    ['cron', cron ?? undefined],
    ['day_or', dayOr ?? undefined],
    ['interval', typeof interval === 'number' ? new JsonNumber(String(interval)) : undefined],
    ['anchor_date', typeof anchorDate === 'number' ? toIso(anchorDate) : undefined],
    ['rrule', rrule ?? undefined],
    ['timezone', timezone ?? undefined],
  ];
  return new Map(members.filter((member): member is [string, Json] => member[1] !== undefined));
}

/** When a schedule, as it is kept, is due next. None where that cannot be worked out, as for the 30th of February. */
export function nextTimes(schedule: JsonMap, from: Instant, count: number): Instant[] {
  if (count < 1 || count > TIMES_MAX) throw new Fault('request.invalid', `count has to be from 1 to ${TIMES_MAX}.`);
  const times: Instant[] = [];
  try {
    for (const time of occurrences(schedule, from)) if (times.push(time) >= count) break;
  } catch {
    // The scheduler makes no runs of it either, and tells the log why.
  }
  return times;
}
