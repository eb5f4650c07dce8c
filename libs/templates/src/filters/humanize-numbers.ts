import { typeError, valueError } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { calculateNumbers, toFloat } from '../values/arithmetic.js';
import { Tuple } from '../values/collections.js';
import { asNumber } from '../values/compare.js';
import { Bound } from '../values/given.js';
import { fixed, grouped, rounded, scientific } from '../values/numerals.js';
import { formatPercent } from '../values/percent.js';
import { floatText, str } from '../values/text.js';
import { formatFields } from '../values/text-format.js';
import { asText, typeOf, type Value } from '../values/value.js';
import type { Meter } from '../limits.js';
import { readFloat, readInteger } from './numbers.js';

const nonFinite = (value: number): string => (Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf');

/** A float where there is one in it; null for anything else. */
function floatOf(value: Value): number | null {
  const number = asNumber(value);
  if (number !== null) return toFloat(number);
  const text = asText(value);
  return text === null ? null : readFloat(text);
}

function integerOf(value: Value): bigint | null {
  const number = asNumber(value);
  if (number !== null) return typeof number === 'bigint' ? number : BigInt(Math.trunc(number));
  const text = asText(value);
  return text === null ? null : readInteger(text, 10);
}

/** What is no number is printed as it is. */
const ofInteger =
  (name: string, parameters: readonly string[], make: (integer: bigint, bound: Bound, meter: Meter) => string): Filter =>
  (value, given, { meter }) => {
    const bound = new Bound(name, given, parameters);
    const float = floatOf(value);
    if (float !== null && !Number.isFinite(float)) return nonFinite(float);
    const integer = float === null ? null : integerOf(value);
    return integer === null ? str(value, meter) : make(integer, bound, meter);
  };

const ofFloat =
  (name: string, parameters: readonly string[], make: (float: number, bound: Bound, meter: Meter) => string): Filter =>
  (value, given, { meter }) => {
    const bound = new Bound(name, given, parameters);
    const float = floatOf(value);
    if (float === null) return str(value, meter);
    return Number.isFinite(float) ? make(float, bound, meter) : nonFinite(float);
  };

const SUFFIXES: Readonly<Record<string, string>> = { '1': 'st', '2': 'nd', '3': 'rd' };

const ordinal = ofInteger('humanize_ordinal', ['gender'], (integer) => {
  const rest = Number(((integer % 100n) + 100n) % 100n);
  return `${integer}${rest > 10 && rest < 14 ? 'th' : (SUFFIXES[String(rest % 10)] ?? 'th')}`;
});

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const apnumber = ofInteger('humanize_apnumber', [], (integer) => (integer < 0n ? undefined : WORDS[Number(integer)]) ?? integer.toString());

const intcomma: Filter = (value, given, { meter }) => {
  const digits = new Bound('humanize_intcomma', given, ['ndigits']).integerOrNull('ndigits');
  const text = asText(value)?.replaceAll(',', '') ?? null;
  const float = text === null ? floatOf(value) : readFloat(text);
  if (float === null) return str(value, meter);
  if (!Number.isFinite(float)) return nonFinite(float);
  const number = text === null ? asNumber(value) : text.includes('.') ? float : readInteger(text, 10);
  return number === null ? str(value, meter) : withCommas(number, digits, meter);
};

export function withCommas(number: bigint | number, digits: number | null, meter: Meter): string {
  meter.reserve(Math.max(0, digits ?? 0));
  if (digits !== null) return grouped(fixed(Number(number), digits), ',');
  return grouped(typeof number === 'bigint' ? number.toString() : floatText(number), ',');
}

const POWERS = [3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 100];
const POWER_WORDS = 'thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion googol'.split(' ');

const intword = ofInteger('humanize_intword', ['format'], (integer, bound, meter) => {
  const pattern = bound.text('format', '%.1f');
  const sign = integer < 0n ? '-' : '';
  const value = integer < 0n ? -integer : integer;
  if (value < 1000n) return `${sign}${value}`;
  const valueOf = (power: number): number => Number(formatPercent(pattern, new Tuple([toFloat(value) / 10 ** power]), meter));
  let index = POWERS.filter((power) => value >= 10n ** BigInt(power)).length - 1;
  let shown = valueOf(POWERS[index] ?? 3);
  const next = POWERS[index + 1];
  if (next !== undefined && shown === 10 ** (next - (POWERS[index] ?? 3))) {
    index++;
    shown = 1;
  }
  return `${sign}${formatPercent(pattern, new Tuple([shown]), meter)} ${POWER_WORDS[index]}`;
});

const DENOMINATOR_MAX = 1000n;

const fractional = ofFloat('humanize_fractional', [], (float) => {
  const whole = Math.trunc(float);
  const { numerator, denominator } = nearestFraction(float - whole);
  if (denominator === 1n) return fixed(whole + Number(numerator), 0);
  const magnitude = numerator < 0n && whole !== 0 ? -numerator : numerator;
  return whole === 0 ? `${numerator}/${denominator}` : `${fixed(whole, 0)} ${magnitude}/${denominator}`;
});

/** The fraction with a small denominator that is nearest, found on the way of the continued fraction. */
function nearestFraction(value: number): { numerator: bigint; denominator: bigint } {
  const unit = 2n ** 60n;
  const exact = BigInt(Math.round(Math.abs(value) * 2 ** 60));
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n];
  let [n, d] = [exact, unit];
  while (d !== 0n) {
    const a = n / d;
    if (q0 + a * q1 > DENOMINATOR_MAX) break;
    [p0, q0, p1, q1] = [p1, q1, p0 + a * p1, q0 + a * q1];
    [n, d] = [d, n - a * d];
  }
  const k = d === 0n ? 0n : (DENOMINATOR_MAX - q0) / q1;
  const candidates = [
    [p1, q1],
    [p0 + k * p1, q0 + k * q1],
  ] as const;
  const distance = ([p, q]: readonly [bigint, bigint]): number => Math.abs(Number(p) / Number(q) - Math.abs(value));
  const [numerator, denominator] = d === 0n || distance(candidates[0]) <= distance(candidates[1]) ? candidates[0] : candidates[1];
  return { numerator: value < 0 ? -numerator : numerator, denominator };
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
};

function inScience(float: number, precision: number): string {
  const [mantissa = '', exponent = ''] = scientific(float, precision).split('e');
  return `${mantissa} x 10${[...String(Number(exponent))].map((character) => SUPERSCRIPTS[character]).join('')}`;
}

const toScientific = ofFloat('humanize_scientific', ['precision'], (float, bound, meter) => {
  const precision = bound.integer('precision', 2);
  meter.reserve(Math.max(0, precision));
  return inScience(float, precision);
});

const clamp: Filter = (value, given, { meter }) => {
  const bound = new Bound('humanize_clamp', given, ['floor', 'ceil', 'format', 'floor_token', 'ceil_token']);
  if (value === null) return null;
  const number = asNumber(value);
  if (number === null) throw typeError(`must be real number, not ${typeOf(value)}`);
  const [floor, ceil] = [asNumber(bound.value('floor')), asNumber(bound.value('ceil'))];
  const isBelow = floor !== null && number < floor;
  const isAbove = !isBelow && ceil !== null && number > ceil;
  const shown = isBelow ? floor : isAbove ? ceil : number;
  const pattern = bound.text('format', '{:}');
  const nothing = () => {
    throw valueError('Only the number itself can be formatted');
  };
  const text = formatFields(pattern, { positional: [shown], named: new Map() }, { attribute: nothing, item: nothing }, meter);
  return (isBelow ? bound.text('floor_token', '<') : isAbove ? bound.text('ceil_token', '>') : '') + text;
};

const metric: Filter = (value, given, { meter }) => {
  const bound = new Bound('humanize_metric', given, ['unit', 'precision']);
  const number = asNumber(value);
  if (number === null) throw typeError(`must be real number, not ${typeOf(value)}`);
  const precision = bound.integer('precision', 3);
  meter.reserve(Math.max(0, precision));
  const unit = bound.text('unit', '');
  const float = toFloat(number);
  return Number.isFinite(float) ? inMetric(float, unit, precision, meter) : nonFinite(float);
};

function inMetric(float: number, unit: string, precision: number, meter: Meter): string {
  let exponent = float === 0 ? 0 : Math.floor(Math.log10(Math.abs(float)));
  if (exponent >= 33 || exponent < -30) return inScience(float, precision - 1) + unit;
  const bucketOf = (power: number): number => Math.floor(power / 3) * 3;
  const digitsOf = (power: number): number => Math.max(0, precision - (((power % 3) + 3) % 3) - 1);
  let value = Number(calculateNumbers('/', float, calculateNumbers('**', 10n, BigInt(bucketOf(exponent)), meter), meter));
  if (exponent < 30 && rounded(Math.abs(value), digitsOf(exponent)) >= 10 ** ((((exponent % 3) + 3) % 3) + 1)) {
    const before = bucketOf(exponent++);
    value /= 10 ** (bucketOf(exponent) - before);
  }
  const prefix = exponent >= 3 ? 'kMGTPEZYRQ'[Math.floor(exponent / 3) - 1] : exponent < 0 ? 'mμnpfazyrq'[Math.floor((-exponent - 1) / 3)] : '';
  const isClose = (unit === '' && prefix === '') || ['°', '′', '″'].includes(unit);
  return `${fixed(value, digitsOf(exponent))}${isClose ? '' : ' '}${prefix}${unit}`;
}

const SIZES = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y', 'R', 'Q'];

const naturalsize: Filter = (value, given, { meter }) => {
  const bound = new Bound('humanize_naturalsize', given, ['binary', 'gnu', 'format']);
  const [isBinary, isGnu] = [bound.flag('binary'), bound.flag('gnu')];
  const pattern = bound.text('format', '%.1f');
  const bytes = floatOf(value);
  if (bytes === null)
    throw asText(value) === null
      ? typeError(`float() argument must be a string or a real number, not '${typeOf(value)}'`)
      : valueError('could not convert string to float');
  const base = isBinary || isGnu ? 1024 : 1000;
  const size = Math.abs(bytes);
  if (size === 1 && !isGnu) return `${Math.trunc(bytes)} Byte`;
  if (size < base) return `${Math.trunc(bytes)}${isGnu ? 'B' : ' Bytes'}`;
  const shown = (amount: number, power: number): string => formatPercent(pattern, new Tuple([amount / base ** power]), meter);
  let power = Math.trunc(Math.min(Math.log(size) / Math.log(base), SIZES.length));
  if (power < SIZES.length && Math.abs(Number(shown(size, power))) >= base) power++;
  const prefix = SIZES[power - 1] ?? '';
  const suffix = isGnu ? prefix.toUpperCase() : isBinary ? ` ${prefix.toUpperCase()}iB` : ` ${prefix}B`;
  return shown(bytes, power) + suffix;
};

export const HUMANIZE_NUMBERS: Readonly<Record<string, Filter>> = {
  humanize_ordinal: ordinal,
  humanize_apnumber: apnumber,
  humanize_intcomma: intcomma,
  humanize_intword: intword,
  humanize_fractional: fractional,
  humanize_scientific: toScientific,
  humanize_clamp: clamp,
  humanize_metric: metric,
  humanize_naturalsize: naturalsize,
  humanize_thousands_separator: () => ',',
  humanize_decimal_separator: () => '.',
};
