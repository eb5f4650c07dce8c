import { inTransaction, type Cell, type SchemaContext } from '@app/database';
import { RANGED, type Ranged } from './ranged.js';
import { listRanges, rangeOf } from './ranges.js';
import { readRetentionDays } from './retention.js';

/** A lock on the whole table, if only for a moment: who waits for it holds up everyone behind. */
const LOCK_TIMEOUT_MS = 200;
const DELETED_AT_ONCE = 2_000;

/** Drops what is older than the workspace keeps, a whole range at a time, and deletes the few rows that have no range. `today`: days since 1970. */
export async function dropExpired(ctx: SchemaContext, ranged: Ranged, today: number): Promise<void> {
  const days = await readRetentionDays(ctx, ranged);
  if (days === null) return;
  const expired = (await listRanges(ctx, ranged)).filter(({ toDay }) => toDay + days <= today);
  for (const { name } of expired) {
    await inTransaction(ctx, async (within) => {
      await within.cell.query({ text: `set local lock_timeout = ${LOCK_TIMEOUT_MS}` });
      await within.cell.query({ text: `drop table if exists ${ctx.schema}.${name}` });
    });
  }
  if (ranged.hasDefault) while ((await deleteShare(ctx, ranged, today - days)) === DELETED_AT_ONCE);
}

async function deleteShare({ cell, schema }: SchemaContext, { table, column }: Ranged, before: number): Promise<number> {
  const rows = `${schema}.${table}_default`;
  const [deleted] = await cell.query<{ count: number }>({
    text: `with old as (select id from ${rows} where ${column} < to_timestamp($1) limit ${DELETED_AT_ONCE}),
      gone as (delete from ${rows} r using old where r.id = old.id returning 1) select count(*) as count from gone`,
    values: [before * 86_400],
  });
  return deleted?.count ?? 0;
}

/** Schemas that may have rows which are too old; one question for the whole cell. */
export async function listSchemasWithPast(cell: Cell, today: number): Promise<string[]> {
  const rows = await cell.query<{ schema: string; name: string; isUsed: boolean }>({
    text: `select n.nspname as schema, c.relname as name, pg_relation_size(c.oid) > 0 as "isUsed" from pg_class p join pg_inherits i on i.inhparent = p.oid
      join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = p.relnamespace
      where p.relname = any($1) and p.relkind = 'p' and n.nspname like 'ws\\_%'`,
    values: [RANGED.map(({ table }) => table)],
  });
  const hasPast = ({ name, isUsed }: (typeof rows)[number]): boolean => isUsed && (rangeOf(name)?.toDay ?? -Infinity) < today;
  return [...new Set(rows.filter(hasPast).map(({ schema }) => schema))];
}
