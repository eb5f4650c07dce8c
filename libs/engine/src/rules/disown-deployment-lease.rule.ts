import { isClientSince, LEASES_SINCE } from '../client-version.js';
import type { FlowRunFacts } from '../facts.js';
import { pass, passWith, type Rule } from '../rule.js';

/** Older clients do not renew leases: their runs keep the slot without one, until they end. Source: docs/contract/transitions.md#deployment-limits */
export const disownDeploymentLease: Rule<FlowRunFacts> = {
  name: 'disown-deployment-lease',
  from: ['PENDING'],
  to: ['RUNNING', 'CANCELLING'],
  decide({ current, clientVersion }) {
    const leaseId = current?.details.deploymentConcurrencyLeaseId ?? null;
    if (leaseId === null || isClientSince(clientVersion, LEASES_SINCE)) return pass;
    return passWith({ saw: { clientVersion }, disownedLeaseId: leaseId });
  },
};
