import type { FlowRunFacts } from '../facts.js';
import { freshState, pass, reject, type Rule } from '../rule.js';
import { LIMIT_REACHED } from './take-deployment-slot.rule.js';

/** A late run whose deployment cancels what finds no slot does not wait to be claimed to be told so. */
export const cancelLateWithoutSlot: Rule<FlowRunFacts> = {
  name: 'cancel-late-without-slot',
  from: ['SCHEDULED'],
  to: ['SCHEDULED'],
  decide(facts) {
    const { deploymentSlot: slot, proposed } = facts;
    if (proposed.name !== 'Late' || slot?.kind !== 'full' || slot.strategy !== 'CANCEL_NEW') return pass;
    return reject(LIMIT_REACHED, { instead: freshState(facts, 'CANCELLED', { message: LIMIT_REACHED }), saw: { strategy: slot.strategy } });
  },
};
