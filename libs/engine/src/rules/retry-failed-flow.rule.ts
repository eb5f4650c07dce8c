import type { FlowRunFacts } from '../facts.js';
import { MICROS_PER_SECOND } from '../instant.js';
import { freshState, passWith, reject, type Rule } from '../rule.js';

/**
 * A failed attempt with retries left becomes a scheduled one; the process that failed waits and tries again itself.
 * `runCount` counts attempts, so `retries` allows one more than its number. Source: docs/contract/transitions.md#flow-retries
 */
export const retryFailedFlow: Rule<FlowRunFacts> = {
  name: 'retry-failed-flow',
  from: ['RUNNING'],
  to: ['FAILED'],
  decide(facts) {
    const { policy, runCount, proposed, current, now } = facts;
    const saw = { retries: policy.retries, runCount, retryDelaySeconds: policy.retryDelaySeconds };
    if (policy.retries === null || runCount > policy.retries) return passWith({ saw, policy: { retryType: null } });
    const instead = freshState(facts, 'SCHEDULED', {
      name: 'AwaitingRetry',
      message: proposed.message,
      data: proposed.data,
      details: {
        scheduledTime: now + Math.round((policy.retryDelaySeconds ?? 0) * MICROS_PER_SECOND),
        deploymentConcurrencyLeaseId: current?.details.deploymentConcurrencyLeaseId ?? null,
      },
    });
    return reject('Retrying', { instead, saw, policy: { resuming: false, pauseKeys: [], retryType: 'in_process' } });
  },
};
