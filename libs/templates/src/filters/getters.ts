import type { Meter } from '../limits.js';
import { getItem } from '../values/access.js';
import { asText, Undefined, type Value } from '../values/value.js';

export type Getter = (item: Value) => Value;

/** What is at `attribute` of an item, parts being set off by dots; the item itself where it is none. */
export function getterOf(attribute: Value, meter: Meter, { otherwise = null, isCaseless = false }: { otherwise?: Value; isCaseless?: boolean } = {}): Getter {
  const path = pathOf(attribute);
  return (item) => {
    meter.step(path.length);
    let found = item;
    for (const part of path) {
      found = getItem(found, part, meter);
      if (otherwise !== null && found instanceof Undefined) found = otherwise;
    }
    return isCaseless ? caseless(found) : found;
  };
}

/** Of several attributes with commas between them. */
export function gettersOf(attribute: Value, meter: Meter, isCaseless: boolean): (item: Value) => Value[] {
  const attributes = typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const getters = attributes.map((one) => getterOf(one, meter, { isCaseless }));
  return (item) => getters.map((getter) => getter(item));
}

const pathOf = (attribute: Value): Value[] => {
  if (attribute === null) return [];
  return typeof attribute === 'string' ? attribute.split('.').map((part) => (/^\d+$/.test(part) ? BigInt(part) : part)) : [attribute];
};

export const caseless = (value: Value): Value => asText(value)?.toLowerCase() ?? value;
