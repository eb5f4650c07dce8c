import fc from 'fast-check';
import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { refuseRepeatedTransition } from './refuse-repeated-transition.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => flowDecision(refuseRepeatedTransition, from, to);

describe('a transition', () => {
  const once = { transitionId: 'once' };

  it('of the same id is not made again', () => {
    const decision = decideWith(aState('RUNNING', { details: once }), aState('RUNNING', { details: once }));
    expect(decision).toMatchObject({ outcome: 'reject', next: null, reason: 'This transition was made already.' });
    expect(wordOf(decision).saw).toEqual(once);
  });

  it.each<[string, State | null, State['details']]>([
    ['of another id', aState('RUNNING', { details: once }), { transitionId: 'another' }],
    ['without an id', aState('RUNNING', { details: once }), {}],
    ['that nothing came before', null, once],
    ['after one without an id', aState('RUNNING'), once],
    ['when neither has an id', aState('RUNNING', { details: { transitionId: null } }), { transitionId: null }],
    ['when neither says that it has one', aState('RUNNING'), {}],
  ])('%s is made', (_, current, details) => expect(decideWith(current, aState('COMPLETED', { details })).outcome).toBe('accept'));

  it('is refused by its id alone, wherever it leads', () =>
    fc.assert(
      fc.property(fc.constantFrom(...STATE_TYPES), fc.constantFrom(...STATE_TYPES), fc.option(fc.nat(2)), fc.option(fc.nat(2)), (from, to, made, asked) => {
        const details = (id: number | null): State['details'] => ({ transitionId: id === null ? null : String(id) });
        const { outcome } = decideWith(aState(from, { details: details(made) }), aState(to, { details: details(asked) }));
        expect(outcome).toBe(made !== null && made === asked ? 'reject' : 'accept');
      }),
    ));

  it('is looked at whatever it is', () => expect(askedAbout(decideWith)).toEqual(across([null, ...STATE_TYPES], STATE_TYPES)));
});
