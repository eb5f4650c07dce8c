import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { onlyScheduledRunsAreLate } from './only-scheduled-runs-are-late.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => flowDecision(onlyScheduledRunsAreLate, from, to);

describe('late', () => {
  const late = aState('SCHEDULED', { name: 'Late' });

  it.each(STATE_TYPES.filter((type) => type !== 'SCHEDULED'))('is not said of a run that is %s', (type) => {
    const decision = decideWith(type, late);
    expect(decision).toMatchObject({ outcome: 'reject', next: null, reason: 'Only scheduled runs can be late.' });
    expect(wordOf(decision).saw).toEqual({ current: type });
    expect(decideWith(type, 'SCHEDULED').outcome).toBe('accept');
  });

  it('is said once', () => {
    expect(decideWith('SCHEDULED', late)).toMatchObject({ outcome: 'accept', next: { name: 'Late' } });
    expect(decideWith(late, late)).toMatchObject({ outcome: 'reject', next: null, reason: 'The run is marked late already.' });
    expect(decideWith(late, 'SCHEDULED').outcome).toBe('accept');
  });

  it('may be said of a run from the start', () => expect(decideWith(null, late).outcome).toBe('accept'));

  it('is a matter of scheduling alone', () => expect(askedAbout(decideWith)).toEqual(across([null, ...STATE_TYPES], ['SCHEDULED'])));
});
