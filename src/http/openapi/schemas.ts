import * as contract from '@app/contract';
import type { TSchema } from '@sinclair/typebox';

/** A schema in the words of OpenAPI 3.1, which are those of JSON Schema 2020-12. */
export type OpenApiSchema = Readonly<Record<string, unknown>>;

/** The wire's own names. A schema that may be null too is a copy, but its properties are the same object. */
const NAMES = new Map<unknown, string>(Object.entries(contract).flatMap(([name, value]) => (isObjectSchema(value) ? [[value.properties, name] as const] : [])));

/** Turns schemas as Fastify compiles them into those of the document, and gathers the ones that have a name. */
export class SchemaWriter {
  readonly named: Record<string, OpenApiSchema> = {};

  write(schema: TSchema): OpenApiSchema {
    const name = NAMES.get(schema['properties']);
    if (name === undefined) return orNull(schema, this.#plain(schema));
    if (!(name in this.named)) {
      // Before its parts, so that the order is that of first use.
      this.named[name] = {};
      this.named[name] = this.#plain(schema);
    }
    return orNull(schema, { $ref: `#/components/schemas/${name}` });
  }

  #plain(schema: TSchema): OpenApiSchema {
    const words = Object.entries(toNewWords(schema)).map(([word, value]) => [word, this.#part(word, value)]);
    return Object.fromEntries(words) as OpenApiSchema;
  }

  #part(word: string, value: unknown): unknown {
    if (word === 'properties' || word === 'patternProperties') {
      return Object.fromEntries(Object.entries(value as Record<string, TSchema>).map(([name, schema]) => [name, this.write(schema)]));
    }
    if (SCHEMAS.has(word) && Array.isArray(value)) return (value as TSchema[]).map((schema) => this.write(schema));
    if (SCHEMAS.has(word) && typeof value === 'object' && value !== null) return this.write(value as TSchema);
    return value;
  }
}

/** Words whose value is a schema or a list of them. */
const SCHEMAS = new Set(['items', 'prefixItems', 'additionalProperties', 'unevaluatedProperties', 'anyOf', 'oneOf', 'allOf', 'not']);

/** Fastify's compilers know `nullable`, a word of older OpenAPI, and the older words for lists whose items each have a schema of their own. */
function toNewWords(schema: TSchema): Record<string, unknown> {
  const words = Object.fromEntries(Object.entries(schema as Record<string, unknown>).filter(([word]) => word !== 'nullable'));
  if (!Array.isArray(words['items'])) return words;
  const { items, additionalItems = true, ...rest } = words;
  return { ...rest, prefixItems: items, items: additionalItems };
}

function orNull(schema: TSchema, written: OpenApiSchema): OpenApiSchema {
  if (schema['nullable'] !== true) return written;
  const { type } = written;
  if (typeof type === 'string') return { ...written, type: [type, 'null'] };
  if (Array.isArray(type)) return { ...written, type: [...new Set<unknown>([...(type as unknown[]), 'null'])] };
  return { anyOf: [written, { type: 'null' }] };
}

function isObjectSchema(value: unknown): value is TSchema & { properties: object } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'object' && 'properties' in value;
}
