import fc from 'fast-check';
import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, NOW, secondsFromNow, taskDecision, wordOf } from '../testing.js';
import { waitForScheduledTime } from './wait-for-scheduled-time.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => flowDecision(waitForScheduledTime, from, to);
const due = (seconds: number, type: StateType = 'SCHEDULED'): State => aState(type, { details: { scheduledTime: secondsFromNow(seconds) } });

describe('a run that is to start later', () => {
  it.each([
    [60, 60],
    [1.5, 1],
    [1.500001, 2],
    [0.500001, 1],
  ])('in %p seconds waits %p', (seconds, delaySeconds) => {
    const decision = decideWith(due(seconds), 'RUNNING');
    expect(decision).toMatchObject({ outcome: 'wait', next: null, delaySeconds, reason: 'The scheduled time has not come yet.' });
    expect(wordOf(decision)).toEqual({ said: 'wait', saw: { scheduledTime: secondsFromNow(seconds), now: NOW } });
  });

  it.each([[0.5], [0], [-60]])('in %p seconds does not wait', (seconds) => expect(decideWith(due(seconds), 'RUNNING').outcome).toBe('accept'));

  it('waits once it is claimed, too', () => expect(decideWith(due(60, 'PENDING'), 'RUNNING')).toMatchObject({ outcome: 'wait', delaySeconds: 60 }));

  it('does not wait where no time was set', () => {
    for (const details of [{}, { scheduledTime: null }]) expect(decideWith(aState('SCHEDULED', { details }), 'RUNNING').outcome).toBe('accept');
  });

  it('is the only one this is about, flow run or task run', () => {
    const asked = across(['SCHEDULED', 'PENDING'], ['RUNNING']);
    expect(askedAbout(decideWith)).toEqual(asked);
    expect(askedAbout((from, to) => taskDecision(waitForScheduledTime, from, to))).toEqual(asked);
  });

  it('is never told to wait half a second more or less than it should', () =>
    fc.assert(
      fc.property(fc.integer({ min: -86_400_000_000, max: 86_400_000_000 }), fc.constantFrom(...STATE_TYPES), (micros, type) => {
        const { delaySeconds, outcome } = decideWith(aState(type, { details: { scheduledTime: NOW + micros } }), 'RUNNING');
        if (type !== 'SCHEDULED' && type !== 'PENDING') return expect(outcome).toBe('accept');
        expect(Math.abs((delaySeconds ?? 0) * 1_000_000 - Math.max(micros, 0))).toBeLessThanOrEqual(500_000);
      }),
    ));
});
