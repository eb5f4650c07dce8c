import { STATE_TYPES, type StateType } from '../state.js';
import { across, askedAbout, flowDecision } from '../testing.js';
import { finishCancellingFirst } from './finish-cancelling-first.rule.js';

const decideWith = (from: StateType | null, to: StateType) => flowDecision(finishCancellingFirst, from, to);
const others = STATE_TYPES.filter((type) => type !== 'CANCELLED');

describe('a run that is being cancelled', () => {
  it.each(others)('does not become %s', (type) =>
    expect(decideWith('CANCELLING', type)).toMatchObject({
      outcome: 'reject',
      next: null,
      reason: 'The run is being cancelled; it can only become CANCELLED.',
    }),
  );

  it('is the only one this is about, and may be cancelled', () => expect(askedAbout(decideWith)).toEqual(across(['CANCELLING'], others)));
});
