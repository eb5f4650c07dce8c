import { typeError, valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { Dict, Tuple } from './collections.js';
import { asNumber } from './compare.js';
import { escapeHtml } from './html.js';
import { fixed, general, nonFinite, scientific } from './numerals.js';
import { repr, str } from './text.js';
import { asText, Markup, typeOf, type Value } from './value.js';

const FIELD = /%(?:\(([^)]*)\))?([-#0 +]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?([^])?/g;

interface Field {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | null;
  readonly conversion: string;
}

/** Python's `text % values`. `isHtml`: what is put in is escaped. */
export function formatPercent(text: string, values: Value, meter: Meter, isHtml = false): string {
  const list = values instanceof Tuple ? values.items : [values];
  let used = 0;
  const next = (): Value => {
    const value = list[used++];
    if (value === undefined) throw typeError('not enough arguments for format string');
    return value;
  };
  const made = text.replace(FIELD, (whole: string, name: string | undefined, flags: string, width?: string, precision?: string, conversion?: string) => {
    if (conversion === undefined) throw valueError('incomplete format');
    const wide = width === '*' ? Number(asNumber(next())) : Number(width ?? 0);
    const precise = precision === '*' ? Number(asNumber(next())) : precision === undefined ? (whole.includes('.') ? 0 : null) : Number(precision);
    if (conversion === '%') return '%';
    const value = name === undefined ? next() : memberOf(values, name);
    meter.reserve(wide + (precise ?? 0) + whole.length);
    const field = { flags, width: wide, precision: precise, conversion };
    return padded(meter.made(isHtml ? escapedField(field, value, meter) : converted(field, value, meter)), field);
  });
  if (used < list.length && values !== list[0]) throw typeError('not all arguments converted during string formatting');
  if (used === 0 && !(values instanceof Tuple) && !(values instanceof Dict) && !Array.isArray(values) && !text.includes('%('))
    throw typeError('not all arguments converted during string formatting');
  return made;
}

function memberOf(values: Value, name: string): Value {
  if (!(values instanceof Dict)) throw typeError('format requires a mapping');
  const member = values.item(name);
  if (member === undefined) throw valueError(`There is no '${name}'`);
  return member;
}

const escapedField = (field: Field, value: Value, meter: Meter): string =>
  value instanceof Markup ? converted(field, value, meter) : escapeHtml(converted(field, value, meter));

function converted(field: Field, value: Value, meter: Meter): string {
  const { conversion, precision, flags } = field;
  switch (conversion) {
    case 's':
      return str(value, meter).slice(0, precision ?? undefined);
    case 'r':
    case 'a':
      return repr(value, meter).slice(0, precision ?? undefined);
    case 'c':
      return typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : (asText(value) ?? '');
    case 'd':
    case 'i':
    case 'u':
      return signed(zeros(integerOf(value, conversion).toString(), precision), flags);
    case 'x':
    case 'X':
    case 'o': {
      const digits = integerOf(value, conversion).toString(conversion === 'o' ? 8 : 16);
      const prefix = flags.includes('#') ? (conversion === 'o' ? '0o' : '0x') : '';
      const text = signed(
        zeros(digits, precision).replace(/^-?/, (minus) => minus + prefix),
        flags,
      );
      return conversion === 'X' ? text.toUpperCase() : text;
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const text = signed(floatField(floatOf(value), conversion.toLowerCase(), precision ?? 6, flags), flags);
      return conversion === conversion.toUpperCase() ? text.toUpperCase() : text;
    }
    default:
      throw valueError(`unsupported format character '${conversion}'`);
  }
}

function floatField(value: number, conversion: string, precision: number, flags: string): string {
  const other = nonFinite(value);
  if (other !== null) return other;
  if (conversion === 'e') return scientific(value, precision);
  return conversion === 'f' ? fixed(value, precision) : general(value, precision, flags.includes('#'));
}

function integerOf(value: Value, conversion: string): bigint {
  const number = asNumber(value);
  if (typeof number === 'bigint') return number;
  if (number === null || 'xXo'.includes(conversion)) throw typeError(`%${conversion} format: a real number is required, not ${typeOf(value)}`);
  if (!Number.isFinite(number)) throw valueError('cannot convert float to integer');
  return BigInt(Math.trunc(number));
}

function floatOf(value: Value): number {
  const number = asNumber(value);
  if (number === null) throw typeError(`must be real number, not ${typeOf(value)}`);
  return Number(number);
}

const zeros = (digits: string, precision: number | null): string => digits.replace(/\d.*$|[\da-f]+$/, (plain) => plain.padStart(precision ?? 0, '0'));

const signed = (text: string, flags: string): string =>
  text.startsWith('-') ? text : flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;

function padded(text: string, { flags, width, conversion }: Field): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || 'srac'.includes(conversion)) return text.padStart(width);
  const [, sign = '', digits = ''] = /^([-+ ]?(?:0[xX])?)([^]*)$/.exec(text) ?? [];
  return sign + digits.padStart(width - sign.length, '0');
}
