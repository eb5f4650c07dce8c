import { STATE_TYPES, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { refuseOutdatedClaims } from './refuse-outdated-claims.rule.js';

const ENDED: readonly StateType[] = ['COMPLETED', 'FAILED', 'CRASHED'];
const decideWith = (from: StateType | null, to: StateType, asWorker: boolean) => flowDecision(refuseOutdatedClaims, from, to, { asWorker });

describe('a claim by a worker', () => {
  it.each(ENDED)('is refused for good on a run that ended as %s since it was polled', (from) => {
    const decision = decideWith(from, 'PENDING', true);
    expect(decision).toMatchObject({ outcome: 'abort', next: null, reason: `The run is ${from} and was not scheduled again.` });
    expect(wordOf(decision)).toEqual({ said: 'abort', saw: { current: aState(from).name } });
  });

  it.each(ENDED)('of another client is none: it may run again what ended as %s', (from) =>
    expect(decideWith(from, 'PENDING', false)).toMatchObject({ outcome: 'accept', next: { type: 'PENDING' } }),
  );

  it('has a say in nothing else', () => {
    expect(askedAbout((from, to) => decideWith(from, to, true))).toEqual(across(ENDED, ['PENDING']));
    for (const from of STATE_TYPES.filter((type) => !ENDED.includes(type))) expect(decideWith(from, 'PENDING', true).outcome).toBe('accept');
  });
});
