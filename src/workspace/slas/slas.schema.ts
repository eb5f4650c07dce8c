import { toIso, type SlaReply, type SlaSeverity } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';

/** How long a run may take, how late it may start, and how long the deployment may go without one that completes. */
export type SlaKind = 'DURATION' | 'LATENESS' | 'FREQUENCY';

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
}

export const SLA_COLUMNS = 's.id, s.created, s.updated, s.deployment_id, s.name, s.severity, s.enabled, s.kind, s.allowed_seconds';

/** The member of a body that tells the kind. */
export const MEMBERS = { DURATION: 'duration', LATENESS: 'within', FREQUENCY: 'stale_after' } as const satisfies Record<SlaKind, string>;

const OWNER = 'prefect.deployment.';
export const ownerOf = (deploymentId: string): string => `${OWNER}${deploymentId}`;

const ENDED = ['Completed', 'Failed', 'Crashed', 'Cancelled'].map((name) => `prefect.flow-run.${name}`);
/** What has to come, and after what. */
const EXPECTED: Readonly<Record<SlaKind, { after: string[]; expect: string[] }>> = {
  DURATION: { after: ['prefect.flow-run.Running'], expect: ENDED },
  LATENESS: { after: ['prefect.flow-run.Scheduled'], expect: ['prefect.flow-run.Running'] },
  FREQUENCY: { after: ['prefect.flow-run.Completed'], expect: ['prefect.flow-run.Completed'] },
};

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
      ...EXPECTED[sla.kind],
      match: { 'prefect.resource.id': 'prefect.flow-run.*' },
      match_related: { 'prefect.resource.role': 'deployment', 'prefect.resource.id': owner },
      for_each: sla.kind === 'FREQUENCY' ? [] : ['prefect.resource.id'],
      threshold: 1,
      within: sla.allowed_seconds,
    },
    actions: [],
    actions_on_trigger: [],
    actions_on_resolve: [],
    type: 'sla',
    severity: sla.severity,
    owner_resource: owner,
    [MEMBERS[sla.kind]]: sla.allowed_seconds,
  };
}
