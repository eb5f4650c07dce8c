import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FLOW_RUN_COLUMNS, toFlowRun, type FlowRun, type FlowRunRow } from '../../flow-runs/flow-runs.schema.js';

/** Which runs of a pool are asked for. */
export interface WantedRuns {
  /** Null: all of the pool. */
  readonly queues: readonly string[] | null;
  /** When they are due, both ends included; null is open. */
  readonly before: string | null;
  readonly after: string | null;
  readonly limit: number;
}

export interface Polled {
  readonly poolId: string;
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  /** In the order in which they are to be started. */
  readonly runs: readonly { readonly queueId: string; readonly run: FlowRun }[];
}

type Row = { pool_id: string; queue_id: string | null; queue_name: string | null } & (FlowRunRow | { id: null });

const HOLDING = `r.queued_state in ('PENDING', 'RUNNING')`;
/** How many more runs may go out; null where nothing limits that. `held` counts those that take a slot. */
const room = (of: string, held: string): string =>
  `case when ${of}.concurrency_limit is not null then greatest(0, ${of}.concurrency_limit - (${held})) end as room`;

/**
 * One statement finds the pool, its queues and the room in both, and locks the runs that fit. Queues are visited by priority,
 * and no longer than there is room, so that no more rows are locked than go out; rows that someone else holds at this moment
 * are passed over. Every queue that was asked is a row, also one that has nothing.
 */
const POLL = defineQuery<[pool: string, queues: readonly string[] | null, before: string | null, after: string | null, limit: number], Row>({
  name: 'flow_run.poll',
  prepared: true,
  text: (schema) => `
    with pool as (
      select wp.id, wp.name, wp.type, wp.is_paused, ${room(
        'wp',
        `select count(*) from ${schema}.work_queue wq join ${schema}.flow_run r on r.work_queue_id = wq.id and ${HOLDING} where wq.work_pool_id = wp.id`,
      )}
      from ${schema}.work_pool wp where wp.name = $1),
    queues as (
      select wq.id, wq.name, wq.priority, wq.is_paused or pool.is_paused as is_paused, ${room(
        'wq',
        `select count(*) from ${schema}.flow_run r where r.work_queue_id = wq.id and ${HOLDING}`,
      )}
      from ${schema}.work_queue wq join pool on pool.id = wq.work_pool_id where $2::text[] is null or wq.name = any($2)),
    due as (
      select q.id as in_queue, r.* from (select * from queues where not is_paused order by priority) q
      cross join lateral (
        select ${FLOW_RUN_COLUMNS}, r.state_id, r.state_type, r.state_name, r.state_timestamp from ${schema}.flow_run r
        where r.work_queue_id = q.id and r.queued_state = 'SCHEDULED'
          and r.queued_due <= coalesce($3::timestamptz, 'infinity') and r.queued_due >= coalesce($4::timestamptz, '-infinity')
          and r.empirical_policy ->> 'retry_type' is distinct from 'in_process'
        order by r.queued_due limit least($5::int, q.room) for update skip locked) r
      limit least($5::int, (select room from pool)))
    select pool.id as pool_id, pool.name as pool_name, pool.type as pool_type, q.id as queue_id, q.name as queue_name, due.*,
      null as state_message, null as state_data, null as state_details
    from pool left join queues q on true left join due on due.in_queue = q.id
    order by q.priority, due.next_scheduled_start_time, due.id`,
});

@Injectable()
export class PollsRepository {
  /** Null: there is no such pool. Queues that are not there are left out. */
  async poll(ctx: WorkspaceContext, pool: string, { queues, before, after, limit }: WantedRuns): Promise<Polled | null> {
    const rows = await run(ctx, POLL, [pool, queues, before, after, limit]);
    const [first] = rows;
    if (!first) return null;
    const asked = new Map(rows.flatMap(({ queue_id: id, queue_name: name }) => (id === null || name === null ? [] : [[id, { id, name }] as const])));
    const runs = rows.flatMap((row) => (row.id === null || row.queue_id === null ? [] : [{ queueId: row.queue_id, run: toFlowRun(row) }]));
    return { poolId: first.pool_id, queues: [...asked.values()], runs };
  }
}
