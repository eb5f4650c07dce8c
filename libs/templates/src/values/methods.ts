import { typeError, valueError } from '../errors.js';
import type { Meter } from '../limits.js';
import { Dict, Tuple, View } from './collections.js';
import { equals } from './compare.js';
import { Bound } from './given.js';
import { TEXT_METHODS } from './text-methods.js';
import { asText, Callable, Markup, orElse, typeOf, Undefined, type Given, type Value } from './value.js';

type Methods<T> = Readonly<Record<string, (value: T, given: Given, meter: Meter) => Value>>;

/** What would change a value that others may hold: a template may ask for these, but not call them. */
const CHANGING: ReadonlySet<string> = new Set(['append', 'clear', 'extend', 'insert', 'pop', 'popitem', 'remove', 'reverse', 'setdefault', 'sort', 'update']);

const DICT_METHODS: Methods<Dict> = {
  get: (dict, given) => {
    const bound = new Bound('get', given, ['key!', 'default']);
    return orElse(dict.item(bound.value('key')), () => bound.value('default'));
  },
  keys: (dict) => new View('dict_keys', dict.iterate()),
  values: (dict) =>
    new View(
      'dict_values',
      dict.entries.map(([, value]) => value),
    ),
  items: (dict) =>
    new View(
      'dict_items',
      dict.entries.map((entry) => new Tuple(entry)),
    ),
  copy: (dict) => new Dict(dict.entries),
};

const SEQUENCE_METHODS: Methods<readonly Value[]> = {
  count: (items, given, meter) => {
    const value = new Bound('count', given, ['value!']).value('value');
    return BigInt(items.filter((item) => equals(item, value, meter)).length);
  },
  index: (items, given, meter) => {
    const value = new Bound('index', given, ['value!']).value('value');
    const at = items.findIndex((item) => equals(item, value, meter));
    if (at === -1) throw valueError('The value is not in the list');
    return BigInt(at);
  },
};

const LIST_METHODS: Methods<Value[]> = { ...SEQUENCE_METHODS, copy: (items) => [...items] };

const INTEGER_METHODS: Methods<bigint> = {
  bit_length: (integer) => BigInt(integer === 0n ? 0 : (integer < 0n ? -integer : integer).toString(2).length),
  is_integer: () => true,
};

const FLOAT_METHODS: Methods<number> = { is_integer: (float) => Number.isInteger(float) };

/** Undefined: the value has no such method. */
export function methodOf(value: Value, name: string, meter: Meter): Value | undefined {
  const text = asText(value);
  if (text !== null) return textMethod(value, text, name, meter);
  if ((value instanceof Dict || Array.isArray(value)) && CHANGING.has(name))
    return new Undefined(`access to attribute '${name}' of '${value instanceof Dict ? 'dict' : 'list'}' object is unsafe.`, 'SecurityError');
  if (value instanceof Dict) return bound(DICT_METHODS, value, name, meter);
  if (Array.isArray(value)) return bound(LIST_METHODS, value, name, meter);
  if (value instanceof Tuple) return bound(SEQUENCE_METHODS, value.items, name, meter);
  if (typeof value === 'bigint') return bound(INTEGER_METHODS, value, name, meter);
  return typeof value === 'number' ? bound(FLOAT_METHODS, value, name, meter) : undefined;
}

/** What methods make of HTML is HTML. */
function textMethod(value: Value, text: string, name: string, meter: Meter): Value | undefined {
  const method = TEXT_METHODS.get(name);
  if (!method) return undefined;
  return new Callable(name, (given) => {
    meter.look(text);
    const made = method(text, given, meter);
    return value instanceof Markup && typeof made === 'string' ? new Markup(made) : made;
  });
}

function bound<T>(methods: Methods<T>, value: T, name: string, meter: Meter): Value | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method && new Callable(name, (given) => method(value, given, meter));
}

/** Calls anything. Raises a TypeError for what cannot be called. */
export function call(value: Value, given: Given): Value {
  if (value instanceof Undefined) throw value.raised();
  if (!(value instanceof Callable)) throw typeError(`'${typeOf(value)}' object is not callable`);
  return value.call(given);
}
