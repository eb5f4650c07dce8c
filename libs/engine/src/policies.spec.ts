import fc from 'fast-check';
import { decide } from './decide.js';
import { flowRunMinimalPolicy, flowRunPolicy, taskRunMinimalPolicy, taskRunPolicy } from './policies.js';
import { isTerminal } from './rule.js';
import { STATE_TYPES, type State, type StateType } from './state.js';
import { aState, flowFacts, NOW, secondsFromNow, uuid } from './testing.js';

describe('the policies', () => {
  it('keep their order', () => {
    expect(flowRunPolicy.map(({ name }) => name)).toEqual([
      'refuse-repeated-transition',
      'keep-ended-flow-runs',
      'finish-cancelling-first',
      'cancel-without-infrastructure',
      'claim-once',
      'only-scheduled-runs-are-late',
      'pause',
      'resume',
      'copy-scheduled-time',
      'wait-for-scheduled-time',
      'retry-failed-flow',
    ]);
    expect(flowRunMinimalPolicy.map(({ name }) => name)).toEqual(['keep-stored-results', 'cancel-without-infrastructure']);
    expect(taskRunPolicy.map(({ name }) => name)).toEqual([
      'keep-ended-task-runs',
      'stay-within-running-flow',
      'copy-scheduled-time',
      'wait-for-scheduled-time',
      'retry-failed-task',
      'name-reruns',
      'note-flow-attempt',
    ]);
    expect(taskRunMinimalPolicy).toEqual([]);
  });

  it.each([flowRunPolicy, taskRunPolicy, flowRunMinimalPolicy])('name each rule once', (...policy) =>
    expect(new Set(policy.map(({ name }) => name)).size).toBe(policy.length),
  );
});

/** a accept · r refuse, nothing stored · x abort · w wait · or the type that is stored in the proposal's place. */
type Answer = 'a' | 'r' | 'x' | 'w' | StateType;

function answer(current: State | null, proposed: State, deployed = false): Answer {
  const decision = decide(flowRunPolicy, flowFacts(current, proposed, { deploymentId: deployed ? uuid() : null, runCount: 1 }));
  if (decision.outcome === 'reject' && decision.next) return decision.next.type;
  return ({ accept: 'a', reject: 'r', abort: 'x', wait: 'w' } as const)[decision.outcome];
}

describe('a flow run', () => {
  const persisted = aState('COMPLETED', { data: { storage_key: 'k' } });
  const unpersisted = aState('COMPLETED', { data: { type: 'unpersisted' } });
  const due = aState('SCHEDULED', { details: { scheduledTime: NOW - 1 } });
  const early = aState('SCHEDULED', { details: { scheduledTime: secondsFromNow(60) } });
  const suspended = aState('PAUSED', { details: { pauseReschedule: true } });
  const expired = aState('PAUSED', { details: { pauseTimeout: NOW - 1 } });

  // Columns: SCHEDULED PENDING RUNNING PAUSED CANCELLING COMPLETED FAILED CANCELLED CRASHED
  const ORDER = ['SCHEDULED', 'PENDING', 'RUNNING', 'PAUSED', 'CANCELLING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'] as const;
  it.each<[string, State | null, boolean, string]>([
    ['without a state', null, false, 'a a a x a a a a a'],
    ['SCHEDULED and due', due, false, 'a a a r CANCELLED a a a a'],
    ['SCHEDULED for later', early, false, 'a a w r CANCELLED a a a a'],
    ['PENDING', aState('PENDING'), false, 'a x a r a a a a a'],
    ['RUNNING', aState('RUNNING'), false, 'a x a a a a a a a'],
    ['PAUSED', aState('PAUSED'), false, 'a r a r a a a a a'],
    ['suspended', suspended, true, 'a r a r CANCELLED a a a a'],
    ['suspended without a deployment', suspended, false, 'r r r r CANCELLED r r r r'],
    ['paused past its deadline', expired, false, 'FAILED r FAILED r a FAILED FAILED FAILED FAILED'],
    ['CANCELLING', aState('CANCELLING'), false, 'r r r r r r r a r'],
    ['COMPLETED with a stored result', persisted, true, 'r r r x x r a a x'],
    ['COMPLETED without', unpersisted, true, 'a a a x x a a a x'],
    ['FAILED', aState('FAILED'), false, 'x a a x x a a a x'],
    ['FAILED, of a deployment', aState('FAILED'), true, 'a a a x x a a a x'],
    ['CRASHED', aState('CRASHED'), false, 'x a a x x a a a x'],
    ['CANCELLED', aState('CANCELLED'), false, 'x x a x x a a a x'],
  ])('that is %s answers each proposal as it should', (_, current, deployed, answers) =>
    expect(ORDER.map((type) => answer(current, aState(type), deployed)).join(' ')).toBe(answers),
  );

  it('is claimed again only to name progress', () => {
    expect(answer(aState('PENDING'), aState('PENDING', { name: 'Submitting' }))).toBe('a');
    expect(answer(aState('PENDING', { name: 'Submitting' }), aState('PENDING', { name: 'Submitting' }))).toBe('x');
    expect(answer(aState('PENDING', { name: 'Submitting' }), aState('PENDING'))).toBe('x');
  });

  it('is marked late once, and only while it is scheduled', () => {
    const late = aState('SCHEDULED', { name: 'Late' });
    expect([null, due, late, aState('RUNNING')].map((current) => answer(current, late))).toEqual(['a', 'a', 'r', 'r']);
  });

  it('makes a transition of one id once, whatever else holds', () => {
    const details = { transitionId: uuid() };
    for (const type of STATE_TYPES) expect(answer(aState(type, { details }), aState('RUNNING', { details }))).toBe('r');
  });
});

describe('any walk through the states', () => {
  const step = fc.record({
    type: fc.constantFrom(...STATE_TYPES),
    seconds: fc.double({ min: 0, max: 100, noNaN: true }),
    persisted: fc.boolean(),
    transition: fc.integer({ min: 0, max: 3 }),
  });

  it('never leaves a stored result, never uncounts an attempt, never runs time backwards, and answers the same twice', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.option(fc.integer({ min: 0, max: 3 })), fc.boolean(), (steps, retries, deployed) => {
        let facts = flowFacts(null, aState('PENDING'), {
          policy: { retries, retryDelaySeconds: 1, pauseKeys: [], resuming: false, retryType: null },
          deploymentId: deployed ? uuid() : null,
        });
        let now = NOW;
        for (const { type, seconds, persisted, transition } of steps) {
          now += Math.round(seconds * 1_000_000) + 1;
          const proposed = aState(type, { timestamp: now, data: persisted ? { storage_key: 'k' } : null, details: { transitionId: `t${transition}` } });
          const asked = { ...facts, proposed, now };
          const decision = decide(flowRunPolicy, asked);
          expect(decide(flowRunPolicy, asked)).toEqual(decision);
          expect(decision.run === null).toBe(decision.next === null);
          if (!decision.next || !decision.run) continue;
          const wasStored = asked.current?.type === 'COMPLETED' && asked.current.data !== null;
          if (wasStored) expect(isTerminal(decision.next.type)).toBe(true);
          expect(decision.run.runCount).toBeGreaterThanOrEqual(asked.runCount);
          expect(decision.run.totalRunTimeMicros).toBeGreaterThanOrEqual(asked.totalRunTimeMicros);
          if (asked.startTime !== null) expect(decision.run.startTime).toBe(asked.startTime);
          expect(decision.run.endTime === null).toBe(!isTerminal(decision.next.type));
          facts = { ...asked, ...decision.run, policy: decision.run.policy ?? asked.policy, current: decision.next };
        }
      }),
    ));
});
