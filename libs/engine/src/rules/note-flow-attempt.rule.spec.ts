import type { TaskRunFacts } from '../facts.js';
import { STATE_TYPES, type StateType } from '../state.js';
import { across, askedAbout, aState, taskDecision } from '../testing.js';
import { noteFlowAttempt } from './note-flow-attempt.rule.js';

const decideWith = (from: StateType | null, to: StateType, rest?: Partial<TaskRunFacts>) => taskDecision(noteFlowAttempt, from, to, rest);

describe('the attempt of its flow', () => {
  const flowRun = { id: 'a-flow-run', runCount: 3, current: aState('RUNNING') };

  it('is noted when a task runs', () => expect(decideWith('PENDING', 'RUNNING', { flowRunRunCount: 1, flowRun }).run?.flowRunRunCount).toBe(3));

  it('stays as it was outside a flow', () => expect(decideWith('PENDING', 'RUNNING', { flowRunRunCount: 1 }).run?.flowRunRunCount).toBe(1));

  it('stays as it was when a task does anything else', () => {
    expect(askedAbout(decideWith)).toEqual(across([null, ...STATE_TYPES], ['RUNNING']));
    expect(decideWith('RUNNING', 'COMPLETED', { flowRunRunCount: 1, flowRun }).run?.flowRunRunCount).toBe(1);
  });
});
