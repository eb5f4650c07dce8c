import { abort, rewrite, type Rule } from '../rule.js';

/**
 * PENDING is how a worker claims a flow run or a background task run: the second claim must fail. A worker that has claimed may name its progress
 * (Submitting, InfrastructurePending), which keeps what the claim knew. Source: docs/contract/transitions.md#pending
 */
export const claimOnce: Rule = {
  name: 'claim-once',
  from: ['PENDING', 'CANCELLING', 'RUNNING', 'CANCELLED'],
  to: ['PENDING'],
  decide({ current, proposed }) {
    const saw = { current: current?.name ?? null, proposed: proposed.name };
    if (current?.type !== 'PENDING' || proposed.name === 'Pending' || proposed.name === current.name) {
      return abort(`The run is ${current?.type ?? 'without a state'} and cannot become PENDING.`, { saw });
    }
    const { scheduledTime = null, deploymentConcurrencyLeaseId = null } = current.details;
    return rewrite({ ...proposed, details: { ...proposed.details, scheduledTime, deploymentConcurrencyLeaseId } }, { saw });
  },
};
