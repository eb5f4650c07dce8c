import type { QueryResultRow } from 'pg';
import type { Cell } from './cell.js';
import type { Query } from './query.js';
import type { Schema } from './schema.js';

/** As much of a workspace's context as SQL needs. */
export interface SchemaContext {
  readonly schema: Schema;
  readonly cell: Cell;
  /** Told that a statement may have added rows to a table that clients follow, once it is committed. */
  readonly added?: (table: FollowedTable) => void;
}

export type FollowedTable = 'event' | 'log';

interface Text {
  readonly text: string;
  readonly adds: FollowedTable | null;
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
  const { text, adds } = textOf(name, query, ctx.schema);
  const rows = await ctx.cell.query<Row>({ text, values: params, ...(query.prepared ? { name } : {}) });
  if (adds) ctx.cell.afterCommit(() => ctx.added?.(adds));
  return rows;
}

/** Runs `work` in one transaction; it must use the context it is given. */
export async function inTransaction<Ctx extends SchemaContext, T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.cell.transaction((cell) => work({ ...ctx, cell }));
}

function textOf(name: string, query: { text: (schema: Schema) => string }, schema: Schema): Text {
  const known = texts.get(name);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_MAX) texts.clear();
  const text = query.text(schema);
  const built = { text, adds: addsTo(text) };
  texts.set(name, built);
  return built;
}

/** Read from the text, so that no statement can be forgotten: whoever follows the table would wait for its rows. */
const addsTo = (text: string): FollowedTable | null => (/\binsert into \w+\.(event|log)\b/.exec(text)?.[1] as FollowedTable | undefined) ?? null;
