import { valueError } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { Tuple, iterate } from '../values/collections.js';
import { asNumber } from '../values/compare.js';
import { DAY, SECOND } from '../values/clock.js';
import { DateTime } from '../values/date-time.js';
import { Bound } from '../values/given.js';
import { rounded } from '../values/numerals.js';
import { str } from '../values/text.js';
import { CalendarDay, Duration } from '../values/times.js';
import { asText, type Value } from '../values/value.js';
import type { Meter } from '../limits.js';
import { withCommas } from './humanize-numbers.js';
import { abs } from './numbers.js';
import { preciseText, UNITS, type Unit } from './precise-delta.js';

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** What a value is as a span, its sign lost; null where it is none. */
function deltaOf(value: Value, now: number, isPrecise: boolean): { micros: number; isFuture: boolean } | null {
  if (value instanceof DateTime) return { micros: Math.abs(now - value.micros), isFuture: value.micros > now };
  if (value instanceof Duration) return { micros: Math.abs(value.micros), isFuture: value.micros < 0 };
  const number = asNumber(value);
  if (number === null) return null;
  const seconds = isPrecise ? Number(number) : rounded(Number(number), 0);
  return Number.isFinite(seconds) ? { micros: Math.abs(Math.round(seconds * SECOND)), isFuture: seconds < 0 } : null;
}

const MINIMUM_UNITS = ['seconds', 'milliseconds', 'microseconds'];

interface DeltaOptions {
  readonly usesMonths: boolean;
  readonly minimum: string;
}

function optionsOf(bound: Bound): DeltaOptions {
  const minimum = bound.text('minimum_unit', 'seconds').toLowerCase();
  if (!MINIMUM_UNITS.includes(minimum)) throw valueError(`Minimum unit '${minimum}' not supported`);
  return { usesMonths: bound.flag('months', true), minimum };
}

function naturalDelta(micros: number, { usesMonths, minimum }: DeltaOptions, meter: Meter): string {
  const days = Math.floor(micros / DAY);
  if (days === 0) return shortDelta(micros, minimum);
  const [years, rest] = [Math.floor(days / 365), days % 365];
  const months = rounded(rest / 30.5, 0);
  if (years === 0) return dayText(rest, months, usesMonths);
  if (years > 1) return yearsText(days, meter);
  if (months === 0) return rest === 0 ? 'a year' : `1 year, ${counted(rest, 'day')}`;
  if (!usesMonths) return `1 year, ${counted(rest, 'day')}`;
  return months === 12 ? '2 years' : `1 year, ${counted(months, 'month')}`;
}

function yearsText(days: number, meter: Meter): string {
  const years = rounded(days / 365, 0);
  return `${withCommas(BigInt(years), null, meter)} year${years === 1 ? '' : 's'}`;
}

function dayText(days: number, months: number, usesMonths: boolean): string {
  if (days === 1) return 'a day';
  if (!usesMonths || months === 0) return counted(days, 'day');
  if (months === 12) return 'a year';
  return months === 1 ? 'a month' : counted(months, 'month');
}

/** Of less than a day. */
function shortDelta(micros: number, minimum: string): string {
  const seconds = Math.floor(micros / SECOND);
  if (seconds === 0) return belowSecond(micros, minimum);
  if (seconds === 1) return 'a second';
  if (seconds < 60) return counted(seconds, 'second');
  if (seconds < 3600) {
    const minutes = rounded(seconds / 60, 0);
    if (minutes === 60) return 'an hour';
    return minutes === 1 ? 'a minute' : counted(minutes, 'minute');
  }
  const hours = rounded(seconds / 3600, 0);
  if (hours === 24) return 'a day';
  return hours === 1 ? 'an hour' : counted(hours, 'hour');
}

function belowSecond(micros: number, minimum: string): string {
  if (minimum === 'microseconds' && micros < 1000) return counted(micros, 'microsecond');
  return minimum === 'seconds' ? 'a moment' : counted(Math.floor(micros / 1000), 'millisecond');
}

const naturaldelta: Filter = (value, given, { meter }) => {
  const options = optionsOf(new Bound('humanize_naturaldelta', given, ['months', 'minimum_unit']));
  if (value instanceof Duration) return naturalDelta(Math.abs(value.micros), options, meter);
  const number = asNumber(value) ?? (/^\s*[-+]?\d+\s*$/.test(asText(value) ?? '') ? Number(asText(value)) : null);
  if (number === null || !Number.isFinite(Number(number))) return str(value, meter);
  return naturalDelta(Math.abs(Math.round(Number(number) * SECOND)), options, meter);
};

const naturaltime: Filter = (value, given, { meter, now }) => {
  const bound = new Bound('humanize_naturaltime', given, ['future', 'months', 'minimum_unit', 'when']);
  const when = bound.value('when');
  const delta = deltaOf(value, when instanceof DateTime ? when.micros : now, false);
  if (!delta) return str(value, meter);
  const isFuture = value instanceof DateTime || value instanceof Duration ? delta.isFuture : bound.flag('future');
  const text = naturalDelta(delta.micros, optionsOf(bound), meter);
  return text === 'a moment' ? 'now' : `${text} ${isFuture ? 'from now' : 'ago'}`;
};

/** Null: the value has no day. */
const dayOf = (value: Value): number | null => (value instanceof DateTime ? Math.floor(value.micros / DAY) : value instanceof CalendarDay ? value.day : null);

function naturalDay(day: number, now: number, format: string): string {
  const from = day - Math.floor(now / DAY);
  return { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }[from] ?? new CalendarDay(day).format(format);
}

const naturalday: Filter = (value, given, { meter, now }) => {
  new Bound('humanize_naturalday', given, []);
  const day = dayOf(value);
  return day === null ? str(value, meter) : naturalDay(day, now, '%b %d');
};

/** Some five months. */
const FAR_DAYS = (5 * 365) / 12;

const naturaldate: Filter = (value, given, { meter, now }) => {
  new Bound('humanize_naturaldate', given, []);
  const day = dayOf(value);
  if (day === null) return str(value, meter);
  return naturalDay(day, now, Math.abs(day - Math.floor(now / DAY)) >= FAR_DAYS ? '%b %d %Y' : '%b %d');
};

const precisedelta: Filter = (value, given, { meter, now }) => {
  const bound = new Bound('humanize_precisedelta', given, ['minimum_unit', 'suppress', 'format']);
  const delta = deltaOf(value, now, true);
  if (!delta) return str(value, meter);
  const suppressed = bound.value('suppress') === null ? [] : iterate(bound.value('suppress'), meter).map((unit) => unitOf(str(unit, meter)));
  return preciseText(
    delta.micros,
    { minimum: unitOf(bound.text('minimum_unit', 'seconds')), suppressed: new Set(suppressed), format: bound.text('format', '%0.2f') },
    meter,
  );
};

function unitOf(name: string): Unit {
  const unit = UNITS.find((one) => one === name.toLowerCase());
  if (unit === undefined) throw valueError(`There is no unit '${name}'`);
  return unit;
}

const dateAndDelta: Filter = (value, _, { now }) => {
  const delta = deltaOf(value, now, false);
  if (!delta) return new Tuple([null, value]);
  const at = value instanceof DateTime ? value.micros : now + (delta.isFuture ? delta.micros : -delta.micros);
  return new Tuple([new DateTime(at), new Duration(delta.micros)]);
};

export const HUMANIZE_TIMES: Readonly<Record<string, Filter>> = {
  humanize_naturaldelta: naturaldelta,
  humanize_naturaltime: naturaltime,
  humanize_naturalday: naturalday,
  humanize_naturaldate: naturaldate,
  humanize_precisedelta: precisedelta,
  humanize_abs_timedelta: abs,
  humanize_date_and_delta: dateAndDelta,
};
