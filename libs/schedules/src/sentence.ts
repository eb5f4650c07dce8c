import { JsonNumber, type JsonMap } from '@app/contract';
import { parseCron, type Cron, type Field } from './cron.js';

const UNITS = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const RULE_DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const RULE_UNITS: Readonly<Record<string, string>> = {
  YEARLY: 'year',
  MONTHLY: 'month',
  WEEKLY: 'week',
  DAILY: 'day',
  HOURLY: 'hour',
  MINUTELY: 'minute',
  SECONDLY: 'second',
};
/** More times of day than this are no sentence. */
const TIMES_MAX = 4;

/** A schedule, as `toSchedule` makes it, in words for people. What has no simple words is shown as it was written. */
export function describeSchedule(schedule: JsonMap): string {
  const [cron, rrule, interval, timeZone] = ['cron', 'rrule', 'interval', 'timezone'].map((name) => schedule.get(name));
  const zone = typeof timeZone === 'string' && timeZone !== '' ? timeZone : 'UTC';
  if (typeof cron === 'string') return inZone(ofCron(parseCron(cron)) ?? `By cron: ${cron}`, zone);
  if (typeof rrule === 'string') return inZone(ofRule(rrule) ?? `By rule: ${rrule.replaceAll(/\s+/g, ' ')}`, zone);
  const seconds = interval instanceof JsonNumber ? Number(interval.text) : 0;
  const sentence = ofInterval(seconds);
  return seconds % 86_400 === 0 ? inZone(sentence, zone) : sentence;
}

/** What comes so often that no clock is looked at is the same everywhere. */
const inZone = (sentence: string, zone: string): string => (/^Every (\d+ )?(minute|second|hour)s?$/.test(sentence) ? sentence : `${sentence} (${zone})`);

function ofInterval(seconds: number): string {
  const unit = UNITS.find(([, size]) => seconds >= size && seconds % size === 0);
  if (unit) return every(seconds / unit[1], unit[0]);
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, size] of UNITS) {
    const count = name === 'second' ? Number(rest.toFixed(6)) : Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return `Every ${listed(parts)}`;
}

/** Null: it has no simple words. */
function ofCron(cron: Cron): string | null {
  if (cron.nthWeekdays.size > 0 || cron.years !== null || !isOnce(cron.seconds)) return null;
  const [time, day, month] = [ofTime(cron), ofDay(cron), ofMonths(cron.months)];
  if (time === null || day === null) return null;
  const isDaily = day === '' && month === '';
  return `${time}${isDaily && time.startsWith('At ') ? ' every day' : day}${month}`;
}

const isOnce = (seconds: Field): boolean => seconds === null || (seconds.length === 1 && seconds[0] === 0);

function ofTime({ minutes, hours }: Cron): string | null {
  const [minute, hour] = [numbers(minutes, 60), numbers(hours, 24)];
  const [minuteStep, hourStep] = [stepOf(minute, 60), stepOf(hour, 24)];
  if (minuteStep !== null && minute.length > 1 && hour.length === 24) return every(minuteStep, 'minute');
  if (minute.length * hour.length <= TIMES_MAX) return `At ${listed(hour.flatMap((h) => minute.map((m) => clock(h, m))))}`;
  if (minute.length === 1) {
    const past = minute[0] === 0 ? '' : ` at ${minute[0]} minute${minute[0] === 1 ? '' : 's'} past`;
    if (hourStep !== null) return `${every(hourStep, 'hour')}${past}`;
    return isRun(hour) ? `Every hour${past} from ${clock(hour[0], minute[0])} to ${clock(hour.at(-1), minute[0])}` : null;
  }
  if (minuteStep === null || !isRun(hour)) return null;
  return `${every(minuteStep, 'minute')} from ${clock(hour[0], 0)} to ${clock(hour.at(-1), minute.at(-1))}`;
}

function ofDay({ days, weekdays }: Cron): string | null {
  const ofWeek = weekdays === null ? [] : numbers(weekdays, 7);
  if (days === null) return weekdays === null || ofWeek.length === 7 ? '' : ofWeekdays(ofWeek);
  if (weekdays !== null) return null;
  const named = days.map((day) => (day === 'last' ? 'last day' : ordinal(day)));
  return days.length > TIMES_MAX ? null : ` on the ${listed(named)} of the month`;
}

function ofWeekdays(days: readonly number[]): string {
  const key = [...days].sort().join('');
  if (key === '12345') return ' on weekdays';
  if (key === '06') return ' at weekends';
  // The week begins on Monday.
  const inOrder = [...days].sort((one, other) => ((one + 6) % 7) - ((other + 6) % 7));
  return ` on ${listed(inOrder.map((day) => DAYS[day] ?? ''))}`;
}

const ofMonths = (months: Field): string =>
  months === null || months.length === 12 ? '' : ` in ${listed(numbers(months, 12, 1).map((month) => MONTHS[month - 1] ?? ''))}`;

/** Only rules that say how often, and on which days. */
function ofRule(text: string): string | null {
  const lines = text.split(/\s+/).filter((line) => line !== '' && !line.startsWith('DTSTART'));
  const [line, ...others] = lines.map((one) => one.replace(/^RRULE:/i, ''));
  if (line === undefined || others.length > 0) return null;
  const parts = new Map(
    line
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const unit = RULE_UNITS[parts.get('FREQ') ?? ''];
  const days = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '');
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'WKST'];
  if (!unit || [...parts.keys()].some((name) => !known.includes(name)) || days.some((day) => !RULE_DAYS.includes(day))) return null;
  return `${every(Number(parts.get('INTERVAL') ?? 1), unit)}${days.length > 0 ? ofWeekdays(days.map((day) => RULE_DAYS.indexOf(day))) : ''}`;
}

/** The numbers of a field, all of them where nothing is asked. */
const numbers = (field: Field, count: number, first = 0): number[] =>
  field === null ? Array.from({ length: count }, (_, index) => index + first) : field.filter((value) => value !== 'last').sort((one, other) => one - other);

/** How far apart they are, where they go round evenly from 0. */
function stepOf(values: readonly number[], round: number): number | null {
  const step = round / values.length;
  return values.every((value, index) => value === index * step) ? step : null;
}

const isRun = (values: readonly number[]): boolean => values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1);

const every = (count: number, unit: string): string => (count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`);
const clock = (hour = 0, minute = 0): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`);

function ordinal(day: number): string {
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}
