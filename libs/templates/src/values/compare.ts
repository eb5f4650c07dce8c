import { typeError } from '../errors.js';
import type { Meter } from '../limits.js';
import { asText, Thing, typeOf, Undefined, type Value } from './value.js';

type Numeric = bigint | number;

/** What a number, or a truth, counts as; null for anything else. */
export const asNumber = (value: Value): Numeric | null => {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'bigint' || typeof value === 'number' ? value : null;
};

export function equals(one: Value, other: Value, meter: Meter): boolean {
  return meter.within(() => {
    const [a, b] = [asNumber(one), asNumber(other)];
    // An integer equals a float of the same worth.
    if (a !== null || b !== null) return a !== null && b !== null && a == b;
    const [text, otherText] = [asText(one), asText(other)];
    if (text !== null && otherText !== null) return isSameText(text, otherText, meter);
    if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => equals(item, other[index] ?? null, meter));
    return one === other || (one instanceof Thing && one.equals?.(other, meter) === true) || (other instanceof Thing && other.equals?.(one, meter) === true);
  });
}

/** Negative, zero or positive. Raises a TypeError where there is no order. */
export function compare(one: Value, other: Value, sign: string, meter: Meter): number {
  for (const value of [one, other]) if (value instanceof Undefined) throw value.raised();
  const order = meter.within(() => orderOf(one, other, meter));
  if (order === null) throw typeError(`'${sign}' not supported between instances of '${typeOf(one)}' and '${typeOf(other)}'`);
  return order;
}

function orderOf(one: Value, other: Value, meter: Meter): number | null {
  const [a, b] = [asNumber(one), asNumber(other)];
  if (a !== null && b !== null) return a < b ? -1 : a > b ? 1 : a == b ? 0 : NaN;
  const [text, otherText] = [asText(one), asText(other)];
  if (text !== null && otherText !== null) return compareTexts(text, otherText, meter);
  if (Array.isArray(one) && Array.isArray(other)) return compareLists(one, other, meter);
  return one instanceof Thing ? (one.compare?.(other, meter) ?? null) : null;
}

export function compareLists(one: readonly Value[], other: readonly Value[], meter: Meter): number {
  for (const [index, item] of one.entries()) {
    const counterpart = other[index];
    if (counterpart === undefined) return 1;
    if (!equals(item, counterpart, meter)) return compare(item, counterpart, '<', meter);
  }
  return one.length - other.length;
}

function isSameText(one: string, other: string, meter: Meter): boolean {
  meter.look(one.length < other.length ? one : other);
  return one === other;
}

/** By characters, which JavaScript would compare by halves. */
function compareTexts(one: string, other: string, meter: Meter): number {
  if (isSameText(one, other, meter)) return 0;
  if (!/[\ud800-\udfff]/.test(one + other)) return one < other ? -1 : 1;
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at === -1) return -1;
  return (a[at]?.codePointAt(0) ?? 0) < (b[at]?.codePointAt(0) ?? 0) ? -1 : 1;
}

/** By what a value is found in a dict: equal values have equal ones. Raises a TypeError for what can change. */
export function keyOf(value: Value): string {
  const number = asNumber(value);
  if (number !== null) return `number ${typeof number === 'number' && Number.isInteger(number) ? BigInt(number) : number}`;
  const text = asText(value);
  if (text !== null) return `text ${text}`;
  if (value === null) return 'none';
  const key = value instanceof Thing ? value.key() : null;
  if (key === null) throw typeError(`unhashable type: '${typeOf(value)}'`);
  return key;
}
