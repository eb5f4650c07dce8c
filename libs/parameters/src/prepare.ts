import type { Json, JsonMap } from '@app/contract';
import { parseJson } from '@app/contract';
import { asJsonMap, asTexts } from './value.js';

/**
 * Schemas as they are made by pydantic and kept for years, brought to what the standard can check.
 * Source: docs/contract/parameters.md#preparation
 */

/** A value of the types of JSON alone, nothing of which is shared with the original. */
const copy = (json: Json): Json => {
  if (Array.isArray(json)) return json.map(copy);
  return json instanceof Map ? new Map([...json].map(([name, member]) => [name, copy(member)])) : json;
};

/** @param nullsWithDefault Null is allowed for what has a default, too. */
export function prepare(original: JsonMap, nullsWithDefault: boolean): JsonMap {
  const schema = copy(original) as JsonMap;
  prepareProperties(schema, nullsWithDefault);
  const definitions = asJsonMap(schema.get('definitions'));
  for (const definition of [...definitions.values()]) {
    if (!(definition instanceof Map)) continue;
    prepareProperties(definition, nullsWithDefault);
    const title = definition.get('title');
    if (definition.has('block_type_slug') && typeof title === 'string') definitions.set(title, new Map([['oneOf', [definition, BLOCK_REFERENCE]]]));
  }
  return schema;
}

/** What may stand for a block: `{"$ref": …}`, with its id or with more about it. */
const BLOCK_REFERENCE = parseJson(
  JSON.stringify({
    type: 'object',
    properties: {
      $ref: {
        oneOf: [
          { type: 'string', format: 'uuid' },
          { type: 'object', additionalProperties: { type: 'string' }, minProperties: 1 },
        ],
      },
    },
    required: ['$ref'],
  }),
);

function prepareProperties(schema: JsonMap, nullsWithDefault: boolean): void {
  const required = asTexts(schema.get('required'));
  for (const [name, property] of asJsonMap(schema.get('properties'))) {
    if (!(property instanceof Map)) continue;
    if (!required.includes(name) && (nullsWithDefault || !property.has('default'))) allowNull(property);
    nameTuple(property);
    prepareProperties(property, nullsWithDefault);
  }
}

function allowNull(property: JsonMap): void {
  const type = property.get('type');
  if (type === undefined || type === 'null') return;
  property.set('anyOf', [new Map([['type', type]]), new Map([['type', 'null']])]);
  property.delete('type');
}

/** Older drafts wrote the schemas of a tuple as `items`. */
function nameTuple(property: JsonMap): void {
  const items = property.get('items');
  if (!Array.isArray(items) || items.length === 0 || property.has('prefixItems')) return;
  property.set('prefixItems', copy(items));
  property.delete('items');
}

/** For values that are not yet complete. What lies in a list keeps what it requires: an alternative is told by it. */
export function withoutRequired(schema: JsonMap): JsonMap {
  const kept = [...schema].filter(([name]) => name !== 'required');
  return new Map(kept.map(([name, member]) => [name, member instanceof Map ? withoutRequired(member) : member]));
}
