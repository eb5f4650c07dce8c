import type { DeploymentSlot } from '../facts.js';
import { across, askedAbout, aState, flowDecision, secondsFromNow, wordOf } from '../testing.js';
import { takeDeploymentSlot } from './take-deployment-slot.rule.js';

const decideWith = (deploymentSlot: DeploymentSlot | null) =>
  flowDecision(takeDeploymentSlot, 'SCHEDULED', aState('PENDING', { details: { pauseKey: 'k' } }), { deploymentSlot });

describe('a run of a limited deployment that is claimed', () => {
  it('names the lease on the slot that was taken for it', () => {
    const decision = decideWith({ kind: 'held', leaseId: 'a-lease' });
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: 'PENDING', details: { pauseKey: 'k', deploymentConcurrencyLeaseId: 'a-lease' } } });
    expect(wordOf(decision)).toEqual({ said: 'rewrite', saw: { slot: 'held' } });
  });

  it('is put back for half a minute while none is free', () => {
    const decision = decideWith({ kind: 'full', strategy: 'ENQUEUE' });
    expect(decision).toMatchObject({
      outcome: 'reject',
      next: { type: 'SCHEDULED', name: 'AwaitingConcurrencySlot', details: { scheduledTime: secondsFromNow(30) } },
    });
    expect(wordOf(decision)).toEqual({ said: 'reject', saw: { slot: 'full', strategy: 'ENQUEUE' } });
  });

  it('is cancelled when its deployment would rather have that', () => {
    const decision = decideWith({ kind: 'full', strategy: 'CANCEL_NEW' });
    expect(decision).toMatchObject({
      outcome: 'reject',
      next: { type: 'CANCELLED', name: 'Cancelled', message: 'Deployment concurrency limit reached.' },
    });
    expect(wordOf(decision)).toEqual({ said: 'reject', saw: { slot: 'full', strategy: 'CANCEL_NEW' } });
  });

  it.each(['never', 'gone'] as const)('is refused for good when the slot is %s', (kind) => {
    const decision = decideWith({ kind });
    expect(decision).toMatchObject({ outcome: 'abort', next: null });
    expect(wordOf(decision)).toEqual({ said: 'abort', saw: { slot: kind } });
  });

  it('is let through when there is no limit', () => expect(decideWith(null)).toMatchObject({ outcome: 'accept', next: { details: { pauseKey: 'k' } } }));

  it('has no slot yet: those who may hold one are not asked', () =>
    expect(askedAbout((from, to) => flowDecision(takeDeploymentSlot, from, to))).toEqual(
      across([null, 'SCHEDULED', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED', 'PAUSED'], ['PENDING']),
    ));
});
