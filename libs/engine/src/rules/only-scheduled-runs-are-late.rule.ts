import { ANY_FROM, pass, reject, type Rule } from '../rule.js';

/** Late is said of a run that should have started, once. */
export const onlyScheduledRunsAreLate: Rule = {
  name: 'only-scheduled-runs-are-late',
  from: ANY_FROM,
  to: ['SCHEDULED'],
  decide({ current, proposed }) {
    if (proposed.name !== 'Late' || current === null) return pass;
    if (current.type !== 'SCHEDULED') return reject('Only scheduled runs can be late.', { saw: { current: current.type } });
    return current.name === 'Late' ? reject('The run is marked late already.') : pass;
  },
};
