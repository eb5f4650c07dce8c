import { defineQuery, inTransaction, run, type SchemaContext } from '@app/database';
import type { Instant } from '@app/engine';
import type { Ranged } from './ranged.js';
import { readRetentionDays } from './retention.js';

const MICROS_PER_DAY = 86_400_000_000;
/** So many ranges hold what a workspace keeps: the fewer, the longer rows outlive their time until a whole range has. */
const RANGES_KEPT = 4;
const RANGE_DAYS_MAX = 30;
/** For a lock on the partition of rows without a range: who waits for it holds up everyone behind. */
const LOCK_TIMEOUT_MS = 200;

/** A range of a table, in whole days since 1970, half-open. Its name tells it. */
export interface Range {
  readonly name: string;
  readonly fromDay: number;
  readonly toDay: number;
}

const LOCK = defineQuery<[table: string], object>({
  name: 'range.lock',
  text: (schema) => `select pg_advisory_xact_lock(hashtextextended('${schema}.' || $1, 0))`,
});

const LIST = defineQuery<[table: string], { name: string }>({
  name: 'range.list',
  text: (schema) =>
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = ('${schema}.' || $1::text)::regclass`,
});

/** Oldest first. */
export async function listRanges(ctx: SchemaContext, { table }: Ranged): Promise<Range[]> {
  return (await run(ctx, LIST, [table]))
    .map(({ name }) => rangeOf(name))
    .filter((range) => range !== null)
    .sort((a, b) => a.fromDay - b.fromDay);
}

/** Null for a name that no range of ours has. */
export function rangeOf(name: string): Range | null {
  const [, from, to] = /^[a-z]+_(\d{8})_(\d{8})$/.exec(name) ?? [];
  return from && to ? { name, fromDay: dayFrom(from), toDay: dayFrom(to) } : null;
}

/** Days since 1970. */
export const dayOf = (instant: Instant): number => Math.floor(instant / MICROS_PER_DAY);

/** Made beside the table and then attached, which lets those who read and write other times go on. Nothing happens where there is one. */
export async function makeRange(ctx: SchemaContext, ranged: Ranged, day: number): Promise<void> {
  await inTransaction(ctx, async (within) => {
    await run(within, LOCK, [ranged.table]);
    const ranges = await listRanges(within, ranged);
    if (ranges.some(({ fromDay, toDay }) => fromDay <= day && day < toDay)) return;
    const kept = (await readRetentionDays(within, ranged)) ?? Infinity;
    const width = Math.min(RANGE_DAYS_MAX, Math.max(1, Math.floor(kept / RANGES_KEPT)));
    const next = ranges.find(({ fromDay }) => fromDay > day);
    await within.cell.query({ text: makingText(ctx, ranged, day, Math.min(day + width, next?.fromDay ?? Infinity)) });
  });
}

/** Rows that came before their range lie in the default partition, which gives the range its indexes, too. */
function makingText({ schema }: SchemaContext, { table, column, hasDefault }: Ranged, fromDay: number, toDay: number): string {
  const [from, to] = [textOf(fromDay), textOf(toDay)];
  const [whole, range, others] = [`${schema}.${table}`, `${schema}.${table}_${from}_${to}`, `${schema}.${table}_default`];
  const [first, end] = [`'${from} 00:00+00'`, `'${to} 00:00+00'`];
  const attach = `alter table ${whole} attach partition ${range} for values from (${first}) to (${end})`;
  if (!hasDefault) return `create table ${range} (like ${whole} including all); ${attach}`;
  return `
    set local lock_timeout = ${LOCK_TIMEOUT_MS};
    lock table ${others} in access exclusive mode;
    create table ${range} (like ${others} including all) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
    with moved as (delete from ${others} where ${column} >= ${first} and ${column} < ${end} returning *) insert into ${range} select * from moved;
    ${attach}`;
}

const dayFrom = (text: string): number => Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 86_400_000;
const textOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
