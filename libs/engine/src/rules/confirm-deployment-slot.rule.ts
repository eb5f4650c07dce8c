import type { FlowRunFacts } from '../facts.js';
import { freshState, pass, reject, rewrite, type Rule } from '../rule.js';

/**
 * A run whose infrastructure took longer to come up than its slot was kept for starts only if it can have one again.
 * Source: docs/contract/transitions.md#deployment-limits
 */
export const confirmDeploymentSlot: Rule<FlowRunFacts> = {
  name: 'confirm-deployment-slot',
  from: ['PENDING'],
  to: ['RUNNING'],
  decide(facts) {
    const { deploymentSlot: slot, proposed } = facts;
    if (slot === null) return pass;
    const saw = { slot: slot.kind };
    if (slot.kind === 'held') return rewrite({ ...proposed, details: { ...proposed.details, deploymentConcurrencyLeaseId: slot.leaseId } }, { saw });
    const message = 'The concurrency slot was lost while the infrastructure was set up, and none is free.';
    return reject(message, { instead: freshState(facts, 'CANCELLED', { message }), saw });
  },
};
