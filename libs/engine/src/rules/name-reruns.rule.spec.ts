import type { TaskRunFacts } from '../facts.js';
import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, taskDecision, wordOf } from '../testing.js';
import { nameReruns } from './name-reruns.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<TaskRunFacts>) => taskDecision(nameReruns, from, to, rest);

describe('a task run that runs', () => {
  it.each<[string, State | null, number, string]>([
    ['for the first time', aState('PENDING'), 0, 'Running'],
    ['for the first time, without a state before', null, 0, 'Running'],
    ['for the first time that is known', null, 1, 'Running'],
    ['again', aState('PENDING'), 1, 'Rerunning'],
    ['again after it waited for that', aState('SCHEDULED', { name: 'AwaitingRetry' }), 1, 'Retrying'],
    ['for the first time, though it seems to have waited', aState('SCHEDULED', { name: 'AwaitingRetry' }), 0, 'Running'],
  ])('%s says so', (_, current, runCount, name) => {
    const decision = decideWith(current, 'RUNNING', { runCount });
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: 'RUNNING', name } });
    expect(wordOf(decision)).toEqual(name === 'Running' ? { said: 'pass', saw: {} } : { said: 'rewrite', saw: { runCount, current: current?.name } });
  });

  it('is the only one this is about', () => expect(askedAbout(decideWith)).toEqual(across([null, ...STATE_TYPES], ['RUNNING'])));
});
