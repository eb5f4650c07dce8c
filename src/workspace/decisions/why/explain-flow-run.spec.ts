import type { State, StateType } from '@app/engine';
import { STATE_TYPES, defaultStateName } from '@app/engine';
import type { NamedAsker } from '../askers.service.js';
import { explainFlowRun } from './explain-flow-run.js';
import type { Act, Subject, SubjectKind } from './explanation.js';
import type { FlowRunFacts } from './flow-run-facts.js';

const SECOND = 1_000_000;
const NOW = 1_800_000_000 * SECOND;
const ago = (seconds: number): number => NOW - seconds * SECOND;
const subject = <K extends SubjectKind>(kind: K, name: string) => ({ kind, id: `id-of-${name}`, name });
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
const ada: NamedAsker = { type: 'user', id: 'a', name: 'ada', keyId: 'k', keyName: 'deploy', agent: 'curl', worker: null };
const act = (by: NamedAsker | null): Act => ({ at: ago(90), by });
const service = (name: string): NamedAsker => ({ type: 'service', id: null, name, keyId: null, keyName: null, agent: null, worker: null });

type Run = FlowRunFacts['run'];
const facts = (runState: State | null, rest: Partial<Omit<FlowRunFacts, 'run'>> & { run?: Partial<Run> } = {}): FlowRunFacts => ({
  now: NOW,
  parent: null,
  deployment: null,
  schedule: null,
  pool: null,
  queue: null,
  entered: null,
  cancelled: null,
  failures: [],
  lastHeartbeat: null,
  ...rest,
  run: {
    id: 'r',
    name: 'a-run',
    state: runState,
    created: ago(300),
    dueAt: null,
    retries: null,
    retriesInProcess: false,
    hasInfrastructure: false,
    scheduled: false,
    runCount: 1,
    startTime: null,
    endTime: null,
    ...rest.run,
  },
});
const pool = (rest: Partial<NonNullable<FlowRunFacts['pool']>> = {}): NonNullable<FlowRunFacts['pool']> => ({
  ...subject('work-pool', 'k8s'),
  type: 'kubernetes',
  paused: false,
  limit: null,
  taken: 0,
  holders: [],
  workersOnline: 1,
  lastHeartbeat: ago(5),
  ...rest,
});
const queue = (rest: Partial<NonNullable<FlowRunFacts['queue']>> = {}): NonNullable<FlowRunFacts['queue']> => ({
  ...subject('work-queue', 'default'),
  paused: false,
  lastPolled: ago(3),
  limit: null,
  taken: 0,
  holders: [],
  ...rest,
});
const deployment = (rest: Partial<NonNullable<FlowRunFacts['deployment']>> = {}): NonNullable<FlowRunFacts['deployment']> => ({
  ...subject('deployment', 'nightly'),
  paused: false,
  limit: null,
  ...rest,
});
const runs = (...names: string[]): Subject[] => names.map((name) => subject('flow-run', name));

const told = (given: FlowRunFacts): string => explainFlowRun(given).sentence;
const kinds = (given: FlowRunFacts): string[] => explainFlowRun(given).evidence.map(({ kind }) => kind);

describe('why a flow run that is scheduled has not started', () => {
  const late = (rest: Parameters<typeof facts>[1] = {}): FlowRunFacts =>
    facts(state('SCHEDULED', { name: 'Late' }), { pool: pool(), queue: queue(), ...rest, run: { dueAt: ago(120), ...rest.run } });

  it.each<[string, FlowRunFacts, string]>([
    ['its time has not come', facts(state('SCHEDULED'), { run: { dueAt: NOW + 3_600 * SECOND } }), 'It waits for its time, 2027-01-15 09:00:00 UTC, in 1 h.'],
    [
      'nobody works off its queue',
      late({ queue: queue({ lastPolled: ago(600) }) }),
      'It has been due for 2 min: no worker polls the work queue default: it was last polled 10 min ago.',
    ],
    [
      'nobody ever did',
      late({ queue: queue({ lastPolled: null }) }),
      'It has been due for 2 min: no worker polls the work queue default: it has never been polled.',
    ],
    [
      'no worker is online',
      late({ pool: pool({ workersOnline: 0, lastHeartbeat: ago(7_200) }) }),
      'It has been due for 2 min: no worker of the work pool k8s is online: the last one was heard of 2 h ago.',
    ],
    [
      'there never was a worker',
      late({ pool: pool({ workersOnline: 0, lastHeartbeat: null }), queue: queue({ lastPolled: null }) }),
      'It has been due for 2 min: no worker of the work pool k8s is online: there has never been one.',
    ],
    ['its pool is paused', late({ pool: pool({ paused: true }) }), 'It has been due for 2 min: the work pool k8s is paused.'],
    ['its queue is paused', late({ queue: queue({ paused: true }) }), 'It has been due for 2 min: the work queue default is paused.'],
    [
      'its pool is full',
      late({ pool: pool({ limit: 2, taken: 2, holders: runs('a', 'b') }) }),
      'It has been due for 2 min: the work pool k8s is full: 2 of 2 runs allowed at once, held by a and b.',
    ],
    [
      'its queue is full, of many',
      late({ queue: queue({ limit: 9, taken: 9, holders: runs('a', 'b', 'c', 'd') }) }),
      'It has been due for 2 min: the work queue default is full: 9 of 9 runs allowed at once, held by a, b, c and 6 more.',
    ],
    [
      'its queue lets nothing through',
      late({ queue: queue({ limit: 0 }) }),
      'It has been due for 2 min: the work queue default has a concurrency limit of 0, so nothing in it starts.',
    ],
    [
      'its deployment is paused',
      late({ deployment: deployment({ paused: true }) }),
      'It has been due for 2 min: the deployment nightly is paused: its schedules make no new runs.',
    ],
    [
      'its schedule is not active',
      late({ schedule: { ...subject('schedule', 'hourly'), active: false }, run: { scheduled: true } }),
      'It has been due for 2 min: the schedule hourly that made it is not active any more.',
    ],
    ['its schedule is gone', late({ run: { scheduled: true } }), 'It has been due for 2 min: the schedule that made it was deleted.'],
    ['it will start soon', late(), 'It has been due for 2 min: the work queue default was polled 3 s ago, so it should be started at the next poll.'],
    ['it is in no queue', late({ queue: null, pool: null }), 'It has been due for 2 min, but it is in no work queue: whoever made it has to run it.'],
    [
      'it is due at this moment',
      facts(state('SCHEDULED', { timestamp: NOW }), { queue: queue(), pool: pool() }),
      'It is due: the work queue default was polled 3 s ago, so it should be started at the next poll.',
    ],
  ])('%s', (_, given, sentence) => expect(told(given)).toBe(sentence));

  it.each(['prefect:managed', 'ecs:push'])('has nothing to do with workers in a pool of type %s, which has none', (type) =>
    expect(kinds(late({ pool: pool({ type, workersOnline: 0 }), queue: queue({ lastPolled: null }) }))).toEqual(['work-queue-polled', 'scheduled-time']),
  );

  it('has nothing to do with workers in a pool of agents, who do not tell of themselves', () =>
    expect(kinds(late({ pool: pool({ type: 'prefect-agent', workersOnline: 0 }) }))).toEqual(['work-queue-polled', 'scheduled-time']));

  it('has several reasons where there are several, what weighs most first', () => {
    const given = late({
      pool: pool({ paused: true, workersOnline: 0 }),
      queue: queue({ paused: true, lastPolled: null }),
      deployment: deployment({ paused: true }),
    });
    expect(kinds(given)).toEqual(['work-pool-paused', 'scheduled-time', 'work-queue-paused', 'no-worker', 'work-queue-not-polled', 'deployment-paused']);
  });

  it('warns ahead of what will stand in its way', () => {
    const given = facts(state('SCHEDULED'), { pool: pool({ paused: true }), queue: queue(), run: { dueAt: NOW + SECOND } });
    expect(kinds(given)).toEqual(['scheduled-time', 'work-pool-paused']);
    expect(kinds({ ...given, pool: pool() })).toEqual(['scheduled-time']);
  });

  it('names whoever holds what it waits for', () => {
    const holders = runs('a');
    const [first] = explainFlowRun(late({ pool: pool({ limit: 1, taken: 1, holders }) })).evidence;
    expect(first).toMatchObject({ kind: 'work-pool-full', subject: { kind: 'work-pool', name: 'k8s' }, holders });
    expect(first?.sentence).toContain('1 of 1 run allowed at once, held by a.');
  });

  describe('after a failed attempt', () => {
    const retry = (dueAt: number, retriesInProcess = false): FlowRunFacts =>
      facts(state('SCHEDULED', { name: 'AwaitingRetry', message: 'boom' }), { run: { dueAt, retries: 2, retriesInProcess } });

    it('says when the next one is due', () => {
      expect(told(retry(NOW + 30 * SECOND))).toBe('Attempt 1 of 3 failed; the next one is due at 2027-01-15 08:00:30 UTC, in 30 s.');
      expect(explainFlowRun(retry(NOW + 30 * SECOND)).evidence[1]).toMatchObject({ kind: 'message', sentence: 'boom', since: ago(90) });
    });

    it('says who should have made it', () => {
      expect(told(retry(ago(60), true))).toBe(
        'Attempt 1 of 3 failed; the next one was due 1 min ago, and the process that failed tries again itself, and has not done so yet: it may have died.',
      );
      expect(told(retry(ago(60)))).toBe('Attempt 1 of 3 failed; the next one was due 1 min ago, and it waits for a worker.');
    });
  });

  describe('without a slot', () => {
    const awaiting = (limit: NonNullable<FlowRunFacts['deployment']>['limit'], dueAt: number | null = NOW + 30 * SECOND): FlowRunFacts =>
      facts(state('SCHEDULED', { name: 'AwaitingConcurrencySlot' }), { deployment: deployment({ limit }), run: { dueAt } });
    const limit = { ...subject('concurrency-limit', 'deployment:nightly'), limit: 1, taken: 1, holders: runs('a') };

    it('says which limit is full and who holds it', () => {
      expect(told(awaiting(limit))).toBe(
        'It waits for a slot of the concurrency limit deployment:nightly, all 1 slot of which is taken, held by a. It asks again at 2027-01-15 08:00:30 UTC.',
      );
      expect(explainFlowRun(awaiting(limit)).evidence[0]).toMatchObject({ subject: { kind: 'concurrency-limit' }, holders: limit.holders });
    });

    it('says when there is one by now', () =>
      expect(told(awaiting({ ...limit, limit: 2 }, ago(1)))).toBe(
        'It waits for a slot of the concurrency limit deployment:nightly, which has a free slot by now. It asks again now.',
      ));

    it('says when the limit is gone', () =>
      expect(told(awaiting(null, null))).toBe("It waits for a slot of its deployment's concurrency limit, which is gone by now."));
  });
});

describe('why a flow run is', () => {
  const failure = (name: string, message: string | null, child: string | null = null, type: StateType = 'FAILED') => ({
    taskRun: subject('task-run', name),
    state: { type, name: defaultStateName(type), message, timestamp: ago(100) },
    childFlowRun: child === null ? null : subject('flow-run', child),
  });
  const cancelledParent = { flowRun: subject('flow-run', 'parent'), state: state('CANCELLED') };

  it.each<[string, FlowRunFacts, string]>([
    ['without a state', facts(null), 'It was made without a state, and nothing has happened to it since.'],
    ['Pending in a process of its own', facts(state('PENDING')), 'It was made ready 1 min 30 s ago, and the process that runs it has not started it yet.'],
    [
      'Pending in a queue',
      facts(state('PENDING', { name: 'Submitting' }), { queue: queue() }),
      'A worker claimed it; it has been Submitting for 1 min 30 s: its infrastructure is not there yet.',
    ],
    [
      'Pending with its infrastructure',
      facts(state('PENDING', { name: 'InfrastructurePending' }), { queue: queue(), run: { hasInfrastructure: true } }),
      'A worker claimed it; it has been InfrastructurePending for 1 min 30 s: its infrastructure is there, and the flow has not reported from it yet.',
    ],
    [
      'Pending ahead of its time',
      facts(state('PENDING', { details: { scheduledTime: NOW + 5 * SECOND } }), { queue: queue() }),
      'It was claimed ahead of its time and waits for 2027-01-15 08:00:05 UTC, in 5 s.',
    ],
    ['Running', facts(state('RUNNING')), 'It has been running for 1 min 30 s.'],
    ['Running again', facts(state('RUNNING'), { run: { runCount: 2 } }), 'It has been running for 1 min 30 s, at attempt 2.'],
    [
      'Paused for input',
      facts(state('PAUSED', { details: { pauseTimeout: NOW + 60 * SECOND, runInputKeyset: { schema: 's' } } })),
      'It is Paused and waits for input until 2027-01-15 08:01:00 UTC (1 min left), and fails if nobody does; its process is waiting.',
    ],
    [
      'Suspended past its deadline',
      facts(state('PAUSED', { name: 'Suspended', details: { pauseTimeout: ago(1), pauseReschedule: true } })),
      'It is Suspended and waits to be resumed, but its deadline, 2027-01-15 07:59:59 UTC, has passed; its process has ended and starts again then.',
    ],
    ['Paused without a deadline', facts(state('PAUSED')), 'It is Paused and waits to be resumed; its process is waiting.'],
    [
      'Cancelling in a queue',
      facts(state('CANCELLING'), { cancelled: act(ada), queue: queue() }),
      'It has been Cancelling for 1 min 30 s, asked for by ada, with the key deploy: a worker or the process itself has to stop what runs.',
    ],
    ['Cancelling in a process of its own', facts(state('CANCELLING')), 'It has been Cancelling for 1 min 30 s: the process that runs it has to stop.'],
    ['Cancelled by someone', facts(state('CANCELLED'), { cancelled: act(ada) }), 'It was cancelled by ada, with the key deploy.'],
    ['Cancelled by nobody on record', facts(state('CANCELLED')), 'It was cancelled; who asked for it is not on record any more.'],
    [
      'Cancelled by the server for a reason',
      facts(state('CANCELLED', { message: 'Deployment concurrency limit reached.' }), { cancelled: act(service('late-runs')) }),
      'It was cancelled by the server (late-runs): Deployment concurrency limit reached.',
    ],
    [
      'Cancelled with its parent',
      facts(state('CANCELLED', { message: 'm' }), { cancelled: act(service('cancellation')), parent: cancelledParent }),
      'It was cancelled because its parent flow run parent was cancelled.',
    ],
    [
      'Cancelled by someone, whatever its parent is',
      facts(state('CANCELLED'), { cancelled: act(ada), parent: cancelledParent }),
      'It was cancelled by ada, with the key deploy.',
    ],
    ['Failed by itself', facts(state('FAILED', { message: 'boom' })), 'It failed: boom'],
    ['Failed without a word, again and again', facts(state('FAILED'), { run: { runCount: 3 } }), 'It failed after 3 attempts.'],
    [
      'Failed by a task',
      facts(state('FAILED', { message: '1/3 states failed.' }), { failures: [failure('load-0', 'no such file')] }),
      'It failed because the task run load-0 failed first: no such file',
    ],
    [
      'Failed by a task of a subflow',
      facts(state('FAILED'), { failures: [failure('sub-0', 'm', 'sub'), failure('load-0', null, null, 'CRASHED')] }),
      'It failed because the task run load-0 crashed first, in a subflow.',
    ],
    [
      'Failed by a task far down',
      facts(state('FAILED'), { failures: [failure('a', 'm', 'x'), failure('b', 'm', 'y'), failure('c', 'boom')] }),
      'It failed because the task run c failed first, 2 subflows down: boom',
    ],
    [
      'Crashed',
      facts(state('CRASHED', { message: 'Out of memory' }), { lastHeartbeat: ago(120) }),
      'It crashed: Out of memory. It was last heard of at 2027-01-15 07:58:00 UTC.',
    ],
    ['Crashed without a word', facts(state('CRASHED')), 'It crashed. Its process ended without saying why.'],
    [
      'Completed',
      facts(state('COMPLETED'), { run: { startTime: ago(100), runCount: 2 } }),
      'It is Completed since 2027-01-15 07:58:30 UTC, 10 s after it started, at attempt 2.',
    ],
    ['Completed without ever having started', facts(state('COMPLETED', { name: 'Skipped' })), 'It is Skipped since 2027-01-15 07:58:30 UTC.'],
  ])('%s', (_, given, sentence) => expect(told(given)).toBe(sentence));

  it('is told for every state, and its first evidence is what was said', () => {
    for (const type of STATE_TYPES) {
      const { sentence, evidence } = explainFlowRun(facts(state(type)));
      expect(sentence).toMatch(/^It .+\.$/);
      expect(evidence.length).toBeGreaterThan(0);
    }
  });

  it('rests on who acted, what was heard last, what failed and how its parent ended', () => {
    const parent = { flowRun: subject('flow-run', 'parent'), state: state('FAILED') };
    expect(kinds(facts(state('PENDING'), { entered: act(ada) }))).toEqual(['not-started', 'claimed-by']);
    expect(kinds(facts(state('RUNNING'), { lastHeartbeat: ago(1) }))).toEqual(['running', 'heartbeat']);
    expect(kinds(facts(state('PAUSED'), { entered: act(ada) }))).toEqual(['paused', 'paused-by']);
    expect(kinds(facts(state('CANCELLED', { message: 'm' }), { cancelled: act(ada) }))).toEqual(['cancelled', 'message', 'cancelled-by']);
    expect(kinds(facts(state('CRASHED'), { entered: act(null), parent, lastHeartbeat: ago(1) }))).toEqual([
      'crashed',
      'heartbeat',
      'reported-by',
      'parent-ended',
    ]);
    const given = facts(state('FAILED', { message: 'm' }), { failures: [failure('a', 'm', 'x'), failure('b', 'm')], parent });
    expect(explainFlowRun(given).evidence.map(({ kind, subject: of }) => [kind, of?.name ?? null])).toEqual([
      ['failed', 'b'],
      ['message', null],
      ['task-run-failed', 'x'],
      ['task-run-failed', 'b'],
      ['parent-ended', 'parent'],
    ]);
    expect(kinds(facts(state('FAILED'), { parent: { ...parent, state: state('RUNNING') } }))).toEqual(['failed']);
  });
});
