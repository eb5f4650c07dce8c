import { Api, eventually, isOver, type Run } from './support/api.js';
import { expectNothingToBeSeen } from './support/isolation.js';
import { Gate, Proxy } from './support/proxy.js';
import { listRoutes } from './support/routes.js';
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

const ON_PURPOSE = /this flow fails on purpose|the first attempt fails|is not lucky|interpreter leaves/;

withSdk('the unmodified SDK', () => {
  let server: Server;
  beforeAll(async () => (server = await Server.start()), 120_000);
  afterAll(() => server.remove());

  const runEverything = async (sdk: Sdk): Promise<Record<string, string>> => {
    const { stdout, stderr } = await sdk.pythonAloud('everything.py');
    // The flows that fail on purpose say so; nothing else has anything to complain of.
    expect(stderr.split('\n').filter((line) => /\| (WARNING|ERROR|CRITICAL) /.test(line) && !ON_PURPOSE.test(line))).toEqual([]);
    return JSON.parse(stdout.trim()) as Record<string, string>;
  };

  /** Without logging in anywhere: the workspace’s address, and the key as auth string. */
  const plain = ({ api_url, api_key }: Connection): Sdk => new Sdk(bin ?? '', { PREFECT_API_URL: api_url, PREFECT_API_AUTH_STRING: api_key });

  it('runs one of everything in two workspaces at once, logged in and in plain server mode, and neither sees the other by any route', async () => {
    const runs = await Promise.all(
      ['acme', 'globex'].map(async (account) => {
        const connection = await server.newTenant(account);
        const sdk = account === 'acme' ? new Sdk(bin ?? '') : plain(connection);
        if (account === 'acme') expect(await sdk.logIn(connection, 'acme/dev')).toContain('Authenticated');
        await leaveThingsBehind(new Api(connection), account);
        return { sdk, connection, ids: await runEverything(sdk) };
      }),
    );
    for (const { connection, ids } of runs) await expectEverythingToHaveRun(connection, ids);
    const [one, other] = runs;
    if (!one || !other) throw new Error('two tenants were made');
    await expectTheCommandLineToPrint(one.sdk, one.ids);
    const routes = await listRoutes();
    await expectNothingToBeSeen(routes, one.connection, other.connection);
    await expectNothingToBeSeen(routes, other.connection, one.connection);
  }, 300_000);

  it('deploys, deploys anew, runs and serves a flow, in both manners', async () => {
    const deployed = async (manner: 'cloud' | 'plain'): Promise<void> => {
      const connection = await server.newTenant(`deploys-${manner}`);
      const sdk = manner === 'cloud' ? Sdk.of(bin ?? '', connection) : plain(connection);
      const told = JSON.parse((await sdk.python('deploying.py')).trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
      expect(told).toMatchObject({
        again: told['first'],
        version: '2',
        info: '2',
        branch: { name: 'by-code@try-it', branch: 'try/it', base: told['first'], tags: ['b'], info: '2' },
        limit: 3,
        schedules: ['0:01:00'],
        run: { id: told['same'], parameters: { name: 'zaphod' }, tags: ['x', 'y'], state: 'SCHEDULED' },
        refusal: expect.stringContaining("Validation failed for field 'number'. Failure reason: 'many' is not of type 'number'"),
        parent: expect.stringMatching(/^[0-9a-f-]{36}$/),
        served: { status: 'READY', tags: ['of-serve'], pool: null },
      });
      expect(await sdk.prefect('deployment', 'ls')).toContain('deployed/by-code');
      const { body: slas } = await new Api(connection).call('POST', `/slas/by-owner/prefect.deployment.${String(told['first'])}`, {});
      const promised = [
        { name: 'fresh', stale_after: 3600 },
        { name: 'punctual', within: 60, severity: 'high' },
      ];
      expect(slas).toMatchObject(manner === 'cloud' ? promised : []);
    };
    await Promise.all([deployed('cloud'), deployed('plain')]);
  }, 180_000);

  it('materializes assets, which the command line lists and deletes', async () => {
    const connection = await server.newTenant('lakeside');
    const [api, sdk] = [new Api(connection), Sdk.of(bin ?? '', connection)];
    const [id = ''] = (await sdk.python('assets.py')).trim().split('\n').slice(-1);
    const clean = (await api.call('GET', '/assets/neighbors?key=s3%3A%2F%2Flake%2Fclean.csv')).body as {
      assets: Record<string, object>;
      dependencies: object[];
    };
    expect(clean.dependencies).toHaveLength(2);
    expect(clean.assets).toMatchObject({
      's3://lake/raw.csv': {
        properties: { name: 'Raw', description: 'As it came', url: 'https://lake.example/raw', owners: ['ann', 'bob'] },
        latest_materialization: { status: 'succeeded', flow_run_id: id, metadata: { rows: 3 } },
      },
      's3://lake/clean.csv': { latest_materialization: { status: 'succeeded', flow_run_id: id, by_tools: ['dbt'] } },
      'postgres://prod/customers': { latest_reference: { flow_run_id: id } },
    });
    expect(JSON.parse(await sdk.prefect('cloud', 'asset', 'ls', '--prefix', 's3://', '--search', 'raw', '--output', 'json'))).toMatchObject([
      { key: 's3://lake/raw.csv' },
    ]);
    expect(await sdk.prefect('cloud', 'asset', 'delete', 's3://lake/raw.csv')).toContain('Deleted asset');
    expect(await sdk.prefect('cloud', 'asset', 'ls')).toContain('Showing 2 of 2 asset(s)');
  }, 120_000);

  it('makes a webhook, by which another system starts a deployment through an automation', async () => {
    const connection = await server.newTenant('hooked');
    const [api, sdk] = [new Api(connection), Sdk.of(bin ?? '', connection)];
    const made = async (path: string, body: object) => ((await api.call('POST', path, body)).body as { id: string }).id;
    const deployment = await made('/deployments/', { name: 'ship', flow_id: await made('/flows/', { name: 'shipping' }) });
    const template = '{"event": "order.{{ body.status }}", "resource": {"prefect.resource.id": "order.{{ body.id }}"}, "payload": {{ body|tojson }}}';
    expect(await sdk.prefect('cloud', 'webhook', 'create', 'orders', '--template', template)).toContain('Successfully created webhook orders');
    const parameters = { order: '{{ event.payload.id }}' };
    const automation = {
      name: 'ship what is paid',
      trigger: { type: 'event', posture: 'Reactive', expect: ['order.paid'], threshold: 1, within: 0 },
      actions: [{ type: 'run-deployment', source: 'selected', deployment_id: deployment, parameters }],
    };
    expect(await sdk.prefect('automation', 'create', '--from-json', JSON.stringify(automation))).toContain('Created automation');
    const [webhook] = JSON.parse(await sdk.prefect('cloud', 'webhook', 'ls', '--output', 'json')) as [{ id: string; slug: string }];
    const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 7, status: 'paid' }) };
    const send = async (): Promise<number> => (await fetch(`${server.url}/hooks/${webhook.slug}`, order)).status;
    expect(await send()).toBe(204);
    const runs = await eventually(
      async () => (await api.call('POST', '/flow_runs/filter', {})).body as { deployment_id: string; parameters: object }[],
      (found) => found.length > 0,
    );
    expect(runs).toMatchObject([{ deployment_id: deployment, parameters: { order: 7 } }]);
    expect(await sdk.prefect('cloud', 'webhook', 'toggle', webhook.id)).toContain('Webhook is now disabled');
    expect(await send()).toBe(404);
  }, 120_000);

  it('is told what to set when it sends no key with its events, and its flow runs all the same', async () => {
    const connection = await server.newTenant('key-only');
    const sdk = new Sdk(bin ?? '', { PREFECT_API_URL: connection.api_url, PREFECT_API_KEY: connection.api_key });
    const { stdout, stderr } = await sdk.pythonAloud('many_tasks.py', '1', '0');
    const [id = '', last] = stdout.trim().split('\n');
    expect(last).toBe('done');
    expect(stderr).toContain('Reason: No API key came. Set PREFECT_CLOUD_API_URL, or PREFECT_API_AUTH_STRING to the API key.');
    expect(await new Api(connection).flowRun(id)).toMatchObject({ state_type: 'COMPLETED' });
  }, 60_000);

  it('works through tinyproxy, which alone can reach the server, sockets included', async () => {
    await throughProxy('tinyproxy', async (connection, sdk, there) => {
      await sdk.logIn(there, 'behind-tinyproxy/dev');
      await expectEverythingToHaveRun(connection, await runEverything(sdk));
    });
  }, 240_000);

  it('works through squid, which alone can reach the server, sockets included', async () => {
    await throughProxy('squid', async (connection, sdk) => {
      const [id = ''] = (await sdk.python('many_tasks.py', '3', '0')).split('\n');
      const runs = await eventually(
        () => new Api(connection).taskRuns(id),
        (found) => found.length === 3 && found.every(isOver),
      );
      expect(runs.map(({ state_name }) => state_name)).toEqual(['Completed', 'Completed', 'Completed']);
    });
  }, 240_000);

  it('of version 1 gets one clear sentence', async () => {
    for (const path of ['/', '/graphql', '/graphql/alpha']) {
      const response = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'x-prefect-core-version': '1.4.1', authorization: 'Bearer x', 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'mutation { create_flow_run(input: {}) { id } }', variables: '{}' }),
      });
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as { errors: { message: string }[] };
      expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/Prefect 1 must be rewritten/)]);
    }
  });

  /** The work has the server’s own address, and the one that only the SDK reaches, by its proxy. */
  async function throughProxy(name: 'tinyproxy' | 'squid', work: (connection: Connection, sdk: Sdk, there: Connection) => Promise<void>): Promise<void> {
    const proxy = await Proxy.start(name);
    if (!proxy) return;
    const gate = await Gate.open(server.port);
    try {
      const connection = await server.newTenant(`behind-${name}`);
      const there = { ...connection, api_url: connection.api_url.replace(`:${server.port}/`, `:${gate.port}/`) };
      const proxies = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: '' };
      await work(connection, name === 'tinyproxy' ? new Sdk(bin ?? '', proxies) : Sdk.of(bin ?? '', there, proxies), there);
      expect(gate.strangers).toBe(0);
      const seen = await proxy.stop();
      expect(seen).toContain(`POST http://127.0.0.1:${gate.port}/api/accounts/`);
      expect(seen).toContain(`CONNECT 127.0.0.1:${gate.port}`);
    } finally {
      await proxy.stop();
      await gate.close();
    }
  }
});

/** What `everything.py` does not make. */
async function leaveThingsBehind(api: Api, account: string): Promise<void> {
  expect((await api.call('POST', '/variables/', { name: `variable_of_${account}`, value: account })).status).toBe(201);
  const [type] = (await api.call('POST', '/block_types/filter', { block_types: { slug: { any_: ['secret'] } } })).body as { id: string }[];
  const [schema] = (await api.call('POST', '/block_schemas/filter', { block_schemas: { block_type_id: { any_: [type?.id] } } })).body as { id: string }[];
  const block = { name: `block-of-${account}`, data: { value: account }, block_type_id: type?.id, block_schema_id: schema?.id };
  expect((await api.call('POST', '/block_documents/', block)).status).toBe(201);
}

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
