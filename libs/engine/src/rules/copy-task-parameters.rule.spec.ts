import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, taskDecision, wordOf } from '../testing.js';
import { copyTaskParameters } from './copy-task-parameters.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => taskDecision(copyTaskParameters, from, to);

describe('copying where the parameters are', () => {
  it.each<[StateType, StateType]>([
    ['SCHEDULED', 'PENDING'],
    ['PENDING', 'RUNNING'],
  ])('lets a background task find its arguments on its way from %s to %s', (from, to) => {
    const decision = decideWith(aState(from, { details: { taskParametersId: 'here' } }), aState(to, { details: { deferred: true } }));
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: to, details: { taskParametersId: 'here', deferred: true } } });
    expect(wordOf(decision)).toEqual({ said: 'rewrite', saw: { taskParametersId: 'here' } });
  });

  it.each<[string, State['details'], State['details']]>([
    ['where the proposal knows better', { taskParametersId: 'here' }, { taskParametersId: 'there' }],
    ['where there are none', {}, {}],
    ['where there are none, as some say it', { taskParametersId: null }, { taskParametersId: null }],
  ])('leaves the proposal as it is %s', (_, known, proposed) => {
    const decision = decideWith(aState('SCHEDULED', { details: known }), aState('PENDING', { details: proposed }));
    expect(decision.next?.details).toEqual(proposed);
    expect(wordOf(decision).said).toBe('pass');
  });

  it('has a say in nothing else', () => expect(askedAbout(decideWith)).toEqual(across(['SCHEDULED', 'PENDING'], ['PENDING', 'RUNNING'])));
});
