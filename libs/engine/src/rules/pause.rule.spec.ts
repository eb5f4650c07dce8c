import type { FlowRunFacts } from '../facts.js';
import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { pause } from './pause.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<FlowRunFacts>) => flowDecision(pause, from, to, rest);
const paused = (details: State['details'] = {}, name = 'Paused'): State => aState('PAUSED', { name, details });

describe('a pause', () => {
  const policy = { retries: null, retryDelaySeconds: null, pauseKeys: ['a'], resuming: false, retryType: null };

  it('is not for a run without a state', () => {
    expect(decideWith(null, paused())).toMatchObject({ outcome: 'abort', next: null, reason: 'A run without a state cannot be paused.' });
    expect(decideWith(null, paused({}, 'Suspended'))).toMatchObject({ reason: 'A run without a state cannot be suspended.' });
  });

  it.each(STATE_TYPES.filter((type) => type !== 'RUNNING'))('is not for a run that is %s', (type) => {
    expect(decideWith(type, paused())).toMatchObject({ outcome: 'reject', next: null, reason: `Only running runs can be paused; this one is ${type}.` });
    expect(decideWith(type, paused({}, 'Suspended'))).toMatchObject({ reason: `Only running runs can be suspended; this one is ${type}.` });
  });

  it('holds at each place once', () => {
    const first = decideWith('RUNNING', paused({ pauseKey: 'b' }), { policy });
    expect(first).toMatchObject({ outcome: 'accept', next: { type: 'PAUSED' }, run: { policy: { pauseKeys: ['a', 'b'] } } });
    expect(wordOf(first)).toEqual({ said: 'pass', saw: { pauseKey: 'b' } });
    const again = decideWith('RUNNING', paused({ pauseKey: 'a' }), { policy });
    expect(again).toMatchObject({ outcome: 'reject', next: null, reason: 'This pause has fired already.' });
    expect(wordOf(again).saw).toEqual({ pauseKey: 'a' });
  });

  it('without a key of its own is another one each time', () => {
    expect(decideWith('RUNNING', paused(), { freshIds: ['x', 'y'] }).run?.policy?.pauseKeys).toEqual(['y']);
    expect(decideWith('RUNNING', aState('PAUSED', { id: 'own', details: { pauseKey: null } }), { freshIds: ['x'] }).run?.policy?.pauseKeys).toEqual(['own']);
  });

  it('gives the process up only where somebody else can start the run again', () => {
    const suspended = paused({ pauseReschedule: true, pauseKey: 'k' }, 'Suspended');
    expect(decideWith('RUNNING', suspended, { deploymentId: 'd' }).outcome).toBe('accept');
    expect(decideWith('RUNNING', suspended)).toMatchObject({
      outcome: 'abort',
      next: null,
      reason: 'Only runs of a deployment can be suspended: nobody else could start them again.',
      trail: [{ saw: { deploymentId: null } }],
    });
    expect(decideWith('RUNNING', suspended, { deploymentId: 'd', parentTaskRunId: 't' })).toMatchObject({
      outcome: 'abort',
      next: null,
      reason: 'A subflow cannot be suspended: its parent waits for it.',
      trail: [{ saw: { parentTaskRunId: 't' } }],
    });
  });

  it('that keeps the process is for every run', () => {
    for (const details of [{ pauseReschedule: false }, {}]) expect(decideWith('RUNNING', paused(details), { parentTaskRunId: 't' }).outcome).toBe('accept');
  });

  it('is the only thing this is about', () => expect(askedAbout(decideWith)).toEqual(across([null, ...STATE_TYPES], ['PAUSED'])));
});
