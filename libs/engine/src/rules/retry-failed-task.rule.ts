import type { TaskRunFacts, TaskRunPolicyFacts } from '../facts.js';
import { MICROS_PER_SECOND } from '../instant.js';
import { freshState, passWith, reject, type Rule } from '../rule.js';
import { spread } from '../spread.js';

/**
 * A failed attempt with retries left becomes a scheduled one, after a delay that may grow by attempt and be spread by chance.
 * Source: docs/contract/transitions.md#task-retries
 */
export const retryFailedTask: Rule<TaskRunFacts> = {
  name: 'retry-failed-task',
  from: ['RUNNING'],
  to: ['FAILED'],
  decide(facts) {
    const { policy, runCount, proposed, now, random } = facts;
    if (proposed.details.retriable === false) return passWith({ saw: { retriable: false } });
    if (policy.retries === null || runCount > policy.retries) return passWith({ saw: { retries: policy.retries, runCount } });
    const delaySeconds = spread(baseDelaySeconds(policy, runCount), policy.retryJitterFactor, random);
    const instead = freshState(facts, 'SCHEDULED', {
      name: 'AwaitingRetry',
      message: proposed.message,
      data: proposed.data,
      details: { scheduledTime: now + Math.round(delaySeconds * MICROS_PER_SECOND) },
    });
    return reject('Retrying', { instead, saw: { retries: policy.retries, runCount, delaySeconds } });
  },
};

/** One delay for all attempts, or the attempt's own; the last of a list serves all that follow. */
function baseDelaySeconds({ retryDelaySeconds }: TaskRunPolicyFacts, runCount: number): number {
  if (retryDelaySeconds === null || typeof retryDelaySeconds === 'number') return retryDelaySeconds ?? 0;
  return retryDelaySeconds[Math.min(Math.max(runCount - 1, 0), retryDelaySeconds.length - 1)] ?? 0;
}
