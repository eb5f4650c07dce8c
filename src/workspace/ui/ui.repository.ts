import { toIso, type FlowRunSort } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Scope } from '../filters/conditions.js';
import { branchesOf, halvesOf } from '../filters/halves.js';
import { listRows, type Listed } from '../filters/lists.js';
import { FLOW_RUN_ORDERS } from '../filters/orders.js';
import type { Stretch } from '../filters/page.js';
import { placedTaskRunsWhere, taskRunsWhere, type Filters } from '../filters/related.js';
import type { Slots } from './slots.js';

interface Tally {
  readonly id: string;
  readonly count: number;
}

const COUNT_TASK_RUNS = defineQuery<[flowRunIds: readonly string[]], Tally>({
  name: 'task_run.count_by_flow_runs',
  text: (schema) => `
    select wanted.id, (
      select count(*) from ${schema}.task_run t
      where t.flow_run_id = wanted.id and not exists (select from ${schema}.flow_run c where c.parent_task_run_id = t.id)) as count
    from unnest($1::uuid[]) as wanted (id)`,
});

const COUNT_DEPLOYMENTS = defineQuery<[flowIds: readonly string[]], Tally>({
  name: 'deployment.count_by_flows',
  text: (schema) => `
    select wanted.id, (select count(*) from ${schema}.deployment d where d.flow_id = wanted.id) as count from unnest($1::uuid[]) as wanted (id)`,
});

export interface NextRunRow {
  readonly id: string;
  readonly flow_id: string;
  readonly name: string;
  readonly state_name: string;
  readonly state_type: StateType;
  readonly next_scheduled_start_time: Instant;
}

/** One look at the runs that have not ended, since a busy flow has a thousand that have for each that has not. */
const LIST_NEXT = defineQuery<[flowIds: readonly string[]], NextRunRow>({
  name: 'flow_run.list_next_by_flows',
  text: (schema) => `
    select distinct on (flow_id) id, flow_id, name, state_name, state_type, next_scheduled_start_time
    from ${schema}.flow_run
    where ended_as is null and state_type = 'SCHEDULED' and next_scheduled_start_time is not null and flow_id = any($1::uuid[])
    order by flow_id, next_scheduled_start_time, id`,
});

/** As much of a run as its estimates are made of. */
export interface DotRow {
  readonly id: string;
  readonly state_type: StateType | null;
  readonly state_timestamp: Instant | null;
  readonly start_time: Instant | null;
  readonly expected_start_time: Instant | null;
  readonly total_run_time_micros: number;
}

const DOTS: Listed = {
  table: 'flow_run',
  alias: 'r',
  columns: 'r.id, r.state_type, r.state_timestamp, r.start_time, r.expected_start_time, r.total_run_time_micros',
};

/** Reads across the tables of several rooms, for the reference's own pages. */
@Injectable()
export class UiRepository {
  async listDots(ctx: WorkspaceContext, filters: Filters, sort: FlowRunSort, stretch: Stretch): Promise<DotRow[]> {
    return listRows(ctx, DOTS, branchesOf(halvesOf(filters)), FLOW_RUN_ORDERS[sort], stretch);
  }

  /** Those that stand for a subflow run do not count. */
  async countTaskRuns(ctx: WorkspaceContext, flowRunIds: readonly string[]): Promise<Tally[]> {
    return run(ctx, COUNT_TASK_RUNS, [flowRunIds]);
  }

  async countDeployments(ctx: WorkspaceContext, flowIds: readonly string[]): Promise<Tally[]> {
    return run(ctx, COUNT_DEPLOYMENTS, [flowIds]);
  }

  /** The earliest scheduled run of each flow that has any. */
  async listNext(ctx: WorkspaceContext, flowIds: readonly string[]): Promise<NextRunRow[]> {
    return run(ctx, LIST_NEXT, [flowIds]);
  }

  async countByState(ctx: WorkspaceContext, filters: Filters): Promise<{ state_type: StateType; count: number }[]> {
    const scope = new Scope(ctx.schema);
    const text = `
      select t.state_type, count(*) as count from ${ctx.schema}.task_run t where ${taskRunsWhere(scope, filters)} and t.state_type is not null group by 1`;
    return ctx.cell.query({ text, values: scope.values });
  }

  /** By slot in which task runs started, how many there are and how many of them failed. */
  async countOutcomes(ctx: WorkspaceContext, filters: Filters, { start, end, slots }: Slots): Promise<{ slot: number; count: number; failed: number }[]> {
    const scope = new Scope(ctx.schema);
    const [from, to] = [scope.bind(toIso(start), 'timestamptz'), scope.bind(toIso(end), 'timestamptz')];
    const text = `
      select floor(extract(epoch from t.start_time - ${from}) * ${scope.bind(slots, 'int')} / extract(epoch from ${to} - ${from}))::int as slot,
        count(*) as count, count(*) filter (where t.state_type in ('FAILED', 'CRASHED')) as failed
      from ${ctx.schema}.task_run t
      where t.start_time >= ${from} and t.start_time < ${to} and ${placedTaskRunsWhere(scope, filters)} group by 1`;
    return ctx.cell.query({ text, values: scope.values });
  }
}
