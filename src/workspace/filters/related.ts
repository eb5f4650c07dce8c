import type { Operator, RunCountBody } from '@app/contract';
import { Column, combine, whole, type Condition, type Scope } from './conditions.js';
import { deploymentCondition, flowCondition, flowRunCondition, taskRunCondition, workPoolCondition, workQueueCondition } from './filters.js';

/**
 * What a list route's filters ask of its own rows. A filter of another object that is present, even empty, asks for
 * such an object to exist; those that share a join must hold of one and the same row.
 */
export type Filters = RunCountBody;

/** On `flow f`. */
export function flowsWhere(scope: Scope, filters: Filters): string {
  const { flow_runs: runs, task_runs: tasks } = filters;
  const ran =
    runs || tasks
      ? `exists (select from ${scope.schema}.flow_run r where r.flow_id = f.id and ${allOf(runs && flowRunCondition(scope, runs), taskRunExists(scope, 't.flow_run_id = r.id', tasks))})`
      : null;
  const deployed = filters.deployments || filters.work_pools ? deploymentExists(scope, 'd.flow_id = f.id', filters.deployments, filters.work_pools) : null;
  return allOf(filters.flows && flowCondition(scope, filters.flows), ran, deployed);
}

/** On `flow_run r`. */
export function flowRunsWhere(scope: Scope, filters: Filters): string {
  return allOf(
    filters.flow_runs && flowRunCondition(scope, filters.flow_runs),
    flowExists(scope, 'r.flow_id', filters.flows),
    taskRunExists(scope, 't.flow_run_id = r.id', filters.task_runs),
    placed(scope, filters),
  );
}

/** On `deployment d`. */
export function deploymentsWhere(scope: Scope, filters: Filters): string {
  const { flow_runs: runs, task_runs: tasks } = filters;
  const ran =
    runs || tasks
      ? `exists (select from ${scope.schema}.flow_run r where r.deployment_id = d.id and ${allOf(runs && flowRunCondition(scope, runs), taskRunExists(scope, 't.flow_run_id = r.id', tasks))})`
      : null;
  return allOf(
    filters.deployments && deploymentCondition(scope, filters.deployments),
    flowExists(scope, 'd.flow_id', filters.flows),
    ran,
    queueExists(scope, 'd.work_queue_id', filters.work_pools, filters.work_pool_queues),
  );
}

/** On `task_run t`. */
export function taskRunsWhere(scope: Scope, filters: Filters): string {
  return allOf(filters.task_runs && taskRunCondition(scope, filters.task_runs), flowRunExists(scope, 't.flow_run_id', filters));
}

/** The same, also by the pool and the queue that a task's flow run was to run in, which lists do not look at. */
export function placedTaskRunsWhere(scope: Scope, filters: Filters): string {
  return allOf(filters.task_runs && taskRunCondition(scope, filters.task_runs), inFlowRun(scope, 't.flow_run_id', filters));
}

/** On whatever has a flow run's id in `column`. */
export function flowRunExists(scope: Scope, column: string, filters: Omit<Filters, 'task_runs'>): Condition {
  return inFlowRun(scope, column, { ...filters, work_pools: null, work_pool_queues: null });
}

function inFlowRun(scope: Scope, column: string, filters: Omit<Filters, 'task_runs'>): Condition {
  const { flow_runs: runs, flows, deployments, work_pools: pools, work_pool_queues: queues } = filters;
  if (!runs && !flows && !deployments && !pools && !queues) return null;
  const asked = allOf(runs && flowRunCondition(scope, runs), flowExists(scope, 'r.flow_id', flows), placed(scope, filters));
  return `exists (select from ${scope.schema}.flow_run r where r.id = ${column} and ${asked})`;
}

/** `joined` says which `task_run t` belong to the row. */
export function taskRunExists(scope: Scope, joined: string, filter: Filters['task_runs']): Condition {
  return filter ? `exists (select from ${scope.schema}.task_run t where ${joined} and ${whole(taskRunCondition(scope, filter))})` : null;
}

function flowExists(scope: Scope, flowId: string, filter: Filters['flows']): Condition {
  if (!filter) return null;
  return combine([
    among(scope, flowId, filter),
    `exists (select from ${scope.schema}.flow f where f.id = ${flowId} and ${whole(flowCondition(scope, filter))})`,
  ]);
}

/** On `flow_run r`: where it came from and where it is to run. */
function placed(scope: Scope, { deployments, work_pools: pools, work_pool_queues: queues }: Filters): Condition {
  return combine([
    deployments ? among(scope, 'r.deployment_id', deployments) : null,
    deployments ? deploymentExists(scope, OF_RUN, deployments) : null,
    queueExists(scope, 'r.work_queue_id', pools, queues),
  ]);
}

/** Joins `deployment d` to the `flow_run r` that came from it. */
const OF_RUN = 'd.id = r.deployment_id';

/** `joined` says which `deployment d` belongs to the row; pools are those that it runs in. */
function deploymentExists(scope: Scope, joined: string, filter: Filters['deployments'], pools?: Filters['work_pools']): Condition {
  const asked = allOf(filter && deploymentCondition(scope, filter), queueExists(scope, 'd.work_queue_id', pools, null));
  return `exists (select from ${scope.schema}.deployment d where ${joined} and ${asked})`;
}

/** The queue whose id is `queueId`, and the pool it belongs to. */
function queueExists(scope: Scope, queueId: string, pools: Filters['work_pools'], queues: Filters['work_pool_queues']): Condition {
  if (!pools && !queues) return null;
  const { schema } = scope;
  return `exists (select from ${schema}.work_queue wq join ${schema}.work_pool wp on wp.id = wq.work_pool_id
    where wq.id = ${queueId} and ${allOf(pools && workPoolCondition(scope, pools), queues && workQueueCondition(scope, queues))})`;
}

/** Said of the column, too, ids that are asked for are looked up in its index, and not for each row whether it has one of them. */
function among(scope: Scope, column: string, { id, operator }: { id?: { any_?: string[] | null } | null; operator?: Operator | null }): Condition {
  return operator === 'or_' ? null : new Column(scope, column, 'uuid').anyOf(id?.any_);
}

const allOf = (...conditions: readonly (Condition | undefined)[]): string => whole(combine(conditions.map((condition) => condition ?? null)));
