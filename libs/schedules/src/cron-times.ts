import type { Cron, Field } from './cron.js';

const DAY_MS = 86_400_000;
/** An expression that fits no day of so many years fits none. */
const DAYS_MAX = 50 * 366;

/** Whatever a clock shows, in milliseconds as if it were UTC, when the expression is met; after `from`, in order. */
export function* cronTimes(cron: Cron, dayOr: boolean, from: number): Generator<number> {
  const clocks = clocksOf(cron);
  let day = Math.floor(from / DAY_MS) * DAY_MS;
  for (let without = 0; without < DAYS_MAX; day += DAY_MS, without++) {
    if (!fitsDay(cron, dayOr, new Date(day))) continue;
    without = 0;
    for (const clock of clocks) if (day + clock > from) yield day + clock;
  }
}

/** The times of a day, in milliseconds. */
function clocksOf({ hours, minutes, seconds }: Cron): number[] {
  const every = (field: Field, count: number): number[] => field?.map(Number) ?? Array.from({ length: count }, (_, index) => index);
  return every(hours, 24).flatMap((hour) =>
    every(minutes, 60).flatMap((minute) => every(seconds, 60).map((second) => ((hour * 60 + minute) * 60 + second) * 1000)),
  );
}

function fitsDay(cron: Cron, dayOr: boolean, day: Date): boolean {
  if (cron.years && !cron.years.includes(day.getUTCFullYear())) return false;
  if (cron.months && !cron.months.includes(day.getUTCMonth() + 1)) return false;
  const { days, weekdays } = cron;
  if (days && weekdays && dayOr) return fitsDate(days, day) || fitsWeekday(cron, weekdays, day);
  return (!days || fitsDate(days, day)) && (!weekdays || fitsWeekday(cron, weekdays, day));
}

const fitsDate = (days: readonly (number | 'last')[], day: Date): boolean =>
  days.includes(day.getUTCDate()) || (days.includes('last') && new Date(day.getTime() + DAY_MS).getUTCDate() === 1);

function fitsWeekday({ nthWeekdays }: Cron, weekdays: readonly (number | 'last')[], day: Date): boolean {
  const weekday = day.getUTCDay();
  if (!weekdays.includes(weekday)) return false;
  const places = nthWeekdays.get(weekday);
  if (!places) return true;
  const isLast = new Date(day.getTime() + 7 * DAY_MS).getUTCMonth() !== day.getUTCMonth();
  return places.has(Math.ceil(day.getUTCDate() / 7)) || (isLast && places.has('last'));
}
