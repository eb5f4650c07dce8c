import { valueError } from '../errors.js';
import type { ArithmeticSign } from '../language/nodes.js';
import type { Arithmetic } from './arithmetic.js';
import {
  addMonths,
  DAY,
  daysInMonth,
  endOf,
  fieldsOf,
  fromFields,
  offsetText,
  SECOND,
  shownAt,
  startOf,
  whenShown,
  zoneAbbreviation,
  zoneNamed,
} from './clock.js';
import type { Formattable } from './format-spec.js';
import { method, type Bound } from './given.js';
import { pendulumFormat } from './pendulum-format.js';
import { isoWeek, partsOf, strftime } from './strftime.js';
import { CalendarDay, Duration, Timezone } from './times.js';
import { Thing, type Value } from './value.js';

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond'] as const;
const CLOCK_FIELDS = ['hour!', 'minute', 'second', 'microsecond'];
const SPANS = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'microseconds'];
const PRECISION: Readonly<Record<string, string>> = {
  hours: '%H',
  minutes: '%H:%M',
  seconds: '%H:%M:%S',
  milliseconds: '%H:%M:%S.%f',
  microseconds: '%H:%M:%S.%f',
};

/** What it is written as by the methods that are named for that. */
const WRITTEN: Readonly<Record<string, string>> = {
  to_date_string: 'YYYY-MM-DD',
  to_time_string: 'HH:mm:ss',
  to_datetime_string: 'YYYY-MM-DD HH:mm:ss',
  to_formatted_date_string: 'MMM DD, YYYY',
  to_day_datetime_string: 'ddd, MMM D, YYYY h:mm A',
  to_rfc2822_string: 'ddd, DD MMM YYYY HH:mm:ss ZZ',
  to_rfc1123_string: 'ddd, DD MMM YYYY HH:mm:ss ZZ',
  to_rss_string: 'ddd, DD MMM YYYY HH:mm:ss ZZ',
  to_cookie_string: 'dddd, DD-MMM-YYYY HH:mm:ss zz',
  to_atom_string: 'YYYY-MM-DDTHH:mm:ssZ',
  to_w3c_string: 'YYYY-MM-DDTHH:mm:ssZ',
};

/** An instant, and the zone by whose clocks it is told. */
export class DateTime extends Thing implements Arithmetic, Formattable {
  readonly type = 'DateTime';
  readonly #shown: number;

  constructor(
    readonly micros: number,
    private readonly zone = 'UTC',
  ) {
    super();
    this.#shown = shownAt(micros, zone);
  }

  repr(): string {
    const { year, month, day, hour, minute, second, microsecond } = partsOf(this.#shown);
    const fraction = microsecond === 0 ? '' : `, ${microsecond}`;
    return `DateTime(${[year, month, day, hour, minute, second].join(', ')}${fraction}, tzinfo=Timezone('${this.zone}'))`;
  }

  override text(): string {
    return this.#iso(' ');
  }

  override attribute(name: string): Value | undefined {
    const written = Object.hasOwn(WRITTEN, name) ? WRITTEN[name] : undefined;
    if (written !== undefined) return method(name, [], () => this.#written(written));
    return this.#part(name) ?? this.#method(name) ?? this.#moved(name);
  }

  #part(name: string): Value | undefined {
    const parts = partsOf(this.#shown);
    if (FIELDS.includes(name as (typeof FIELDS)[number])) return BigInt(parts[name as (typeof FIELDS)[number]]);
    switch (name) {
      case 'int_timestamp':
        return BigInt(Math.floor(this.micros / SECOND));
      case 'float_timestamp':
        return this.micros / SECOND;
      case 'day_of_week':
        return BigInt((parts.weekday + 6) % 7);
      case 'day_of_year':
        return BigInt(parts.dayOfYear);
      case 'week_of_year':
        return BigInt(isoWeek(parts).week);
      case 'quarter':
        return BigInt(Math.ceil(parts.month / 3));
      case 'days_in_month':
        return BigInt(daysInMonth(parts.year, parts.month));
      case 'offset':
        return BigInt(Math.round(this.#offset / SECOND));
      case 'offset_hours':
        return this.#offset / SECOND / 3_600;
      case 'timezone_name':
        return this.zone;
      case 'tzinfo':
      case 'timezone':
      case 'tz':
        return new Timezone(this.zone);
      default:
        return undefined;
    }
  }

  #method(name: string): Value | undefined {
    const { weekday, year } = partsOf(this.#shown);
    switch (name) {
      case 'strftime':
        return method(name, ['format!'], (bound) => this.format(bound.text('format', '')));
      case 'format':
        return method(name, ['fmt!', 'locale'], (bound) => this.#written(bound.text('fmt', '')));
      case 'isoformat':
        return method(name, ['sep', 'timespec'], (bound) => this.#iso(bound.text('sep', 'T'), bound.text('timespec', 'auto')));
      case 'to_iso8601_string':
        return method(name, [], () => this.json());
      case 'timestamp':
        return method(name, [], () => this.micros / SECOND);
      case 'date':
        return method(name, [], () => new CalendarDay(Math.floor(this.#shown / DAY)));
      case 'weekday':
        return method(name, [], () => BigInt((weekday + 6) % 7));
      case 'isoweekday':
        return method(name, [], () => BigInt(weekday || 7));
      case 'ctime':
        return method(name, [], () => this.format('%c'));
      case 'utcoffset':
        return method(name, [], () => new Duration(this.#offset));
      case 'tzname':
        return method(name, [], () => this.#abbreviation);
      case 'is_leap_year':
        return method(name, [], () => daysInMonth(year, 2) === 29);
      default:
        return undefined;
    }
  }

  /** Another time that is reckoned from this one, by the clocks of its zone. */
  #moved(name: string): Value | undefined {
    switch (name) {
      case 'in_timezone':
      case 'in_tz':
      case 'astimezone':
        return method(name, ['tz'], (bound) => new DateTime(this.micros, zoneNamed(bound.text('tz', 'UTC'))));
      case 'add':
        return method(name, SPANS, (bound) => this.#later(bound, 1));
      case 'subtract':
        return method(name, SPANS, (bound) => this.#later(bound, -1));
      case 'start_of':
      case 'end_of':
        return method(name, ['unit!'], (bound) => {
          const unit = bound.text('unit', '');
          const shown = (name === 'start_of' ? startOf : endOf)(unit, this.#shown);
          return shown === null ? refuseUnit(unit) : this.#at(shown);
        });
      case 'replace':
      case 'set':
        return method(name, FIELDS, (bound) => this.#with(bound, {}));
      case 'at':
        return method(name, CLOCK_FIELDS, (bound) => this.#with(bound, { minute: 0, second: 0, microsecond: 0 }));
      default:
        return undefined;
    }
  }

  /** By the calendar where it is days or more, else by the time that passes. */
  #later(bound: Bound, sign: 1 | -1): DateTime {
    const of = (name: string): number => sign * bound.integer(name, 0);
    const [months, days] = [of('years') * 12 + of('months'), of('weeks') * 7 + of('days')];
    const rest = ((of('hours') * 60 + of('minutes')) * 60 + of('seconds')) * SECOND + of('microseconds');
    if (months === 0 && days === 0) return this.#after(rest);
    return this.#at(inReach(addMonths(this.#shown, months) + days * DAY + rest), 'later');
  }

  #with(bound: Bound, otherwise: Partial<Record<string, number>>): DateTime {
    const fields = fieldsOf(partsOf(this.#shown));
    const given = FIELDS.map((name) => [name, bound.integer(name, otherwise[name] ?? fields[name])] as const);
    return this.#at(fromFields({ ...fields, ...Object.fromEntries(given) }));
  }

  format(spec: string): string {
    return strftime(this.#shown, spec, { z: offsetText(this.#offset, ''), Z: this.#abbreviation });
  }

  #written(format: string): string {
    const offset = (separator: string): string => offsetText(this.#offset, separator);
    return pendulumFormat({ ...partsOf(this.#shown), micros: this.micros, zone: this.zone, abbreviation: this.#abbreviation, offset }, format);
  }

  arithmetic(sign: ArithmeticSign, other: Value, isLeft: boolean): Value | null {
    if (other instanceof Duration && (sign === '+' || (sign === '-' && isLeft))) return this.#after(sign === '+' ? other.micros : -other.micros);
    return other instanceof DateTime && sign === '-' && isLeft ? new Duration(this.micros - other.micros) : null;
  }

  override json(): string {
    return this.#iso('T').replace('+00:00', 'Z');
  }

  override equals(other: Value): boolean {
    return other instanceof DateTime && other.micros === this.micros;
  }

  override compare(other: Value): number | null {
    return other instanceof DateTime ? this.micros - other.micros : null;
  }

  override key(): string {
    return `instant ${this.micros}`;
  }

  get #offset(): number {
    return this.#shown - this.micros;
  }

  get #abbreviation(): string {
    return this.zone === 'UTC' ? 'UTC' : zoneAbbreviation(this.micros, this.zone, offsetText(this.#offset, ''));
  }

  /** Of two such moments, as when clocks go back, the one that is asked for. */
  #at(shown: number, which: 'earlier' | 'later' = 'earlier'): DateTime {
    return new DateTime(whenShown(shown, this.zone, which), this.zone);
  }

  #after(micros: number): DateTime {
    return new DateTime(inReach(this.micros + micros), this.zone);
  }

  #iso(separator: string, precision = 'auto'): string {
    const spec = precision === 'auto' ? (partsOf(this.#shown).microsecond === 0 ? 'seconds' : 'microseconds') : precision;
    const time = Object.hasOwn(PRECISION, spec) ? PRECISION[spec] : undefined;
    if (time === undefined) throw valueError('Unknown timespec value');
    const text = strftime(this.#shown, time);
    return `${strftime(this.#shown, '%Y-%m-%d')}${separator}${spec === 'milliseconds' ? text.slice(0, -3) : text}${offsetText(this.#offset, ':')}`;
  }
}

/** Raises a ValueError beyond the years that Python knows. */
function inReach(micros: number): number {
  const { year } = partsOf(micros);
  if (!(year >= 1 && year <= 9999)) throw valueError('date value out of range');
  return micros;
}

function refuseUnit(unit: string): never {
  throw valueError(`Invalid unit "${unit}"`);
}
