import type { FlowRunFacts } from '../facts.js';
import { freshState, pass, reject, type Rule } from '../rule.js';

/**
 * Nobody would ever report the end of a process that was never started: such a run is cancelled on the spot.
 * Source: docs/contract/transitions.md#cancelling
 */
export const cancelWithoutInfrastructure: Rule<FlowRunFacts> = {
  name: 'cancel-without-infrastructure',
  from: ['SCHEDULED', 'PAUSED'],
  to: ['CANCELLING'],
  decide(facts) {
    const { current, infrastructurePid } = facts;
    const idle =
      current?.type === 'SCHEDULED'
        ? infrastructurePid === null || infrastructurePid === '' || current.name === 'Resuming'
        : current?.details.pauseReschedule === true;
    if (!idle) return pass;
    return reject('Nothing runs that would have to be stopped first.', {
      instead: freshState(facts, 'CANCELLED', { message: facts.proposed.message, data: facts.proposed.data, details: facts.proposed.details }),
      saw: { infrastructurePid, current: current?.name ?? null },
    });
  },
};
