import { JsonNumber, type Json } from '@app/contract';

/** What stands in hydrated values where none could be made: an error, or a template that is yet to be rendered. */
export class Placeholder {
  /** @param error What is wrong, or null where nothing is. */
  constructor(readonly error: string | null) {}
}

/** Json in which placeholders may stand. */
export type Value = null | boolean | string | JsonNumber | Placeholder | Value[] | ValueMap;
export type ValueMap = Map<string, Value>;

export type TypeName = 'null' | 'boolean' | 'string' | 'integer' | 'number' | 'array' | 'object';

/** The answer of JSON Schema: 2.0 is an integer. */
export function isOfType(value: Value, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'boolean':
    case 'string':
      return typeof value === type;
    case 'number':
      return value instanceof JsonNumber;
    case 'integer':
      return value instanceof JsonNumber && (!isFloat(value) || Number.isInteger(Number(value.text)));
    case 'array':
      return Array.isArray(value);
    case 'object':
      return value instanceof Map;
    default:
      return false;
  }
}

export const isFloat = (number: JsonNumber): boolean => /[.e]/.test(number.text);

/** Integers of any length stay exact; JavaScript compares a bigint with a number by what they are worth. */
const worth = (number: JsonNumber): bigint | number => (isFloat(number) ? Number(number.text) : BigInt(number.text));

/** Negative, zero or positive. */
export function compareNumbers(one: JsonNumber, other: JsonNumber): number {
  const [a, b] = [worth(one), worth(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isMultiple(number: JsonNumber, factor: JsonNumber): boolean {
  const [a, b] = [worth(number), worth(factor)];
  if (typeof a === 'bigint' && typeof b === 'bigint') return b !== 0n && a % b === 0n;
  if (typeof b === 'bigint') return Number(a) % Number(b) === 0;
  const quotient = Number(a) / b;
  return Number.isInteger(quotient);
}

/** 1 and 1.0 are the same, 1 and true are not. */
export function isSame(one: Value, other: Value): boolean {
  if (one instanceof JsonNumber) return other instanceof JsonNumber && compareNumbers(one, other) === 0;
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, index) => isSame(item, other[index] ?? null));
  if (one instanceof Map) return other instanceof Map && one.size === other.size && [...one].every(([name, member]) => hasSame(other, name, member));
  return one === other;
}

const hasSame = (map: ValueMap, name: string, value: Value): boolean => map.has(name) && isSame(map.get(name) ?? null, value);

export const asMap = (value: Value | undefined): ValueMap => (value instanceof Map ? value : new Map<string, Value>());
export const asList = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);
export const asJsonMap = (value: Json | undefined): Map<string, Json> => (value instanceof Map ? value : new Map<string, Json>());
export const asJsonList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
export const asTexts = (value: Json | undefined): readonly string[] => asJsonList(value).filter((item) => typeof item === 'string');
