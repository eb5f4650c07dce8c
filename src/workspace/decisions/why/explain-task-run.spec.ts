import { defaultStateName, STATE_TYPES, type State, type StateType } from '@app/engine';
import { explainTaskRun } from './explain-task-run.js';
import type { TaskRunFacts } from './task-run-facts.js';

const SECOND = 1_000_000;
const NOW = 1_800_000_000 * SECOND;
const ago = (seconds: number): number => NOW - seconds * SECOND;
const state = (type: StateType, rest: Partial<State> = {}): State => ({
  id: 's',
  type,
  name: defaultStateName(type),
  timestamp: ago(90),
  message: null,
  data: null,
  details: {},
  ...rest,
});
const facts = (runState: State | null, rest: Partial<Omit<TaskRunFacts, 'run'>> & { run?: Partial<TaskRunFacts['run']> } = {}): TaskRunFacts => ({
  now: NOW,
  flowRun: null,
  limits: [],
  upstream: [],
  entered: null,
  failures: [],
  childFlowRun: null,
  ...rest,
  run: { id: 't', name: 'a-task', state: runState, created: ago(300), retries: null, runCount: 1, startTime: null, ...rest.run },
});
const flow = (type: StateType) => ({ subject: { kind: 'flow-run' as const, id: 'f', name: 'flow' }, state: state(type) });
const task = (name: string) => ({ kind: 'task-run' as const, id: name, name });
const limit = { kind: 'concurrency-limit' as const, id: 'l', name: 'tag:db', limit: 1, taken: 1, holders: [task('other-0')] };
const child = { kind: 'flow-run' as const, id: 'c', name: 'child' };
const ada = { type: 'user' as const, id: 'a', name: 'ada', keyId: null, keyName: null, agent: null, worker: 'w-1' };

describe('why a task run is', () => {
  it.each<[string, TaskRunFacts, string]>([
    ['without a state', facts(null), 'It was made without a state, and nothing has happened to it since.'],
    [
      'Scheduled for later',
      facts(state('SCHEDULED', { details: { scheduledTime: NOW + 60 * SECOND } })),
      'It waits for its time, 2027-01-15 08:01:00 UTC, in 1 min.',
    ],
    ['Scheduled and due', facts(state('SCHEDULED')), 'It was due 1 min 30 s ago, and nobody has started it yet.'],
    [
      'to be retried',
      facts(state('SCHEDULED', { name: 'AwaitingRetry', message: 'boom', details: { scheduledTime: NOW + 5 * SECOND } }), { run: { retries: 1 } }),
      'Attempt 1 of 2 failed; the next one is due at 2027-01-15 08:00:05 UTC, in 5 s.',
    ],
    ['overdue for a retry', facts(state('SCHEDULED', { name: 'AwaitingRetry' })), 'Attempt 1 failed; the next one was due 1 min 30 s ago.'],
    ['Pending', facts(state('PENDING'), { flowRun: flow('RUNNING') }), 'It has been Pending for 1 min 30 s, and its flow has not started it yet.'],
    [
      'Pending without a slot',
      facts(state('PENDING'), { limits: [{ ...limit, taken: 0 }, limit] }),
      'The concurrency limit tag:db is full: 1 of 1 slot taken, held by other-0.',
    ],
    [
      'Pending on another task',
      facts(state('PENDING'), { upstream: [{ taskRun: task('load-0'), state: state('RUNNING') }] }),
      'It needs the result of the task run load-0, which is Running.',
    ],
    [
      'Pending on one that failed',
      facts(state('PENDING', { name: 'NotReady' }), { upstream: [{ taskRun: task('load-0'), state: state('FAILED') }] }),
      'It needs the result of the task run load-0, which ended as Failed.',
    ],
    ['Pending while its flow is paused', facts(state('PENDING'), { flowRun: flow('PAUSED') }), 'Its flow run flow is Paused, so its tasks do not start.'],
    ['Pending for what its client said', facts(state('PENDING', { name: 'NotReady', message: 'Upstream failed.' })), 'It is NotReady: Upstream failed.'],
    [
      'Paused',
      facts(state('PAUSED', { name: 'NotReady', details: { pauseTimeout: NOW + SECOND } }), { flowRun: flow('PAUSED') }),
      'It is NotReady because its flow run flow was paused. The pause ends at 2027-01-15 08:00:01 UTC.',
    ],
    [
      'Paused outside of a flow',
      facts(state('PAUSED', { details: { pauseTimeout: ago(1) } })),
      'It is Paused until it is resumed. The pause should have ended at 2027-01-15 07:59:59 UTC.',
    ],
    ['Running', facts(state('RUNNING'), { run: { runCount: 2 } }), 'It has been running for 1 min 30 s, at attempt 2.'],
    [
      'Cancelled with its flow',
      facts(state('CANCELLED', { message: 'm' }), { flowRun: flow('CANCELLED') }),
      'It is Cancelled because its flow run flow was cancelled.',
    ],
    [
      'Cancelled by someone',
      facts(state('CANCELLED'), { flowRun: flow('RUNNING'), entered: { at: ago(90), by: ada } }),
      'It was cancelled by ada, on worker w-1.',
    ],
    ['Cancelled for a reason', facts(state('CANCELLED', { message: 'no more' })), 'It was cancelled: no more'],
    ['Failed', facts(state('FAILED', { message: 'boom' }), { run: { runCount: 2 } }), 'It failed after 2 attempts: boom'],
    ['Crashed', facts(state('CRASHED')), 'It crashed.'],
    [
      'Failed with its subflow',
      facts(state('FAILED'), { childFlowRun: child, failures: [{ taskRun: task('deep-0'), state: state('FAILED', { message: 'boom' }), childFlowRun: null }] }),
      'It failed because in its subflow run the task run deep-0 failed first: boom',
    ],
    ['Completed', facts(state('COMPLETED'), { run: { startTime: ago(91) } }), 'It is Completed since 2027-01-15 07:58:30 UTC, 1 s after it started.'],
    ['Cached', facts(state('COMPLETED', { name: 'Cached' })), 'It did not run: its result was taken from the cache at 2027-01-15 07:58:30 UTC.'],
  ])('%s', (_, given, sentence) => expect(explainTaskRun(given).sentence).toBe(sentence));

  it('is told for every state', () => {
    for (const type of STATE_TYPES) expect(explainTaskRun(facts(state(type))).sentence).toMatch(/^It .+\.$/);
  });

  it('rests on what can be looked at', () => {
    const of = (given: TaskRunFacts) => explainTaskRun(given).evidence.map(({ kind, subject }) => [kind, subject?.name ?? null]);
    expect(of(facts(state('PENDING'), { flowRun: flow('FAILED'), limits: [limit], upstream: [{ taskRun: task('u'), state: null }] }))).toEqual([
      ['flow-run-not-running', 'flow'],
      ['concurrency-limit', 'tag:db'],
      ['upstream', 'u'],
    ]);
    expect(of(facts(state('RUNNING'), { childFlowRun: child }))).toEqual([
      ['running', null],
      ['subflow', 'child'],
    ]);
    expect(of(facts(state('SCHEDULED', { name: 'AwaitingRetry', message: 'boom' }), { limits: [limit] }))).toEqual([
      ['retry-due', null],
      ['message', null],
      ['concurrency-limit', 'tag:db'],
    ]);
  });
});
