import type { DeploymentSlot } from '../facts.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { cancelLateWithoutSlot } from './cancel-late-without-slot.rule.js';

const decideWith = (deploymentSlot: DeploymentSlot | null, name = 'Late') =>
  flowDecision(cancelLateWithoutSlot, 'SCHEDULED', aState('SCHEDULED', { name }), { deploymentSlot });

describe('a run that is late', () => {
  it('is cancelled when its deployment cancels what finds no slot', () => {
    const decision = decideWith({ kind: 'full', strategy: 'CANCEL_NEW' });
    expect(decision).toMatchObject({ outcome: 'reject', next: { type: 'CANCELLED', message: 'Deployment concurrency limit reached.' } });
    expect(wordOf(decision)).toEqual({ said: 'reject', saw: { strategy: 'CANCEL_NEW' } });
  });

  it.each<DeploymentSlot | null>([null, { kind: 'full', strategy: 'ENQUEUE' }, { kind: 'never' }, { kind: 'gone' }])('is marked late otherwise (%j)', (slot) =>
    expect(decideWith(slot)).toMatchObject({ outcome: 'accept', next: { name: 'Late' } }),
  );

  it('is called late', () => expect(decideWith({ kind: 'full', strategy: 'CANCEL_NEW' }, 'Scheduled').outcome).toBe('accept'));

  it('stays scheduled', () => expect(askedAbout((from, to) => flowDecision(cancelLateWithoutSlot, from, to))).toEqual(across(['SCHEDULED'], ['SCHEDULED'])));
});
