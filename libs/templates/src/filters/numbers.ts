import { Raised, typeError } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { calculateNumbers, toFloat } from '../values/arithmetic.js';
import { asNumber } from '../values/compare.js';
import { Bound } from '../values/given.js';
import { fixed, rounded, roundedInteger } from '../values/numerals.js';
import { Duration } from '../values/times.js';
import { asText, typeOf, Undefined, type Value } from '../values/value.js';

export const abs: Filter = (value) => {
  if (value instanceof Duration) return new Duration(Math.abs(value.micros));
  const number = asNumber(value);
  if (number === null) throw typeError(`bad operand type for abs(): '${typeOf(value)}'`);
  return number < 0 ? -number : number;
};

/** Raises for what is no number. */
export function numberOf(value: Value, what: string): bigint | number {
  if (value instanceof Undefined) throw value.raised();
  const number = asNumber(value);
  if (number === null) throw typeError(`bad operand type for ${what}: '${typeOf(value)}'`);
  return number;
}

/** Null: not a float, as Python reads one. */
export function readFloat(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d)_(?=\d)/g, '');
  if (/^[-+]?(?:inf|infinity)$/i.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
  if (/^[-+]?nan$/i.test(plain)) return NaN;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const LITERAL_MAX = 4_300;

/** Null: not an integer of that base. */
export function readInteger(text: string, base: number): bigint | null {
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[box])?([\da-z_]+)$/i.exec(text.trim()) ?? [];
  const named = { '0b': 2, '0o': 8, '0x': 16 }[prefix.toLowerCase()];
  // Where the base is no such one, the letters of a prefix are digits.
  const isPrefix = named !== undefined && (base === named || base === 0);
  const radix = base === 0 ? (named ?? 10) : base;
  const plain = (isPrefix ? digits : prefix + digits).toLowerCase().replace(/(?<=\w)_(?=[^_])/g, '');
  if (plain === '' || plain.length > LITERAL_MAX || [...plain].some((digit) => !DIGITS.slice(0, radix).includes(digit))) return null;
  const value = [...plain].reduce((sum, digit) => sum * BigInt(radix) + BigInt(DIGITS.indexOf(digit)), 0n);
  return sign === '-' ? -value : value;
}

const toInteger: Filter = (value, given) => {
  const bound = new Bound('int', given, ['default', 'base']);
  if (value instanceof Undefined) throw value.raised();
  const text = asText(value);
  const number = asNumber(value);
  if (typeof number === 'bigint') return number;
  const integer = text === null ? null : readInteger(text, bound.integer('base', 10));
  if (integer !== null) return integer;
  const float = number ?? (text === null ? null : readFloat(text));
  if (float === null || !Number.isFinite(float)) {
    if (float !== null && number !== null && !Number.isNaN(float)) throw new Raised('OverflowError', 'cannot convert float infinity to integer');
    return bound.value('default', 0n);
  }
  return BigInt(Math.trunc(float));
};

const toFloating: Filter = (value, given) => {
  const bound = new Bound('float', given, ['default']);
  if (value instanceof Undefined) throw value.raised();
  const number = asNumber(value);
  if (number !== null) return toFloat(number);
  const text = asText(value);
  return (text === null ? null : readFloat(text)) ?? bound.value('default', 0);
};

const round: Filter = (value, given, { meter }) => {
  const bound = new Bound('round', given, ['precision', 'method']);
  const precision = bound.integer('precision', 0);
  const method = bound.text('method', 'common');
  const number = numberOf(value, 'round()');
  if (method === 'common') return typeof number === 'bigint' ? roundedInteger(number, precision) : rounded(number, precision);
  if (method !== 'ceil' && method !== 'floor') throw new Raised('FilterArgumentError', 'method must be common, ceil or floor');
  const unit = calculateNumbers('**', 10n, BigInt(precision), meter);
  const scaled = calculateNumbers('*', number, unit, meter);
  const whole = typeof scaled === 'bigint' ? scaled : BigInt(Math[method](scaled));
  return calculateNumbers('/', whole, unit, meter);
};

const PREFIXES = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];

const filesizeformat: Filter = (value, given) => {
  const isBinary = new Bound('filesizeformat', given, ['binary']).flag('binary');
  const text = asText(value);
  const bytes = text === null ? toFloat(numberOf(value, 'float()')) : readFloat(text);
  if (bytes === null) throw new Raised('ValueError', 'could not convert string to float');
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const found = PREFIXES.findIndex((_, index) => bytes < base ** (index + 2));
  const index = found === -1 ? PREFIXES.length - 1 : found;
  const prefix = PREFIXES[index] ?? '';
  return `${fixed((base * bytes) / base ** (index + 2), 1)} ${isBinary ? `${prefix.toUpperCase()}iB` : `${prefix}B`}`;
};

export const NUMBER_FILTERS: Readonly<Record<string, Filter>> = { abs, int: toInteger, float: toFloating, round, filesizeformat };
