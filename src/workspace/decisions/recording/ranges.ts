import { fromIso } from '@app/contract';
import { defineQuery, inTransaction, run, unplacedValue, type Schema, type SchemaContext } from '@app/database';
import type { Instant } from '@app/engine';
import { readRetentionDays } from './retention.js';

const MICROS_PER_DAY = 86_400_000_000;
/** A statement may hold records of several times; more than this many ranges are never missing at once. */
const TRIES_MAX = 4;
/** So many ranges hold what a workspace keeps: the fewer, the longer records outlive their time until a whole range has. */
const RANGES_KEPT = 4;
const RANGE_DAYS_MAX = 30;

/** A range of the decision table, in whole days since 1970, half-open. Its name tells it. */
export interface Range {
  readonly name: string;
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * Runs a statement that records decisions, outside of any transaction of its own. The first record of a time finds no range to
 * go to: it is made, and the statement runs again. So a workspace where nothing happens has none.
 */
export async function withRanges<T>(ctx: SchemaContext, statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement();
    } catch (error) {
      const decided = fromIso(unplacedValue(error) ?? '');
      if (decided === null || attempt === TRIES_MAX) throw error;
      await makeRange(ctx, decided);
    }
  }
}

const LOCK = defineQuery<[], object>({
  name: 'decision.lock_ranges',
  text: (schema) => `select pg_advisory_xact_lock(hashtextextended('${schema}.decision', 0))`,
});

const LIST = defineQuery<[], { name: string }>({
  name: 'decision.list_ranges',
  text: (schema) => `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '${schema}.decision'::regclass`,
});

/** Oldest first. */
export async function listRanges(ctx: SchemaContext): Promise<Range[]> {
  return (await run(ctx, LIST, []))
    .map(({ name }) => rangeOf(name))
    .filter((range) => range !== null)
    .sort((a, b) => a.fromDay - b.fromDay);
}

/** Null for a name that no range of ours has. */
export function rangeOf(name: string): Range | null {
  const [, from, to] = /^decision_(\d{8})_(\d{8})$/.exec(name) ?? [];
  return from && to ? { name, fromDay: dayOf(from), toDay: dayOf(to) } : null;
}

/** Made beside the table and then attached, which lets those who read and write it go on. */
async function makeRange(ctx: SchemaContext, decided: Instant): Promise<void> {
  const day = Math.floor(decided / MICROS_PER_DAY);
  await inTransaction(ctx, async (within) => {
    await run(within, LOCK, []);
    const ranges = await listRanges(within);
    if (ranges.some(({ fromDay, toDay }) => fromDay <= day && day < toDay)) return;
    const width = Math.min(RANGE_DAYS_MAX, Math.max(1, Math.floor((await readRetentionDays(within)) / RANGES_KEPT)));
    const next = ranges.find(({ fromDay }) => fromDay > day);
    await within.cell.query({ text: attachText(ctx.schema, day, Math.min(day + width, next?.fromDay ?? Infinity)) });
  });
}

function attachText(schema: Schema, fromDay: number, toDay: number): string {
  const [from, to] = [textOf(fromDay), textOf(toDay)];
  const name = `${schema}.decision_${from}_${to}`;
  return `create table ${name} (like ${schema}.decision including all); alter table ${schema}.decision attach partition ${name} for values from ('${from} 00:00+00') to ('${to} 00:00+00')`;
}

const dayOf = (text: string): number => Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 86_400_000;
const textOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
