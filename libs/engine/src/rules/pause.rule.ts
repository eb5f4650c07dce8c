import type { FlowRunFacts } from '../facts.js';
import { abort, ANY_FROM, passWith, reject, type Rule } from '../rule.js';

/**
 * Only a running flow pauses, and at each place in its code once; one that gives its process up has to be started again
 * by somebody, so it needs a deployment and may not be a part of another run. Source: docs/contract/transitions.md#pausing
 */
export const pause: Rule<FlowRunFacts> = {
  name: 'pause',
  from: ANY_FROM,
  to: ['PAUSED'],
  decide({ current, proposed, policy, parentTaskRunId, deploymentId, freshIds }) {
    const verb = proposed.name === 'Suspended' ? 'suspended' : 'paused';
    if (current === null) return abort(`A run without a state cannot be ${verb}.`);
    if (current.type !== 'RUNNING') return reject(`Only running runs can be ${verb}; this one is ${current.type}.`);
    const key = proposed.details.pauseKey ?? freshIds[1] ?? proposed.id;
    if (policy.pauseKeys.includes(key)) return reject('This pause has fired already.', { saw: { pauseKey: key } });
    if (proposed.details.pauseReschedule && parentTaskRunId !== null)
      return abort('A subflow cannot be suspended: its parent waits for it.', { saw: { parentTaskRunId } });
    if (proposed.details.pauseReschedule && deploymentId === null)
      return abort('Only runs of a deployment can be suspended: nobody else could start them again.', { saw: { deploymentId } });
    return passWith({ saw: { pauseKey: key }, policyAfter: { pauseKeys: [...policy.pauseKeys, key] } });
  },
};
