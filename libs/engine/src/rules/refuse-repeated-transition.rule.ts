import { ANY_FROM, ANY_TO, pass, reject, type Rule } from '../rule.js';

/**
 * A client that repeats a request whose answer got lost must not make the same transition twice: the id that it gave
 * the transition tells. Source: docs/contract/transitions.md#transition-id
 */
export const refuseRepeatedTransition: Rule = {
  name: 'refuse-repeated-transition',
  from: ANY_FROM,
  to: ANY_TO,
  decide({ current, proposed }) {
    const transitionId = proposed.details.transitionId ?? null;
    if (transitionId === null || current?.details.transitionId !== transitionId) return pass;
    return reject('This transition was made already.', { saw: { transitionId } });
  },
};
