import fc from 'fast-check';
import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, NOW, taskDecision, wordOf } from '../testing.js';
import { claimOnce } from './claim-once.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType) => flowDecision(claimOnce, from, to);
const pending = (name: string, details: State['details'] = {}): State => aState('PENDING', { name, details });

describe('a claim', () => {
  it.each<[StateType]>([['PENDING'], ['CANCELLING'], ['RUNNING'], ['CANCELLED']])('is refused for good on a run that is %s', (from) => {
    const decision = decideWith(from, 'PENDING');
    expect(decision).toMatchObject({ outcome: 'abort', next: null, reason: `The run is ${from} and cannot become PENDING.` });
    expect(wordOf(decision)).toEqual({ said: 'abort', saw: { current: aState(from).name, proposed: 'Pending' } });
  });

  it.each([
    ['Pending', 'Submitting', 'accept'],
    ['Submitting', 'InfrastructurePending', 'accept'],
    ['Submitting', 'Submitting', 'abort'],
    ['Submitting', 'Pending', 'abort'],
    ['Pending', 'Pending', 'abort'],
  ])('that is %s may name its progress, as in %s: %s', (from, to, outcome) => expect(decideWith(pending(from), pending(to)).outcome).toBe(outcome));

  it('names no progress of a run that is not claimed', () => expect(decideWith('RUNNING', pending('Submitting')).outcome).toBe('abort'));

  it('keeps what it knew, whatever the progress claims to know', () => {
    const known = { scheduledTime: NOW, deploymentConcurrencyLeaseId: 'a-lease' };
    const decision = decideWith(
      pending('Pending', known),
      pending('Submitting', { scheduledTime: NOW + 1, deploymentConcurrencyLeaseId: 'another', pauseKey: 'k' }),
    );
    expect(decision).toMatchObject({ outcome: 'accept', next: { name: 'Submitting', details: { ...known, pauseKey: 'k' } } });
    expect(wordOf(decision)).toEqual({ said: 'rewrite', saw: { current: 'Pending', proposed: 'Submitting' } });
    expect(decideWith(pending('Pending'), pending('Submitting')).next?.details).toEqual({ scheduledTime: null, deploymentConcurrencyLeaseId: null });
  });

  it('has a say in nothing else, for task runs neither', () => {
    const asked = across(['PENDING', 'CANCELLING', 'RUNNING', 'CANCELLED'], ['PENDING']);
    expect(askedAbout(decideWith)).toEqual(asked);
    expect(askedAbout((from, to) => taskDecision(claimOnce, from, to))).toEqual(asked);
  });

  it('under one name is made once, whatever progress is named in whatever order', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Pending', 'Submitting', 'InfrastructurePending')), (names) => {
        let current = pending('Pending');
        for (const name of names) {
          const { next } = decideWith(current, pending(name));
          if (next) expect([name, next.name]).not.toContain(current.name);
          current = next ?? current;
        }
      }),
    ));
});
