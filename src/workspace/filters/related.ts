import type { RunCountBody } from '@app/contract';
import { combine, whole, type Condition, type Scope } from './conditions.js';
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
      ? `exists (select from ${scope.schema}.flow_run r where r.flow_id = f.id and ${allOf(runs && flowRunCondition(scope, runs), taskExists(scope, tasks))})`
      : null;
  // A flow is joined to pools through its deployments, and none has any yet.
  const deployed = filters.deployments || filters.work_pools ? 'false' : null;
  return allOf(filters.flows && flowCondition(scope, filters.flows), ran, deployed);
}

/** On `flow_run r`. */
export function flowRunsWhere(scope: Scope, filters: Filters): string {
  return allOf(
    filters.flow_runs && flowRunCondition(scope, filters.flow_runs),
    flowExists(scope, filters.flows),
    taskExists(scope, filters.task_runs),
    placed(scope, filters),
  );
}

/** On `task_run t`. */
export function taskRunsWhere(scope: Scope, filters: Filters): string {
  const { flow_runs: runs, flows, deployments } = filters;
  const inRun =
    runs || flows || deployments
      ? `exists (select from ${scope.schema}.flow_run r where r.id = t.flow_run_id and ${allOf(runs && flowRunCondition(scope, runs), flowExists(scope, flows), deployments ? deploymentCondition(scope, deployments) : null)})`
      : null;
  return allOf(filters.task_runs && taskRunCondition(scope, filters.task_runs), inRun);
}

function flowExists(scope: Scope, filter: Filters['flows']): Condition {
  return filter ? `exists (select from ${scope.schema}.flow f where f.id = r.flow_id and ${whole(flowCondition(scope, filter))})` : null;
}

function taskExists(scope: Scope, filter: Filters['task_runs']): Condition {
  return filter ? `exists (select from ${scope.schema}.task_run t where t.flow_run_id = r.id and ${whole(taskRunCondition(scope, filter))})` : null;
}

/** On `flow_run r`: where it came from and where it is to run. */
function placed(scope: Scope, { deployments, work_pools: pools, work_pool_queues: queues }: Filters): Condition {
  return combine([
    deployments ? deploymentCondition(scope, deployments) : null,
    pools ? workPoolCondition(pools) : null,
    queues ? workQueueCondition(scope, queues) : null,
  ]);
}

const allOf = (...conditions: readonly (Condition | undefined)[]): string => whole(combine(conditions.map((condition) => condition ?? null)));
