import { typeError, valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { charactersOf } from './characters.js';
import { Dict, Tuple, View } from './collections.js';
import { asNumber } from './compare.js';
import { methodOf } from './methods.js';
import { repr } from './text.js';
import { formatFields } from './text-format.js';
import { asText, Callable, Markup, orElse, Thing, typeOf, Undefined, type Value } from './value.js';

/** A part of a list that a template asks for. */
export class Slice extends Thing {
  readonly type = 'slice';

  constructor(readonly bounds: readonly [Value, Value, Value]) {
    super();
  }

  repr(meter: Meter): string {
    return `slice(${this.bounds.map((bound) => repr(bound, meter)).join(', ')})`;
  }
}

/** `value.name`: an attribute, else an item. What is not there is undefined, and so is whatever Python keeps to itself. */
export function getAttribute(value: Value, name: string, meter: Meter): Value {
  if (value instanceof Undefined) return value;
  const found = orElse(attributeOf(value, name, meter), () => itemOf(value, name));
  return orElse(found, () => missing(value, `has no attribute '${name}'`, name));
}

/** `value[key]`: an item, else an attribute. */
export function getItem(value: Value, key: Value, meter: Meter): Value {
  if (value instanceof Undefined) return value;
  if (key instanceof Slice) return sliced(value, key.bounds, meter);
  meter.look(asText(key) ?? asText(value) ?? '');
  const item = itemOf(value, key);
  if (item !== undefined) return item;
  const name = asText(key);
  const attribute = name === null ? undefined : attributeOf(value, name, meter);
  return orElse(attribute, () => missing(value, `has no element ${repr(key, meter)}`, name));
}

function attributeOf(value: Value, name: string, meter: Meter): Value | undefined {
  if (name.startsWith('_')) return undefined;
  const text = name === 'format' ? asText(value) : null;
  if (text !== null) return new Callable(name, (given) => formatFields(text, given, { attribute: getAttribute, item: getItem }, meter));
  const own = value instanceof Thing ? value.attribute?.(name) : undefined;
  return orElse(own, () => methodOf(value, name, meter));
}

function itemOf(value: Value, key: Value): Value | undefined {
  if (value instanceof Dict || (value instanceof Thing && !isSequence(value))) return isKey(key) ? value.item?.(key) : undefined;
  const index = asNumber(key);
  const items = typeof index === 'bigint' ? sequenceOf(value) : null;
  return items?.at(Number(index));
}

const isKey = (key: Value): boolean => !Array.isArray(key) && (!(key instanceof Thing) || key.key() !== null);
const isSequence = (value: Thing): boolean => value instanceof Tuple || value instanceof View || asText(value) !== null;

/** The items of what has an order; null for anything else. */
export function sequenceOf(value: Value): readonly Value[] | null {
  const text = asText(value);
  if (text !== null) return charactersOf(text);
  if (Array.isArray(value)) return value;
  return value instanceof Tuple ? value.items : value instanceof View && value.type === 'range' ? value.items : null;
}

function missing(value: Value, what: string, name: string | null): Undefined {
  if (name !== null && /^__\w+__$/.test(name)) return new Undefined(`access to attribute '${name}' of '${typeOf(value)}' object is unsafe.`, 'SecurityError');
  return new Undefined(`'${typeOf(value)}' object ${what}`);
}

function sliced(value: Value, bounds: Slice['bounds'], meter: Meter): Value {
  meter.look(asText(value) ?? '');
  const items = sequenceOf(value);
  if (!items) throw typeError(`'${typeOf(value)}' object is not subscriptable`);
  const [start, stop, step] = bounds.map((bound) => (bound === null ? null : integerOf(bound)));
  const taken = take(items, start ?? null, stop ?? null, step ?? 1);
  meter.step(taken.length);
  if (Array.isArray(value)) return taken;
  if (asText(value) === null) return new Tuple(taken);
  const text = taken.map(asText).join('');
  return value instanceof Markup ? new Markup(text) : text;
}

function take(items: readonly Value[], start: number | null, stop: number | null, step: number): Value[] {
  if (step === 0) throw valueError('slice step cannot be zero');
  const { length } = items;
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const bound = (given: number | null, otherwise: number): number => {
    if (given === null) return otherwise;
    return Math.min(high, Math.max(low, given < 0 ? given + length : given));
  };
  const [from, to] = [bound(start, step > 0 ? low : high), bound(stop, step > 0 ? high : low)];
  const taken: Value[] = [];
  for (let at = from; step > 0 ? at < to : at > to; at += step) taken.push(items[at] ?? null);
  return taken;
}

function integerOf(value: Value): number {
  const number = asNumber(value);
  if (typeof number !== 'bigint') throw typeError('slice indices must be integers or None');
  return Number(number);
}
