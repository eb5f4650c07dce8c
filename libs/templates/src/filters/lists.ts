import { Raised, typeError } from '../errors.js';
import type { Filter, Runtime } from '../rendering/runtime.js';
import { sequenceOf } from '../values/access.js';
import { calculate } from '../values/arithmetic.js';
import { lengthOf } from '../values/characters.js';
import { Dict, iterate, Lazy, Tuple } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { str } from '../values/text.js';
import { asText, isTrue, Thing, typeOf, Undefined, type Given, type Value } from '../values/value.js';
import { getterOf } from './getters.js';

const length: Filter = (value) => {
  const text = asText(value);
  if (text !== null) return BigInt(lengthOf(text));
  const count = Array.isArray(value) ? value.length : value instanceof Thing ? value.length() : null;
  if (count === null) throw typeError(`object of type '${typeOf(value)}' has no len()`);
  return BigInt(count);
};

const first: Filter = (value, _, { meter }) => {
  const item = value instanceof Lazy ? value.next() : iterate(value, meter)[0];
  return item ?? (item === null ? null : new Undefined('No first item, sequence was empty.'));
};

const last: Filter = (value, _, { meter }) => {
  if (value instanceof Lazy) throw typeError("'generator' object is not reversible");
  const item = iterate(value, meter).at(-1);
  return item ?? (item === null ? null : new Undefined('No last item, sequence was empty.'));
};

const join: Filter = (value, given, { meter }) => {
  const bound = new Bound('join', given, ['d', 'attribute']);
  const separator = str(bound.value('d', ''), meter);
  const getter = getterOf(bound.value('attribute'), meter);
  const texts = iterate(value, meter).map((item) => str(getter(item), meter));
  meter.reserve(separator.length * texts.length + texts.reduce((sum, text) => sum + text.length, 0));
  return texts.join(separator);
};

const reverse: Filter = (value, _, { meter }) => {
  const text = asText(value);
  const items = sequenceOf(value) ?? iterate(value, meter);
  meter.step(items.length);
  const reversed = [...items].reverse();
  if (text !== null) return reversed.map(asText).join('');
  return new Lazy('reversed', reversed);
};

const batch: Filter = (value, given, { meter }) => {
  const bound = new Bound('batch', given, ['linecount!', 'fill_with']);
  const size = bound.integer('linecount', 1);
  const items = iterate(value, meter);
  const batches: Value[][] = [];
  for (const item of items) {
    const current = batches.at(-1);
    if (current && current.length !== size) current.push(item);
    else batches.push([item]);
  }
  fillUp(batches.at(-1), size, bound.value('fill_with'), meter);
  return new Lazy('do_batch', batches);
};

function fillUp(items: Value[] | undefined, size: number, by: Value, meter: Runtime['meter']): void {
  if (!items || by === null || items.length >= size) return;
  meter.step(size - items.length);
  while (items.length < size) items.push(by);
}

const slice: Filter = (value, given, { meter }) => {
  const bound = new Bound('slice', given, ['slices!', 'fill_with']);
  const slices = bound.integer('slices', 1);
  const items = iterate(value, meter);
  if (slices === 0) throw new Raised('ZeroDivisionError', 'integer division or modulo by zero');
  meter.step(Math.max(0, slices));
  const size = Math.floor(items.length / slices);
  const longer = items.length % slices;
  const by = bound.value('fill_with');
  let at = 0;
  const parts = Array.from({ length: Math.max(0, slices) }, (_, index) => {
    const part = items.slice(at, at + size + (index < longer ? 1 : 0));
    at += part.length;
    return by !== null && index >= longer ? [...part, by] : part;
  });
  return new Lazy('sync_do_slice', parts);
};

const sum: Filter = (value, given, { meter }) => {
  const bound = new Bound('sum', given, ['attribute', 'start']);
  const getter = getterOf(bound.value('attribute'), meter);
  return iterate(value, meter).reduce<Value>((total, item) => calculate('+', total, getter(item), meter), bound.value('start', 0n));
};

const map: Filter = (value, given, runtime) => {
  if (!isTrue(value)) return new Lazy('sync_do_map', []);
  const change = changeOf(given, runtime);
  return new Lazy('sync_do_map', iterate(value, runtime.meter).map(change));
};

function changeOf({ positional, named }: Given, runtime: Runtime): (item: Value) => Value {
  const [name, ...more] = positional;
  if (name === undefined && named.has('attribute')) {
    const unknown = [...named.keys()].find((key) => key !== 'attribute' && key !== 'default');
    if (unknown !== undefined) throw new Raised('FilterArgumentError', `Unexpected keyword argument '${unknown}'`);
    return getterOf(named.get('attribute') ?? null, runtime.meter, { otherwise: named.get('default') ?? null });
  }
  if (name === undefined) throw new Raised('FilterArgumentError', 'map requires a filter argument');
  return (item) => runtime.filter(str(name, runtime.meter), item, { positional: more, named });
}

const choosing =
  ({ isKept, byAttribute }: { isKept: boolean; byAttribute: boolean }): Filter =>
  (value, { positional, named }, runtime) => {
    if (!isTrue(value)) return new Lazy('select_or_reject', []);
    if (byAttribute && positional.length === 0) throw new Raised('FilterArgumentError', 'Missing parameter for attribute name');
    const getter = byAttribute ? getterOf(positional[0] ?? null, runtime.meter) : (item: Value) => item;
    const [name, ...more] = byAttribute ? positional.slice(1) : positional;
    const holds = (item: Value): boolean => (name === undefined ? isTrue(item) : runtime.test(str(name, runtime.meter), item, { positional: more, named }));
    return new Lazy(
      'select_or_reject',
      iterate(value, runtime.meter).filter((item) => holds(getter(item)) === isKept),
    );
  };

const items: Filter = (value) => {
  if (value instanceof Undefined) return new Lazy('do_items', []);
  if (!(value instanceof Dict)) throw typeError('Can only get item pairs from a mapping.');
  return new Lazy(
    'do_items',
    value.entries.map((entry) => new Tuple(entry)),
  );
};

export const LIST_FILTERS: Readonly<Record<string, Filter>> = {
  length,
  count: length,
  first,
  last,
  list: (value, _, { meter }) => iterate(value, meter),
  join,
  reverse,
  batch,
  slice,
  sum,
  map,
  select: choosing({ isKept: true, byAttribute: false }),
  reject: choosing({ isKept: false, byAttribute: false }),
  selectattr: choosing({ isKept: true, byAttribute: true }),
  rejectattr: choosing({ isKept: false, byAttribute: true }),
  items,
};
