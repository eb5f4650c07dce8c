import { flowRunPolicy, taskRunPolicy } from './policies.js';
import { asksForDeploymentSlot, asksForTagSlots, freesDeploymentSlot, freesTagSlots } from './slots.js';
import { STATE_TYPES, type State, type StateType } from './state.js';
import { aState, flowFacts, secondsFromNow, taskFacts, uuid } from './testing.js';

describe('a slot of a deployment', () => {
  const asks = (current: State | StateType | null, to: StateType, rest: Parameters<typeof flowFacts>[2] = {}) =>
    asksForDeploymentSlot(
      flowRunPolicy,
      flowFacts(typeof current === 'string' ? aState(current) : current, aState(to), { clientVersion: '3.8.8', deploymentId: uuid(), ...rest }),
    );
  const held = aState('PENDING', { details: { deploymentConcurrencyLeaseId: 'a' } });

  it.each<[State | StateType | null, StateType, 'new' | 'held' | null]>([
    ['SCHEDULED', 'PENDING', 'new'],
    ['FAILED', 'PENDING', 'new'],
    [null, 'PENDING', 'new'],
    ['PENDING', 'PENDING', null],
    ['CANCELLED', 'PENDING', null],
    ['PAUSED', 'PENDING', 'new'],
    ['SCHEDULED', 'RUNNING', null],
    [held, 'RUNNING', 'held'],
    ['PENDING', 'RUNNING', null],
    [held, 'FAILED', null],
  ])('is asked for from %j to %p: %p', (current, to, asked) => expect(asks(current, to)).toBe(asked));

  it('is not asked for by clients that would not give it back, or not renew it', () => {
    expect(asks('SCHEDULED', 'PENDING', { clientVersion: '3.0.1' })).toBeNull();
    expect(asks('SCHEDULED', 'PENDING', { clientVersion: null })).toBe('new');
    for (const clientVersion of ['3.4.10', null]) expect(asks(held, 'RUNNING', { clientVersion })).toBeNull();
  });

  it('is found out about whatever was known of it', () => expect(asks('SCHEDULED', 'PENDING', { deploymentSlot: { kind: 'gone' } })).toBe('new'));

  it('is given back by whoever leaves the states that hold one, and by nobody else', () => {
    const holding = ['PENDING', 'RUNNING', 'CANCELLING'];
    for (const from of [null, ...STATE_TYPES])
      for (const to of STATE_TYPES) {
        const frees = freesDeploymentSlot(from && aState(from), { outcome: 'accept', next: aState(to) });
        expect([from, to, frees]).toEqual([from, to, holding.includes(from ?? '') && !holding.includes(to)]);
        expect(freesDeploymentSlot(from && aState(from), { outcome: 'reject', next: null })).toBe(false);
      }
  });

  it('is kept by a process that waits to try again itself, and by no other that is scheduled', () => {
    const retry = aState('SCHEDULED', { name: 'AwaitingRetry' });
    expect(freesDeploymentSlot(aState('RUNNING'), { outcome: 'reject', next: retry })).toBe(false);
    expect(freesDeploymentSlot(aState('RUNNING'), { outcome: 'accept', next: retry })).toBe(true);
    expect(freesDeploymentSlot(aState('RUNNING'), { outcome: 'reject', next: aState('SCHEDULED') })).toBe(true);
    expect(freesDeploymentSlot(aState('RUNNING'), { outcome: 'reject', next: aState('FAILED', { name: 'AwaitingRetry' }) })).toBe(true);
  });
});

describe('slots of tags', () => {
  it.each<[string, Parameters<typeof taskFacts>[2], boolean]>([
    ['starts', {}, true],
    ['would have to wait for its time', { current: aState('SCHEDULED', { details: { scheduledTime: secondsFromNow(60) } }) }, true],
    ['is cached', { cached: aState('COMPLETED'), proposed: aState('RUNNING', { details: { cacheKey: 'a' } }) }, false],
    ['is outside of its running flow', { flowRun: { id: uuid(), runCount: 1, current: aState('FAILED') } }, false],
    ['has a stored result', { current: aState('COMPLETED', { data: { storage_key: 'k' } }) }, false],
    ['ends', { proposed: aState('COMPLETED') }, false],
  ])('of a task run that %s are asked for as they should', (_, rest, asked) =>
    expect(asksForTagSlots(taskRunPolicy, taskFacts(aState('PENDING'), aState('RUNNING'), rest))).toBe(asked),
  );

  it('are held by what runs or is being cancelled', () => expect(STATE_TYPES.filter((type) => !freesTagSlots({ type }))).toEqual(['RUNNING', 'CANCELLING']));
});
