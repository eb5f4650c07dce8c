import type { FlowRunFacts } from '../facts.js';
import { ANY_FROM, ANY_TO, pass, rewrite, type Rule } from '../rule.js';

/** Every state names the lease on the slot that its run holds of its deployment, so that whoever runs it can renew it. */
export const keepDeploymentLease: Rule<FlowRunFacts> = {
  name: 'keep-deployment-lease',
  from: ANY_FROM,
  to: ANY_TO,
  decide({ current, proposed }) {
    const deploymentConcurrencyLeaseId = current?.details.deploymentConcurrencyLeaseId ?? null;
    if (deploymentConcurrencyLeaseId === null || (proposed.details.deploymentConcurrencyLeaseId ?? null) !== null) return pass;
    return rewrite({ ...proposed, details: { ...proposed.details, deploymentConcurrencyLeaseId } });
  },
};
