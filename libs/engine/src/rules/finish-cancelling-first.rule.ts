import { ANY_TO, reject, type Rule } from '../rule.js';

/** Once a run is being cancelled, the only way on is to be cancelled. */
export const finishCancellingFirst: Rule = {
  name: 'finish-cancelling-first',
  from: ['CANCELLING'],
  to: ANY_TO.filter((type) => type !== 'CANCELLED'),
  decide: () => reject('The run is being cancelled; it can only become CANCELLED.'),
};
