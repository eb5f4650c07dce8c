import type { Filter } from '../rendering/runtime.js';
import { getAttribute } from '../values/access.js';
import { Dict } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { isTrue, typeOf, Undefined } from '../values/value.js';

const otherwise: Filter = (value, given) => {
  const bound = new Bound('default', given, ['default_value', 'boolean']);
  const isMissing = value instanceof Undefined || (bound.flag('boolean') && !isTrue(value));
  return isMissing ? bound.value('default_value', '') : value;
};

/** The attribute of a value, and never what a dict has under that name. */
const attr: Filter = (value, given, { meter }) => {
  const name = new Bound('attr', given, ['name!']).text('name', '');
  const found = getAttribute(value, name, meter);
  return value instanceof Dict && found === value.item(name) ? new Undefined(`'${typeOf(value)}' object has no attribute '${name}'`) : found;
};

export const LOOKUP_FILTERS: Readonly<Record<string, Filter>> = { default: otherwise, d: otherwise, attr };
