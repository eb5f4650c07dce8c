import fc from 'fast-check';
import type { TaskRunFacts } from '../facts.js';
import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, NOW, secondsFromNow, taskDecision, wordOf } from '../testing.js';
import { retryFailedTask, spread } from './retry-failed-task.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<TaskRunFacts>) => taskDecision(retryFailedTask, from, to, rest);
const policyOf = (policy: Partial<TaskRunFacts['policy']>): TaskRunFacts['policy'] => ({
  retries: null,
  retryDelaySeconds: null,
  retryJitterFactor: null,
  ...policy,
});

describe('a task that fails', () => {
  it.each<[number | null, number, boolean]>([
    [null, 0, false],
    [null, 1, false],
    [0, 1, false],
    [1, 1, true],
    [1, 2, false],
    [2, 2, true],
  ])('with %p retries is tried again after attempt %p: %p', (retries, runCount, again) => {
    const decision = decideWith('RUNNING', 'FAILED', { runCount, policy: policyOf({ retries }) });
    expect(decision).toMatchObject(
      again ? { outcome: 'reject', reason: 'Retrying', next: { type: 'SCHEDULED', name: 'AwaitingRetry' } } : { outcome: 'accept', next: { type: 'FAILED' } },
    );
    expect(wordOf(decision)).toEqual(again ? { said: 'reject', saw: { retries, runCount, delaySeconds: 0 } } : { said: 'pass', saw: { retries, runCount } });
  });

  it('for good is not tried again', () => {
    const policy = policyOf({ retries: 3 });
    const decision = decideWith('RUNNING', aState('FAILED', { details: { retriable: false } }), { runCount: 1, policy });
    expect(decision.outcome).toBe('accept');
    expect(wordOf(decision).saw).toEqual({ retriable: false });
    for (const retriable of [true, null])
      expect(decideWith('RUNNING', aState('FAILED', { details: { retriable } }), { runCount: 1, policy }).outcome).toBe('reject');
  });

  it('says why it is tried again', () => {
    const failed = aState('FAILED', { message: 'boom', data: { trace: 1 }, details: { transitionId: 't' } });
    const { next } = decideWith('RUNNING', failed, { runCount: 1, policy: policyOf({ retries: 1 }) });
    expect(next).toMatchObject({ message: 'boom', data: { trace: 1 }, timestamp: NOW, details: { scheduledTime: NOW } });
    expect(Object.keys(next?.details ?? {})).toEqual(['scheduledTime']);
  });

  it.each<[number | readonly number[] | null, number, number]>([
    [null, 1, 0],
    [1.5, 1, 1.5],
    [1.5, 3, 1.5],
    [[1, 2, 4], 1, 1],
    [[1, 2, 4], 3, 4],
    [[1, 2, 4], 5, 4],
    [[1, 2], 0, 1],
    [[], 1, 0],
  ])('with the delay %j waits, after attempt %p, %p seconds', (retryDelaySeconds, runCount, seconds) =>
    expect(decideWith('RUNNING', 'FAILED', { runCount, policy: policyOf({ retries: 9, retryDelaySeconds }) })).toMatchObject({
      next: { details: { scheduledTime: secondsFromNow(seconds) } },
      trail: [{ saw: { delaySeconds: seconds } }],
    }),
  );

  it('waits by chance where its policy says so, and the same chance is the same wait', () => {
    const facts = { runCount: 1, policy: policyOf({ retries: 1, retryDelaySeconds: 100, retryJitterFactor: 0.5 }) };
    const due = (random: number) => decideWith('RUNNING', 'FAILED', { ...facts, random }).next?.details.scheduledTime;
    expect(due(0.3)).toBe(secondsFromNow(spread(100, 0.5, 0.3)));
    expect(due(0.3)).not.toBe(due(0.4));
  });

  it('is the only thing this is about', () => expect(askedAbout(decideWith)).toEqual(across(['RUNNING'], ['FAILED'])));
});

describe('a spread delay', () => {
  const average = fc.double({ min: 0.001, max: 1e6, noNaN: true });
  const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it.each([
    [10, null],
    [10, 0],
    [0, 1],
    [-1, 1],
  ])('of %p by %p is what it was', (seconds, by) => expect(spread(seconds, by, 0.7)).toBe(seconds));

  /** Worked out from the contract's formula in decimal arithmetic of 40 digits. */
  it.each([
    [100, 0.3, 0, 75.1772],
    [100, 0.3, 0.5, 98.8778],
    [100, 0.3, 0.999999999, 130],
    [10, 1, 0, 4.1504],
    [10, 1, 0.5, 9.2174],
    [100, 60, 0, 0],
    [100, 60, 0.5, 69.3147],
    [100, 60, 0.99999999999, 2302.5851],
    // Two to this power is no number any more.
    [100, 2000, 0.5, 69.3147],
  ])('of %p by %p is, at chance %p, about %p', (seconds, by, chance, expected) => expect(spread(seconds, by, chance)).toBeCloseTo(expected, 3));

  it('is never longer than asked for plus the factor, and never below nothing', () =>
    fc.assert(
      fc.property(average, factor, random, (seconds, by, chance) => {
        const delay = spread(seconds, by, chance);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(seconds * (1 + by) * (1 + 1e-6));
      }),
    ));

  it('grows with chance', () =>
    fc.assert(
      fc.property(average, factor, random, random, (seconds, by, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(spread(seconds, by, low)).toBeLessThanOrEqual(spread(seconds, by, high));
      }),
    ));
});
