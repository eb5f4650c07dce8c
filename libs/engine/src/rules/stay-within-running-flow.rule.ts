import type { TaskRunFacts } from '../facts.js';
import { abort, ANY_FROM, freshState, pass, reject, type Rule } from '../rule.js';

/** A task starts only while its flow runs; while the flow is paused it is not ready, for as long as the flow may wait. */
export const stayWithinRunningFlow: Rule<TaskRunFacts> = {
  name: 'stay-within-running-flow',
  from: ANY_FROM,
  to: ['RUNNING'],
  decide(facts) {
    const { flowRun } = facts;
    if (flowRun === null) return pass;
    const saw = { flowRun: flowRun.current?.type ?? null };
    if (flowRun.current === null) return abort('The flow run has no state yet.', { saw });
    if (flowRun.current.type === 'PAUSED') {
      const { pauseTimeout = null, pauseReschedule = false } = flowRun.current.details;
      return reject('The flow is paused.', { instead: freshState(facts, 'PAUSED', { name: 'NotReady', details: { pauseTimeout, pauseReschedule } }), saw });
    }
    return flowRun.current.type === 'RUNNING' ? pass : abort(`The flow run is ${flowRun.current.type}, so its tasks may not start.`, { saw });
  },
};
