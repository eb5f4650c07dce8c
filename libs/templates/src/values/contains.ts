import { typeError } from '../errors.js';
import type { Meter } from '../limits.js';
import { Dict, iterate } from './collections.js';
import { equals } from './compare.js';
import { Labels } from './objects.js';
import { asText, Thing, typeOf, type Value } from './value.js';

/** Python's `item in container`. */
export function contains(container: Value, item: Value, meter: Meter): boolean {
  const text = asText(container);
  if (text !== null) {
    const part = asText(item);
    if (part === null) throw typeError(`'in <string>' requires string as left operand, not ${typeOf(item)}`);
    meter.look(text);
    return text.includes(part);
  }
  if (container instanceof Dict || container instanceof Labels) return container.item(item) !== undefined;
  if (!Array.isArray(container) && !(container instanceof Thing && container.iterate()))
    throw typeError(`argument of type '${typeOf(container)}' is not iterable`);
  return iterate(container, meter).some((one) => equals(one, item, meter));
}
