import { toIso } from '@app/contract';
import type { Schema, Statement } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import { Column, combine, contains, Scope, tagged, whole } from '../filters/conditions.js';
import { inStates } from '../filters/filters.js';
import { inHalves, type Half } from '../filters/halves.js';

/** What people look for runs by. Nothing given: all of them. */
export interface FlowRunSearch {
  /** Part of the run's or the flow's name, in any case. */
  readonly search?: string | null;
  readonly stateTypes?: readonly StateType[] | null;
  readonly flowIds?: readonly string[] | null;
  readonly deploymentIds?: readonly string[] | null;
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
  { search, stateTypes, flowIds, deploymentIds, workQueueIds, tags, since, until }: FlowRunSearch,
  namedFlowIds: readonly string[],
): string {
  return whole(
    combine([
      stateTypes ? inStates(scope, stateTypes) : null,
      new Column(scope, 'r.flow_id', 'uuid').anyOf(flowIds),
      new Column(scope, 'r.deployment_id', 'uuid').anyOf(deploymentIds),
      new Column(scope, 'r.work_queue_id', 'uuid').anyOf(workQueueIds),
      tagged(scope, 'r.tags', tags && { all_: tags }),
      typeof since === 'number' ? `r.expected_start_time >= ${scope.bind(toIso(since), 'timestamptz')}` : null,
      typeof until === 'number' ? `r.expected_start_time < ${scope.bind(toIso(until), 'timestamptz')}` : null,
      search
        ? combine([contains(scope, 'r.name', search), namedFlowIds.length > 0 ? new Column(scope, 'r.flow_id', 'uuid').anyOf(namedFlowIds) : null], 'or_')
        : null,
    ]),
  );
}

/** Flows whose name has the part; a statement that answers their ids. */
export function flowsNamed(schema: Schema, search: string): Statement {
  const scope = new Scope(schema);
  return { text: `select f.id from ${schema}.flow f where ${contains(scope, 'f.name', search)}`, values: scope.values };
}
