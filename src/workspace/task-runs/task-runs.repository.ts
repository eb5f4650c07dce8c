import { toIso, type HistoryReply, type TaskRunSort } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant, State, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { holding } from '../filters/conditions.js';
import { countRows, listAndCount, listRows, type Listed } from '../filters/lists.js';
import type { Counted, Stretch } from '../filters/page.js';
import { taskRunsWhere, type Filters } from '../filters/related.js';
import { readHistory, type Span } from '../states/history.js';
import { fromRow, joinedStateColumns, type StateRow } from '../states/state.schema.js';
import { toTaskRun, type TaskRun, type TaskRunRow } from './task-runs.schema.js';

const COLUMNS = `t.id, t.created, t.updated, t.name, t.flow_run_id, t.task_key, t.dynamic_key, t.cache_key, t.cache_expiration, t.task_version,
  t.empirical_policy, t.tags, t.labels, t.task_inputs, t.flow_run_run_count, t.run_count, t.expected_start_time, t.next_scheduled_start_time,
  t.start_time, t.end_time, t.total_run_time_micros, ${joinedStateColumns('s')}`;

const FIND = defineQuery<[id: string], TaskRunRow>({
  name: 'task_run.find_by_id',
  prepared: true,
  text: (schema) => `select ${COLUMNS} from ${schema}.task_run t left join ${schema}.task_run_state s on s.id = t.state_id where t.id = $1`,
});

const LIST_BY_IDS = defineQuery<[ids: readonly string[]], TaskRunRow>({
  name: 'task_run.list_by_ids',
  text: (schema) => `select ${COLUMNS} from ${schema}.task_run t left join ${schema}.task_run_state s on s.id = t.state_id where t.id = any($1::uuid[])`,
});

/** By index in both cases: an outer null is no value that a key could be compared with. */
const FIND_BY_NATURAL_KEY = defineQuery<[flowRunId: string | null, taskKey: string, dynamicKey: string], TaskRunRow>({
  name: 'task_run.find_by_natural_key',
  text: (schema) => `
    select ${COLUMNS}
    from (
      select * from ${schema}.task_run where flow_run_id = $1 and task_key = $2 and dynamic_key = $3
      union all
      select * from ${schema}.task_run where $1::uuid is null and flow_run_id is null and task_key = $2 and dynamic_key = $3 limit 1) t
    left join ${schema}.task_run_state s on s.id = t.state_id`,
});

/** A report by event may leave out when its task should have started; such a run comes first. */
const EXPECTED_START = `coalesce(t.expected_start_time, 'epoch'::timestamptz)`;

/** The natural key's index finds the flow run's task runs; sorting those beats one more index that every task run would pay for. */
type Asked = [flowRunId: string, name: string | null, stateTypes: readonly StateType[] | null, stateNames: readonly string[] | null];
const ASKED = `t.flow_run_id = $1 and ($2::text is null or t.name ilike $2) and ($3::text[] is null or t.state_type = any($3)) and ($4::text[] is null or t.state_name = any($4))`;

const PAGE_BY_FLOW_RUN = defineQuery<[...Asked, afterStart: string | null, afterId: string | null, count: number, skip: number], TaskRunRow>({
  name: 'task_run.page_by_flow_run',
  text: (schema) => `
    select ${COLUMNS}
    from (
      select * from ${schema}.task_run t
      where ${ASKED} and ($5::timestamptz is null or (${EXPECTED_START}, t.id) > ($5::timestamptz, $6::uuid))
      order by ${EXPECTED_START}, t.id limit $7 offset $8) t
    left join ${schema}.task_run_state s on s.id = t.state_id
    order by ${EXPECTED_START}, t.id`,
});

const COUNT_BY_FLOW_RUN = defineQuery<Asked, { stateType: StateType | null; count: number }>({
  name: 'task_run.count_by_flow_run',
  text: (schema) => `select t.state_type as "stateType", count(*) as count from ${schema}.task_run t where ${ASKED} group by 1 order by 1`,
});

const STATE_COLUMNS = 'id, task_run_id, type, name, timestamp, message, data, state_details';

const LIST_STATES = defineQuery<[runIds: readonly string[]], StateRow & { task_run_id: string }>({
  name: 'task_run_state.list_by_runs',
  text: (schema) => `select ${STATE_COLUMNS} from ${schema}.task_run_state where task_run_id = any($1::uuid[]) order by timestamp, id`,
});

const FIND_STATE = defineQuery<[id: string], StateRow>({
  name: 'task_run_state.find_by_id',
  text: (schema) => `select ${STATE_COLUMNS} from ${schema}.task_run_state where id = $1`,
});

interface ChangedRow {
  readonly flow_run_id: string | null;
}

const RENAME = defineQuery<[id: string, name: string | null], ChangedRow>({
  name: 'task_run.rename',
  text: (schema) => `update ${schema}.task_run set name = coalesce($2, name), version = version + 1, updated = now() where id = $1 returning flow_run_id`,
});

/** One statement: the run goes with its states and the results found by them; subflow runs stay and lose their parent. Logs are the flow run's. */
const DELETE = defineQuery<[id: string], ChangedRow & { leaseIds: readonly string[] }>({
  name: 'task_run.delete',
  text: (schema) => `
    with gone as (delete from ${schema}.task_run where id = $1 returning id, flow_run_id),
    states as (delete from ${schema}.task_run_state s using gone where s.task_run_id = gone.id returning s.id),
    cached as (delete from ${schema}.task_run_cache c using states where c.task_run_state_id = states.id),
    deliveries as (delete from ${schema}.task_delivery d using gone where d.task_run_id = gone.id),
    orphaned as (
      update ${schema}.flow_run r set parent_task_run_id = null, updated = now(), version = version + 1
      from gone where r.parent_task_run_id = gone.id)
    select flow_run_id, array(select e.id from ${schema}.concurrency_lease e where e.holder_id = gone.id and e.expires = 'infinity') as "leaseIds"
    from gone`,
});

const ORDERS: Readonly<Record<TaskRunSort, string>> = {
  ID_DESC: 't.id desc',
  EXPECTED_START_TIME_ASC: 't.expected_start_time, t.id',
  EXPECTED_START_TIME_DESC: 't.expected_start_time desc, t.id desc',
  NAME_ASC: 't.name, t.id',
  NAME_DESC: 't.name desc, t.id desc',
  NEXT_SCHEDULED_START_TIME_ASC: 't.next_scheduled_start_time, t.id',
  END_TIME_DESC: 't.end_time desc, t.id desc',
};

const LISTED: Listed = {
  table: 'task_run',
  alias: 't',
  columns: COLUMNS,
  joined: (schema) => `left join ${schema}.task_run_state s on s.id = t.state_id`,
};

/** Where a list goes on: the last run of the page before. */
export interface TaskRunCursor {
  readonly expectedStartTime: Instant;
  readonly id: string;
}

/** What people look for task runs of a flow run by. Nothing given: all of them. */
export interface TaskRunSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  readonly stateTypes?: readonly StateType[] | null;
  /** Such as AwaitingRetry. */
  readonly stateNames?: readonly string[] | null;
}

/** Where in such a list. */
export interface TaskRunStretch {
  readonly after?: TaskRunCursor | null;
  /** So many are left out after that. */
  readonly skip?: number | null;
  readonly filter?: TaskRunSearch | null;
}

const asked = (flowRunId: string, filter: TaskRunSearch | null | undefined): Asked => [
  flowRunId,
  filter?.search ? holding(filter.search) : null,
  filter?.stateTypes ?? null,
  filter?.stateNames ?? null,
];

/** Reads of task runs and the changes that no rule has a say in. Transitions have a repository of their own. */
@Injectable()
export class TaskRunsRepository {
  async find(ctx: WorkspaceContext, id: string): Promise<TaskRun | null> {
    const [row] = await run(ctx, FIND, [id]);
    return row ? toTaskRun(row) : null;
  }

  async findByNaturalKey(ctx: WorkspaceContext, key: Pick<TaskRun, 'flowRunId' | 'taskKey' | 'dynamicKey'>): Promise<TaskRun | null> {
    const [row] = await run(ctx, FIND_BY_NATURAL_KEY, [key.flowRunId, key.taskKey, key.dynamicKey]);
    return row ? toTaskRun(row) : null;
  }

  async listByIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<TaskRun[]> {
    return (await run(ctx, LIST_BY_IDS, [ids])).map(toTaskRun);
  }

  async filter(ctx: WorkspaceContext, filters: Filters, sort: TaskRunSort, stretch: Stretch): Promise<TaskRun[]> {
    return (await listRows<TaskRunRow>(ctx, LISTED, (scope) => taskRunsWhere(scope, filters), ORDERS[sort], stretch)).map(toTaskRun);
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return countRows(ctx, LISTED, (scope) => taskRunsWhere(scope, filters));
  }

  async paginate(ctx: WorkspaceContext, filters: Filters, sort: TaskRunSort, stretch: Stretch): Promise<Counted<TaskRun>> {
    const { items, count } = await listAndCount<TaskRunRow>(ctx, LISTED, (scope) => taskRunsWhere(scope, filters), ORDERS[sort], stretch);
    return { items: items.map(toTaskRun), count };
  }

  async history(ctx: WorkspaceContext, filters: Filters, span: Span, now: Instant): Promise<HistoryReply> {
    return readHistory(ctx, LISTED, [{ where: (scope) => taskRunsWhere(scope, filters) }], span, now);
  }

  /** Oldest expected start first. */
  async pageByFlowRun(ctx: WorkspaceContext, flowRunId: string, { after, skip, filter }: TaskRunStretch, count: number): Promise<TaskRun[]> {
    const position = [after ? toIso(after.expectedStartTime) : null, after?.id ?? null] as const;
    return (await run(ctx, PAGE_BY_FLOW_RUN, [...asked(flowRunId, filter), ...position, count, skip ?? 0])).map(toTaskRun);
  }

  /** Those without a state have a null for it. */
  async countByFlowRun(ctx: WorkspaceContext, flowRunId: string, filter?: TaskRunSearch | null): Promise<{ stateType: StateType | null; count: number }[]> {
    return run(ctx, COUNT_BY_FLOW_RUN, asked(flowRunId, filter));
  }

  /** Oldest first, run by run. */
  async listStates(ctx: WorkspaceContext, runIds: readonly string[]): Promise<Map<string, State[]>> {
    const states = new Map<string, State[]>(runIds.map((id) => [id, []]));
    for (const row of await run(ctx, LIST_STATES, [runIds])) states.get(row.task_run_id)?.push(fromRow(row));
    return states;
  }

  async findState(ctx: WorkspaceContext, id: string): Promise<State | null> {
    const [row] = await run(ctx, FIND_STATE, [id]);
    return row ? fromRow(row) : null;
  }

  /** The run's flow run, which now looks different; null when there is no such run. */
  async rename(ctx: WorkspaceContext, id: string, name: string | null): Promise<{ flowRunId: string | null } | null> {
    return toChanged(await run(ctx, RENAME, [id, name]));
  }

  /** `leaseIds`: of those that it held for as long as it ran. */
  async delete(ctx: WorkspaceContext, id: string): Promise<{ flowRunId: string | null; leaseIds: readonly string[] } | null> {
    const [row] = await run(ctx, DELETE, [id]);
    return row ? { flowRunId: row.flow_run_id, leaseIds: row.leaseIds } : null;
  }
}

const toChanged = ([row]: readonly ChangedRow[]): { flowRunId: string | null } | null => (row ? { flowRunId: row.flow_run_id } : null);
