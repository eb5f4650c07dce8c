import { TERMINAL_STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision } from '../testing.js';
import { keepStoredResults } from './keep-stored-results.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => flowDecision(keepStoredResults, from, to);

describe('a stored result', () => {
  const persisted = aState('COMPLETED', { data: { storage_key: 'k' } });
  const unpersisted = aState('COMPLETED', { data: { type: 'unpersisted' } });

  it.each<[string, State, State, boolean]>([
    ['by a completed state without one', persisted, unpersisted, false],
    ['by a completed state with another', persisted, aState('COMPLETED', { data: { storage_key: 'other' } }), true],
    ['by a failure', persisted, aState('FAILED'), true],
    ['where there was none', unpersisted, aState('COMPLETED'), true],
    ['of a state that is not completed', aState('FAILED', { data: { storage_key: 'k' } }), aState('COMPLETED'), true],
  ])('may be replaced %s', (_, current, proposed, may) =>
    expect(decideWith(current, proposed)).toMatchObject(
      may ? { outcome: 'accept', next: { id: proposed.id } } : { outcome: 'reject', next: null, reason: 'The stored result would be lost.' },
    ),
  );

  it('is no matter where a run goes on', () => expect(askedAbout(decideWith)).toEqual(across(TERMINAL_STATE_TYPES, TERMINAL_STATE_TYPES)));
});
