import type { DeploymentSlot } from '../facts.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { confirmDeploymentSlot } from './confirm-deployment-slot.rule.js';

const decideWith = (deploymentSlot: DeploymentSlot | null) => flowDecision(confirmDeploymentSlot, 'PENDING', aState('RUNNING'), { deploymentSlot });

describe('a run that starts on the slot that it was claimed with', () => {
  it('names the lease that it has now', () => {
    const decision = decideWith({ kind: 'held', leaseId: 'a-lease' });
    expect(decision).toMatchObject({ outcome: 'accept', next: { type: 'RUNNING', details: { deploymentConcurrencyLeaseId: 'a-lease' } } });
    expect(wordOf(decision)).toEqual({ said: 'rewrite', saw: { slot: 'held' } });
  });

  it.each<DeploymentSlot>([{ kind: 'full', strategy: 'ENQUEUE' }, { kind: 'full', strategy: 'CANCEL_NEW' }, { kind: 'never' }])(
    'is cancelled when the slot was lost and another one is not to be had (%j)',
    (slot) => {
      const decision = decideWith(slot);
      expect(decision).toMatchObject({ outcome: 'reject', next: { type: 'CANCELLED', message: expect.stringContaining('slot was lost') as string } });
      expect(wordOf(decision)).toEqual({ said: 'reject', saw: { slot: slot.kind } });
    },
  );

  it('is let through when there is no limit', () => expect(decideWith(null).outcome).toBe('accept'));

  it('has a say in nothing else', () =>
    expect(askedAbout((from, to) => flowDecision(confirmDeploymentSlot, from, to))).toEqual(across(['PENDING'], ['RUNNING'])));
});
