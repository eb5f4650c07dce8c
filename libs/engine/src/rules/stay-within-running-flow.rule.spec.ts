import type { TaskRunFacts } from '../facts.js';
import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, NOW, secondsFromNow, taskDecision, wordOf } from '../testing.js';
import { stayWithinRunningFlow } from './stay-within-running-flow.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<TaskRunFacts>) => taskDecision(stayWithinRunningFlow, from, to, rest);
const within = (current: State | null): Partial<TaskRunFacts> => ({ flowRun: { id: 'a-flow-run', runCount: 1, current } });

describe('a task', () => {
  it('starts while its flow runs, or outside any', () => {
    expect(decideWith('PENDING', 'RUNNING', within(aState('RUNNING'))).outcome).toBe('accept');
    expect(decideWith('PENDING', 'RUNNING').outcome).toBe('accept');
  });

  it.each(STATE_TYPES.filter((type) => type !== 'RUNNING' && type !== 'PAUSED'))('does not start while its flow is %s', (type) => {
    const decision = decideWith('PENDING', 'RUNNING', within(aState(type)));
    expect(decision).toMatchObject({ outcome: 'abort', next: null, reason: `The flow run is ${type}, so its tasks may not start.` });
    expect(wordOf(decision).saw).toEqual({ flowRun: type });
  });

  it('does not start before its flow', () => {
    const decision = decideWith('PENDING', 'RUNNING', within(null));
    expect(decision).toMatchObject({ outcome: 'abort', next: null, reason: 'The flow run has no state yet.' });
    expect(wordOf(decision).saw).toEqual({ flowRun: null });
  });

  it.each<[State['details'], State['details']]>([
    [{}, { pauseTimeout: null, pauseReschedule: false }],
    [
      { pauseTimeout: secondsFromNow(60), pauseReschedule: true, pauseKey: 'k' },
      { pauseTimeout: secondsFromNow(60), pauseReschedule: true },
    ],
  ])('is not ready while its flow is paused, for as long as that may be: %j', (details, expected) => {
    const decision = decideWith('PENDING', 'RUNNING', within(aState('PAUSED', { details })));
    expect(decision).toMatchObject({ outcome: 'reject', reason: 'The flow is paused.', next: { type: 'PAUSED', name: 'NotReady', timestamp: NOW } });
    expect(decision.next?.details).toEqual(expected);
    expect(wordOf(decision).saw).toEqual({ flowRun: 'PAUSED' });
  });

  it('is asked only when it starts', () => expect(askedAbout(decideWith)).toEqual(across([null, ...STATE_TYPES], ['RUNNING'])));
});
