import { JsonNumber, type Json } from '@app/contract';
import { matches } from '../patterns.js';
import { pythonText, pythonTexts } from '../python-text.js';
import type { Keyword, Place, Walk } from '../keyword.js';
import { asJsonMap, asMap, asTexts, type ValueMap } from '../value.js';

const size = (compare: (members: number, bound: number) => string | null): Keyword =>
  function* ({}, { value }, bound) {
    if (!(value instanceof Map) || !(bound instanceof JsonNumber)) return;
    const words = compare(value.size, Number(bound.text));
    if (words) yield `${pythonText(value)} ${words}`;
  };

export const objects = {
  *properties(walk: Walk, place: Place, argument: Json) {
    const members = asMap(place.value);
    for (const [name, schema] of asJsonMap(argument)) {
      if (members.has(name)) yield* walk.below(place, schema, members.get(name) ?? null, name);
    }
  },

  *patternProperties(walk: Walk, place: Place, argument: Json) {
    for (const [pattern, schema] of asJsonMap(argument)) {
      for (const [name, member] of asMap(place.value)) if (matches(pattern, name)) yield* walk.below(place, schema, member, name);
    }
  },

  *additionalProperties(walk: Walk, place: Place, argument: Json) {
    const members = asMap(place.value);
    const extras = additional(members, place).sort();
    if (argument instanceof Map) {
      for (const name of extras) yield* walk.below(place, argument, members.get(name) ?? null, name);
    } else if (argument === false && extras.length > 0) {
      const patterns = place.schema.get('patternProperties');
      if (patterns === undefined) yield `Additional properties are not allowed (${unexpected(extras)})`;
      else
        yield `${pythonTexts(extras)} ${extras.length === 1 ? 'does' : 'do'} not match any of the regexes: ${pythonTexts([...asJsonMap(patterns).keys()].sort())}`;
    }
  },

  *propertyNames(walk: Walk, place: Place, argument: Json) {
    for (const name of asMap(place.value).keys()) yield* walk.below(place, argument, name);
  },

  *required(_: Walk, { value }: Place, argument: Json) {
    if (!(value instanceof Map)) return;
    for (const missing of asTexts(argument)) if (!value.has(missing)) yield { message: `${pythonText(missing)} is a required property`, missing };
  },

  *dependentRequired(_: Walk, { value }: Place, argument: Json) {
    const members = asMap(value);
    for (const [name, others] of asJsonMap(argument)) {
      if (!members.has(name)) continue;
      for (const other of asTexts(others)) if (!members.has(other)) yield `${pythonText(other)} is a dependency of ${pythonText(name)}`;
    }
  },

  *dependentSchemas(walk: Walk, place: Place, argument: Json) {
    for (const [name, schema] of asJsonMap(argument)) if (asMap(place.value).has(name)) yield* walk.below(place, schema);
  },

  minProperties: size((members, bound) => (members >= bound ? null : bound === 1 ? 'should be non-empty' : 'does not have enough properties')),
  maxProperties: size((members, bound) => (members <= bound ? null : bound === 0 ? 'is expected to be empty' : 'has too many properties')),
} satisfies Record<string, Keyword>;

/** Members that neither `properties` nor `patternProperties` speaks of. */
function additional(members: ValueMap, { schema }: Place): string[] {
  const known = asJsonMap(schema.get('properties'));
  const patterns = [...asJsonMap(schema.get('patternProperties')).keys()];
  return [...members.keys()].filter((name) => !known.has(name) && !patterns.some((pattern) => matches(pattern, name)));
}

/** What is too much, as a clause. */
export const unexpected = (extras: readonly string[]): string => `${pythonTexts(extras)} ${extras.length === 1 ? 'was' : 'were'} unexpected`;
