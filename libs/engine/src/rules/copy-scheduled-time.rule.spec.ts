import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, secondsFromNow, wordOf } from '../testing.js';
import { copyScheduledTime } from './copy-scheduled-time.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => flowDecision(copyScheduledTime, from, to);

describe('copying the scheduled time', () => {
  const [soon, later] = [secondsFromNow(60), secondsFromNow(120)];

  it('lets a claim know when the run is due', () => {
    const decision = decideWith(aState('SCHEDULED', { details: { scheduledTime: soon } }), aState('PENDING', { details: { pauseKey: 'k' } }));
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: 'PENDING', details: { scheduledTime: soon, pauseKey: 'k' } } });
    expect(wordOf(decision)).toEqual({ said: 'rewrite', saw: { scheduledTime: soon } });
  });

  it.each<[string, State['details'], State['details']]>([
    ['where the claim knows better', { scheduledTime: soon }, { scheduledTime: later }],
    ['where nothing was scheduled', {}, {}],
    ['where nothing was scheduled, as some say it', { scheduledTime: null }, { scheduledTime: null }],
  ])('leaves the proposal as it is %s', (_, known, proposed) => {
    const decision = decideWith(aState('SCHEDULED', { details: known }), aState('PENDING', { details: proposed }));
    expect(decision.next?.details).toEqual(proposed);
    expect(wordOf(decision).said).toBe('pass');
  });

  it('has a say in nothing else', () => expect(askedAbout(decideWith)).toEqual(across(['SCHEDULED'], ['PENDING'])));
});
