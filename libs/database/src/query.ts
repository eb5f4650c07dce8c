import type { QueryResultRow } from 'pg';
import type { Schema } from './schema.js';

/** One statement on workspace tables. `Params` are its `$n` in order, `Row` one line of its result. */
export interface Query<Params extends readonly unknown[], Row extends QueryResultRow> {
  /** `entity.verb_qualifier`: also the span, the metric label and the name of its plan test. */
  readonly name: string;
  readonly text: (schema: Schema) => string;
  /** Prepare once per connection and schema. Only for hot paths: names cost memory in every backend that saw the schema. */
  readonly prepared: boolean;
  /** Never set: carries the types. */
  readonly types?: (params: Params) => Row;
}

const registered = new Map<string, Query<readonly unknown[], QueryResultRow>>();

/** Registers a statement; two with one name are a bug and fail at start. */
export function defineQuery<Params extends readonly unknown[], Row extends QueryResultRow>(spec: {
  name: string;
  text: (schema: Schema) => string;
  prepared?: boolean;
}): Query<Params, Row> {
  if (registered.has(spec.name)) throw new Error(`Two queries are called ${spec.name}.`);
  const query: Query<Params, Row> = { name: spec.name, text: spec.text, prepared: spec.prepared ?? false };
  registered.set(spec.name, query as Query<readonly unknown[], QueryResultRow>);
  return query;
}

/** Every statement known so far, for the plan test. */
export function listQueries(): readonly Query<readonly unknown[], QueryResultRow>[] {
  return [...registered.values()];
}
