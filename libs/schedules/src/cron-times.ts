import type { Cron, Field } from './cron.js';

const DAY_MS = 86_400_000;
/** An expression that fits no day of so many years fits none. */
const DAYS_MAX = 50 * 366;

/** Whatever a clock shows, in milliseconds as if it were UTC, when the expression is met; after `from`, in order. */
export function* cronTimes(cron: Cron, dayOr: boolean, from: number): Generator<number> {
  let day = Math.floor(from / DAY_MS) * DAY_MS;
  for (let without = 0; without < DAYS_MAX; day += DAY_MS, without++) {
    if (!fitsDay(cron, dayOr, new Date(day))) continue;
    without = 0;
    for (const clock of clocksAfter(cron, from - day)) yield day + clock;
  }
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The times of a day after one, in milliseconds; whole hours that are over are not looked into. */
function* clocksAfter({ hours, minutes, seconds }: Cron, from: number): Generator<number> {
  for (const hour of timesOf(hours, 24, HOUR_MS)) {
    if (hour + HOUR_MS <= from) continue;
    for (const minute of timesOf(minutes, 60, MINUTE_MS)) {
      if (hour + minute + MINUTE_MS <= from) continue;
      for (const second of timesOf(seconds, 60, 1_000)) if (hour + minute + second > from) yield hour + minute + second;
    }
  }
}

const timesOf = (field: Field, count: number, ms: number): number[] =>
  (field?.map(Number) ?? Array.from({ length: count }, (_, index) => index)).map((value) => value * ms);

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
