import type { FlowRunFacts } from '../facts.js';
import { abort, ANY_TO, hasPersistedResult, isTerminal, passWith, pass, reject, type Rule, TERMINAL } from '../rule.js';

/**
 * What has ended stays ended, unless it is run again on purpose: a failed, crashed or cancelled run may start over, one
 * that completed with a stored result may not, since that result would no longer be true.
 * Source: docs/contract/transitions.md#leaving-the-end
 */
export const keepEndedFlowRuns: Rule<FlowRunFacts> = {
  name: 'keep-ended-flow-runs',
  from: TERMINAL,
  to: ANY_TO,
  decide({ current, proposed, deploymentId }) {
    const saw = { current: current?.type ?? null, persisted: hasPersistedResult(current), deployed: deploymentId !== null };
    if (['CANCELLING', 'PAUSED', 'CRASHED'].includes(proposed.type)) return abort(`The run has ended already, as ${saw.current ?? 'nothing'}.`, { saw });
    if (saw.persisted && !isTerminal(proposed.type)) return reject('The run completed and its result is stored.', { saw });
    if (saw.persisted && proposed.type === 'COMPLETED' && !hasPersistedResult(proposed)) return reject('The stored result would be lost.', { saw });
    if (isTerminal(proposed.type)) return pass;
    if (proposed.type === 'SCHEDULED' && deploymentId === null) return abort('Only runs of a deployment can be scheduled again.', { saw });
    return passWith({ saw, policy: { resuming: false, pauseKeys: [], retryType: proposed.type === 'SCHEDULED' ? 'reschedule' : null } });
  },
};
