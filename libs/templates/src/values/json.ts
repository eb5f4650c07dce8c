import { typeError } from '../errors.js';
import type { Meter } from '../limits.js';
import { Dict } from './collections.js';
import { asNumber, compare } from './compare.js';
import { floatText, integerText } from './text.js';
import { asText, Thing, typeOf, type Value } from './value.js';

/** A value as Python's JSON, members in order, and nothing in it that HTML would take for its own. */
export function toJson(value: Value, indent: number | null, meter: Meter): string {
  const text = new Writer(indent, meter).write(value, 0);
  return meter.made(text.replace(/[<>&']/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`));
}

class Writer {
  constructor(
    private readonly indent: number | null,
    private readonly meter: Meter,
  ) {}

  write(value: Value, depth: number): string {
    return this.meter.made(this.meter.within(() => this.#written(value, depth)));
  }

  #written(value: Value, depth: number): string {
    if (value === null) return 'null';
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'bigint') return integerText(value, this.meter);
    if (typeof value === 'number') return floatJson(value);
    const text = asText(value);
    if (text !== null) return quoted(text);
    if (Array.isArray(value))
      return this.#bracketed(
        '[',
        ']',
        value.map((item) => this.write(item, depth + 1)),
        depth,
      );
    if (value instanceof Dict) return this.#bracketed('{', '}', this.#members(value, depth + 1), depth);
    const plain = value instanceof Thing ? value.json() : undefined;
    if (plain === undefined) throw typeError(`Object of type ${typeOf(value)} is not JSON serializable`);
    return this.write(plain, depth);
  }

  #members(dict: Dict, depth: number): string[] {
    const sorted = [...dict.entries].sort(([a], [b]) => compare(a, b, '<', this.meter));
    return sorted.map(([key, value]) => `${quoted(keyText(key, this.meter))}: ${this.write(value, depth)}`);
  }

  #bracketed(open: string, close: string, parts: readonly string[], depth: number): string {
    if (parts.length === 0) return open + close;
    if (this.indent === null) return open + parts.join(', ') + close;
    const width = Math.max(0, this.indent);
    this.meter.reserve(width * (depth + 1) * (parts.length + 1));
    const inner = `\n${' '.repeat(width * (depth + 1))}`;
    return `${open}${inner}${parts.join(`,${inner}`)}\n${' '.repeat(width * depth)}${close}`;
  }
}

function keyText(key: Value, meter: Meter): string {
  const text = asText(key);
  if (text !== null) return text;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return String(key);
  const number = asNumber(key);
  if (number === null) throw typeError(`keys must be str, int, float, bool or None, not ${typeOf(key)}`);
  return typeof number === 'bigint' ? integerText(number, meter) : floatJson(number);
}

const floatJson = (float: number): string => (Number.isFinite(float) ? floatText(float) : Number.isNaN(float) ? 'NaN' : float > 0 ? 'Infinity' : '-Infinity');

const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
