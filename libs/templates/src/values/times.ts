import type { ArithmeticSign } from '../language/nodes.js';
import type { Arithmetic } from './arithmetic.js';
import { DAY, SECOND } from './clock.js';
import { asNumber } from './compare.js';
import type { Formattable } from './format-spec.js';
import { method } from './given.js';
import { partsOf, strftime } from './strftime.js';
import { Thing, type Value } from './value.js';

/** A day without a time. */
export class CalendarDay extends Thing implements Formattable {
  readonly type = 'Date';

  /** @param day From 1970. */
  constructor(readonly day: number) {
    super();
  }

  repr(): string {
    const { year, month, day } = partsOf(this.day * DAY);
    return `Date(${year}, ${month}, ${day})`;
  }

  override text(): string {
    return this.format('%Y-%m-%d');
  }

  override attribute(name: string): Value | undefined {
    if (name === 'year' || name === 'month' || name === 'day') return BigInt(partsOf(this.day * DAY)[name]);
    if (name === 'isoformat') return method(name, [], () => this.text());
    return name === 'strftime' ? method(name, ['format!'], (bound) => this.format(bound.text('format', ''))) : undefined;
  }

  format(spec: string): string {
    return strftime(this.day * DAY, spec);
  }

  override json(): Value {
    return this.text();
  }

  override equals(other: Value): boolean {
    return other instanceof CalendarDay && other.day === this.day;
  }

  override compare(other: Value): number | null {
    return other instanceof CalendarDay ? this.day - other.day : null;
  }

  override key(): string {
    return `day ${this.day}`;
  }
}

/** A span of time. */
export class Duration extends Thing implements Arithmetic {
  readonly type = 'timedelta';

  constructor(readonly micros: number) {
    super();
  }

  /** As Python keeps it: only the days may be negative. */
  get parts(): { days: number; seconds: number; microseconds: number } {
    const days = Math.floor(this.micros / DAY);
    const rest = this.micros - days * DAY;
    return { days, seconds: Math.floor(rest / SECOND), microseconds: Math.round(rest % SECOND) };
  }

  repr(): string {
    const parts = Object.entries(this.parts).filter(([, value]) => value !== 0);
    return `datetime.timedelta(${parts.length === 0 ? '0' : parts.map(([name, value]) => `${name}=${value}`).join(', ')})`;
  }

  override text(): string {
    const { days, seconds, microseconds } = this.parts;
    const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
    const clock = `${Math.floor(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
    const fraction = microseconds === 0 ? '' : `.${String(microseconds).padStart(6, '0')}`;
    return `${days === 0 ? '' : `${days} day${Math.abs(days) === 1 ? '' : 's'}, `}${clock}${fraction}`;
  }

  override attribute(name: string): Value | undefined {
    if (name === 'days' || name === 'seconds' || name === 'microseconds') return BigInt(this.parts[name]);
    return name === 'total_seconds' ? method(name, [], () => this.micros / SECOND) : undefined;
  }

  arithmetic(sign: ArithmeticSign, other: Value, isLeft: boolean): Value | null {
    if (other instanceof Duration) {
      if (sign === '+') return new Duration(this.micros + other.micros);
      if (sign === '-') return new Duration(isLeft ? this.micros - other.micros : other.micros - this.micros);
      return sign === '/' && isLeft && other.micros !== 0 ? this.micros / other.micros : null;
    }
    const number = asNumber(other);
    if (number === null) return null;
    if (sign === '*') return new Duration(Math.round(this.micros * Number(number)));
    return sign === '/' && isLeft && Number(number) !== 0 ? new Duration(Math.round(this.micros / Number(number))) : null;
  }

  override isTrue(): boolean {
    return this.micros !== 0;
  }

  override json(): Value {
    return this.micros / SECOND;
  }

  override equals(other: Value): boolean {
    return other instanceof Duration && other.micros === this.micros;
  }

  override compare(other: Value): number | null {
    return other instanceof Duration ? this.micros - other.micros : null;
  }

  override key(): string {
    return `duration ${this.micros}`;
  }
}

export class Timezone extends Thing {
  readonly type = 'Timezone';

  constructor(private readonly name: string) {
    super();
  }

  repr(): string {
    return `Timezone('${this.name}')`;
  }

  override text(): string {
    return this.name;
  }

  override attribute(name: string): Value | undefined {
    return name === 'name' ? this.name : undefined;
  }

  override equals(other: Value): boolean {
    return other instanceof Timezone && other.name === this.name;
  }

  override key(): string {
    return `zone ${this.name}`;
  }
}
