import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { disownDeploymentLease } from './disown-deployment-lease.rule.js';

const decideWith = (clientVersion: string | null, lease: string | null = 'a-lease') =>
  flowDecision(disownDeploymentLease, aState('PENDING', { details: { deploymentConcurrencyLeaseId: lease } }), aState('RUNNING'), { clientVersion });

describe('the lease of a run that starts', () => {
  it.each([
    [null, true],
    ['3.4.10', true],
    ['3.4.11rc1', true],
    ['3.4.11', false],
    ['3.8.8', false],
    ['4.0.0', false],
    ['dev', true],
  ])('under client %p ends: %p', (clientVersion, ends) => {
    const decision = decideWith(clientVersion);
    expect(decision.outcome).toBe('accept');
    expect(decision.run?.disownedLeaseId).toBe(ends ? 'a-lease' : undefined);
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: ends ? { clientVersion } : {} });
  });

  it('ends under no client when there is none', () => expect(decideWith(null, null).run).not.toHaveProperty('disownedLeaseId'));

  it('is looked at when the client is known that will have to renew it', () =>
    expect(askedAbout((from, to) => flowDecision(disownDeploymentLease, from, to))).toEqual(across(['PENDING'], ['RUNNING', 'CANCELLING'])));
});
