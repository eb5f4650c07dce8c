import { JsonNumber, type Json } from '@app/contract';
import { pythonText } from '../python-text.js';
import type { Keyword, Place, Walk } from '../keyword.js';
import { asJsonList, asList, isSame, type Value } from '../value.js';

const size = (compare: (items: number, bound: number) => string | null): Keyword =>
  function* ({}, { value }, bound) {
    if (!Array.isArray(value) || !(bound instanceof JsonNumber)) return;
    const words = compare(value.length, Number(bound.text));
    if (words) yield `${pythonText(value)} ${words}`;
  };

const countOf = (argument: Json | undefined, otherwise: number): number => (argument instanceof JsonNumber ? Number(argument.text) : otherwise);

export const arrays = {
  *prefixItems(walk: Walk, place: Place, argument: Json) {
    const items = asList(place.value);
    for (const [index, schema] of asJsonList(argument).entries()) {
      if (index < items.length) yield* walk.below(place, schema, items[index] ?? null, index);
    }
  },

  *items(walk: Walk, place: Place, argument: Json) {
    const items = asList(place.value);
    const prefix = asJsonList(place.schema.get('prefixItems')).length;
    const extra = items.slice(prefix);
    if (argument === false && extra.length > 0) {
      const shown = pythonText(extra.length === 1 ? (extra[0] ?? null) : [...extra]);
      yield `Expected at most ${prefix} ${prefix === 1 ? 'item' : 'items'} but found ${extra.length} extra: ${shown}`;
      return;
    }
    for (const [index, item] of extra.entries()) yield* walk.below(place, argument, item, prefix + index);
  },

  *contains(walk: Walk, place: Place, argument: Json) {
    if (!Array.isArray(place.value)) return;
    const matching = place.value.filter((item) => walk.fits(place, argument, item)).length;
    const least = countOf(place.schema.get('minContains'), 1);
    const most = countOf(place.schema.get('maxContains'), place.value.length);
    if (matching > most) yield `Too many items match the given schema (expected at most ${most})`;
    else if (matching === 0 && least > 0) yield `${pythonText(place.value)} does not contain items matching the given schema`;
    else if (matching < least) yield `Too few items match the given schema (expected at least ${least} but only ${matching} matched)`;
  },

  minItems: size((items, bound) => (items >= bound ? null : bound === 1 ? 'should be non-empty' : 'is too short')),
  maxItems: size((items, bound) => (items <= bound ? null : bound === 0 ? 'is expected to be empty' : 'is too long')),

  *uniqueItems(_: Walk, { value }: Place, argument: Json) {
    if (argument === true && Array.isArray(value) && hasTwins(value)) yield `${pythonText(value)} has non-unique elements`;
  },
} satisfies Record<string, Keyword>;

const hasTwins = (items: readonly Value[]): boolean => items.some((item, index) => items.slice(0, index).some((earlier) => isSame(earlier, item)));
