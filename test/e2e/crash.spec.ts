import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Api, eventually, isOver } from './support/api.js';
import { Poster } from './support/poster.js';
import { Producer } from './support/producer.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';
import { aReport } from '../../src/workspace/events/events.testing.js';

const TASKS = 200;
/** The flow has to outlast a restart: the SDK gives events up that it could not send by its end. */
const TASK_SECONDS = 0.1;
/** How many task runs have ended when both are killed, and when PostgreSQL is once more. */
const BOTH_KILLED_AT = 30;
const POSTGRES_KILLED_AT = 120;

const PRODUCERS = 10;
/** Every so many sends lists over HTTP; the others have a websocket. */
const POSTS = 5;
const CRASHES = 3;
/** How much is confirmed between a crash and the next. */
const CONFIRMED_BETWEEN = 1_000;

const bin = findSdk();

(bin ? describe : describe.skip)('kill -9', () => {
  let server: Server;
  beforeAll(async () => (server = await Server.start()), 120_000);
  afterAll(() => server.remove(), 60_000);

  it('of everything while a flow of 200 tasks runs: it goes on by itself, and nothing that was acknowledged is lost', async () => {
    const connection = await server.newTenant('acme');
    const api = new Api(connection);
    const sdk = Sdk.of(bin ?? '', connection);
    const flow = sdk.spawnPython('many_tasks.py', String(TASKS), String(TASK_SECONDS));
    const ended = once(flow, 'exit') as Promise<[number | null]>;
    const said: string[] = [];
    if (flow.stdout) createInterface({ input: flow.stdout }).on('line', (line) => said.push(line));
    let complaints = '';
    flow.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const id = await eventually(
      () => Promise.resolve(said[0] ?? ''),
      (line) => line !== '' || flow.exitCode !== null,
      60_000,
    );

    const completed = { flow_runs: { id: { any_: [id] } }, task_runs: { state: { type: { any_: ['COMPLETED'] } } } };
    const untilCompleted = (count: number) =>
      eventually(
        () => api.count('task_runs', completed),
        (done) => done >= count,
        60_000,
      );

    const witness = new Witness(api);
    const running = witness.begin();
    await untilCompleted(BOTH_KILLED_AT);
    await server.kill();
    await running;
    await server.start();
    await witness.expectNothingToBeLost();
    await untilCompleted(POSTGRES_KILLED_AT);
    process.kill(server.postgresPid, 'SIGKILL');

    const [code] = await ended;
    expect({ code, last: said.at(-1), complaints: code === 0 ? '' : complaints }).toEqual({ code: 0, last: 'done', complaints: '' });
    expect(await api.flowRun(id)).toMatchObject({ state_type: 'COMPLETED', run_count: 1 });
    expect(await api.flowRunStates(id)).toEqual(['Pending', 'Running', 'Completed']);
    const runs = await eventually(
      () => api.taskRuns(id),
      (found) => found.length === TASKS && found.every(isOver),
    );
    const histories = await api.taskRunHistories(runs.map((run) => run.id));
    expect(new Set(histories)).toEqual(new Set(['Pending Running Completed']));
    expect(histories).toHaveLength(TASKS);
    expect(runs.every(({ state_name, run_count }) => state_name === 'Completed' && run_count === 1)).toBe(true);
  }, 240_000);
});

describe('kill -9 while ten clients send events as fast as they can, over websockets and HTTP', () => {
  let server: Server;
  const producers: (Producer | Poster)[] = [];
  beforeAll(async () => (server = await Server.start()), 120_000);
  afterAll(async () => {
    for (const producer of producers) producer.close();
    await server.remove();
  }, 60_000);

  it('of the server three times, and then of PostgreSQL: what was sent is stored once each, and every task run ends as it did', async () => {
    const connection = await server.newTenant('acme');
    const api = new Api(connection);
    const flow = (await api.call('POST', '/flows/', { name: 'crashing' })).body as { id: string };
    const flowRun = (await api.call('POST', '/flow_runs/', { flow_id: flow.id, state: { type: 'RUNNING' } })).body as { id: string };
    const lives = Array.from({ length: PRODUCERS }, (_, index) => new Life(connection, flowRun.id, index));
    producers.push(...lives.map(({ producer }) => producer));

    let isOver = false;
    const sending = Promise.all(lives.map((life) => life.live(() => isOver)));
    const untilMoreIsConfirmed = async (): Promise<void> => {
      const confirmed = (): Promise<number> => Promise.resolve(producers.reduce((sum, producer) => sum + producer.confirmed, 0));
      const enough = (await confirmed()) + CONFIRMED_BETWEEN;
      await Promise.race([sending, eventually(confirmed, (count) => count >= enough, 120_000)]);
    };
    for (let crash = 0; crash < CRASHES; crash++) {
      await untilMoreIsConfirmed();
      await server.killAlone();
      await server.start();
    }
    await untilMoreIsConfirmed();
    process.kill(server.postgresPid, 'SIGKILL');
    await untilMoreIsConfirmed();
    isOver = true;
    await sending;

    const sent = lives.flatMap(({ taskRunIds }) => taskRunIds);
    const filter = { related: { id: [`prefect.flow-run.${flowRun.id}`] }, event: { prefix: ['prefect.task-run.'] } };
    const stored = (await api.call('POST', '/events/count-by/resource', { filter })).body as { value: string; count: number }[];
    expect(stored.filter(({ count }) => count !== STATES.length)).toEqual([]);
    expect(stored.map(({ value }) => value).sort()).toEqual(sent.map((id) => `prefect.task-run.${id}`).sort());
    const completed = { flow_runs: { id: { any_: [flowRun.id] } }, task_runs: { state: { type: { any_: ['COMPLETED'] } } } };
    expect(await api.count('task_runs', completed)).toBe(sent.length);
    const witnesses = lives.flatMap(({ taskRunIds }) => taskRunIds.slice(-3));
    expect(new Set(await api.taskRunHistories(witnesses))).toEqual(new Set(['Pending Running Completed']));
  }, 300_000);
});

const STATES = ['PENDING', 'RUNNING', 'COMPLETED'];

/** A client that runs one task after the other. */
class Life {
  readonly taskRunIds: string[] = [];
  readonly producer: Producer | Poster;

  constructor(
    connection: Connection,
    private readonly flowRunId: string,
    private readonly index: number,
  ) {
    this.producer = index % POSTS === 0 ? new Poster(connection) : new Producer(connection, index % 2 === 0);
  }

  async live(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const taskRunId = randomUUID();
      this.taskRunIds.push(taskRunId);
      const about = { taskRunId, flowRunId: this.flowRunId, taskKey: 'work', dynamicKey: `${this.index}-${this.taskRunIds.length}` };
      const began = Date.now();
      let follows: string | null = null;
      for (const [step, type] of STATES.entries()) {
        const report: ReturnType<typeof aReport> = { ...aReport(about, { type, at: new Date(began + step).toISOString() }), follows };
        follows = report.id;
        await this.producer.emit(report);
      }
    }
    await this.producer.confirm();
  }
}

/** As `fetch` says it, by name: its errors are of another realm. */
const wasCutOff = (error: unknown): boolean => typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

const LIFE = ['PENDING', 'RUNNING', 'COMPLETED'];

/** A client that notes what it was told to be done, and holds the server to it. */
class Witness {
  /** By flow run: how far it was said to have come. */
  readonly #acknowledged = new Map<string, number>();

  constructor(private readonly api: Api) {}

  /** Leads one run after the other through its life until nobody answers any more. */
  async begin(): Promise<void> {
    try {
      const flow = (await this.api.call('POST', '/flows/', { name: 'witnessed' })).body as { id: string };
      for (;;) {
        const run = (await this.api.call('POST', '/flow_runs/', { flow_id: flow.id, state: { type: LIFE[0] } })).body as { id: string };
        this.#acknowledged.set(run.id, 1);
        for (const [step, type] of LIFE.entries()) {
          if (step === 0) continue;
          const { status } = await this.api.call('POST', `/flow_runs/${run.id}/set_state`, { state: { type } });
          if (status !== 201) throw new Error(`set_state was answered with ${status}`);
          this.#acknowledged.set(run.id, step + 1);
        }
      }
    } catch (error) {
      // Killed in the middle of a request, of which nothing is known then.
      if (!wasCutOff(error)) throw error;
    }
  }

  async expectNothingToBeLost(): Promise<void> {
    expect(this.#acknowledged.size).toBeGreaterThan(0);
    for (const [id, count] of this.#acknowledged) {
      const [run, states] = [await this.api.flowRun(id), await this.api.flowRunStates(id)];
      expect(states.length).toBeGreaterThanOrEqual(count);
      expect(states.map((name) => name.toUpperCase())).toEqual(LIFE.slice(0, states.length));
      expect(run.state_name).toBe(states.at(-1));
    }
  }
}
