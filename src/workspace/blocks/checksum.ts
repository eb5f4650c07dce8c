import { createHash } from 'node:crypto';
import { writeJson, type Json, type JsonMap } from '@app/contract';

/**
 * What the SDK computes over its own class and looks the schema up by, so that ours has to be equal to the last bit.
 * Source: docs/contract/resources.md#block-schema-checksum
 */
export function checksumOf(fields: JsonMap): string {
  const told = withoutSecretFields(fields);
  const definitions = told.get('definitions');
  if (definitions instanceof Map && definitions.size > 0) {
    const kept = objectDefinitions(told, definitions);
    if (kept.size > 0) told.set('definitions', kept);
    else told.delete('definitions');
  }
  return `sha256:${createHash('sha256')
    .update(toPythonJson([[told], new Map()]))
    .digest('hex')}`;
}

/** Not inside lists. */
function withoutSecretFields(map: JsonMap): JsonMap {
  const kept = [...map].filter(([name]) => name !== 'secret_fields');
  return new Map(kept.map(([name, value]) => [name, value instanceof Map ? withoutSecretFields(value) : value]));
}

/** The definitions that something refers to, wherever it stands, and that are no blocks: those have schemas of their own. */
function objectDefinitions(fields: JsonMap, definitions: JsonMap): JsonMap {
  const referred = new Set(referencesIn(fields).map(definitionOf));
  return new Map([...definitions].filter(([name, definition]) => referred.has(name) && isObjectDefinition(definition)));
}

const isObjectDefinition = (definition: Json): boolean =>
  definition instanceof Map && definition.size > 0 && (definition.get('block_type_slug') ?? null) === null;

/** All `$ref` below a value. */
export function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!(value instanceof Map)) return [];
  const reference = value.get('$ref');
  return [...(typeof reference === 'string' ? [reference] : []), ...[...value.values()].flatMap(referencesIn)];
}

export const definitionOf = (reference: string): string => reference.replaceAll('#/definitions/', '');

/** As Python's `json.dumps(…, sort_keys=True)`: blanks after separators, names in the order of their code points, ASCII only. */
function toPythonJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(toPythonJson).join(', ')}]`;
  if (value instanceof Map) {
    const sorted = [...value].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `{${sorted.map(([name, member]) => `${toAscii(name)}: ${toPythonJson(member)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? toAscii(value) : writeJson(value);
}

const toAscii = (text: string): string => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
