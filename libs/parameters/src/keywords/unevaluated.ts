import type { Json } from '@app/contract';
import { matches } from '../patterns.js';
import { pythonTexts } from '../python-text.js';
import type { Keyword, Place, Walk } from '../keyword.js';
import { asJsonList, asJsonMap, asList, asMap, type Value } from '../value.js';
import { branch } from './choices.js';
import { unexpected } from './objects.js';

/** What no other keyword of the schema, or of those it is made of, has spoken of. */
export const unevaluated = {
  *unevaluatedItems(walk: Walk, place: Place) {
    const seen = new Set(evaluatedItems(walk, place));
    const extras = asList(place.value).filter((_, index) => !seen.has(index));
    if (extras.length > 0) yield `Unevaluated items are not allowed (${pythonTexts(extras)} ${extras.length === 1 ? 'was' : 'were'} unexpected)`;
  },

  *unevaluatedProperties(walk: Walk, place: Place, argument: Json) {
    const seen = new Set(evaluatedMembers(walk, place));
    const extras = [...asMap(place.value)].filter(([name, member]) => !seen.has(name) && !walk.fits(place, argument, member)).map(([name]) => name);
    if (extras.length === 0) return;
    if (argument === false) yield `Unevaluated properties are not allowed (${unexpected(extras.sort())})`;
    else
      yield `Unevaluated properties are not valid under the given schema (${pythonTexts(extras)} ${extras.length === 1 ? 'was' : 'were'} unevaluated and invalid)`;
  },
} satisfies Record<string, Keyword>;

/** The schemas that hold of the same value because this one does. */
function* companions(walk: Walk, place: Place): Iterable<Json> {
  const { schema } = place;
  const [reference, dynamic, condition] = [schema.get('$ref'), schema.get('$dynamicRef'), schema.get('if')];
  if (typeof reference === 'string') yield walk.documents.resolve(reference, schema);
  if (typeof dynamic === 'string') yield walk.documents.resolveDynamic(dynamic, schema, place.entered);
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    for (const part of asJsonList(schema.get(keyword))) if (walk.fits(place, part)) yield part;
  }
  for (const [name, part] of asJsonMap(schema.get('dependentSchemas'))) if (asMap(place.value).has(name)) yield part;
  if (condition === undefined) return;
  if (walk.fits(place, condition)) yield condition;
  yield branch(walk, place, condition) ?? true;
}

function* evaluatedItems(walk: Walk, place: Place): Iterable<number> {
  const items = asList(place.value);
  const { schema } = place;
  if (schema.has('items')) yield* items.keys();
  yield* asJsonList(schema.get('prefixItems')).keys();
  for (const keyword of ['contains', 'unevaluatedItems']) yield* fitting(walk, place, keyword, [...items.entries()]);
  for (const next of companions(walk, place)) if (next instanceof Map) yield* evaluatedItems(walk, { ...place, schema: next, depth: place.depth + 1 });
}

function* evaluatedMembers(walk: Walk, place: Place): Iterable<string> {
  const members = asMap(place.value);
  const { schema } = place;
  for (const name of asJsonMap(schema.get('properties')).keys()) if (members.has(name)) yield name;
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) yield* fitting(walk, place, keyword, [...members]);
  for (const pattern of asJsonMap(schema.get('patternProperties')).keys()) {
    for (const name of members.keys()) if (matches(pattern, name)) yield name;
  }
  for (const next of companions(walk, place)) if (next instanceof Map) yield* evaluatedMembers(walk, { ...place, schema: next, depth: place.depth + 1 });
}

function* fitting<K>(walk: Walk, place: Place, keyword: string, values: readonly (readonly [K, Value])[]): Iterable<K> {
  const schema = place.schema.get(keyword);
  if (schema === undefined) return;
  for (const [key, value] of values) if (walk.fits(place, schema, value)) yield key;
}
