import type { TaskRunFacts } from '../facts.js';
import { ANY_FROM, pass, passWith, type Rule } from '../rule.js';

/** Remembers at which attempt of its flow a task ran, so that a later attempt can tell that it has to run again. */
export const noteFlowAttempt: Rule<TaskRunFacts> = {
  name: 'note-flow-attempt',
  from: ANY_FROM,
  to: ['RUNNING'],
  decide: ({ flowRun }) => (flowRun === null ? pass : passWith({ flowRunRunCount: flowRun.runCount })),
};
