import { toIsoOrNull } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { Instant, State, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Scope } from '../filters/conditions.js';
import { FLOW_RUN_ORDERS } from '../filters/orders.js';
import { branchesOf, halvesOf } from '../filters/halves.js';
import { idsText, type Listed } from '../filters/lists.js';
import type { Filters } from '../filters/related.js';
import { fromRow, joinedStateColumns, type StateRow } from '../states/state.schema.js';
import { FLOW_RUN_COLUMNS, toFlowRun, type FlowRun, type FlowRunRow } from './flow-runs.schema.js';
import { PLACE_COLUMNS, placeJoins } from './place.sql.js';

const COLUMNS = `${FLOW_RUN_COLUMNS}, ${PLACE_COLUMNS}, ${joinedStateColumns('s')}`;
/** Of a run `r`: its state, and the queue and pool that it waits in. */
const joins = (schema: Schema): string => `left join ${schema}.flow_run_state s on s.id = r.state_id ${placeJoins(schema, 'r')}`;

const FIND = defineQuery<[id: string], FlowRunRow>({
  name: 'flow_run.find_by_id',
  prepared: true,
  text: (schema) => `select ${COLUMNS} from ${schema}.flow_run r ${joins(schema)} where r.id = $1`,
});

const FIND_BY_IDEMPOTENCY_KEY = defineQuery<[flowId: string, key: string], FlowRunRow>({
  name: 'flow_run.find_by_idempotency_key',
  text: (schema) => `select ${COLUMNS} from ${schema}.flow_run r ${joins(schema)} where r.flow_id = $1 and r.idempotency_key = $2`,
});

const LIST_BY_IDS = defineQuery<[ids: readonly string[]], FlowRunRow>({
  name: 'flow_run.list_by_ids',
  text: (schema) => `select ${COLUMNS} from ${schema}.flow_run r ${joins(schema)} where r.id = any($1::uuid[])`,
});

const LIST_NEWEST_BY_FLOWS = defineQuery<[flowIds: readonly string[]], FlowRunRow>({
  name: 'flow_run.list_newest_by_flows',
  text: (schema) => `
    select ${COLUMNS}
    from unnest($1::uuid[]) as wanted (flow_id)
    cross join lateral (
      select * from ${schema}.flow_run newest where newest.flow_id = wanted.flow_id order by newest.expected_start_time desc limit 1) r
    ${joins(schema)}`,
});

/** Those that are no longer, or not, waiting for their time. */
const LIST_RECENT_BY_DEPLOYMENTS = defineQuery<[deploymentIds: readonly string[], count: number], FlowRunRow>({
  name: 'flow_run.list_recent_by_deployments',
  text: (schema) => `
    select ${COLUMNS}
    from unnest($1::uuid[]) as wanted (deployment_id)
    cross join lateral (
      select * from ${schema}.flow_run newest where newest.deployment_id = wanted.deployment_id and newest.state_type is distinct from 'SCHEDULED'
      order by newest.expected_start_time desc, newest.id desc limit $2) r
    ${joins(schema)}
    order by r.expected_start_time desc, r.id desc`,
});

/** Of several children of one task run, as retries make them, the newest. */
const LIST_CHILDREN = defineQuery<[taskRunIds: readonly string[]], { parent: string; child: string }>({
  name: 'flow_run.list_children_of_tasks',
  text: (schema) => `
    select distinct on (parent_task_run_id) parent_task_run_id as parent, id as child
    from ${schema}.flow_run where parent_task_run_id = any($1::uuid[]) order by parent_task_run_id, created desc, id desc`,
});

const STATE_COLUMNS = 'id, flow_run_id, type, name, timestamp, message, data, state_details';

const LIST_STATES = defineQuery<[runIds: readonly string[]], StateRow & { flow_run_id: string }>({
  name: 'flow_run_state.list_by_runs',
  text: (schema) => `select ${STATE_COLUMNS} from ${schema}.flow_run_state where flow_run_id = any($1::uuid[]) order by timestamp`,
});

const FIND_STATE = defineQuery<[id: string], StateRow>({
  name: 'flow_run_state.find_by_id',
  text: (schema) => `select ${STATE_COLUMNS} from ${schema}.flow_run_state where id = $1`,
});

/** Columns that the patch names are set, to null too where they may be; the others stay. Parameters and job variables come as text. */
const PATCH = defineQuery<[id: string, patch: string], { id: string }>({
  name: 'flow_run.patch',
  text: (schema) => `
    update ${schema}.flow_run r set version = version + 1, updated = now(),
      name = coalesce(p.patch ->> 'name', name),
      flow_version = case when p.patch ? 'flow_version' then p.patch ->> 'flow_version' else flow_version end,
      infrastructure_pid = case when p.patch ? 'infrastructure_pid' then p.patch ->> 'infrastructure_pid' else infrastructure_pid end,
      parameters = coalesce((p.patch ->> 'parameters')::json, parameters),
      empirical_policy = coalesce(p.patch -> 'empirical_policy', empirical_policy),
      job_variables = coalesce((p.patch ->> 'job_variables')::json, job_variables),
      tags = case when p.patch ? 'tags' then array(select jsonb_array_elements_text(p.patch -> 'tags')) else tags end
    from (select $2::jsonb as patch) p where r.id = $1 returning r.id`,
});

const MERGE_LABELS = defineQuery<[id: string, labels: string], { id: string }>({
  name: 'flow_run.merge_labels',
  text: (schema) => `update ${schema}.flow_run set labels = labels || $2::jsonb, updated = now() where id = $1 returning id`,
});

/** One statement: runs go with their states, task runs, inputs and logs; subflow runs stay and lose their parent. */
const deleteText = (schema: string, which: string): string => `
    with gone as (delete from ${schema}.flow_run where ${which} returning id, deployment_id, state_id, state_type),
    states as (delete from ${schema}.flow_run_state s using gone where s.flow_run_id = gone.id),
    inputs as (delete from ${schema}.flow_run_input i using gone where i.flow_run_id = gone.id),
    tasks as (delete from ${schema}.task_run t using gone where t.flow_run_id = gone.id returning t.id, t.flow_run_id),
    task_states as (delete from ${schema}.task_run_state s using tasks where s.task_run_id = tasks.id returning s.id),
    cached as (delete from ${schema}.task_run_cache c using task_states where c.task_run_state_id = task_states.id),
    deliveries as (delete from ${schema}.task_delivery d using tasks where d.task_run_id = tasks.id),
    logs as (delete from ${schema}.log l using gone where l.flow_run_id = gone.id),
    orphaned as (
      update ${schema}.flow_run r set parent_task_run_id = null, updated = now(), version = version + 1
      from tasks where r.parent_task_run_id = tasks.id and not exists (select from gone where gone.id = r.id))
    select gone.id, gone.deployment_id as "deploymentId", gone.state_type as "stateType", s.state_details ->> 'deployment_concurrency_lease_id' as "leaseId",
      array(
        select e.id from ${schema}.concurrency_lease e join tasks on tasks.id = e.holder_id
        where tasks.flow_run_id = gone.id and e.expires = 'infinity') as "taskLeaseIds"
    from gone left join ${schema}.flow_run_state s on s.id = gone.state_id`;

/** A run that is gone, and what it left with. */
export interface DeletedRun {
  readonly id: string;
  readonly deploymentId: string | null;
  readonly stateType: StateType | null;
  /** Of the lease that its state named. */
  readonly leaseId: string | null;
  /** Of the leases that its task runs held for as long as they ran. */
  readonly taskLeaseIds: readonly string[];
}

const DELETE = defineQuery<[id: string], DeletedRun>({ name: 'flow_run.delete', text: (schema) => deleteText(schema, 'id = $1') });

type Scheduled = [deploymentIds: readonly string[], autoOnly: boolean, after: string | null];
/** Runs that wait for their time and have not begun; those that wait for a slot stay. */
const DELETE_SCHEDULED = defineQuery<Scheduled, DeletedRun>({
  name: 'flow_run.delete_scheduled',
  text: (schema) =>
    deleteText(
      schema,
      `scheduled_of = any($1::uuid[]) and state_name <> 'AwaitingConcurrencySlot' and run_count = 0 and (auto_scheduled or not $2)
        and ($3::timestamptz is null or next_scheduled_start_time > $3)`,
    ),
});

const LIST_SCHEDULED = defineQuery<[deploymentIds: readonly string[], before: string | null, count: number], FlowRunRow>({
  name: 'flow_run.list_scheduled_of_deployments',
  text: (schema) => `
    select ${COLUMNS}
    from (
      select * from ${schema}.flow_run
      where scheduled_of = any($1::uuid[]) and ($2::timestamptz is null or next_scheduled_start_time <= $2)
      order by next_scheduled_start_time, id limit $3) r
    ${joins(schema)} order by r.next_scheduled_start_time, r.id`,
});

/** What the infrastructure of a run is made with, by its deployment. */
const FIND_JOB = defineQuery<[id: string], { stateType: StateType | null; deploymentId: string | null; jobVariables: string | null; poolName: string | null }>({
  name: 'flow_run.find_job',
  text: (schema) => `
    select r.state_type as "stateType", r.deployment_id as "deploymentId", d.job_variables::text as "jobVariables", wp.name as "poolName"
    from ${schema}.flow_run r left join ${schema}.deployment d on d.id = r.deployment_id
    ${placeJoins(schema, 'd')} where r.id = $1`,
});

export const FLOW_RUNS: Listed = { table: 'flow_run', alias: 'r', columns: COLUMNS, joined: joins };

/** Reads of flow runs and the changes that no rule has a say in. Transitions have a repository of their own. */
@Injectable()
export class FlowRunsRepository {
  async find(ctx: WorkspaceContext, id: string): Promise<FlowRun | null> {
    const [row] = await run(ctx, FIND, [id]);
    return row ? toFlowRun(row) : null;
  }

  async findByIdempotencyKey(ctx: WorkspaceContext, flowId: string, key: string): Promise<FlowRun | null> {
    const [row] = await run(ctx, FIND_BY_IDEMPOTENCY_KEY, [flowId, key]);
    return row ? toFlowRun(row) : null;
  }

  async listByIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<FlowRun[]> {
    return (await run(ctx, LIST_BY_IDS, [ids])).map(toFlowRun);
  }

  async listNewestByFlows(ctx: WorkspaceContext, flowIds: readonly string[]): Promise<FlowRun[]> {
    return (await run(ctx, LIST_NEWEST_BY_FLOWS, [flowIds])).map(toFlowRun);
  }

  /** Newest first; `count` of each. */
  async listRecentByDeployments(ctx: WorkspaceContext, deploymentIds: readonly string[], count: number): Promise<FlowRun[]> {
    return (await run(ctx, LIST_RECENT_BY_DEPLOYMENTS, [deploymentIds, count])).map(toFlowRun);
  }

  async listChildren(ctx: WorkspaceContext, taskRunIds: readonly string[]): Promise<Map<string, string>> {
    return new Map((await run(ctx, LIST_CHILDREN, [taskRunIds])).map(({ parent, child }) => [parent, child]));
  }

  /** Oldest first, run by run. */
  async listStates(ctx: WorkspaceContext, runIds: readonly string[]): Promise<Map<string, State[]>> {
    const states = new Map<string, State[]>(runIds.map((id) => [id, []]));
    for (const row of await run(ctx, LIST_STATES, [runIds])) states.get(row.flow_run_id)?.push(fromRow(row));
    return states;
  }

  async findState(ctx: WorkspaceContext, id: string): Promise<State | null> {
    const [row] = await run(ctx, FIND_STATE, [id]);
    return row ? fromRow(row) : null;
  }

  /** False when there is no such run. */
  async patch(ctx: WorkspaceContext, id: string, patch: Readonly<Record<string, unknown>>): Promise<boolean> {
    return (await run(ctx, PATCH, [id, toJsonText(patch)])).length === 1;
  }

  async mergeLabels(ctx: WorkspaceContext, id: string, labels: Readonly<Record<string, unknown>>): Promise<boolean> {
    return (await run(ctx, MERGE_LABELS, [id, toJsonText(labels)])).length === 1;
  }

  /** Empty when there is no such run. */
  async delete(ctx: WorkspaceContext, id: string): Promise<DeletedRun[]> {
    return run(ctx, DELETE, [id]);
  }

  /** Newest first, at most `count` of those that match. */
  async deleteMatching(ctx: WorkspaceContext, filters: Filters, count: number): Promise<DeletedRun[]> {
    const scope = new Scope(ctx.schema);
    const matching = idsText(scope, FLOW_RUNS, branchesOf(halvesOf(filters)), FLOW_RUN_ORDERS.ID_DESC, { limit: count, offset: 0 });
    return ctx.cell.query<DeletedRun>({ text: deleteText(ctx.schema, `id = any(array(${matching}))`), values: scope.values });
  }

  /** Of deployments, those that are due after `after`, or all. Answers the ids of what is gone. */
  async deleteScheduled(
    ctx: WorkspaceContext,
    deploymentIds: readonly string[],
    { autoOnly, after }: { autoOnly: boolean; after: Instant | null },
  ): Promise<string[]> {
    return (await run(ctx, DELETE_SCHEDULED, [deploymentIds, autoOnly, toIsoOrNull(after)])).map(({ id }) => id);
  }

  /** The one that is due first comes first. */
  async listScheduled(ctx: WorkspaceContext, deploymentIds: readonly string[], before: Instant | null, count: number): Promise<FlowRun[]> {
    return (await run(ctx, LIST_SCHEDULED, [deploymentIds, toIsoOrNull(before), count])).map(toFlowRun);
  }

  /** Null when there is no such run. */
  async findJob(ctx: WorkspaceContext, id: string) {
    return (await run(ctx, FIND_JOB, [id]))[0] ?? null;
  }
}
