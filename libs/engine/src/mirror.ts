import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { TaskRunFacts } from './facts.js';
import { taskRunMinimalPolicy } from './policies.js';
import type { State } from './state.js';

/**
 * What happens to the task run that stands for a subflow in its parent once the subflow has entered `state`:
 * the same state, forced, as the task run's own. Source: docs/contract/transitions.md#subflows
 */
export function mirrorToParentTask(state: State, childFlowRunId: string, parent: Omit<TaskRunFacts, 'proposed'>): Decision {
  const [id] = parent.freshIds;
  if (id === undefined) throw new Error('The facts hold no fresh id for the mirrored state.');
  const details = { ...state.details, flowRunId: parent.flowRun?.id ?? null, taskRunId: parent.runId, childFlowRunId };
  return decide(taskRunMinimalPolicy, { ...parent, proposed: { ...state, id, timestamp: parent.now, details } });
}
