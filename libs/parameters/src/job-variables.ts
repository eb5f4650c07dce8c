import type { Json, JsonMap } from '@app/contract';
import { schemaFailure, validationFailure } from './validate.js';
import { asJsonMap } from './value.js';

/** By the id of a block document, what is in it. */
export type Blocks = ReadonlyMap<string, Json>;

export interface JobVariablesOptions {
  /** More variables may still come. */
  readonly ignoreRequired: boolean;
  /** The template's own defaults are what is asked about: what they get wrong counts. */
  readonly trustDefaults?: boolean;
  /** The documents that `blockReferences` names. */
  readonly blocks: Blocks;
}

/** The ids of block documents that stand for defaults of a base job template. */
export function blockReferences(template: JsonMap): string[] {
  return [...properties(template).values()].map(blockReference).filter((id) => id !== null);
}

/**
 * Null, or what is wrong with job variables by the template of their pool: later layers win over earlier ones, and all over
 * the template's defaults. An empty template accepts anything. Throws CircularSchema. Source: docs/contract/parameters.md#job-variables
 */
export function jobVariablesFailure(template: JsonMap, layers: readonly JsonMap[], options: JobVariablesOptions): string | null {
  const schema = template.get('variables');
  if (!(schema instanceof Map) || schema.size === 0) return null;
  const wrongSchema = schemaFailure(schema);
  if (wrongSchema !== null) return `Invalid schema: ${wrongSchema}`;
  const defaults = [...toDefaults(template, options.blocks)];
  const kept = options.trustDefaults ? defaults : defaults.filter(([name, value]) => fits(schema, name, value));
  const ignoreRequired = options.ignoreRequired || kept.length < defaults.length;
  const variables = new Map([...kept, ...layers.flatMap((layer) => [...layer])]);
  return validationFailure(variables, schema, { ignoreRequired, nullsWithDefault: true });
}

const properties = (template: JsonMap): JsonMap => asJsonMap(asJsonMap(template.get('variables')).get('properties'));

function* toDefaults(template: JsonMap, blocks: Blocks): Iterable<[string, Json]> {
  for (const [name, property] of properties(template)) {
    const value = asJsonMap(property).get('default');
    if (value === undefined) continue;
    const reference = value instanceof Map && value.has('$ref') ? blocks.get(blockReference(property) ?? '') : value;
    if (reference !== undefined) yield [name, reference];
  }
}

function blockReference(property: Json): string | null {
  const reference = asJsonMap(asJsonMap(property).get('default')).get('$ref');
  const id = asJsonMap(reference).get('block_document_id');
  return typeof id === 'string' ? id : null;
}

const fits = (schema: JsonMap, name: string, value: Json): boolean =>
  validationFailure(new Map([[name, value]]), schema, { prepared: true, ignoreRequired: true }) === null;
