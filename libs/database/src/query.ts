import type { QueryResultRow } from 'pg';
import type { Schema } from './schema.js';

/** One statement on workspace tables. `Params` are its `$n` in order, `Row` one line of its result. */
export interface Query<Params extends readonly unknown[], Row extends QueryResultRow> {
  /** `entity.verb_qualifier`: also the span, the metric label and the name of its plan test. */
  readonly name: string;
  /** Short and unique within the process: with the schema it must fit the 63 bytes that PostgreSQL keeps of a name. */
  readonly id: string;
  readonly text: (schema: Schema) => string;
  /** Prepared once per connection and schema. Only for hot paths: names cost memory in every backend that saw the schema. */
  readonly prepared: boolean;
  /** What it changes is of interest to the server alone: nobody who follows the table is told. */
  readonly quiet: boolean;
  /** Never set: carries the types. */
  readonly types?: (params: Params) => Row;
}

type AnyQuery = Pick<Query<readonly unknown[], QueryResultRow>, 'name' | 'id' | 'text' | 'prepared' | 'quiet'>;

const registered = new Map<string, AnyQuery>();

/** Registers a statement; two with one name are a bug and fail at start. */
export function defineQuery<Params extends readonly unknown[], Row extends QueryResultRow>(spec: {
  name: string;
  text: (schema: Schema) => string;
  prepared?: boolean;
  quiet?: boolean;
}): Query<Params, Row> {
  if (registered.has(spec.name)) throw new Error(`Two queries are called ${spec.name}.`);
  const query = { name: spec.name, id: `q${registered.size}`, text: spec.text, prepared: spec.prepared ?? false, quiet: spec.quiet ?? false };
  registered.set(spec.name, query);
  return query;
}

/** Every statement known so far, for the plan test. */
export function listQueries(): readonly AnyQuery[] {
  return [...registered.values()];
}
