import type { TaskRunFacts } from '../facts.js';
import { ANY_FROM, pass, rewrite, type Rule } from '../rule.js';

/** Says of a second attempt what it is: a retry that was awaited, or a run made again. */
export const nameReruns: Rule<TaskRunFacts> = {
  name: 'name-reruns',
  from: ANY_FROM,
  to: ['RUNNING'],
  decide({ current, proposed, runCount }) {
    if (current === null || runCount === 0) return pass;
    return rewrite({ ...proposed, name: current.name === 'AwaitingRetry' ? 'Retrying' : 'Rerunning' }, { saw: { runCount, current: current.name } });
  },
};
