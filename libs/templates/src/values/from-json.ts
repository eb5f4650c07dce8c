import { JsonNumber, type Json } from '@app/contract';
import { Dict } from './collections.js';
import type { Value } from './value.js';

/** A value of JSON as a template knows it. */
export function fromJson(json: Json): Value {
  if (json instanceof JsonNumber) return /[.e]/.test(json.text) ? Number(json.text) : BigInt(json.text);
  if (Array.isArray(json)) return json.map(fromJson);
  return json instanceof Map ? Dict.ofNames([...json].map(([name, value]) => [name, fromJson(value)] as const)) : json;
}
