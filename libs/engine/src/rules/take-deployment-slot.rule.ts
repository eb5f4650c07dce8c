import type { FlowRunFacts } from '../facts.js';
import { MICROS_PER_SECOND } from '../instant.js';
import { abort, ANY_FROM, freshState, pass, reject, rewrite, type Rule } from '../rule.js';
import { mayHoldDeploymentSlot } from '../slots.js';

/** How long a run that found its deployment's slots taken is put back. */
const WAIT_SECONDS = 30;
/** What clients show of a run that was not let in. */
export const LIMIT_REACHED = 'Deployment concurrency limit reached.';

/**
 * A run of a limited deployment is claimed together with a slot. Where none is free it is put back for a while, or cancelled
 * when its deployment says so. Source: docs/contract/transitions.md#deployment-limits
 */
export const takeDeploymentSlot: Rule<FlowRunFacts> = {
  name: 'take-deployment-slot',
  from: ANY_FROM.filter((type) => !mayHoldDeploymentSlot(type)),
  to: ['PENDING'],
  decide(facts) {
    const { deploymentSlot: slot, proposed, now } = facts;
    if (slot === null) return pass;
    const saw = { slot: slot.kind };
    switch (slot.kind) {
      case 'held':
        return rewrite({ ...proposed, details: { ...proposed.details, deploymentConcurrencyLeaseId: slot.leaseId } }, { saw });
      case 'gone':
        return abort('The deployment of the run is gone.', { saw });
      case 'never':
        return abort('The concurrency limit of the deployment is 0, so the run could never start.', { saw });
      case 'full': {
        const told = { ...saw, strategy: slot.strategy };
        if (slot.strategy === 'CANCEL_NEW') return reject(LIMIT_REACHED, { instead: freshState(facts, 'CANCELLED', { message: LIMIT_REACHED }), saw: told });
        const details = { scheduledTime: now + WAIT_SECONDS * MICROS_PER_SECOND };
        return reject('All slots of the deployment are taken.', {
          instead: freshState(facts, 'SCHEDULED', { name: 'AwaitingConcurrencySlot', details }),
          saw: told,
        });
      }
    }
  },
};
