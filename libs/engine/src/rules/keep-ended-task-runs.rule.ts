import type { TaskRunFacts } from '../facts.js';
import { abort, ANY_TO, isTerminal, isUnpersisted, pass, passWith, reject, rewrite, type Rule, TERMINAL } from '../rule.js';

/**
 * An ended task runs again only when its result was not stored; its attempts are then counted afresh, and a flow that is
 * itself at a later attempt makes it a retry. Source: docs/contract/transitions.md#task-runs
 */
export const keepEndedTaskRuns: Rule<TaskRunFacts> = {
  name: 'keep-ended-task-runs',
  from: TERMINAL,
  to: ANY_TO,
  decide({ current, proposed, flowRun, flowRunRunCount }) {
    const stored = current?.type === 'COMPLETED' && isFilled(current.data) && !isUnpersisted(current.data);
    const saw = { current: current?.type ?? null, stored };
    if (['CANCELLING', 'PAUSED', 'CRASHED'].includes(proposed.type)) return abort(`The task run has ended already, as ${saw.current ?? 'nothing'}.`, { saw });
    if (stored) return reject('The task run completed and its result is stored.', { saw });
    if (isTerminal(proposed.type)) return pass;
    const flowIsAhead = proposed.type === 'RUNNING' && flowRun !== null && flowRunRunCount < flowRun.runCount;
    return flowIsAhead ? rewrite({ ...proposed, name: 'Retrying' }, { saw, runCount: 0 }) : passWith({ saw, runCount: 0 });
  },
};

/** Whether data says anything, as the clients' language sees it: an empty object or list does not. */
const isFilled = (data: unknown): boolean => (typeof data === 'object' && data !== null ? Object.keys(data).length > 0 : Boolean(data));
