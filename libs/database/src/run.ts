import type { QueryResultRow } from 'pg';
import type { Cell } from './cell.js';
import type { Query } from './query.js';
import type { Schema } from './schema.js';

/** As much of a workspace's context as SQL needs. */
export interface SchemaContext {
  readonly schema: Schema;
  readonly cell: Cell;
}

/** Texts are built once per query and schema; bounded, since schemas come and go. */
const texts = new Map<string, string>();
const TEXTS_MAX = 20_000;

/** Sends a registered statement to the workspace's schema and answers its rows. One round trip. */
export async function run<Params extends readonly unknown[], Row extends QueryResultRow>(
  ctx: SchemaContext,
  query: Query<Params, Row>,
  params: Params,
): Promise<Row[]> {
  const name = `${query.id}/${ctx.schema}`;
  return ctx.cell.query<Row>({ text: textOf(name, query, ctx.schema), values: params, ...(query.prepared ? { name } : {}) });
}

/** Runs `work` in one transaction; it must use the context it is given. */
export async function inTransaction<Ctx extends SchemaContext, T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.cell.transaction((cell) => work({ ...ctx, cell }));
}

function textOf(name: string, query: { text: (schema: Schema) => string }, schema: Schema): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_MAX) texts.clear();
  const text = query.text(schema);
  texts.set(name, text);
  return text;
}
