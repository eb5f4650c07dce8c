import { toIso } from '@app/contract';
import { Column, combine, contains, tagged, whole, type Condition, type Scope } from '../filters/conditions.js';
import type { KeysetOrder, KeysetPosition } from '../filters/keyset.js';
import { inPoolsNamed } from '../work-pools/pool-conditions.js';
import type { Deployment, DeploymentStatus } from './deployments.schema.js';

/** What people look for deployments by. Nothing given: all of them. */
export interface DeploymentSearch {
  /** Part of the deployment's or its flow's name, in any case. */
  readonly search?: string | null;
  /** All of them. */
  readonly tags?: readonly string[] | null;
  readonly paused?: boolean | null;
  readonly status?: DeploymentStatus | null;
  readonly flowIds?: readonly string[] | null;
  /** Names of pools. */
  readonly workPools?: readonly string[] | null;
  readonly workQueueIds?: readonly string[] | null;
  /** Whether a schedule of it is active. */
  readonly scheduled?: boolean | null;
  readonly limitIds?: readonly string[] | null;
}

export type DeploymentOrder = 'NAME' | 'NEWEST_FIRST' | 'UPDATED_FIRST';

export const DEPLOYMENT_ORDERS: Readonly<Record<DeploymentOrder, KeysetOrder>> = {
  NAME: { alias: 'd', column: 'd.name', type: 'text' },
  NEWEST_FIRST: { alias: 'd', column: 'd.created', type: 'timestamptz', descending: true },
  UPDATED_FIRST: { alias: 'd', column: 'd.updated', type: 'timestamptz', descending: true },
};

export function positionIn(order: DeploymentOrder, { id, name, created, updated }: Deployment): KeysetPosition {
  return { id, value: order === 'NAME' ? name : toIso(order === 'NEWEST_FIRST' ? created : updated) };
}

/** On `deployment d`. */
export function searchWhere(scope: Scope, { search, tags, paused, status, flowIds, workPools, workQueueIds, scheduled, limitIds }: DeploymentSearch): string {
  return whole(
    combine([
      search ? combine([contains(scope, 'd.name', search), ofFlowNamed(scope, search)], 'or_') : null,
      tagged(scope, 'd.tags', tags && { all_: tags }),
      typeof paused === 'boolean' ? `d.paused = ${scope.bind(paused, 'boolean')}` : null,
      new Column(scope, 'd.status').anyOf(status && [status]),
      new Column(scope, 'd.flow_id', 'uuid').anyOf(flowIds),
      inPools(scope, workPools),
      new Column(scope, 'd.work_queue_id', 'uuid').anyOf(workQueueIds),
      hasActiveSchedule(scope, scheduled),
      new Column(scope, 'd.concurrency_limit_id', 'uuid').anyOf(limitIds),
    ]),
  );
}

const ofFlowNamed = (scope: Scope, part: string): string =>
  `exists (select from ${scope.schema}.flow f where f.id = d.flow_id and ${contains(scope, 'f.name', part)})`;

function inPools(scope: Scope, names: readonly string[] | null | undefined): Condition {
  const named = inPoolsNamed(scope, 'wq.work_pool_id', names);
  return named && `d.work_queue_id in (select wq.id from ${scope.schema}.work_queue wq where ${named})`;
}

const hasActiveSchedule = ({ schema }: Scope, wanted: boolean | null | undefined): Condition =>
  typeof wanted === 'boolean' ? `${wanted ? '' : 'not '}exists (select from ${schema}.deployment_schedule s where s.deployment_id = d.id and s.active)` : null;
