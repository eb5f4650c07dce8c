import { defineQuery, run } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Stretch } from '../../filters/page.js';

export interface QueueSlots {
  readonly id: string;
  readonly name: string;
  readonly concurrencyLimit: number | null;
  readonly activeSlots: number;
}

/** A run that takes a slot. */
export interface SlotHolder {
  readonly queueId: string;
  readonly id: string;
  readonly name: string;
  readonly stateType: StateType;
  readonly stateName: string | null;
  readonly stateTimestamp: Instant | null;
  readonly startTime: Instant | null;
}

const LIST_QUEUES = defineQuery<[poolId: string], QueueSlots>({
  name: 'work_queue.list_slots_by_pool',
  text: (schema) => `
    select wq.id, wq.name, wq.concurrency_limit as "concurrencyLimit",
      (select count(*) from ${schema}.flow_run r where r.work_queue_id = wq.id and r.queued_state in ('PENDING', 'RUNNING')) as "activeSlots"
    from ${schema}.work_queue wq where wq.work_pool_id = $1 order by wq.priority, wq.id`,
});

const COUNT = defineQuery<[queueId: string, states: readonly StateType[]], { count: number }>({
  name: 'flow_run.count_slot_holders',
  text: (schema) => `select count(*) as count from ${schema}.flow_run r where r.work_queue_id = $1 and r.queued_state = any($2)`,
});

/** What a queue has to do. */
export interface Load {
  readonly queueId: string;
  readonly poolId: string;
  readonly taken: number;
  readonly due: number;
}

const LIST_LOADS = defineQuery<[queueIds: readonly string[], poolIds: readonly string[]], Load>({
  name: 'work_queue.list_loads',
  text: (schema) => `
    select wq.id as "queueId", wq.work_pool_id as "poolId", load.taken, load.due
    from ${schema}.work_queue wq
    cross join lateral (
      select count(*) filter (where r.queued_state in ('PENDING', 'RUNNING')) as taken,
             count(*) filter (where r.queued_state = 'SCHEDULED' and r.queued_due <= now()) as due
      from ${schema}.flow_run r where r.work_queue_id = wq.id and r.queued_state in ('PENDING', 'RUNNING', 'SCHEDULED')) load
    where wq.id = any($1::uuid[]) or wq.work_pool_id = any($2::uuid[])`,
});

const LIST_HOLDERS = defineQuery<[queueIds: readonly string[], states: readonly StateType[], limit: number, offset: number], SlotHolder>({
  name: 'flow_run.list_slot_holders',
  text: (schema) => `
    select q.id as "queueId", r.* from unnest($1::uuid[]) as q (id)
    cross join lateral (
      select r.id, r.name, r.state_type as "stateType", r.state_name as "stateName", r.state_timestamp as "stateTimestamp", r.start_time as "startTime"
      from ${schema}.flow_run r where r.work_queue_id = q.id and r.queued_state = any($2) order by r.id limit $3 offset $4) r
    order by r.id`,
});

@Injectable()
export class SlotsRepository {
  /** By priority. */
  async listQueues(ctx: WorkspaceContext, poolId: string): Promise<QueueSlots[]> {
    return run(ctx, LIST_QUEUES, [poolId]);
  }

  async count(ctx: WorkspaceContext, queueId: string, states: readonly StateType[]): Promise<number> {
    return (await run(ctx, COUNT, [queueId, states]))[0]?.count ?? 0;
  }

  /** Of the queues that are named, and of all queues of the pools. */
  async listLoads(ctx: WorkspaceContext, which: { queueIds: readonly string[]; poolIds: readonly string[] }): Promise<Load[]> {
    return run(ctx, LIST_LOADS, [which.queueIds, which.poolIds]);
  }

  /** A stretch of each queue’s. */
  async listHolders(ctx: WorkspaceContext, queueIds: readonly string[], states: readonly StateType[], { limit, offset }: Stretch): Promise<SlotHolder[]> {
    return run(ctx, LIST_HOLDERS, [queueIds, states, limit, offset]);
  }
}
