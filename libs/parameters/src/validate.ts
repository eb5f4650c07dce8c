import { createRequire } from 'node:module';
import { parseJson, type Json, type JsonMap } from '@app/contract';
import { Documents, UnresolvableReference } from './documents.js';
import { mostRelevant, toFieldText, type Issue } from './issue.js';
import { TooCostly } from './patterns.js';
import { prepare, withoutRequired } from './prepare.js';
import { Validator } from './validator.js';
import type { Value } from './value.js';

export interface ValidationOptions {
  /** Off for schemas that are standard already. */
  readonly prepared?: boolean;
  /** Nothing is missing yet: the values may still be completed. */
  readonly ignoreRequired?: boolean;
  readonly nullsWithDefault?: boolean;
}

/** Null, or the sentence that says what is wrong. Throws CircularSchema. Source: docs/contract/parameters.md#message */
export function validationFailure(values: Value, schema: JsonMap, options: ValidationOptions = {}): string | null {
  const ready = toReady(schema, options);
  const wrongSchema = schemaFailure(ready);
  if (wrongSchema !== null) return `Invalid schema: ${wrongSchema}`;
  try {
    const relevant = mostRelevant([...new Validator(new Documents([ready], META), false).issues(values, ready)]);
    if (!relevant) return null;
    const field = toFieldText(relevant.path);
    return failure(relevant.issue.message, field);
  } catch (error) {
    if (error instanceof UnresolvableReference || error instanceof TooCostly) return failure(error.message);
    throw error;
  }
}

const failure = (reason: string, field: string | null = null): string =>
  `Validation failed${field === null ? '' : ` for field ${field}`}. Failure reason: ${reason}`;

/** All that is wrong, formats included. Throws CircularSchema, and a SchemaError for what can not be followed. */
export function findIssues(values: Value, schema: JsonMap, options: ValidationOptions = {}): Issue[] {
  const ready = toReady(schema, options);
  try {
    return [...new Validator(new Documents([ready], META), true).issues(values, ready)];
  } catch (error) {
    if (error instanceof UnresolvableReference || error instanceof TooCostly) throw new SchemaError(failure(error.message));
    throw error;
  }
}

/** Thrown for a schema that nothing can be checked with. */
export class SchemaError extends Error {}

/** The first thing that makes a schema none, or null. */
export function schemaFailure(schema: Json): string | null {
  const validator = new Validator(META, true);
  for (const { message } of validator.issues(schema, META_SCHEMA)) return message;
  return null;
}

const toReady = (schema: JsonMap, { prepared, ignoreRequired, nullsWithDefault }: ValidationOptions): JsonMap => {
  const ready = prepared ? schema : prepare(schema, nullsWithDefault ?? false);
  return ignoreRequired ? withoutRequired(ready) : ready;
};

const load = (name: string): Json => parseJson(JSON.stringify(createRequire(import.meta.url)(`ajv/dist/refs/json-schema-2020-12/${name}.json`)));
const VOCABULARIES = ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content'];
const META_SCHEMA = load('schema');
const META = new Documents([META_SCHEMA, ...VOCABULARIES.map((name) => load(`meta/${name}`))]);
