import { pass, rewrite, type Rule } from '../rule.js';

/** A background task's arguments lie in storage: whoever runs it still has to know where. */
export const copyTaskParameters: Rule = {
  name: 'copy-task-parameters',
  from: ['SCHEDULED', 'PENDING'],
  to: ['PENDING', 'RUNNING'],
  decide({ current, proposed }) {
    const taskParametersId = current?.details.taskParametersId ?? null;
    if (taskParametersId === null || (proposed.details.taskParametersId ?? null) !== null) return pass;
    return rewrite({ ...proposed, details: { ...proposed.details, taskParametersId } }, { saw: { taskParametersId } });
  },
};
