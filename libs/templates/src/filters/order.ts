import { Raised } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { Dict, iterate, Lazy, Tuple } from '../values/collections.js';
import { compare, compareLists, equals, keyOf } from '../values/compare.js';
import { Bound } from '../values/given.js';
import { str } from '../values/text.js';
import { Undefined, type Value } from '../values/value.js';
import type { Meter } from '../limits.js';
import { caseless, getterOf, gettersOf } from './getters.js';

/** Stable, also backward. */
function sorted<T>(items: readonly T[], keys: (item: T) => Value[], isReverse: boolean, meter: Meter): T[] {
  const keyed = items.map((item) => [keys(item), item] as const);
  keyed.sort(([a], [b]) => (isReverse ? compareLists(b, a, meter) : compareLists(a, b, meter)));
  return keyed.map(([, item]) => item);
}

const sort: Filter = (value, given, { meter }) => {
  const bound = new Bound('sort', given, ['reverse', 'case_sensitive', 'attribute']);
  return sorted(iterate(value, meter), gettersOf(bound.value('attribute'), meter, !bound.flag('case_sensitive')), bound.flag('reverse'), meter);
};

const dictsort: Filter = (value, given, { meter }) => {
  const bound = new Bound('dictsort', given, ['case_sensitive', 'by', 'reverse']);
  const by = bound.text('by', 'key');
  if (by !== 'key' && by !== 'value') throw new Raised('FilterArgumentError', 'You can only sort by either "key" or "value"');
  if (!(value instanceof Dict)) throw new Raised('AttributeError', 'Only a dict has items to be sorted');
  const key = ([name, member]: readonly [Value, Value]): Value[] => {
    const found = by === 'key' ? name : member;
    return [bound.flag('case_sensitive') ? found : caseless(found)];
  };
  return sorted(value.entries, key, bound.flag('reverse'), meter).map((entry) => new Tuple(entry));
};

const groupby: Filter = (value, given, { meter }) => {
  const bound = new Bound('groupby', given, ['attribute!', 'default', 'case_sensitive']);
  const options = { otherwise: bound.value('default'), isCaseless: !bound.flag('case_sensitive') };
  const key = getterOf(bound.value('attribute'), meter, options);
  const shown = getterOf(bound.value('attribute'), meter, { otherwise: options.otherwise });
  const groups: { key: Value; items: Value[] }[] = [];
  for (const item of sorted(iterate(value, meter), (one) => [key(one)], false, meter)) {
    const group = groups.at(-1);
    if (group && equals(group.key, key(item), meter)) group.items.push(item);
    else groups.push({ key: key(item), items: [item] });
  }
  return groups.map(({ items }) => new Tuple([shown(items[0] ?? null), items], ['grouper', 'list']));
};

const unique: Filter = (value, given, { meter }) => {
  const bound = new Bound('unique', given, ['case_sensitive', 'attribute']);
  const key = getterOf(bound.value('attribute'), meter, { isCaseless: !bound.flag('case_sensitive') });
  const seen = new Set<string>();
  return new Lazy(
    'sync_do_unique',
    iterate(value, meter).filter((item) => {
      const id = keyOf(key(item));
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    }),
  );
};

const extreme =
  (name: 'min' | 'max'): Filter =>
  (value, given, { meter }) => {
    const bound = new Bound(name, given, ['case_sensitive', 'attribute']);
    const key = getterOf(bound.value('attribute'), meter, { isCaseless: !bound.flag('case_sensitive') });
    const [first, ...others] = iterate(value, meter);
    if (first === undefined) return new Undefined('No aggregated item, sequence was empty.');
    const isBetter = (one: Value, other: Value): boolean =>
      name === 'min' ? compare(key(one), key(other), '<', meter) < 0 : compare(key(one), key(other), '>', meter) > 0;
    return others.reduce<Value>((best, item) => (isBetter(item, best) ? item : best), first);
  };

const random: Filter = (value, _, { meter }) => {
  const items = iterate(value, meter);
  return items[Math.floor(Math.random() * items.length)] ?? new Undefined('No random item, sequence was empty.');
};

/** As Python lays out what is to be looked at: the members of dicts in order. */
const pprint: Filter = (value, _, { meter }) => {
  const ordered = (one: Value): Value => {
    meter.step();
    if (Array.isArray(one)) return one.map(ordered);
    return one instanceof Dict
      ? new Dict(sorted(one.entries, ([key]) => [str(key, meter)], false, meter).map(([key, member]) => [key, ordered(member)] as const))
      : one;
  };
  const [text] = [ordered(value)].map((one) => new Tuple([one]).repr(meter));
  return meter.made((text ?? '').slice(1, -2));
};

export const ORDER_FILTERS: Readonly<Record<string, Filter>> = { sort, dictsort, groupby, unique, min: extreme('min'), max: extreme('max'), random, pprint };
