import { ANY_FROM, ANY_TO } from '../rule.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { keepDeploymentLease } from './keep-deployment-lease.rule.js';

const under = (deploymentConcurrencyLeaseId?: string | null) => ({ details: { deploymentConcurrencyLeaseId: deploymentConcurrencyLeaseId ?? null } });

describe('the lease on a deployment’s slot', () => {
  it.each([
    ['goes along', 'a', null, 'a', 'rewrite'],
    ['is replaced by another', 'a', 'b', 'b', 'pass'],
    ['may come with the proposal', null, 'b', 'b', 'pass'],
    ['may be none', null, null, null, 'pass'],
  ] as const)('%s', (_, current, proposed, expected, said) => {
    const decision = flowDecision(keepDeploymentLease, aState('RUNNING', under(current)), aState('PAUSED', under(proposed)));
    expect(decision.next?.details.deploymentConcurrencyLeaseId).toBe(expected);
    expect(wordOf(decision).said).toBe(said);
  });

  it('goes along in every transition', () => expect(askedAbout((from, to) => flowDecision(keepDeploymentLease, from, to))).toEqual(across(ANY_FROM, ANY_TO)));

  it('is missing in no state when those before had none', () =>
    expect(flowDecision(keepDeploymentLease, aState('RUNNING'), aState('COMPLETED')).next?.details).toEqual({}));
});
