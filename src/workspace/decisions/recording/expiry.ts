import { inTransaction, type Cell, type SchemaContext } from '@app/database';
import { listRanges, rangeOf } from './ranges.js';
import { readRetentionDays } from './retention.js';

/** A lock on the whole table, if only for a moment: who waits for it holds up everyone behind. */
const LOCK_TIMEOUT_MS = 200;

/** Drops what is older than the workspace keeps, a whole range at a time. Answers how many. `today`: days since 1970. */
export async function dropExpired(ctx: SchemaContext, today: number): Promise<number> {
  const days = await readRetentionDays(ctx);
  const expired = (await listRanges(ctx)).filter(({ toDay }) => toDay + days <= today);
  for (const { name } of expired) {
    await inTransaction(ctx, async (within) => {
      await within.cell.query({ text: `set local lock_timeout = ${LOCK_TIMEOUT_MS}` });
      await within.cell.query({ text: `drop table if exists ${ctx.schema}.${name}` });
    });
  }
  return expired.length;
}

/** Schemas with a range that ended before today, of which some may be too old; one question for the whole cell. */
export async function listSchemasWithPast(cell: Cell, today: number): Promise<string[]> {
  const rows = await cell.query<{ schema: string; name: string }>({
    text: `select n.nspname as schema, c.relname as name from pg_class p join pg_inherits i on i.inhparent = p.oid
      join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = p.relnamespace
      where p.relname = 'decision' and p.relkind = 'p'`,
  });
  return [...new Set(rows.filter(({ name }) => (rangeOf(name)?.toDay ?? Infinity) < today).map(({ schema }) => schema))];
}
