import { typeError, valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { asNumber } from './compare.js';
import { fixed, general, grouped, nonFinite, scientific } from './numerals.js';
import { floatText, str } from './text.js';
import { asText, Thing, typeOf, type Value } from './value.js';

/** What prints itself by a format of its own, as dates do. */
export interface Formattable {
  format(spec: string): string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

interface Spec {
  readonly fill: string;
  readonly align: string | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string | undefined;
  readonly precision: number | null;
  readonly type: string | undefined;
}

/** Python's `format(value, spec)`. */
export function format(value: Value, spec: string, meter: Meter): string {
  if (spec === '') return str(value, meter);
  if (value instanceof Thing && 'format' in value) return meter.made((value as Thing & Formattable).format(spec));
  const parsed = parse(spec);
  meter.reserve(parsed.width + (parsed.precision ?? 0));
  const number = asNumber(value);
  const text = asText(value);
  if (number !== null) return meter.made(aligned(numberText(number, parsed), parsed, '>'));
  if (text === null) throw typeError(`unsupported format string passed to ${typeOf(value)}.__format__`);
  if (parsed.type !== undefined && parsed.type !== 's') throw valueError(`Unknown format code '${parsed.type}' for object of type 'str'`);
  return meter.made(aligned([...text].slice(0, parsed.precision ?? undefined).join(''), parsed, '<'));
}

function parse(spec: string): Spec {
  const found = SPEC.exec(spec);
  if (!found) throw valueError('Invalid format specifier');
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = found;
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (zero === undefined ? undefined : '='),
    sign: sign ?? '-',
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
}

function numberText(number: bigint | number, spec: Spec): string {
  const { type = '', grouping, sign } = spec;
  const digits = typeof number === 'bigint' && (type === '' || 'dnbcoxX'.includes(type)) ? integerDigits(number, spec) : floatDigits(Number(number), spec);
  const isNegative = digits.startsWith('-');
  const plain = isNegative ? digits.slice(1) : digits;
  const shown = grouping === undefined ? plain : grouped(plain, grouping);
  return (isNegative ? '-' : sign === '-' ? '' : sign) + shown;
}

function integerDigits(integer: bigint, { type, alternate, precision }: Spec): string {
  if (precision !== null) throw valueError('Precision not allowed in integer format specifier');
  if (type === 'c') return String.fromCodePoint(Number(integer));
  const base = { b: 2, o: 8, x: 16, X: 16 }[type ?? ''] ?? 10;
  const text = integer.toString(base).replace(/^-?/, (minus) => minus + (alternate && base !== 10 ? `0${type}` : ''));
  return type === 'X' ? text.toUpperCase() : text;
}

function floatDigits(value: number, { type = '', precision, alternate }: Spec): string {
  const other = nonFinite(value);
  if (other !== null) return /[A-Z]/.test(type) ? other.toUpperCase() : other;
  switch (type) {
    case '':
      return precision === null ? floatText(value) : withPoint(general(value, precision));
    case 'e':
      return scientific(value, precision ?? 6);
    case 'E':
      return scientific(value, precision ?? 6).toUpperCase();
    case 'f':
    case 'F':
      return fixed(value, precision ?? 6);
    case 'g':
    case 'n':
      return general(value, precision ?? 6, alternate);
    case 'G':
      return general(value, precision ?? 6, alternate).toUpperCase();
    case '%':
      return `${fixed(value * 100, precision ?? 6)}%`;
    default:
      throw valueError(`Unknown format code '${type}' for object of type 'float'`);
  }
}

/** A float without a type shows that it is one. */
const withPoint = (text: string): string => (/^-?\d+$/.test(text) ? `${text}.0` : text);

function aligned(text: string, { fill, align, width }: Spec, otherwise: string): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  const way = align ?? otherwise;
  if (way === '<') return text + fill.repeat(missing);
  if (way === '>') return fill.repeat(missing) + text;
  if (way === '^') return fill.repeat(Math.floor(missing / 2)) + text + fill.repeat(Math.ceil(missing / 2));
  const [, sign = '', digits = ''] = /^([-+ ]?(?:0[box])?)([^]*)$/i.exec(text) ?? [];
  return sign + fill.repeat(missing) + digits;
}
