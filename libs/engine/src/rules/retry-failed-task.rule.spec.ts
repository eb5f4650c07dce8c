import type { TaskRunFacts } from '../facts.js';
import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, NOW, secondsFromNow, taskDecision, wordOf } from '../testing.js';
import { spread } from '../spread.js';
import { retryFailedTask } from './retry-failed-task.rule.js';

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
