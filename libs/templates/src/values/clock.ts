import { isTimeZone, zoneOf } from '@app/schedules';
import { Raised, valueError } from '../errors.js';
import { partsOf } from './strftime.js';

const MS = 1_000;
export const SECOND = 1_000_000;
export const DAY = 86_400 * SECOND;

/** The zone of that name. Raises an InvalidTimezone where there is none. */
export function zoneNamed(name: string): string {
  if (name.toLowerCase() === 'utc') return 'UTC';
  if (!isTimeZone(name)) throw new Raised('InvalidTimezone', `Invalid timezone "${name}"`);
  return name;
}

/** What the clocks of a zone show, in microseconds as if it were UTC. */
export function shownAt(micros: number, zone: string): number {
  if (zone === 'UTC') return micros;
  const ms = Math.floor(micros / MS);
  return zoneOf(zone).toLocal(ms) * MS + (micros - ms * MS);
}

/** When they show it. */
export function whenShown(shown: number, zone: string, which: 'earlier' | 'later'): number {
  if (zone === 'UTC') return shown;
  const ms = Math.floor(shown / MS);
  return zoneOf(zone).toInstant(ms, which) * MS + (shown - ms * MS);
}

/** What people of a zone call its time then. Each locale knows the names of its own part of the world alone. */
export function zoneAbbreviation(micros: number, zone: string, offset: string): string {
  for (const locale of ['en-US', 'en-GB', 'en-AU', 'en-IN', 'ja']) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
    const name = format.formatToParts(micros / MS).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    if (name === 'UTC' || !/^(GMT|UTC)[+-]/.test(name)) return name;
  }
  return offset.replace(/00$/, '');
}

/** `+01:00` */
export function offsetText(micros: number, separator: string): string {
  const minutes = Math.abs(Math.trunc(micros / SECOND / 60));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${micros < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

/** Parts of a date and a time, the month from 1. */
export type Fields = Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'microsecond', number>>;

/** Raises a ValueError for what no calendar has. */
export function fromFields(fields: Fields): number {
  const { year, month, day, hour, minute, second, microsecond } = fields;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const micros = date.getTime() * MS + microsecond;
  const made = partsOf(micros);
  const isThere = year >= 1 && year <= 9999 && (Object.keys(fields) as (keyof Fields)[]).every((part) => made[part] === fields[part]);
  if (!isThere) throw valueError('There is no such date');
  return micros;
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** So many months later, on the last day of a month that is too short. */
export function addMonths(shown: number, months: number): number {
  const parts = partsOf(shown);
  const index = parts.year * 12 + parts.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return fromFields({ ...fieldsOf(parts), year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

export const fieldsOf = ({ year, month, day, hour, minute, second, microsecond }: Fields): Fields => ({ year, month, day, hour, minute, second, microsecond });

const MIDNIGHT = { hour: 0, minute: 0, second: 0, microsecond: 0 };

/** When the unit of time began that this belongs to; null where that is none. */
export function startOf(unit: string, shown: number): number | null {
  const parts = partsOf(shown);
  const fields = fieldsOf(parts);
  const firstOf = (year: number): number => fromFields({ ...fields, ...MIDNIGHT, year, month: 1, day: 1 });
  switch (unit) {
    case 'second':
      return fromFields({ ...fields, microsecond: 0 });
    case 'minute':
      return fromFields({ ...fields, second: 0, microsecond: 0 });
    case 'hour':
      return fromFields({ ...fields, ...MIDNIGHT, hour: fields.hour });
    case 'day':
      return fromFields({ ...fields, ...MIDNIGHT });
    case 'week':
      return fromFields({ ...fields, ...MIDNIGHT }) - ((parts.weekday + 6) % 7) * DAY;
    case 'month':
      return fromFields({ ...fields, ...MIDNIGHT, day: 1 });
    case 'year':
      return firstOf(fields.year);
    case 'decade':
      return firstOf(fields.year - (fields.year % 10));
    case 'century':
      return firstOf(fields.year - ((fields.year - 1) % 100));
    default:
      return null;
  }
}

const NEXT: Readonly<Record<string, (start: number) => number>> = {
  second: (start) => start + SECOND,
  minute: (start) => start + 60 * SECOND,
  hour: (start) => start + 3_600 * SECOND,
  day: (start) => start + DAY,
  week: (start) => start + 7 * DAY,
  month: (start) => addMonths(start, 1),
  year: (start) => addMonths(start, 12),
  decade: (start) => addMonths(start, 120),
  century: (start) => addMonths(start, 1_200),
};

/** The last microsecond of it. */
export function endOf(unit: string, shown: number): number | null {
  const start = startOf(unit, shown);
  return start === null ? null : (NEXT[unit]?.(start) ?? start) - 1;
}
