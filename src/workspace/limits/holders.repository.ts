import { defineQuery, inTransaction, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { AskedBy } from './asked-by.js';
import { endLeases } from './slots.sql.js';

/** Who holds slots or wants them, as far as that was told. */
export interface Seeker {
  readonly holderType: 'flow_run' | 'task_run' | 'deployment' | null;
  readonly holderId: string | null;
  readonly askedBy: AskedBy | null;
}

/** Slots that are held under a lease. */
export interface SlotHolder extends Seeker {
  readonly limitId: string;
  readonly leaseId: string;
  readonly slots: number;
  readonly since: Instant;
  /** Null: it ends when it is given back. */
  readonly expires: Instant | null;
}

/** So many of each limit are told of, those who have held theirs longest. */
export const HOLDERS_MAX = 200;

const LIST = defineQuery<[limitIds: readonly string[]], SlotHolder>({
  name: 'concurrency_lease.list_by_limits',
  text: (schema) => `
    select l.id as "limitId", e.id as "leaseId", e.slots, e.created as since, nullif(e.expires, 'infinity') as expires,
      e.holder_type as "holderType", e.holder_id as "holderId", e.asked_by as "askedBy"
    from unnest($1::uuid[]) as l (id)
    cross join lateral (
      select * from ${schema}.concurrency_lease c where c.limit_ids && array[l.id] and c.expires > now() order by c.created, c.id limit ${HOLDERS_MAX}) e
    order by e.created, e.id`,
});

/** Leases that have run out count until their slots have come back. */
const SUM = defineQuery<[limitIds: readonly string[]], { id: string; slots: number }>({
  name: 'concurrency_lease.sum_by_limits',
  text: (schema) => `
    select l.id, sum(e.slots)::int as slots from unnest($1::uuid[]) as l (id) join ${schema}.concurrency_lease e on e.limit_ids && array[l.id] group by l.id`,
});

const END_OF_LIMIT = defineQuery<[leaseId: string, limitId: string], { id: string }>({
  name: 'concurrency_lease.end_of_limit',
  text: (schema) => `
    with ${endLeases(schema, `select id from ${schema}.concurrency_lease where id = $1 and limit_ids && array[$2::uuid] for update`)}
    select id from gone`,
});

const LOCK = defineQuery<[limitId: string], { id: string }>({
  name: 'concurrency_limit.lock_by_id',
  text: (schema) => `select id from ${schema}.concurrency_limit where id = $1 for update`,
});

export const END_LEASES_OF_LIMIT = defineQuery<[limitId: string], never>({
  name: 'concurrency_lease.end_by_limit',
  text: (schema) => `with ${endLeases(schema, `select id from ${schema}.concurrency_lease where limit_ids && array[$1::uuid] order by id for update`)} select`,
});

const EMPTY = defineQuery<[limitId: string], never>({
  name: 'concurrency_limit.empty',
  text: (schema) => `update ${schema}.concurrency_limit set active_slots = 0, denied_slots = 0, updated = now() where id = $1`,
});

/** Leases, seen from the limits that they are on. */
@Injectable()
export class HoldersRepository {
  /** Of each limit the longest holder first. Those whose leases have run out hold nothing any more. */
  async listByLimits(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<SlotHolder[]> {
    return run(ctx, LIST, [limitIds]);
  }

  /** How many slots of each limit have a lease on them. */
  async leasedByLimits(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<Map<string, number>> {
    return new Map((await run(ctx, SUM, [limitIds])).map(({ id, slots }) => [id, slots]));
  }

  /** With all that the lease is on. False when the limit has no such lease. */
  async end(ctx: WorkspaceContext, leaseId: string, limitId: string): Promise<boolean> {
    return (await run(ctx, END_OF_LIMIT, [leaseId, limitId])).length === 1;
  }

  /** Nobody holds a slot of the limit any more, and none is denied. False when there is no such limit. */
  async reset(ctx: WorkspaceContext, limitId: string): Promise<boolean> {
    return inTransaction(ctx, async (within) => {
      if ((await run(within, LOCK, [limitId])).length === 0) return false;
      await run(within, END_LEASES_OF_LIMIT, [limitId]);
      await run(within, EMPTY, [limitId]);
      return true;
    });
  }
}
