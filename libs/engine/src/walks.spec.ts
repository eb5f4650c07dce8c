import fc from 'fast-check';
import { decide } from './decide.js';
import { backgroundTaskRunPolicy, flowRunPolicy, taskRunPolicy } from './policies.js';
import { isTerminal } from './rule.js';
import { asksForDeploymentSlot, asksForTagSlots } from './slots.js';
import { STATE_TYPES } from './state.js';
import { aState, flowFacts, NOW, taskFacts, uuid } from './testing.js';

describe('any walk through the states', () => {
  const step = fc.record({
    type: fc.constantFrom(...STATE_TYPES),
    seconds: fc.double({ min: 0, max: 100, noNaN: true }),
    persisted: fc.boolean(),
    transition: fc.integer({ min: 0, max: 3 }),
    free: fc.boolean(),
  });
  const clientVersion = '3.8.8';

  it('of a flow run never leaves a stored result, never uncounts an attempt, never runs time backwards, and answers the same twice', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.option(fc.integer({ min: 0, max: 3 })), fc.boolean(), (steps, retries, deployed) => {
        let facts = flowFacts(null, aState('PENDING'), {
          policy: { retries, retryDelaySeconds: 1, pauseKeys: [], resuming: false, retryType: null },
          deploymentId: deployed ? uuid() : null,
        });
        let now = NOW;
        for (const { type, seconds, persisted, transition, free } of steps) {
          now += Math.round(seconds * 1_000_000) + 1;
          const proposed = aState(type, { timestamp: now, data: persisted ? { storage_key: 'k' } : null, details: { transitionId: `t${transition}` } });
          const wants = deployed ? asksForDeploymentSlot(flowRunPolicy, { ...facts, proposed, now, clientVersion }) : null;
          const slot = wants ? (free ? ({ kind: 'held', leaseId: uuid() } as const) : ({ kind: 'full', strategy: 'ENQUEUE' } as const)) : null;
          const asked = { ...facts, proposed, now, clientVersion, deploymentSlot: slot };
          const decision = decide(flowRunPolicy, asked);
          if (slot && decision.next?.type === type)
            expect(decision.next.details.deploymentConcurrencyLeaseId).toBe(slot.kind === 'held' ? slot.leaseId : 'no state');
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

  const taskStep = fc.record({ step, flow: fc.option(fc.constantFrom(...STATE_TYPES)), attempt: fc.integer({ min: 1, max: 3 }), deferred: fc.boolean() });

  it('of a task run never leaves a stored result, never runs outside a running flow, and keeps its books', () =>
    fc.assert(
      fc.property(fc.array(taskStep, { maxLength: 30 }), fc.option(fc.integer({ min: 0, max: 3 })), fc.boolean(), (steps, retries, inFlow) => {
        let facts = taskFacts(null, aState('PENDING'), { policy: { retries, retryDelaySeconds: [1, 2], retryJitterFactor: 0.5 } });
        let now = NOW;
        for (const { step: taken, flow, attempt, deferred } of steps) {
          now += Math.round(taken.seconds * 1_000_000) + 1;
          const proposed = aState(taken.type, { timestamp: now, data: taken.persisted ? { storage_key: 'k' } : null });
          const flowRun = inFlow ? { id: 'a-flow-run', runCount: attempt, current: flow && aState(flow) } : null;
          const policy = deferred ? backgroundTaskRunPolicy : taskRunPolicy;
          const wants = asksForTagSlots(policy, { ...facts, proposed, flowRun, now });
          const free = { kind: 'taken', tags: ['a'], leaseId: uuid() } as const;
          const slots = wants ? (taken.free ? free : ({ kind: 'full', tags: ['a'], occupancySeconds: 1 } as const)) : null;
          const asked = { ...facts, proposed, flowRun, now, tagSlots: slots };
          const decision = decide(policy, asked);
          expect(decide(policy, asked)).toEqual(decision);
          expect(decision.run === null).toBe(decision.next === null);
          if (!decision.next || !decision.run) continue;
          const { next, run } = decision;
          expect(run.heldLeaseId).toBe(next.type === 'RUNNING' && slots?.kind === 'taken' ? slots.leaseId : undefined);
          if (slots?.kind === 'full') expect(next.type).not.toBe('RUNNING');
          const wasStored = asked.current?.type === 'COMPLETED' && asked.current.data !== null;
          expect(wasStored).toBe(false);
          const runs = next.type === 'RUNNING';
          if (runs && inFlow && !deferred) expect(flow).toBe('RUNNING');
          if (runs && inFlow) expect(run.flowRunRunCount).toBe(attempt);
          const startsOver = isTerminal(asked.current?.type) && !isTerminal(next.type) && decision.outcome === 'accept';
          expect(run.runCount).toBe((startsOver ? 0 : asked.runCount) + (runs ? 1 : 0));
          expect(run.totalRunTimeMicros).toBeGreaterThanOrEqual(asked.totalRunTimeMicros);
          if (asked.startTime !== null) expect(run.startTime).toBe(asked.startTime);
          if (asked.expectedStartTime !== null) expect(run.expectedStartTime).toBe(asked.expectedStartTime);
          expect(run.endTime === null).toBe(!isTerminal(next.type));
          facts = { ...asked, ...run, policy: asked.policy, flowRunRunCount: run.flowRunRunCount ?? asked.flowRunRunCount, current: next };
        }
      }),
    ));
});
