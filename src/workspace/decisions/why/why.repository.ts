import { defineQuery, run } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { IS_ONLINE } from '../../work-pools/workers.sql.js';

const HOLDERS_MAX = 10;
/** Subflows of subflows that are gone through for what failed first. */
const DEPTH_MAX = 20;

/** What a flow run belongs to, as it is now. All of a thing's columns are null when there is none. */
export interface SurroundingsRow {
  readonly deployment_id: string | null;
  readonly deployment_name: string | null;
  readonly deployment_paused: boolean | null;
  readonly limit_id: string | null;
  readonly limit_name: string | null;
  readonly limit_limit: number | null;
  readonly limit_taken: number | null;
  readonly schedule_id: string | null;
  readonly schedule_slug: string | null;
  readonly schedule_active: boolean | null;
  readonly queue_id: string | null;
  readonly queue_name: string | null;
  readonly queue_paused: boolean | null;
  readonly queue_limit: number | null;
  readonly queue_taken: number;
  readonly last_polled: Instant | null;
  readonly pool_id: string | null;
  readonly pool_name: string | null;
  readonly pool_type: string | null;
  readonly pool_paused: boolean | null;
  readonly pool_limit: number | null;
  readonly pool_taken: number;
  readonly workers_online: number;
  readonly last_heartbeat: Instant | null;
  readonly parent_id: string | null;
  readonly parent_name: string | null;
  readonly parent_state_type: StateType | null;
  readonly parent_state_name: string | null;
  readonly parent_state_timestamp: Instant | null;
  readonly process_heartbeat: Instant | null;
}

const OCCUPIES = `queued_state in ('PENDING', 'RUNNING')`;

/** Runs that occupy a pool or a queue are counted only where there is a limit to hold them against. */
const SURROUNDINGS = defineQuery<[flowRunId: string], SurroundingsRow>({
  name: 'flow_run.find_surroundings',
  text: (schema) => `
    select d.id as deployment_id, d.name as deployment_name, d.paused as deployment_paused,
      l.id as limit_id, l.name as limit_name, l."limit" as limit_limit, l.active_slots as limit_taken,
      s.id as schedule_id, s.slug as schedule_slug, s.active as schedule_active,
      q.id as queue_id, q.name as queue_name, q.is_paused as queue_paused, q.concurrency_limit as queue_limit, q.last_polled,
      case when q.concurrency_limit is null then 0 else (
        select count(*) from ${schema}.flow_run o where o.work_queue_id = q.id and o.${OCCUPIES}) end as queue_taken,
      p.id as pool_id, p.name as pool_name, p.type as pool_type, p.is_paused as pool_paused, p.concurrency_limit as pool_limit,
      case when p.concurrency_limit is null then 0 else (
        select count(*) from ${schema}.work_queue pq join ${schema}.flow_run o on o.work_queue_id = pq.id where pq.work_pool_id = p.id and o.${OCCUPIES}) end as pool_taken,
      coalesce(w.online, 0) as workers_online, w.last_heartbeat,
      parent.id as parent_id, parent.name as parent_name, parent.state_type as parent_state_type, parent.state_name as parent_state_name,
      parent.state_timestamp as parent_state_timestamp, (
        select e.occurred from ${schema}.event e where e.resource_id = 'prefect.flow-run.' || r.id and e.event = 'prefect.flow-run.heartbeat'
        order by e.occurred desc limit 1) as process_heartbeat
    from ${schema}.flow_run r
    left join ${schema}.deployment d on d.id = r.deployment_id
    left join ${schema}.concurrency_limit l on l.id = d.concurrency_limit_id
    left join ${schema}.deployment_schedule s on r.created_by ->> 'type' = 'SCHEDULE' and s.id::text = r.created_by ->> 'id'
    left join ${schema}.work_queue q on q.id = r.work_queue_id
    left join ${schema}.work_pool p on p.id = q.work_pool_id
    left join lateral (
      select count(*) filter (where ${IS_ONLINE}) as online, max(w.last_heartbeat_time) as last_heartbeat from ${schema}.worker w where w.work_pool_id = p.id) w on true
    left join ${schema}.task_run stand_in on stand_in.id = r.parent_task_run_id
    left join ${schema}.flow_run parent on parent.id = stand_in.flow_run_id
    where r.id = $1`,
});

export interface HolderRow {
  /** Of the pool, queue or limit that is held. */
  readonly held_id: string;
  readonly kind: 'flow-run' | 'task-run' | 'deployment' | null;
  readonly id: string | null;
  readonly name: string | null;
}

/** Longest first. A lease may be of something that is gone, or of nothing that has a name. */
const HOLDERS = defineQuery<[poolId: string | null, queueId: string | null, limitIds: readonly string[]], HolderRow>({
  name: 'flow_run.list_holders',
  text: (schema) => `
    (select $1::uuid as held_id, 'flow-run' as kind, o.id, o.name from ${schema}.work_queue q join ${schema}.flow_run o on o.work_queue_id = q.id
      where q.work_pool_id = $1 and o.${OCCUPIES} order by o.state_timestamp limit ${HOLDERS_MAX})
    union all
    (select $2::uuid, 'flow-run', o.id, o.name from ${schema}.flow_run o where o.work_queue_id = $2 and o.${OCCUPIES} order by o.state_timestamp limit ${HOLDERS_MAX})
    union all
    (select held.id, case lease.holder_type when 'flow_run' then 'flow-run' when 'task_run' then 'task-run' else lease.holder_type end, lease.holder_id,
        coalesce(f.name, t.name, d.name)
      from unnest($3::uuid[]) as held (id)
      cross join lateral (
        select * from ${schema}.concurrency_lease c where c.limit_ids @> array[held.id] and c.expires > now() order by c.created limit ${HOLDERS_MAX}) lease
      left join ${schema}.flow_run f on f.id = lease.holder_id
      left join ${schema}.task_run t on t.id = lease.holder_id
      left join ${schema}.deployment d on d.id = lease.holder_id)`,
});

export interface FailureRow {
  readonly task_run_id: string;
  readonly task_run_name: string;
  readonly state_type: StateType;
  readonly state_name: string;
  readonly state_timestamp: Instant;
  readonly message: string | null;
  readonly child_id: string | null;
  readonly child_name: string | null;
}

/** The task run of a flow run that failed first, then that of the subflow run it stood for, and so on down. */
const FAILURES = defineQuery<[flowRunId: string], FailureRow>({
  name: 'task_run.list_first_failures',
  text: (schema) => `
    with recursive failure as (
      select 1 as depth, f.* from (select $1::uuid as flow_run_id) start cross join lateral (${firstFailure(schema, 'start.flow_run_id')}) f
      union all
      select failure.depth + 1, f.* from failure cross join lateral (${firstFailure(schema, 'failure.child_id')}) f where failure.depth < ${DEPTH_MAX})
    select task_run_id, task_run_name, state_type, state_name, state_timestamp, message, child_id, child_name from failure order by depth`,
});

const firstFailure = (schema: string, flowRunId: string): string => `
  select t.id as task_run_id, t.name as task_run_name, t.state_type, t.state_name, t.state_timestamp, s.message, child.id as child_id, child.name as child_name
  from ${schema}.task_run t
  left join ${schema}.task_run_state s on s.id = t.state_id
  left join lateral (select c.id, c.name from ${schema}.flow_run c where c.parent_task_run_id = t.id order by c.created desc limit 1) child on true
  where t.flow_run_id = ${flowRunId} and t.state_type in ('FAILED', 'CRASHED')
  order by t.state_timestamp, t.id limit 1`;

export interface FullLimitRow {
  readonly id: string;
  readonly name: string;
  readonly limit: number;
  readonly taken: number;
}

const LIMITS_OF_TAGS = defineQuery<[names: readonly string[]], FullLimitRow>({
  name: 'concurrency_limit.list_full_by_names',
  text: (schema) => `
    select id, name, "limit", active_slots as taken from ${schema}.concurrency_limit
    where name = any($1::text[]) and active and active_slots >= "limit" order by name`,
});

@Injectable()
export class WhyRepository {
  /** Null when there is no such flow run. */
  async findSurroundings(ctx: WorkspaceContext, flowRunId: string): Promise<SurroundingsRow | null> {
    return (await run(ctx, SURROUNDINGS, [flowRunId]))[0] ?? null;
  }

  async listHolders(ctx: WorkspaceContext, of: { poolId: string | null; queueId: string | null; limitIds: readonly string[] }): Promise<HolderRow[]> {
    return run(ctx, HOLDERS, [of.poolId, of.queueId, of.limitIds]);
  }

  async listFailures(ctx: WorkspaceContext, flowRunId: string): Promise<FailureRow[]> {
    return run(ctx, FAILURES, [flowRunId]);
  }

  /** Full ones alone. */
  async listFullLimits(ctx: WorkspaceContext, names: readonly string[]): Promise<FullLimitRow[]> {
    return run(ctx, LIMITS_OF_TAGS, [names]);
  }
}
