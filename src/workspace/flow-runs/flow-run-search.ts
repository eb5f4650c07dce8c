import { toIso } from '@app/contract';
import type { Instant, StateType } from '@app/engine';
import { Column, combine, tagged, whole, type Scope } from '../filters/conditions.js';

/** What people look for runs by. Nothing given: all of them. */
export interface FlowRunSearch {
  /** Part of the run's or the flow's name, in any case. */
  readonly search?: string | null;
  readonly stateTypes?: readonly StateType[] | null;
  readonly flowIds?: readonly string[] | null;
  /** All of them. */
  readonly tags?: readonly string[] | null;
  /** Expected start, half-open. */
  readonly since?: Instant | null;
  readonly until?: Instant | null;
}

/** On `flow_run r`. */
export function searchWhere(scope: Scope, { search, stateTypes, flowIds, tags, since, until }: FlowRunSearch): string {
  return whole(
    combine([
      new Column(scope, 'r.state_type').anyOf(stateTypes),
      new Column(scope, 'r.flow_id', 'uuid').anyOf(flowIds),
      tagged(scope, 'r.tags', tags && { all_: tags }),
      typeof since === 'number' ? `r.expected_start_time >= ${scope.bind(toIso(since), 'timestamptz')}` : null,
      typeof until === 'number' ? `r.expected_start_time < ${scope.bind(toIso(until), 'timestamptz')}` : null,
      search ? named(scope, search) : null,
    ]),
  );
}

function named(scope: Scope, search: string): string {
  const part = `lower(${scope.bind(search, 'text')})`;
  return `(position(${part} in lower(r.name)) > 0 or r.flow_id in (select f.id from ${scope.schema}.flow f where position(${part} in lower(f.name)) > 0))`;
}
