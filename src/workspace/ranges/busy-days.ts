import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { LRUCache } from 'lru-cache';
import type { Ranged } from './ranged.js';
import { dayOf, makeRange } from './ranges.js';

/** A range costs the catalog some hundred rows; fewer rows than that need none, and are deleted one by one. */
const ROWS_OF_A_BUSY_DAY = 2_000;

/** Rows written by this process, by workspace, table and day. What is forgotten only makes a range later. */
const written = new LRUCache<string, number>({ max: 20_000 });

/**
 * Notes rows that were written, outside of any transaction, and makes ranges for days that have many: for what they have by now, and for the
 * day after before it begins, when nothing has to be moved. Never throws: without a range rows only cost more to get rid of.
 */
export async function noteWritten(ctx: WorkspaceContext, ranged: Ranged, times: readonly Instant[]): Promise<void> {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(dayOf(time), (counts.get(dayOf(time)) ?? 0) + 1);
  for (const [day, rows] of counts) {
    const key = `${ctx.cell.name}/${ctx.schema}/${ranged.table}/${day}`;
    const before = written.get(key) ?? 0;
    written.set(key, before + rows);
    if (before >= ROWS_OF_A_BUSY_DAY || before + rows < ROWS_OF_A_BUSY_DAY) continue;
    try {
      await makeRange(ctx, ranged, day);
      if (day >= dayOf(Date.now() * 1_000)) await makeRange(ctx, ranged, day + 1);
    } catch {
      // Somebody read the table for too long, or there is a range that ends within this one's first day: after as many rows again.
      written.set(key, 0);
    }
  }
}
