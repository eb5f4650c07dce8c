import fc from 'fast-check';
import type { FlowRunFacts } from '../facts.js';
import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, NOW, secondsFromNow, wordOf } from '../testing.js';
import { retryFailedFlow } from './retry-failed-flow.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<FlowRunFacts>) => flowDecision(retryFailedFlow, from, to, rest);
const policyOf = (policy: Partial<FlowRunFacts['policy']> = {}): FlowRunFacts['policy'] => ({
  retries: null,
  retryDelaySeconds: null,
  pauseKeys: [],
  resuming: false,
  retryType: null,
  ...policy,
});

describe('a flow that fails', () => {
  it.each<[number | null, number, boolean]>([
    [null, 0, false],
    [null, 1, false],
    [0, 1, false],
    [1, 1, true],
    [1, 2, false],
    [2, 2, true],
    [2, 3, false],
  ])('with %p retries is tried again after attempt %p: %p', (retries, runCount, again) => {
    const decision = decideWith('RUNNING', 'FAILED', { runCount, policy: policyOf({ retries, retryType: 'in_process' }) });
    expect(decision).toMatchObject(
      again
        ? { outcome: 'reject', reason: 'Retrying', next: { type: 'SCHEDULED', name: 'AwaitingRetry' } }
        : { outcome: 'accept', reason: null, next: { type: 'FAILED' }, run: { policy: { retryType: null } } },
    );
    expect(wordOf(decision)).toEqual({ said: again ? 'reject' : 'pass', saw: { retries, runCount, retryDelaySeconds: null } });
  });

  it('says why it is tried again, and keeps what the attempt held', () => {
    const running = aState('RUNNING', { details: { deploymentConcurrencyLeaseId: 'a-lease' } });
    const failed = aState('FAILED', { message: 'boom', data: { trace: 1 }, details: { retriable: true } });
    const policy = policyOf({ retries: 1, retryDelaySeconds: 1.5, pauseKeys: ['a'], resuming: true });
    const { next, run } = decideWith(running, failed, { runCount: 1, policy });
    expect(next).toMatchObject({ message: 'boom', data: { trace: 1 }, timestamp: NOW });
    expect(next?.details).toEqual({ scheduledTime: secondsFromNow(1.5), deploymentConcurrencyLeaseId: 'a-lease' });
    expect(run).toMatchObject({ nextScheduledStartTime: secondsFromNow(1.5), policy: { retries: 1, pauseKeys: [], resuming: false, retryType: 'in_process' } });
  });

  it('without a delay is due at once', () =>
    expect(decideWith('RUNNING', 'FAILED', { runCount: 1, policy: policyOf({ retries: 1 }) }).next?.details).toEqual({
      scheduledTime: NOW,
      deploymentConcurrencyLeaseId: null,
    }));

  it('is the only thing this is about', () => expect(askedAbout(decideWith)).toEqual(across(['RUNNING'], ['FAILED'])));

  it('is tried once more than it has retries, and never more', () =>
    fc.assert(
      fc.property(fc.nat(10), (retries) => {
        let attempts = 1;
        while (decideWith('RUNNING', 'FAILED', { runCount: attempts, policy: policyOf({ retries }) }).outcome === 'reject') attempts++;
        expect(attempts).toBe(retries + 1);
      }),
    ));
});
