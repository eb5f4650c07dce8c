import type { DeploymentFilter, FlowFilter, FlowRunFilter, TaskRunFilter, WorkPoolFilter, WorkQueueFilter } from '@app/contract';
import { isTerminal, STATE_TYPES, type StateType } from '@app/engine';
import { Column, combine, isNull, tagged, within, type Condition, type Scope } from './conditions.js';

/**
 * Filter objects as SQL. Every table has one alias throughout (flow f, flow_run r, task_run t, deployment d, work_pool wp, work_queue wq), which works because
 * no filter leads back to a table it came from. Source: docs/contract/filters.md
 */

/** On `flow f`. */
export function flowCondition(scope: Scope, filter: FlowFilter): Condition {
  const id = new Column(scope, 'f.id', 'uuid');
  const name = new Column(scope, 'f.name');
  return combine(
    [
      combine([id.anyOf(filter.id?.any_), id.noneOf(filter.id?.not_any_)]),
      combine([name.anyOf(filter.name?.any_), name.like(filter.name?.like_)]),
      tagged(scope, 'f.tags', filter.tags),
      deployedCondition(scope, filter.deployment?.is_null_),
    ],
    filter.operator,
  );
}

function deployedCondition(scope: Scope, isNull: boolean | null | undefined): Condition {
  if (isNull === null || isNull === undefined) return null;
  return `${isNull ? 'not ' : ''}exists (select from ${scope.schema}.deployment own where own.flow_id = f.id)`;
}

/** On `flow_run r`. */
export function flowRunCondition(scope: Scope, filter: FlowRunFilter): Condition {
  const { deployment_id: deployment, work_queue_name: queue, parent_flow_run_id: parentRun, parent_task_run_id: parentTask, created_by: creator } = filter;
  const version = filter.deployment_version_id ?? null;
  const column = (name: string) => new Column(scope, `r.${name}`);
  const ids = (name: string) => new Column(scope, `r.${name}`, 'uuid');
  return combine(
    [
      combine([ids('id').anyOf(filter.id?.any_), ids('id').noneOf(filter.id?.not_any_)]),
      combine([column('name').anyOf(filter.name?.any_), column('name').like(filter.name?.like_)]),
      tagged(scope, 'r.tags', filter.tags),
      combine([ids('deployment_id').anyOf(deployment?.any_), ids('deployment_id').isNull(deployment?.is_null_)], deployment?.operator),
      version && combine([ids('deployment_id').anyOf([version.deployment_id]), ids('deployment_version_id').anyOf(version.any_)], version.operator),
      combine([column('work_queue_name').anyOf(queue?.any_), column('work_queue_name').isNull(queue?.is_null_)], queue?.operator),
      stateCondition(scope, 'r', filter.state),
      column('flow_version').anyOf(filter.flow_version?.any_),
      combine([within(scope, 'coalesce(r.start_time, r.expected_start_time)', filter.start_time), isNull('r.start_time', filter.start_time?.is_null_)]),
      combine([within(scope, 'r.end_time', filter.end_time), isNull('r.end_time', filter.end_time?.is_null_)]),
      within(scope, 'r.expected_start_time', filter.expected_start_time),
      within(scope, 'r.next_scheduled_start_time', filter.next_scheduled_start_time),
      insideOf(scope, parentRun?.any_),
      combine([ids('parent_task_run_id').anyOf(parentTask?.any_), ids('parent_task_run_id').isNull(parentTask?.is_null_)], parentTask?.operator),
      combine([column('idempotency_key').anyOf(filter.idempotency_key?.any_), column('idempotency_key').noneOf(filter.idempotency_key?.not_any_)]),
      combine(
        [
          new Column(scope, `(r.created_by ->> 'id')`).anyOf(creator?.id_?.map((id) => id.toLowerCase())),
          new Column(scope, `(r.created_by ->> 'type')`).anyOf(creator?.type_),
          isNull('r.created_by', creator?.is_null_),
        ],
        creator?.operator,
      ),
    ],
    filter.operator,
  );
}

/** Subflow runs of the given flow runs. */
function insideOf(scope: Scope, flowRunIds: readonly string[] | null | undefined): Condition {
  const parent = new Column(scope, 'p.flow_run_id', 'uuid').anyOf(flowRunIds);
  return parent && `exists (select from ${scope.schema}.task_run p where p.id = r.parent_task_run_id and ${parent})`;
}

/** On `task_run t`. */
export function taskRunCondition(scope: Scope, filter: TaskRunFilter): Condition {
  const name = new Column(scope, 't.name');
  return combine(
    [
      new Column(scope, 't.id', 'uuid').anyOf(filter.id?.any_),
      combine([name.anyOf(filter.name?.any_), name.like(filter.name?.like_)]),
      tagged(scope, 't.tags', filter.tags),
      stateCondition(scope, 't', filter.state),
      combine([within(scope, 't.start_time', filter.start_time), isNull('t.start_time', filter.start_time?.is_null_)]),
      combine([within(scope, 't.end_time', filter.end_time), isNull('t.end_time', filter.end_time?.is_null_)]),
      within(scope, 't.expected_start_time', filter.expected_start_time),
      subflowCondition(scope, filter.subflow_runs?.exists_),
      flowRunIdCondition(scope, filter.flow_run_id),
    ],
    filter.operator,
  );
}

function subflowCondition(scope: Scope, exists: boolean | null | undefined): Condition {
  if (exists === null || exists === undefined) return null;
  return `${exists ? '' : 'not '}exists (select from ${scope.schema}.flow_run c where c.parent_task_run_id = t.id)`;
}

/** Left out, `is_null_` means false here, so that an empty filter asks for task runs in some flow run. */
function flowRunIdCondition(scope: Scope, filter: TaskRunFilter['flow_run_id']): Condition {
  if (!filter) return null;
  if (filter.is_null_ === true) return 't.flow_run_id is null';
  const listed = new Column(scope, 't.flow_run_id', 'uuid').anyOf(filter.any_);
  return listed ?? (filter.is_null_ === null ? null : 't.flow_run_id is not null');
}

type StateFilter = NonNullable<FlowRunFilter['state']>;

/** A part counts only where it says one thing: with both lists filled it is dropped. Source: docs/contract/filters.md#quirks */
function stateCondition(scope: Scope, alias: 'r' | 't', filter: StateFilter | TaskRunFilter['state']): Condition {
  if (!filter) return null;
  const [types, names]: [StateFilter['type'], StateFilter['name']] = [filter.type, filter.name];
  const left = statesOf(types);
  const byType = left && (alias === 'r' ? inStates(scope, left) : new Column(scope, 't.state_type').anyOf(left));
  const name = new Column(scope, `${alias}.state_name`);
  const byName = names?.any_ && names.not_any_?.length ? null : (name.anyOf(names?.any_) ?? name.noneOf(names?.not_any_));
  return combine([byType, byName], filter.operator);
}

/** On `flow_run r`, in one of these states. By the column that has an index: how a run ended, which is null while it has not. */
export function inStates(scope: Scope, types: readonly StateType[]): Condition {
  const [ended, open] = [types.filter(isTerminal), types.filter((type) => !isTerminal(type))];
  const byEnd = open.length === 0 || ended.length > 0 ? new Column(scope, 'r.ended_as').anyOf(ended) : null;
  const byState = open.length > 0 ? combine(['r.ended_as is null', new Column(scope, 'r.state_type').anyOf(open)]) : null;
  return combine([byEnd, byState], 'or_');
}

/** The states that a filter of flow runs leaves; null for every one. */
export const statesOf = (asked: StateFilter['type']): readonly StateType[] | null => {
  if (asked?.any_ && asked.not_any_?.length) return null;
  if (asked?.any_) return asked.any_;
  return asked?.not_any_?.length ? STATE_TYPES.filter((type) => !asked.not_any_?.includes(type)) : null;
};

/** On `deployment d`. A `concurrency_limit` asks nothing. Source: docs/contract/filters.md#quirks */
export function deploymentCondition(scope: Scope, filter: DeploymentFilter): Condition {
  const id = new Column(scope, 'd.id', 'uuid');
  const name = new Column(scope, 'd.name');
  const branch = new Column(scope, 'd.branch');
  const paused = filter.paused?.eq_;
  return combine(
    [
      combine([id.anyOf(filter.id?.any_), id.noneOf(filter.id?.not_any_)]),
      combine([name.anyOf(filter.name?.any_), name.like(filter.name?.like_)]),
      namedLike(scope, name, filter.flow_or_deployment_name?.like_),
      paused === null || paused === undefined ? null : `d.paused = ${scope.bind(paused, 'boolean')}`,
      tagged(scope, 'd.tags', filter.tags),
      new Column(scope, 'd.work_queue_name').anyOf(filter.work_queue_name?.any_),
      combine([branch.anyOf(filter.branch?.any_), branch.isNull(filter.branch?.is_null_)], filter.branch?.operator),
      new Column(scope, 'd.base_id', 'uuid').anyOf(filter.base?.any_),
      new Column(scope, 'd.root_id', 'uuid').anyOf(filter.root?.any_),
    ],
    filter.operator,
  );
}

/** Like its own name, or its flow's. */
function namedLike(scope: Scope, name: Column, like: string | null | undefined): Condition {
  const ofFlow = new Column(scope, 'own.name').like(like);
  return ofFlow && combine([name.like(like), `exists (select from ${scope.schema}.flow own where own.id = d.flow_id and ${ofFlow})`], 'or_');
}

/** On `work_pool wp`. */
export function workPoolCondition(scope: Scope, filter: WorkPoolFilter): Condition {
  return combine(
    [
      new Column(scope, 'wp.id', 'uuid').anyOf(filter.id?.any_),
      new Column(scope, 'wp.name').anyOf(filter.name?.any_),
      new Column(scope, 'wp.type').anyOf(filter.type?.any_),
    ],
    filter.operator,
  );
}

/** On `work_queue wq`. */
export function workQueueCondition(scope: Scope, filter: WorkQueueFilter): Condition {
  const name = new Column(scope, 'wq.name');
  return combine(
    [new Column(scope, 'wq.id', 'uuid').anyOf(filter.id?.any_), combine([name.anyOf(filter.name?.any_), name.startsWith(filter.name?.startswith_)])],
    filter.operator,
  );
}
