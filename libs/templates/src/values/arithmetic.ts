import { Raised, typeError, valueError } from '../errors.js';
import type { ArithmeticSign } from '../language/nodes.js';
import { bitsOf, requireBits, type Meter } from '../limits.js';
import { Tuple } from './collections.js';
import { asNumber } from './compare.js';
import { formatPercent } from './percent.js';
import { asText, Markup, Thing, typeOf, Undefined, type Value } from './value.js';
import { escapeHtml } from './html.js';

/** Integers of so many bits are reckoned with in the time of a step. */
const BITS_PER_STEP = 512;

/** What one can be added to, taken from or multiplied with. Null: not with that. */
export interface Arithmetic {
  arithmetic(sign: ArithmeticSign, other: Value, isLeft: boolean): Value | null;
}

export function calculate(sign: ArithmeticSign, left: Value, right: Value, meter: Meter): Value {
  for (const value of [left, right]) if (value instanceof Undefined) throw value.raised();
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null) return calculateNumbers(sign, a, b, meter);
  const made = withText(sign, left, right, meter) ?? withList(sign, left, right, meter) ?? withThing(sign, left, right);
  if (made !== null) return made;
  throw typeError(`unsupported operand type(s) for ${sign === '**' ? '** or pow()' : sign}: '${typeOf(left)}' and '${typeOf(right)}'`);
}

export function negate(value: Value): Value {
  const number = asNumber(value);
  if (number !== null) return -number;
  if (value instanceof Undefined) throw value.raised();
  const negative = isArithmetic(value) ? value.arithmetic('*', -1n, true) : null;
  if (negative === null) throw typeError(`bad operand type for unary -: '${typeOf(value)}'`);
  return negative;
}

export function calculateNumbers(sign: ArithmeticSign, a: bigint | number, b: bigint | number, meter: Meter): bigint | number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return calculateIntegers(sign, a, b, meter);
  return calculateFloats(sign, toFloat(a), toFloat(b));
}

/** The integer as a float; raises an OverflowError for one that is too large. */
export function toFloat(number: bigint | number): number {
  const float = Number(number);
  if (typeof number === 'bigint' && !Number.isFinite(float)) throw new Raised('OverflowError', 'int too large to convert to float');
  return float;
}

function calculateIntegers(sign: ArithmeticSign, a: bigint, b: bigint, meter: Meter): bigint | number {
  meter.step(Math.floor((bitsOf(a) + bitsOf(b)) / BITS_PER_STEP));
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      requireBits(bitsOf(a) + bitsOf(b));
      return a * b;
    case '/':
      requireDivisor(b, 'division by zero');
      return toFloat(a) / toFloat(b);
    case '//':
      requireDivisor(b, 'integer division or modulo by zero');
      return floorDivide(a, b);
    case '%':
      requireDivisor(b, 'integer modulo by zero');
      return a - floorDivide(a, b) * b;
    case '**':
      if (b < 0n) return calculateFloats('**', toFloat(a), toFloat(b));
      if (a !== 0n && a !== 1n && a !== -1n) requireBits(bitsOf(a) * Number(b));
      return a ** (a === -1n ? b % 2n : b);
  }
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function calculateFloats(sign: ArithmeticSign, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      requireDivisor(b, 'float division by zero');
      return a / b;
    case '//':
      requireDivisor(b, 'float floor division by zero');
      return Math.floor((a - floatModulo(a, b)) / b);
    case '%':
      requireDivisor(b, 'float modulo');
      return floatModulo(a, b);
    case '**':
      return power(a, b);
  }
}

/** With the sign of the divisor, as in Python. */
function floatModulo(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

function power(a: number, b: number): number {
  if (a === 0 && b < 0) throw new Raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (a < 0 && !Number.isInteger(b)) throw valueError('A root of a negative number is not real');
  const result = a ** b;
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) throw new Raised('OverflowError', 'Numerical result out of range');
  return result;
}

function requireDivisor(divisor: bigint | number, message: string): void {
  if (divisor == 0) throw new Raised('ZeroDivisionError', message);
}

function withText(sign: ArithmeticSign, left: Value, right: Value, meter: Meter): Value | null {
  const text = asText(left);
  if (sign === '%' && text !== null) {
    const formatted = formatPercent(text, right, meter, left instanceof Markup);
    return left instanceof Markup ? new Markup(formatted) : formatted;
  }
  if (sign === '+' && text !== null && asText(right) !== null) return joinTexts(left, right, meter);
  const [whole, times] = text === null ? [right, left] : [left, right];
  const repeated = asText(whole);
  const count = asNumber(times);
  if (sign !== '*' || repeated === null || typeof count !== 'bigint') return null;
  const made = repeated.repeat(timesOf(count, repeated.length, (length) => meter.reserve(length)));
  return whole instanceof Markup ? new Markup(made) : made;
}

/** HTML stays HTML: what is added to it is escaped. */
function joinTexts(left: Value, right: Value, meter: Meter): Value {
  if (!(left instanceof Markup) && !(right instanceof Markup)) return meter.made(`${asText(left)}${asText(right)}`);
  const [a, b] = [left, right].map((value) => (value instanceof Markup ? value.value : escapeHtml(asText(value) ?? '')));
  return new Markup(meter.made(`${a}${b}`));
}

function withList(sign: ArithmeticSign, left: Value, right: Value, meter: Meter): Value | null {
  const [a, b] = [asItems(left), asItems(right)];
  if (sign === '+' && a && b && typeOf(left) === typeOf(right)) {
    meter.step(a.length + b.length);
    return likeList(left, [...a, ...b]);
  }
  const items = a ?? b;
  const count = asNumber(a ? right : left);
  if (sign !== '*' || !items || typeof count !== 'bigint') return null;
  const times = timesOf(count, items.length, (length) => meter.step(length));
  return likeList(a ? left : right, Array.from({ length: times }, () => items).flat());
}

const asItems = (value: Value): readonly Value[] | null => (Array.isArray(value) ? value : value instanceof Tuple ? value.items : null);
const likeList = (value: Value, items: Value[]): Value => (Array.isArray(value) ? items : new Tuple(items));

/** How often something is repeated, after what comes of it was paid for. */
function timesOf(count: bigint, length: number, pay: (length: number) => void): number {
  const times = count < 0n || length === 0 ? 0 : Number(count);
  pay(times * length);
  return times;
}

function withThing(sign: ArithmeticSign, left: Value, right: Value): Value | null {
  return (isArithmetic(left) ? left.arithmetic(sign, right, true) : null) ?? (isArithmetic(right) ? right.arithmetic(sign, left, false) : null);
}

const isArithmetic = (value: Value): value is Thing & Arithmetic => value instanceof Thing && 'arithmetic' in value;
