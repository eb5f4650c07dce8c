import { mirrorToParentTask } from './mirror.js';
import type { State } from './state.js';
import { aState, NOW, taskFacts } from './testing.js';

describe('the state of a subflow on the task run that stands for it', () => {
  const parent = (current: State | null, rest: Parameters<typeof taskFacts>[2] = {}) =>
    taskFacts(current, aState('PENDING'), { runId: 'a-task-run', freshIds: ['fresh'], ...rest });
  const flowRun = { id: 'the-parent', runCount: 1, current: null };

  it('is the same, as the task run’s own', () => {
    const state = aState('COMPLETED', { name: 'Done', message: 'well', data: { storage_key: 'k' }, details: { flowRunId: 'a-child', transitionId: 't' } });
    const { next, run } = mirrorToParentTask(state, 'a-child', parent(aState('RUNNING'), { flowRun, runCount: 1 }));
    expect(next).toEqual({
      ...state,
      id: 'fresh',
      timestamp: NOW,
      details: { flowRunId: 'the-parent', taskRunId: 'a-task-run', childFlowRunId: 'a-child', transitionId: 't' },
    });
    expect(run).toMatchObject({ runCount: 1, endTime: NOW, totalRunTimeMicros: 1_000_000 });
  });

  it('is set whatever the rules for tasks would say', () => {
    const current = aState('COMPLETED', { data: { storage_key: 'k' } });
    expect(mirrorToParentTask(aState('RUNNING'), 'a-child', parent(current, { flowRun }))).toMatchObject({
      outcome: 'accept',
      run: { runCount: 1, endTime: null },
    });
  });

  it('belongs to no flow run where the task run does not', () =>
    expect(mirrorToParentTask(aState('RUNNING'), 'a-child', parent(null)).next?.details).toMatchObject({ flowRunId: null, childFlowRunId: 'a-child' }));

  it('cannot be made without an id for it', () =>
    expect(() => mirrorToParentTask(aState('RUNNING'), 'a-child', parent(null, { freshIds: [] }))).toThrow('no fresh id'));
});
