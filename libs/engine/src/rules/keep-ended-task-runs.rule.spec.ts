import type { TaskRunFacts } from '../facts.js';
import { STATE_TYPES, TERMINAL_STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, taskDecision, wordOf } from '../testing.js';
import { keepEndedTaskRuns } from './keep-ended-task-runs.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<TaskRunFacts>) => taskDecision(keepEndedTaskRuns, from, to, rest);

describe('a task run that has ended', () => {
  const inFlow = (runCount: number): Partial<TaskRunFacts> => ({ flowRun: { id: 'a-flow-run', runCount, current: aState('RUNNING') } });

  it.each<[StateType, StateType]>(
    TERMINAL_STATE_TYPES.flatMap((from) => (['CANCELLING', 'PAUSED', 'CRASHED'] as const).map((to): [StateType, StateType] => [from, to])),
  )('as %s is not %s afterwards', (from, to) => {
    const decision = decideWith(from, to);
    expect(decision).toMatchObject({ outcome: 'abort', next: null, reason: `The task run has ended already, as ${from}.` });
    expect(wordOf(decision).saw).toEqual({ current: from, stored: false });
  });

  it.each<[unknown, boolean]>([
    [{ storage_key: 'k' }, true],
    [['a'], true],
    ['text', true],
    [7, true],
    [{ type: 'pickle' }, true],
    [{ type: 'unpersisted' }, false],
    [{}, false],
    [[], false],
    ['', false],
    [0, false],
    [false, false],
    [null, false],
  ])('as COMPLETED with the data %j has a stored result: %p', (data, stored) => {
    for (const to of ['SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const) {
      const decision = decideWith(aState('COMPLETED', { data }), to);
      if (!stored) expect(decision.outcome).toBe('accept');
      else expect(decision).toMatchObject({ outcome: 'reject', next: null, reason: 'The task run completed and its result is stored.' });
      if (stored) expect(wordOf(decision).saw).toEqual({ current: 'COMPLETED', stored: true });
    }
  });

  it('otherwise than completed has no stored result', () =>
    expect(decideWith(aState('FAILED', { data: { storage_key: 'k' } }), 'RUNNING').outcome).toBe('accept'));

  it('counts its attempts afresh once it runs again, and only then', () => {
    const runCount = 4;
    for (const to of ['SCHEDULED', 'PENDING'] as const) {
      const decision = decideWith('FAILED', to, { runCount });
      expect(decision.run?.runCount).toBe(0);
      expect(wordOf(decision)).toEqual({ said: 'pass', saw: { current: 'FAILED', stored: false } });
    }
    expect(decideWith('FAILED', 'RUNNING', { runCount }).run?.runCount).toBe(1);
    const ends = decideWith('FAILED', 'CANCELLED', { runCount });
    expect(ends.run?.runCount).toBe(runCount);
    expect(wordOf(ends)).toEqual({ said: 'pass', saw: {} });
  });

  it.each<[string, StateType, number, Partial<TaskRunFacts>, string]>([
    ['its flow tries again', 'RUNNING', 1, inFlow(2), 'Retrying'],
    ['its flow is still at the same attempt', 'RUNNING', 2, inFlow(2), 'Running'],
    ['it is in no flow', 'RUNNING', 1, {}, 'Running'],
    ['it does not run yet', 'PENDING', 1, inFlow(2), 'Pending'],
  ])('and comes again is called what it is where %s', (_, to, flowRunRunCount, rest, name) => {
    const decision = decideWith('FAILED', to, { flowRunRunCount, runCount: 3, ...rest });
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: to, name }, run: { runCount: to === 'RUNNING' ? 1 : 0 } });
    expect(wordOf(decision)).toEqual({ said: name === 'Retrying' ? 'rewrite' : 'pass', saw: { current: 'FAILED', stored: false } });
  });

  it('is the only one this is about', () => expect(askedAbout(decideWith)).toEqual(across(TERMINAL_STATE_TYPES, STATE_TYPES)));
});
