import { pythonFloat, pythonQuoted } from '@app/contract';
import { valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { Thing, type Value } from './value.js';

/** Python refuses to print longer integers. */
const DIGITS_MAX = 4_300;

/** A value as Python prints it. */
export function str(value: Value, meter: Meter): string {
  if (typeof value === 'string') return value;
  return value instanceof Thing ? meter.made(meter.within(() => value.text(meter))) : repr(value, meter);
}

/** A value as it stands in a list. */
export function repr(value: Value, meter: Meter): string {
  return meter.made(meter.within(() => written(value, meter)));
}

function written(value: Value, meter: Meter): string {
  if (value === null) return 'None';
  if (value instanceof Thing) return value.repr(meter);
  if (Array.isArray(value)) return `[${value.map((item) => repr(item, meter)).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return integerText(value, meter);
  return typeof value === 'number' ? floatText(value) : pythonQuoted(value);
}

export function integerText(integer: bigint, meter: Meter): string {
  const text = integer.toString();
  meter.look(text);
  if (text.length > DIGITS_MAX) throw valueError(`Exceeds the limit (${DIGITS_MAX} digits) for integer string conversion`);
  return text;
}

export function floatText(float: number): string {
  if (Number.isNaN(float)) return 'nan';
  if (!Number.isFinite(float)) return float > 0 ? 'inf' : '-inf';
  return pythonFloat(float);
}
