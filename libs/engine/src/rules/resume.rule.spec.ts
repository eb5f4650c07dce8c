import type { FlowRunFacts } from '../facts.js';
import { STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, NOW, wordOf } from '../testing.js';
import { resume } from './resume.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<FlowRunFacts>) => flowDecision(resume, from, to, rest);
const paused = (details: State['details'] = {}): State => aState('PAUSED', { details });

describe('a paused run', () => {
  const FURTHER = ['RUNNING', 'SCHEDULED', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'] as const;

  it.each(FURTHER)('may become %s, which is remembered', (type) => {
    const decision = decideWith(paused(), type);
    expect(decision).toMatchObject({ outcome: 'accept', next: { type }, run: { policy: { resuming: true } } });
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: { pauseReschedule: false, pauseTimeout: null, now: NOW } });
  });

  it.each(['PENDING', 'PAUSED'] as const)('may not become %s', (type) => {
    const decision = decideWith(paused({ pauseTimeout: NOW }), type);
    expect(decision).toMatchObject({ outcome: 'reject', next: null, reason: `A paused run cannot become ${type}.` });
    expect(wordOf(decision).saw).toEqual({ pauseReschedule: false, pauseTimeout: NOW, now: NOW });
  });

  it('may be cancelled at any time, which is remembered as well', () => {
    const decision = decideWith(paused({ pauseTimeout: NOW - 1 }), 'CANCELLING');
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: 'CANCELLING' }, run: { policy: { resuming: true } } });
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: { pauseReschedule: false, pauseTimeout: NOW - 1, now: NOW } });
  });

  it.each([...FURTHER, 'CANCELLING'] as const)('without a process and a deployment does not become %s', (type) => {
    const decision = decideWith(paused({ pauseReschedule: true }), type);
    expect(decision).toMatchObject({ outcome: 'reject', next: null, reason: 'A suspended run without a deployment cannot be started again.' });
    expect(wordOf(decision).saw).toEqual({ pauseReschedule: true, pauseTimeout: null, now: NOW });
  });

  it('without a process goes on by its deployment', () =>
    expect(decideWith(paused({ pauseReschedule: true }), 'SCHEDULED', { deploymentId: 'd' }).outcome).toBe('accept'));

  it.each(FURTHER)('past its deadline fails and does not become %s', (type) => {
    const decision = decideWith(paused({ pauseTimeout: NOW - 1 }), aState(type, { message: 'other' }));
    expect(decision).toMatchObject({
      outcome: 'reject',
      reason: 'The pause was not ended in time.',
      next: { type: 'FAILED', name: 'Failed', message: 'The flow was paused and never resumed.', timestamp: NOW },
      run: { policy: { resuming: true } },
    });
    expect(wordOf(decision).saw).toEqual({ pauseReschedule: false, pauseTimeout: NOW - 1, now: NOW });
  });

  it('at its deadline may still go on', () => expect(decideWith(paused({ pauseTimeout: NOW }), 'RUNNING').outcome).toBe('accept'));

  it('is the only one this is about', () => expect(askedAbout(decideWith)).toEqual(across(['PAUSED'], STATE_TYPES)));
});
