import { toIso } from '@app/contract';
import type { Schema, Statement } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import { Column, combine, contains, Scope, tagged, whole, type Condition } from '../filters/conditions.js';
import { inStates } from '../filters/filters.js';
import { inHalves, type Half } from '../filters/halves.js';
import { inPoolsNamed } from '../work-pools/pool-conditions.js';

/** What people look for runs by. Nothing given: all of them. */
export interface FlowRunSearch {
  /** Part of the run's or the flow's name, in any case. */
  readonly search?: string | null;
  readonly stateTypes?: readonly StateType[] | null;
  /** Such as Late. */
  readonly stateNames?: readonly string[] | null;
  readonly flowIds?: readonly string[] | null;
  readonly deploymentIds?: readonly string[] | null;
  /** Names of pools. */
  readonly workPools?: readonly string[] | null;
  readonly workQueueIds?: readonly string[] | null;
  /** All of them. */
  readonly tags?: readonly string[] | null;
  /** Expected start, half-open. */
  readonly since?: Instant | null;
  readonly until?: Instant | null;
}

/** `namedFlowIds`: what `flowsNamed` finds, since only where the ids are known it is known which index finds their runs. */
export function searchHalves({ stateTypes, ...search }: FlowRunSearch, namedFlowIds: readonly string[]): readonly Half[] {
  return inHalves(stateTypes ?? null, (scope, types) => searchWhere(scope, { ...search, stateTypes: types }, namedFlowIds));
}

/** On `flow_run r`. */
function searchWhere(
  scope: Scope,
  { search, stateTypes, stateNames, flowIds, deploymentIds, workPools, workQueueIds, tags, since, until }: FlowRunSearch,
  namedFlowIds: readonly string[],
): string {
  return whole(
    combine([
      stateTypes ? inStates(scope, stateTypes) : null,
      new Column(scope, 'r.state_name').anyOf(stateNames),
      new Column(scope, 'r.flow_id', 'uuid').anyOf(flowIds),
      new Column(scope, 'r.deployment_id', 'uuid').anyOf(deploymentIds),
      new Column(scope, 'r.work_queue_id', 'uuid').anyOf(workQueueIds),
      queued(scope, workPools),
      tagged(scope, 'r.tags', tags && { all_: tags }),
      typeof since === 'number' ? `r.expected_start_time >= ${scope.bind(toIso(since), 'timestamptz')}` : null,
      typeof until === 'number' ? `r.expected_start_time < ${scope.bind(toIso(until), 'timestamptz')}` : null,
      search
        ? combine([contains(scope, 'r.name', search), namedFlowIds.length > 0 ? new Column(scope, 'r.flow_id', 'uuid').anyOf(namedFlowIds) : null], 'or_')
        : null,
    ]),
  );
}

function queued(scope: Scope, workPools: readonly string[] | null | undefined): Condition {
  const inPool = inPoolsNamed(scope, 'q.work_pool_id', workPools);
  return inPool && `r.work_queue_id in (select q.id from ${scope.schema}.work_queue q where ${inPool})`;
}

/** Flows whose name has the part; a statement that answers their ids. */
export function flowsNamed(schema: Schema, search: string): Statement {
  const scope = new Scope(schema);
  return { text: `select f.id from ${schema}.flow f where ${contains(scope, 'f.name', search)}`, values: scope.values };
}
