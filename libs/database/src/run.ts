import type { QueryResultRow } from 'pg';
import type { Cell, Statement } from './cell.js';
import type { Query } from './query.js';
import type { Schema } from './schema.js';
import { tell, writesOf, type Writes, type Wrote } from './writes.js';

/** As much of a workspace's context as SQL needs. */
export interface SchemaContext {
  readonly schema: Schema;
  readonly cell: Cell;
  /** Told that a statement may have changed a table that somebody may follow, once it is committed. */
  readonly wrote?: Wrote;
}

interface Text {
  readonly text: string;
  readonly writes: Writes | null;
}

/** Texts are built once per query and schema; bounded, since schemas come and go. */
const texts = new Map<string, Text>();
const TEXTS_MAX = 20_000;

/** Sends a registered statement to the workspace's schema and answers its rows. One round trip. */
export async function run<Params extends readonly unknown[], Row extends QueryResultRow>(
  ctx: SchemaContext,
  query: Query<Params, Row>,
  params: Params,
): Promise<Row[]> {
  const name = `${query.id}/${ctx.schema}`;
  const { text, writes } = textOf(name, query, ctx.schema);
  return send<Row>(ctx, { text, values: params, ...(query.prepared ? { name } : {}) }, writes);
}

/** The same for a statement that is put together as it is needed. `name`: as a query's. */
export async function runMade<Row extends QueryResultRow>(ctx: SchemaContext, name: string, statement: Statement): Promise<Row[]> {
  return send<Row>(ctx, statement, writesOf(name, statement.text));
}

async function send<Row extends QueryResultRow>(ctx: SchemaContext, statement: Statement, writes: Writes | null): Promise<Row[]> {
  const rows = await ctx.cell.query<Row>(statement);
  const { wrote } = ctx;
  if (writes && wrote) ctx.cell.afterCommit(() => tell(writes, rows, wrote));
  return rows;
}

/** Runs `work` in one transaction; it must use the context it is given. */
export async function inTransaction<Ctx extends SchemaContext, T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.cell.transaction((cell) => work({ ...ctx, cell }));
}

function textOf(name: string, query: Pick<Query<readonly unknown[], QueryResultRow>, 'name' | 'text' | 'quiet'>, schema: Schema): Text {
  const known = texts.get(name);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_MAX) texts.clear();
  const text = query.text(schema);
  const built = { text, writes: query.quiet ? null : writesOf(query.name, text) };
  texts.set(name, built);
  return built;
}
