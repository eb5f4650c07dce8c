import { toIso, type SlaReply, type SlaSeverity } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import type { EventTrigger } from '../automations/triggers/trigger.js';

/** How long a run may take, how late it may start, how long the deployment may go without one that completes, or a resource without an event. */
export type SlaKind = 'DURATION' | 'LATENESS' | 'FREQUENCY' | 'FRESHNESS';
export type ResourceMatch = Readonly<Record<string, string | string[]>>;

export interface Sla {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly deployment_id: string;
  readonly name: string;
  readonly severity: SlaSeverity;
  readonly enabled: boolean;
  readonly kind: SlaKind;
  readonly allowed_seconds: number;
  /** Null but for freshness, like the resources that the event has to be about. */
  readonly expected_event: string | null;
  readonly resource_match: ResourceMatch | null;
}

export const SLA_COLUMNS =
  's.id, s.created, s.updated, s.deployment_id, s.name, s.severity, s.enabled, s.kind, s.allowed_seconds, s.expected_event, s.resource_match';

/** The member of a body that has the time. */
export const MEMBERS = { DURATION: 'duration', LATENESS: 'within', FREQUENCY: 'stale_after', FRESHNESS: 'within' } as const satisfies Record<SlaKind, string>;

const OWNER = 'prefect.deployment.';
export const ownerOf = (deploymentId: string): string => `${OWNER}${deploymentId}`;

type Expected = Pick<EventTrigger, 'after' | 'expect' | 'match' | 'match_related' | 'for_each'>;

const ENDED = ['Completed', 'Failed', 'Crashed', 'Cancelled'].map((name) => `prefect.flow-run.${name}`);
/** What has to come, and after what. */
function expectedOf({ kind, deployment_id: id, expected_event: event, resource_match: match }: Sla): Expected {
  const runs = {
    match: { 'prefect.resource.id': 'prefect.flow-run.*' },
    match_related: { 'prefect.resource.role': 'deployment', 'prefect.resource.id': ownerOf(id) },
  };
  const eachRun = { ...runs, for_each: ['prefect.resource.id'] };
  switch (kind) {
    case 'DURATION':
      return { ...eachRun, after: ['prefect.flow-run.Running'], expect: ENDED };
    case 'LATENESS':
      return { ...eachRun, after: ['prefect.flow-run.Scheduled'], expect: ['prefect.flow-run.Running'] };
    case 'FREQUENCY':
      return { ...runs, for_each: [], after: ['prefect.flow-run.Completed'], expect: ['prefect.flow-run.Completed'] };
    case 'FRESHNESS':
      return { match: match ?? {}, match_related: {}, for_each: [], after: [event ?? ''], expect: [event ?? ''] };
  }
}

/** As clients give it. */
export const promiseOf = ({ kind, allowed_seconds: seconds, expected_event, resource_match }: Sla) => ({
  [MEMBERS[kind]]: seconds,
  ...(expected_event === null || resource_match === null ? {} : { expected_event, resource_match: { ...resource_match } }),
});

export function toSlaReply({ accountId, workspaceId }: WorkspaceContext, sla: Sla): SlaReply {
  const owner = ownerOf(sla.deployment_id);
  return {
    id: sla.id,
    created: toIso(sla.created),
    updated: toIso(sla.updated),
    account: accountId,
    workspace: workspaceId,
    name: sla.name,
    description: '',
    enabled: sla.enabled,
    tags: [],
    labels: null,
    trigger: {
      type: 'event',
      posture: 'Proactive',
      ...expectedOf(sla),
      threshold: 1,
      within: sla.allowed_seconds,
    },
    actions: [],
    actions_on_trigger: [],
    actions_on_resolve: [],
    type: 'sla',
    severity: sla.severity,
    owner_resource: owner,
    ...promiseOf(sla),
  };
}
