import type { FlowRunFacts } from '../facts.js';
import { ANY_TO, freshState, isTerminal, passWith, reject, type Rule } from '../rule.js';

/**
 * A paused run goes on, ends or is cancelled; past its deadline it fails instead. That it left the pause is remembered, so that
 * coming back does not count as another attempt. Source: docs/contract/transitions.md#resuming
 */
export const resume: Rule<FlowRunFacts> = {
  name: 'resume',
  from: ['PAUSED'],
  to: ANY_TO,
  decide(facts) {
    const { current, proposed, deploymentId, now } = facts;
    const { pauseReschedule = false, pauseTimeout = null } = current?.details ?? {};
    const saw = { pauseReschedule, pauseTimeout, now };
    if (!['RUNNING', 'SCHEDULED', 'CANCELLING'].includes(proposed.type) && !isTerminal(proposed.type))
      return reject(`A paused run cannot become ${proposed.type}.`, { saw });
    if (pauseReschedule && deploymentId === null) return reject('A suspended run without a deployment cannot be started again.', { saw });
    const left = { saw, policyAfter: { resuming: true } };
    if (proposed.type !== 'CANCELLING' && pauseTimeout !== null && pauseTimeout < now) {
      const failed = freshState(facts, 'FAILED', { message: 'The flow was paused and never resumed.' });
      return reject('The pause was not ended in time.', { ...left, instead: failed });
    }
    return passWith(left);
  },
};
