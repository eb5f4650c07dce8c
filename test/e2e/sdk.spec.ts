import { Api, eventually, isOver, type Run } from './support/api.js';
import { Proxy } from './support/proxy.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';

const bin = findSdk();
const withSdk = bin ? describe : describe.skip;

/** What the reference answers for the same file: the run's last state, its attempts, and its states. */
const RUNS: Record<string, [state: string, runCount: number, states: string]> = {
  plain: ['COMPLETED', 1, 'Pending Running Completed'],
  asynchronous: ['COMPLETED', 1, 'Pending Running Completed'],
  mapped: ['COMPLETED', 1, 'Pending Running Completed'],
  waiting: ['COMPLETED', 1, 'Pending Running Completed'],
  retrying: ['COMPLETED', 1, 'Pending Running Completed'],
  caching: ['COMPLETED', 1, 'Pending Running Completed'],
  parent: ['COMPLETED', 1, 'Pending Running Completed'],
  failing: ['FAILED', 1, 'Pending Running Failed'],
  failing_once: ['COMPLETED', 2, 'Pending Running AwaitingRetry Running Completed'],
  crashing: ['CRASHED', 1, 'Pending Running Crashed'],
};

/** Task by task: how many, in which states each. */
const TASKS: Record<string, Record<string, string[]>> = {
  mapped: { add_one: Array<string>(10).fill('Pending Running Completed'), double: Array<string>(10).fill('Pending Running Completed') },
  waiting: { first: ['Pending Running Completed'], second: ['Pending Running Completed'] },
  retrying: { third_time_lucky: ['Pending Running AwaitingRetry Retrying AwaitingRetry Retrying Completed'] },
  caching: { cached: ['Pending Running Cached', 'Pending Running Completed'] },
  parent: { child: ['Pending Pending Running Completed'] },
};

withSdk('the unmodified SDK', () => {
  let server: Server;
  beforeAll(async () => (server = await Server.start()), 120_000);
  afterAll(() => server.remove(), 30_000);

  it('runs one of everything in two workspaces at once, and neither sees the other', async () => {
    const tenants = await Promise.all(['acme', 'globex'].map(async (account) => ({ account, connection: await server.newTenant(account) })));
    const runs = await Promise.all(
      tenants.map(async ({ account, connection }) => {
        const sdk = new Sdk(bin ?? '');
        expect(await sdk.logIn(connection, `${account}/dev`)).toContain('Authenticated');
        return { sdk, connection, ids: JSON.parse((await sdk.python('everything.py')).trim()) as Record<string, string> };
      }),
    );
    for (const { connection, ids } of runs) await expectEverythingToHaveRun(connection, ids);
    const [one, other] = runs;
    if (!one || !other) throw new Error('two tenants were made');
    await expectNothingToBeSeen(
      new Api(one.connection),
      { ...one.connection, workspace_id: other.connection.workspace_id, account_id: other.connection.account_id },
      other.ids,
    );
    await expectTheCommandLineToPrint(one.sdk, one.ids);
  }, 240_000);

  it('works in plain server mode with the workspace’s address and the key as auth string', async () => {
    const connection = await server.newTenant('plain-mode');
    const sdk = new Sdk(bin ?? '', { PREFECT_API_URL: connection.api_url, PREFECT_API_KEY: connection.api_key, PREFECT_API_AUTH_STRING: connection.api_key });
    const ids = JSON.parse((await sdk.python('everything.py')).trim()) as Record<string, string>;
    await expectEverythingToHaveRun(connection, ids);
  }, 240_000);

  it('works through an HTTP proxy that sees all of it, sockets included', async () => {
    const proxy = await Proxy.start();
    if (!proxy) return;
    try {
      const connection = await server.newTenant('behind-a-proxy');
      const sdk = new Sdk(bin ?? '', { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: '' });
      await sdk.logIn(connection, 'behind-a-proxy/dev');
      const ids = JSON.parse((await sdk.python('everything.py')).trim()) as Record<string, string>;
      await expectEverythingToHaveRun(connection, ids);
      const seen = await proxy.stop();
      expect(seen).toContain(`POST http://127.0.0.1:${server.port}/api/accounts/`);
      expect(seen).toContain(`CONNECT 127.0.0.1:${server.port}`);
    } finally {
      await proxy.stop();
    }
  }, 240_000);
});

async function expectEverythingToHaveRun(connection: Connection, ids: Record<string, string>): Promise<void> {
  const api = new Api(connection);
  for (const [name, [state, runCount, states]] of Object.entries(RUNS)) {
    const id = ids[name] ?? '';
    expect(await api.flowRun(id)).toMatchObject({ state_type: state, run_count: runCount });
    expect([name, (await api.flowRunStates(id)).join(' ')]).toEqual([name, states]);
    const tasks = TASKS[name] ?? {};
    const runs = await eventually(
      () => api.taskRuns(id),
      (found) => found.length === Object.values(tasks).flat().length && found.every(isOver),
    );
    const histories = await Promise.all(runs.map(async (run) => [taskOf(run), (await api.taskRunStates(run.id)).join(' ')] as const));
    expect(histories.map((history) => history.join(': ')).sort()).toEqual(
      Object.entries(tasks)
        .flatMap(([task, all]) => all.map((one) => `${task}: ${one}`))
        .sort(),
    );
  }
  expect((await api.taskRuns(ids['waiting'] ?? '')).find((run) => taskOf(run) === 'second')?.task_inputs['wait_for']).toMatchObject([
    { input_type: 'task_run' },
  ]);
  const messages = await eventually(
    () => api.logs(ids['plain'] ?? ''),
    (found) => found.includes('hello marvin'),
  );
  expect(messages).toContain('Finished in state Completed()');
  expect((await api.logs(ids['failing'] ?? '')).join('\n')).toContain('RuntimeError: this flow fails on purpose');
}

/** Whatever address is tried with one tenant's key, the other's things are not there. */
async function expectNothingToBeSeen(api: Api, theirs: Connection, ids: Record<string, string>): Promise<void> {
  const own = (await api.call('POST', '/flow_runs/filter', {})).body as Run[];
  expect(own.filter(({ id }) => Object.values(ids).includes(id))).toEqual([]);
  for (const id of Object.values(ids)) {
    for (const path of [`/flow_runs/${id}`]) expect((await api.call('GET', path)).status).toBe(404);
    expect((await api.call('POST', `/flow_runs/${id}/set_state`, { state: { type: 'CANCELLED' } })).status).toBe(404);
    expect((await api.call('PATCH', `/flow_runs/${id}`, { name: 'x' })).status).toBe(404);
    expect((await api.call('DELETE', `/flow_runs/${id}`)).status).toBe(404);
    expect(await api.flowRunStates(id)).toEqual([]);
    expect(await api.taskRuns(id)).toEqual([]);
    expect(await api.logs(id)).toEqual([]);
  }
  const base = theirs.api_url.replace(/\/accounts\/.*/, `/accounts/${theirs.account_id}/workspaces/${theirs.workspace_id}`);
  const intruder = new Api({ ...theirs, api_url: base });
  for (const path of ['/flows/filter', '/flow_runs/filter', '/task_runs/filter', '/logs/filter', '/flow_runs/count']) {
    expect((await intruder.call('POST', path, {})).status).toBe(404);
  }
}

async function expectTheCommandLineToPrint(sdk: Sdk, ids: Record<string, string>): Promise<void> {
  const list = await sdk.prefect('flow-run', 'ls');
  for (const [name, [state]] of Object.entries(RUNS)) {
    const line = list.split('\n').find((row) => row.includes(ids[name] ?? '?')) ?? '';
    expect(line).toMatch(new RegExp(`│ ${name.replace('_', '-')} +│ \\S+ +│ ${state} +│ .* ago +│`));
  }
  const inspected = await sdk.prefect('flow-run', 'inspect', ids['plain'] ?? '');
  for (const part of [`id='${ids['plain']}'`, "parameters={'name': 'marvin'}", "state_name='Completed'", 'run_count=1']) expect(inspected).toContain(part);
  const logs = await sdk.prefect('flow-run', 'logs', ids['plain'] ?? '');
  expect(logs).toMatch(/\| INFO +\| Flow run '\S+' - hello marvin\n[\s\S]*Finished in state Completed\(\)/);
}

const taskOf = (run: Run): string =>
  run.name
    .replace(/-[0-9a-f]{3}$/, '')
    .replace(/-0$/, '')
    .split('-')[0] ?? '';
