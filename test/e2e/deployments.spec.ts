import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, eventually, isOver, type Run } from './support/api.js';
import { findSdk, Sdk } from './support/sdk.js';
import { ROOT, Server } from './support/server.js';
import { Talk } from './support/talk.js';

const FLOWS = join(ROOT, 'test', 'e2e', 'flows');
const HEARTBEAT_SECONDS = 2;
const RUNS = 20;
const LIMIT = 2;
const PATIENCE_MS = 120_000;

interface State {
  readonly type: string;
  readonly name: string;
  readonly timestamp: string;
  readonly state_details: { readonly scheduled_time: string | null };
}

const bin = findSdk();

(bin ? describe : describe.skip)('deployments in the hands of an unmodified worker', () => {
  let server: Server;
  let api: Api;
  let sdk: Sdk;
  let worker: Talk;
  const folder = mkdtempSync(join(tmpdir(), 'eparch-worked-'));
  const talks: Talk[] = [];

  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const reply = await api.call(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  };
  const talk = (child: ConstructorParameters<typeof Talk>[0]): Talk => {
    const begun = new Talk(child);
    talks.push(begun);
    return begun;
  };
  const startWorker = (name: string): Talk => talk(sdk.spawnPrefect('worker', 'start', '--pool', 'local', '--name', name));

  beforeAll(async () => {
    server = await Server.start();
    const connection = await server.newTenant('acme');
    api = new Api(connection);
    sdk = Sdk.of(bin ?? '', connection, {
      WORKED_FOLDER: folder,
      PREFECT_WORKER_QUERY_SECONDS: '1',
      PREFECT_WORKER_PREFETCH_SECONDS: '1',
      PREFECT_WORKER_HEARTBEAT_SECONDS: String(HEARTBEAT_SECONDS),
      PREFECT_RUNNER_POLL_FREQUENCY: '1',
    });
    await call('POST', '/work_pools/', { name: 'local', type: 'process' });
    worker = startWorker('first');
  }, 120_000);
  afterAll(async () => {
    await Promise.all(talks.map(async (one) => one.kill()));
    for (const { pid } of ledger().filter(({ sign }) => sign === '+')) end(pid);
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const ledger = (): { sign: string; name: string; pid: number }[] => {
    const file = join(folder, 'ledger');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return lines.map((line) => line.split(' ')).map(([sign = '', name = '', pid]) => ({ sign, name, pid: Number(pid) }));
  };
  const deploy = async (flowName: 'brief' | 'held' | 'swift', name: string, more: object = {}): Promise<string> => {
    const { id } = await call<Run>('POST', '/flows/', { name: flowName });
    const body = { name, flow_id: id, work_pool_name: 'local', path: FLOWS, entrypoint: `worked.py:${flowName}`, ...more };
    return (await call<Run>('POST', '/deployments/', body)).id;
  };
  const begin = async (deploymentId: string, name: string): Promise<string> =>
    (await call<Run>('POST', `/deployments/${deploymentId}/create_flow_run`, { parameters: { name } })).id;
  const inState = async (id: string, name: string): Promise<Run> =>
    eventually(
      () => api.flowRun(id),
      (run) => run.state_name === name,
      PATIENCE_MS,
    );
  const states = async (id: string): Promise<State[]> => call('GET', `/flow_run_states/?flow_run_id=${id}`);
  const runsOf = async (deploymentId: string): Promise<Run[]> =>
    call('POST', '/flow_runs/filter', { deployments: { id: { any_: [deploymentId] } }, sort: 'ID_DESC' });
  /** The process that it runs in, once it does. */
  const processOf = async (name: string): Promise<number> => {
    const [entry] = await eventually(
      async () => Promise.resolve(ledger().filter((one) => one.sign === '+' && one.name === name)),
      ({ length }) => length > 0,
      PATIENCE_MS,
    );
    return entry?.pid ?? 0;
  };

  it('deploys from the command line, refuses a parameter that is wrong in words, and runs with one that is right', async () => {
    await sdk.prefect('--no-prompt', 'deploy', join(FLOWS, 'worked.py:brief'), '--name', 'by-hand', '--pool', 'local', '--cron', '0 9 * * *');
    const refusal = await sdk.prefect('deployment', 'run', 'brief/by-hand', '--param', 'name=x', '--param', 'count="many"').catch(String);
    expect(refusal).toContain("Validation failed for field 'count'. Failure reason: 'many' is not of type 'integer'");
    const said = await sdk.prefect('deployment', 'run', 'brief/by-hand', '--param', 'name=by-hand', '--param', 'count=3');
    const [id = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(said.split('UUID')[1] ?? '') ?? [];
    expect(await inState(id, 'Completed')).toMatchObject({ parameters: { name: 'by-hand', count: 3 }, work_queue_name: 'default' });
  }, 300_000);

  it('ends the process of a run that is cancelled as soon as it is', async () => {
    const id = await begin(await deploy('held', 'to-cancel'), 'cancelled');
    const pid = await processOf('cancelled');
    const gone = eventually(
      async () => Promise.resolve(isAlive(pid)),
      (alive) => !alive,
      PATIENCE_MS,
    ).then(() => Date.now());
    expect(await sdk.prefect('flow-run', 'cancel', id)).toContain('successfully scheduled for cancellation');
    const goneAt = await gone;
    await inState(id, 'Cancelled');
    const cancelling = (await states(id)).find(({ name }) => name === 'Cancelling');
    report('from cancelling to the end of the process', goneAt - Date.parse(cancelling?.timestamp ?? ''));
  }, 300_000);

  it('starts nothing of a paused queue, deployment or schedule, and goes on when they are resumed', async () => {
    await call('POST', '/work_pools/local/queues', { name: 'aside' });
    const schedules = [{ active: true, slug: 'it', schedule: { interval: 3600 } }];
    // Each run takes a process that takes seconds to start: while one does, those that come due next wait for its slot.
    const oneByOne = { schedules, parameters: { name: 'scheduled' }, concurrency_limit: 1 };
    const [open, aside, paused, unscheduled] = await Promise.all([
      deploy('brief', 'open'),
      deploy('brief', 'aside', { work_queue_name: 'aside' }),
      deploy('brief', 'paused', oneByOne),
      deploy('brief', 'unscheduled', oneByOne),
    ]);
    const scheduled = [paused, unscheduled];
    for (const id of scheduled)
      await eventually(
        () => runsOf(id),
        ({ length }) => length > 0,
        PATIENCE_MS,
      );
    const [toPause = '', toUnschedule = ''] = await Promise.all(scheduled.map(scheduleOf));
    await Promise.all([
      sdk.prefect('work-queue', 'pause', 'aside', '--pool', 'local'),
      call('POST', `/deployments/${paused}/pause_deployment`),
      sdk.prefect('deployment', 'schedule', 'pause', 'brief/unscheduled', toUnschedule),
    ]);
    for (const [id, schedule] of [[paused, toPause] as const, [unscheduled, toUnschedule] as const])
      await call('PATCH', `/deployments/${id}/schedules/${schedule}`, { schedule: { interval: 2 } });
    const waiting = await begin(aside, 'aside');
    // What is asked for after all of them is done before them.
    await inState(await begin(open, 'open'), 'Completed');
    expect((await api.flowRun(waiting)).state_type).toBe('SCHEDULED');
    for (const id of scheduled) expect(await runsOf(id)).toEqual([]);

    await Promise.all([
      sdk.prefect('work-queue', 'resume', 'aside', '--pool', 'local'),
      call('POST', `/deployments/${paused}/resume_deployment`),
      sdk.prefect('deployment', 'schedule', 'resume', 'brief/unscheduled', toUnschedule),
    ]);
    await Promise.all([
      inState(waiting, 'Completed'),
      ...scheduled.map(async (id) => {
        await eventually(
          () => runsOf(id),
          (runs) => runs.some(({ state_name: name }) => name === 'Completed'),
          PATIENCE_MS,
        );
        await call('DELETE', `/deployments/${id}`);
      }),
    ]);
  }, 300_000);

  it('starts nothing while the pool is paused, and goes on when it is resumed', async () => {
    await sdk.prefect('work-pool', 'pause', 'local');
    const id = await begin(await deploy('brief', 'pooled'), 'pooled');
    // The first may be of a poll from before.
    for (let polls = 0; polls < 3; polls++) await nextPoll();
    expect((await api.flowRun(id)).state_type).toBe('SCHEDULED');
    await sdk.prefect('work-pool', 'resume', 'local');
    await inState(id, 'Completed');
  }, 300_000);

  it('of twenty runs under a limit of two that cancels new ones, two run and the others are cancelled', async () => {
    const id = await deploy('held', 'cancels', { concurrency_limit: LIMIT, concurrency_options: { collision_strategy: 'CANCEL_NEW' } });
    for (let count = 0; count < RUNS; count++) await begin(id, 'new');
    await eventually(
      () => runsOf(id),
      (runs) => runs.filter(({ state_type: type }) => type === 'CANCELLED').length === RUNS - LIMIT,
      PATIENCE_MS,
    );
    writeFileSync(join(folder, 'new'), '');
    const ended = await allOver(id);
    expect(ended.filter(({ state_type: type }) => type === 'COMPLETED')).toHaveLength(LIMIT);
    expect(ledger().filter(({ sign, name }) => sign === '+' && name === 'new')).toHaveLength(LIMIT);
  }, 300_000);

  it('of twenty runs under a limit of two that lets them wait, all run, and never more than two at once', async () => {
    await call('POST', '/work_pools/', { name: 'swift', type: 'in-process' });
    const limited = { work_pool_name: 'swift', concurrency_limit: LIMIT, concurrency_options: { collision_strategy: 'ENQUEUE' } };
    const id = await deploy('swift', 'enqueues', limited);
    for (let count = 0; count < RUNS; count++) await begin(id, 'queued');
    const swift = talk(sdk.spawnPython('in_process.py', 'swift'));
    await eventually(
      async () => {
        const runs = await runsOf(id);
        await Promise.all(
          runs
            .filter(isPutBack)
            .slice(-2 * LIMIT)
            .map(hurry),
        );
        const { active_slots: taken } = await call<{ active_slots: number }>('GET', `/v2/concurrency_limits/deployment:${id}`);
        expect(taken).toBeLessThanOrEqual(LIMIT);
        return runs;
      },
      (runs) => runs.length === RUNS && runs.every(isOver),
      3 * PATIENCE_MS,
    );
    expect((await runsOf(id)).map(({ state_name: name }) => name)).toEqual(Array<string>(RUNS).fill('Completed'));
    const lines = ledger().filter(({ name }) => name === 'queued');
    expect(lines.filter(({ sign }) => sign === '+')).toHaveLength(RUNS);
    expect(mostAtOnce(lines)).toBeLessThanOrEqual(LIMIT);
    await swift.kill();
  }, 450_000);

  it('serves a deployment whose schedule starts it by itself', async () => {
    const served = talk(sdk.spawnPython('serving.py'));
    const [, id = '', ...told] = (await served.until('tick ')).split(' ');
    await served.kill('SIGINT');
    expect(told).toEqual(['7', 'True']);
    expect(await api.flowRun(id)).toMatchObject({ auto_scheduled: true, parameters: { number: 7 } });
  }, 300_000);

  it('outlives a process and a machine that are killed: what ran there crashes, what waits is late and then taken by another', async () => {
    const held = await deploy('held', 'to-kill');
    const shot = await begin(held, 'shot');
    end(await processOf('shot'));
    await inState(shot, 'Crashed');

    const automation = await call<{ id: string }>('POST', '/automations/', CRASH_ZOMBIES);
    const doomed = await begin(held, 'doomed');
    const itsProcess = await processOf('doomed');
    await heartbeatOf(doomed);
    await worker.kill();
    end(itsProcess);
    const waiting = await begin(await deploy('brief', 'late'), 'late');
    const workers = async () => call<{ name: string; status: string }[]>('POST', '/work_pools/local/workers/filter', {});
    await eventually(workers, ([first]) => first?.status === 'OFFLINE', PATIENCE_MS);
    await inState(doomed, 'Crashed');
    await call('DELETE', `/automations/${automation.id}`);
    await inState(waiting, 'Late');
    const late = (await states(waiting)).find(({ name }) => name === 'Late');
    report('from its scheduled time to late', Date.parse(late?.timestamp ?? '') - Date.parse(late?.state_details.scheduled_time ?? ''));
    await eventually(
      () => call<{ status: string }>('GET', '/work_pools/local'),
      ({ status }) => status === 'NOT_READY',
      PATIENCE_MS,
    );

    startWorker('second');
    await inState(waiting, 'Completed');
    expect((await workers()).map(({ name, status }) => `${name} ${status}`).sort()).toEqual(['first OFFLINE', 'second ONLINE']);
  }, 300_000);

  async function heartbeatOf(id: string): Promise<void> {
    const filter = { event: { name: ['prefect.flow-run.heartbeat'] }, resource: { id: [`prefect.flow-run.${id}`] } };
    await eventually(
      () => call<{ total: number }>('POST', '/events/filter', { filter }),
      ({ total }) => total > 0,
      PATIENCE_MS,
    );
  }

  async function scheduleOf(deploymentId: string): Promise<string> {
    const [schedule] = await call<{ id: string }[]>('GET', `/deployments/${deploymentId}/schedules`);
    return schedule?.id ?? '';
  }

  async function allOver(deploymentId: string): Promise<Run[]> {
    return eventually(
      () => runsOf(deploymentId),
      (runs) => runs.every(isOver),
      PATIENCE_MS,
    );
  }

  async function nextPoll(): Promise<void> {
    const lastPolled = async () => (await call<{ last_polled: string | null }>('GET', '/work_pools/local/queues/default')).last_polled;
    const before = await lastPolled();
    await eventually(lastPolled, (at) => at !== before, PATIENCE_MS);
  }

  /** As somebody does who has not half a minute. */
  async function hurry({ id }: Run): Promise<void> {
    await call('POST', `/flow_runs/${id}/set_state`, { state: { type: 'SCHEDULED' } });
  }
});

/** As the SDK's users are told to find runs whose processes are gone. */
const CRASH_ZOMBIES = {
  name: 'crash zombies',
  trigger: {
    type: 'event',
    posture: 'Proactive',
    match: { 'prefect.resource.id': 'prefect.flow-run.*' },
    after: ['prefect.flow-run.heartbeat'],
    expect: ['heartbeat', 'Completed', 'Failed', 'Cancelled', 'Crashed'].map((name) => `prefect.flow-run.${name}`),
    for_each: ['prefect.resource.id'],
    threshold: 1,
    within: 15,
  },
  actions: [{ type: 'change-flow-run-state', state: 'CRASHED', message: 'It has not been heard of.' }],
};

function mostAtOnce(lines: readonly { sign: string }[]): number {
  let [running, most] = [0, 0];
  for (const { sign } of lines) most = Math.max(most, (running += sign === '+' ? 1 : -1));
  return most;
}

const report = (what: string, ms: number): void => void process.stderr.write(`${what}: ${ms} ms\n`);

/** For so long that no worker is about to take it. */
const isPutBack = ({ state_name: name, next_scheduled_start_time: due }: Run): boolean =>
  name === 'AwaitingConcurrencySlot' && Date.parse(due ?? '') > Date.now() + 10_000;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

function end(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
