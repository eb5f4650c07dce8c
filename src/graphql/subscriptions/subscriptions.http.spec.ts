import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { GO_WITH } from '@app/database';
import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import type { GraphContext } from '../context.js';
import { asker, log, newRun, newTaskRun, setState, signIn, withKey, withSession } from '../graphql.testing.js';
import { FeedSubscriptions } from './feed-subscriptions.js';
import { OBJECT_KINDS } from './object-kinds.js';
import { RunSubscriptions } from './run-subscriptions.js';

let app: TestApp;
let ada: Tenant;
let bob: Tenant;
let url: string;
const clients: Client[] = [];

beforeAll(async () => {
  app = await testApp();
  [ada, bob] = [await app.newTenant(), await app.newTenant()];
  await app.app.listen(0, '127.0.0.1');
  url = `${(await app.app.getUrl()).replace('http', 'ws')}/graphql`;
}, 60_000);
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => app.close());

/** A client whose upgrade has these headers. */
function connect(headers: Record<string, string>, connectionParams: Record<string, unknown> = {}): Client {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  const client = createClient({ url, webSocketImpl: Socket, connectionParams, retryAttempts: 0 });
  clients.push(client);
  return client;
}

const RUN = `subscription($w: ID!, $r: ID!) { flowRunChanged(workspaceId: $w, flowRunId: $r) {
  flowRunId parts flowRun { name state { type } states { type } taskRuns { totalCount } logs { edges { node { message } } } } } }`;
const RUNS = 'subscription($w: ID!) { flowRunsChanged(workspaceId: $w) }';

interface Change {
  flowRunId: string;
  parts: string[];
  flowRun: { state: { type: string }; states: { type: string }[]; taskRuns: { totalCount: number }; logs: { edges: unknown[] } } | null;
}

/** The messages of one subscription, one after the other. */
class Messages<T> {
  readonly #messages: AsyncIterableIterator<{ data?: Record<string, T> | null; errors?: unknown }>;

  constructor(client: Client, payload: SubscribePayload) {
    this.#messages = client.iterate<Record<string, T>>(payload) as AsyncIterableIterator<{ data?: Record<string, T> }>;
  }

  async next(): Promise<T> {
    const { value } = (await this.#messages.next()) as { value: { data?: Record<string, T>; errors?: unknown } };
    expect(value.errors).toBeUndefined();
    return Object.values(value.data ?? {})[0] as T;
  }

  /** Messages until one is as wanted; news of one act may come in several. */
  async until(wanted: (message: T) => boolean): Promise<T> {
    for (;;) {
      const message = await this.next();
      if (wanted(message)) return message;
    }
  }

  /** What the subscription ends with. */
  async end(): Promise<unknown> {
    for (;;) {
      const result = await this.#messages.next().catch((error: unknown) => ({ error }));
      if ('error' in result) return result.error;
      if (result.done) return null;
      if (result.value.errors) return result.value.errors;
    }
  }
}

const watchRun = (tenant: Tenant, run: string, client = connect(withKey(tenant))): Messages<Change> =>
  new Messages(client, { query: RUN, variables: { w: tenant.workspace.id, r: run } });
const watchRuns = (tenant: Tenant, client = connect(withKey(tenant))): Messages<string[]> =>
  new Messages(client, { query: RUNS, variables: { w: tenant.workspace.id } });

/** As a resolver gets it. */
const contextOf = ({ user }: Tenant): GraphContext =>
  ({ principal: { actorId: user.actorId, userId: user.id, via: { kind: 'operator' } } }) as unknown as GraphContext;

const codes = (errors: unknown): unknown => (errors as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);

describe('flowRunChanged', () => {
  it('shows the run at once, and then each part of it as it moves', async () => {
    const run = await newRun(ada, 'watched');
    const messages = watchRun(ada, run);
    expect(await messages.next()).toMatchObject({ flowRunId: run, parts: ['STATE', 'TASK_RUNS', 'LOGS'], flowRun: { state: { type: 'PENDING' } } });

    await setState(ada, run, 'RUNNING');
    const running = await messages.until(({ parts }) => parts.includes('STATE'));
    expect(running.flowRun).toMatchObject({ state: { type: 'RUNNING' }, states: [{ type: 'PENDING' }, { type: 'RUNNING' }] });

    await newTaskRun(ada, run, 'task');
    expect((await messages.until(({ parts }) => parts.includes('TASK_RUNS'))).flowRun?.taskRuns.totalCount).toBe(1);

    await log(ada, run, { message: 'hello' });
    expect((await messages.until(({ parts }) => parts.includes('LOGS'))).flowRun?.logs.edges).toHaveLength(1);

    await ada.call('DELETE', `/flow_runs/${run}`);
    expect((await messages.until(({ parts }) => parts.includes('STATE'))).flowRun).toBeNull();
  });

  it('hears nothing of other runs', async () => {
    const [run, other] = [await newRun(ada, 'watched'), await newRun(ada, 'other')];
    const messages = watchRun(ada, run.toUpperCase());
    await messages.next();
    await setState(ada, other, 'RUNNING');
    await log(ada, run, { message: 'mine' });
    expect(await messages.next()).toMatchObject({ flowRunId: run, parts: ['LOGS'], flowRun: { state: { type: 'PENDING' } } });
  });

  it('loses nothing that moves between the subscription and its first read', async () => {
    const run = await newRun(ada, 'watched');
    const stream = await app.app.get(RunSubscriptions, { strict: false }).flowRunChanged(contextOf(ada), ada.workspace.id, run);
    const first = await stream.next();
    // The reader reads only now, after the first message and the move.
    await setState(ada, run, 'RUNNING');
    const second = await stream.next();
    expect([first.value, second.value]).toMatchObject([
      { flowRunChanged: { parts: ['STATE', 'TASK_RUNS', 'LOGS'] } },
      { flowRunChanged: { parts: ['STATE'] } },
    ]);
    await stream.return?.();
  });

  it('says that anything may have moved when news may have been missed', async () => {
    const messages = watchRun(ada, await newRun(ada, 'watched'));
    await messages.next();
    // What the wire tells after it was cut; nobody else may.
    app.platform.broadcast.publish('resync' as 'credentials-changed', {});
    expect(await messages.next()).toMatchObject({ parts: ['STATE', 'TASK_RUNS', 'LOGS'] });
  });

  it.each(['of another workspace', 'of no form'])('knows no run that is %s', async (which) => {
    const messages = watchRun(ada, which === 'of no form' ? 'x' : await newRun(bob, 'theirs'));
    expect(await messages.next()).toMatchObject({ flowRun: null });
  });
});

describe('flowRunsChanged', () => {
  it('starts with a message at once, then names the runs that moved', async () => {
    const messages = watchRuns(ada);
    expect(await messages.next()).toEqual([]);
    const run = await newRun(ada, 'one');
    expect(await messages.next()).toEqual([run]);
  });

  it('makes one message of a burst, and names nobody when it was too large', async () => {
    const messages = watchRuns(ada);
    await messages.next();
    const publish = (ids: string[]): void => {
      for (const id of ids) app.platform.broadcast.publish('runs-moved', { workspaceId: ada.workspace.id, runs: { [id]: 's' } });
    };
    publish(['a', 'b', 'a']);
    expect(await messages.next()).toEqual(['a', 'b']);
    publish(Array.from({ length: 501 }, (_, n) => `run-${n}`));
    expect(await messages.next()).toEqual([]);
    publish(['c']);
    expect(await messages.next()).toEqual(['c']);
  });

  it('hears nothing of another workspace', async () => {
    const messages = watchRuns(ada);
    await messages.next();
    await newRun(bob, 'theirs');
    const run = await newRun(ada, 'mine');
    expect(await messages.next()).toEqual([run]);
  });
});

const OBJECTS = 'subscription($w: ID!, $k: [ObjectKind!]!) { objectsChanged(workspaceId: $w, kinds: $k) { kind ids } }';
interface ObjectsChange {
  kind: string;
  ids: string[];
}
const watchObjects = (tenant: Tenant, kinds: readonly string[]): Messages<ObjectsChange[]> =>
  new Messages(connect(withKey(tenant)), { query: OBJECTS, variables: { w: tenant.workspace.id, k: kinds } });

/** The ids of all that is told up to the message that names this one; at any time a message may say that anything may have changed. */
async function namedUntil(messages: Messages<ObjectsChange[]>, id: string): Promise<string[]> {
  const named: string[] = [];
  while (!named.includes(id)) named.push(...(await messages.next()).flatMap(({ ids }) => ids));
  return named;
}

/** Calls REST and answers the reply's id. */
async function made(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<string> {
  const reply = await ada.call(method, path, body);
  expect([path, reply.status < 300]).toEqual([path, true]);
  return (reply.body as { id?: string } | null)?.id ?? '';
}

describe('objectsChanged', () => {
  const flow = (): Promise<string> => made('POST', '/flows/', { name: randomUUID() });
  const deployment = async (): Promise<string> => made('POST', '/deployments/', { name: 'd', flow_id: await flow() });
  const pool = (name: string = randomUUID()): Promise<string> => made('POST', '/work_pools/', { name, type: 'process' });

  it('starts with a message at once, in which any object may have changed', async () => {
    const messages = watchObjects(ada, ['VARIABLE', 'WORKER', 'VARIABLE']);
    expect(await messages.next()).toEqual([
      { kind: 'VARIABLE', ids: [] },
      { kind: 'WORKER', ids: [] },
    ]);
  });

  beforeAll(() => pool('with-queue'));
  it.each<[kind: string, act: () => Promise<string>]>([
    ['VARIABLE', () => made('POST', '/variables/', { name: 'v', value: 1 })],
    ['FLOW', flow],
    ['DEPLOYMENT', deployment],
    ['WORK_POOL', pool],
    ['WORK_QUEUE', () => made('POST', '/work_pools/with-queue/queues/', { name: 'q' })],
    ['CONCURRENCY_LIMIT', () => made('POST', '/v2/concurrency_limits/', { name: 'l', limit: 1 })],
    ['ARTIFACT', () => made('POST', '/artifacts/', { key: 'a', data: 1 })],
    ['BLOCK_TYPE', () => made('POST', '/block_types/', { name: 'T', slug: 't' })],
    ['SAVED_SEARCH', () => made('PUT', '/saved_searches/', { name: 's', filters: [] })],
    ['FLOW_RUN', () => newRun(ada, 'moved')],
  ])('names the %s that was made', async (kind, act) => {
    const messages = watchObjects(ada, [kind]);
    await messages.next();
    const id = await act();
    expect(await namedUntil(messages, id)).toContain(id);
  });

  it('names what is changed and what is deleted', async () => {
    const id = await made('POST', '/variables/', { name: 'moving', value: 1 });
    const messages = watchObjects(ada, ['VARIABLE']);
    await messages.next();
    await made('PATCH', `/variables/${id}`, { value: 2 });
    expect(await namedUntil(messages, id)).toEqual([id]);
    await made('DELETE', `/variables/${id}`);
    expect(await namedUntil(messages, id)).toEqual([id]);
  });

  it('tells of parts, of what nobody names, and of what goes with another', async () => {
    const name = randomUUID();
    await pool(name);
    const id = await deployment();
    const messages = watchObjects(ada, ['AUTOMATION', 'DEPLOYMENT', 'WORKER', 'EVENT', 'LOG', 'TASK_RUN', 'WEBHOOK']);
    await messages.next();
    const isTold = (kind: string) => (changes: ObjectsChange[]) => changes.some((change) => change.kind === kind && change.ids.length === 0);
    await made('POST', `/deployments/${id}/schedules`, [{ schedule: { interval: 3600 }, active: false }]);
    await messages.until(isTold('DEPLOYMENT'));
    // What it has counted begins with it.
    await made('POST', '/automations/', { name, trigger: { type: 'event', posture: 'Reactive', expect: ['none'] }, actions: [] });
    await messages.until(isTold('AUTOMATION'));
    await made('POST', `/work_pools/${name}/workers/heartbeat`, { name: 'w' });
    await messages.until(isTold('WORKER'));
    await made('DELETE', `/work_pools/${name}`);
    await messages.until(isTold('WORKER'));
    await made('POST', '/logs/', [{ name: 'n', level: 20, message: 'm', timestamp: new Date().toISOString() }]);
    await messages.until(isTold('LOG'));
    await newTaskRun(ada, await newRun(ada, 'parent'), 'task');
    await messages.until(isTold('TASK_RUN'));
    await made('POST', '/task_runs/', { task_key: 't', dynamic_key: '0', name: 'alone' });
    await messages.until(isTold('TASK_RUN'));
  });

  it('is silent about other kinds, about polls that change nothing, and about other workspaces', async () => {
    const name = randomUUID();
    await pool(name);
    const poll = (): Promise<string> => made('POST', `/work_pools/${name}/get_scheduled_flow_runs`, {});
    await poll();
    const queues = watchObjects(ada, ['WORK_QUEUE', 'DEPLOYMENT']);
    // Until the first poll is noted, which makes the queue ready.
    await queues.until((changes) => changes.some(({ ids }) => ids.length > 0));
    const variables = watchObjects(ada, ['VARIABLE']);
    await variables.next();
    await poll();
    await bob.call('POST', '/variables/', { name: 'theirs', value: 1 });
    const id = await made('POST', '/variables/', { name: 'mine', value: 1 });
    expect(await namedUntil(variables, id)).toEqual([id]);
    const queue = await made('POST', `/work_pools/${name}/queues/`, { name: 'after' });
    expect(await namedUntil(queues, queue)).toEqual([queue]);
  });

  it('knows all that the database deletes along with something', async () => {
    const tables = new Set(Object.values(OBJECT_KINDS).flat());
    const found = await ada.ctx.cell.query<{ parent: string; child: string }>({
      text: `select parent.relname as parent, child.relname as child from pg_constraint c
        join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
        where c.contype = 'f' and c.confdeltype = 'c' and c.connamespace = $1::regnamespace`,
      values: [ada.ctx.schema],
    });
    const followed = found.filter(({ parent, child }) => tables.has(parent as never) && tables.has(child as never));
    for (const { parent, child } of followed) expect([parent, GO_WITH[parent as 'flow']]).toEqual([parent, expect.arrayContaining([child])]);
    expect(followed.length).toBeGreaterThan(5);
  });
});

const emit = async (tenant: Tenant, names: readonly string[]): Promise<void> => {
  const events = names.map((event) => ({ id: randomUUID(), occurred: new Date().toISOString(), event, resource: { 'prefect.resource.id': 'kitchen.1' } }));
  expect((await tenant.call('POST', '/events', events)).status).toBeLessThan(300);
};

describe('eventsHappened', () => {
  const EVENTS = 'subscription($w: ID!, $f: EventFilter) { eventsHappened(workspaceId: $w, filter: $f) { event resource { id } } }';
  const watchEvents = (filter: unknown): Messages<{ event: string }[]> =>
    new Messages(connect(withKey(ada)), { query: EVENTS, variables: { w: ada.workspace.id, f: filter } });

  it('starts with nothing, then tells each event that fits, once', async () => {
    const messages = watchEvents({ namePrefixes: ['coffee.'], search: 'kitchen' });
    expect(await messages.next()).toEqual([]);
    await emit(bob, ['coffee.theirs']);
    await emit(ada, ['tea.made', 'coffee.made']);
    expect(await messages.next()).toEqual([{ event: 'coffee.made', resource: { id: 'kitchen.1' } }]);
    await emit(ada, ['coffee.drunk']);
    expect(await messages.next()).toEqual([{ event: 'coffee.drunk', resource: { id: 'kitchen.1' } }]);
  });

  it('is cut off for one who lets more than a thousand wait', async () => {
    const subscriptions = app.app.get(FeedSubscriptions, { strict: false });
    const [slow, quick] = [
      await subscriptions.eventsHappened(contextOf(ada), ada.workspace.id, { names: ['flood'] }),
      await subscriptions.eventsHappened(contextOf(ada), ada.workspace.id, { names: ['flood'] }),
    ];
    await slow.next();
    try {
      for (const sent of [600, 1_200]) {
        await emit(ada, Array<string>(600).fill('flood'));
        for (let heard = sent - 600; heard < sent;) heard += ((await quick.next()).value as { eventsHappened: unknown[] }).eventsHappened.length;
      }
      await expect(slow.next()).rejects.toThrow('subscription.too_slow');
      expect(await slow.next()).toEqual({ done: true, value: undefined });
    } finally {
      await quick.return?.();
    }
  });
});

describe('logsWritten', () => {
  const LOGS = 'subscription($w: ID!, $r: ID, $f: LogFilter) { logsWritten(workspaceId: $w, flowRunId: $r, filter: $f) { message flowRunId taskRunId } }';

  it('tells the lines of one run that fit, or of all', async () => {
    const [run, other, task] = [await newRun(ada, 'writes'), await newRun(ada, 'writes'), randomUUID()];
    const watchLines = (flowRunId: string | null, filter: unknown): Messages<{ message: string }[]> =>
      new Messages(connect(withKey(ada)), { query: LOGS, variables: { w: ada.workspace.id, r: flowRunId, f: filter } });
    const [one, all] = [watchLines(run.toUpperCase(), { minLevel: 30, search: 'BAD', taskRunId: task }), watchLines(null, null)];
    expect([await one.next(), await all.next()]).toEqual([[], []]);
    await log(ada, other, { message: 'too bad', level: 40, task_run_id: task });
    await log(
      ada,
      run,
      { message: 'bad, but low', level: 20, task_run_id: task },
      { message: 'bad, but not of the task', level: 40 },
      { message: 'good', level: 40, task_run_id: task },
      { message: 'bad', level: 30, task_run_id: task },
    );
    expect(await one.next()).toEqual([{ message: 'bad', flowRunId: run, taskRunId: task }]);
    const heard: { message: string }[] = [];
    while (heard.length < 5) heard.push(...(await all.next()));
    expect(heard.map(({ message }) => message)).toContain('too bad');
  });
});

describe('who may subscribe', () => {
  it('comes with a key in the first message, or in the header, or with a session from our own page', async () => {
    const session = withSession(await signIn(app, ada));
    const { cookie = '' } = session;
    const ways = [
      connect({}, { Authorization: `Bearer ${ada.key}` }),
      connect(withKey(ada)),
      connect(session),
      connect({ cookie, origin: url.replace('ws', 'http') }),
    ];
    for (const client of ways) expect(await watchRuns(ada, client).next()).toEqual([]);
  });

  it.each<[string, () => Promise<Client>, number]>([
    ['nobody', async () => connect({}), 4401],
    ['a bad key', async () => connect({}, { authorization: 'Bearer pnu_wrong' }), 4401],
    ['a bad key beside a session', async () => connect(withSession(await signIn(app, ada)), { Authorization: 'Bearer pnu_wrong' }), 4401],
    ['what is no key at all', async () => connect({}, { Authorization: 5 }), 4401],
    ['a session from another site', async () => connect({ cookie: withSession(await signIn(app, ada))['cookie'] ?? '', origin: 'https://evil.example' }), 4403],
  ])('is not %s', async (_, client, code) => {
    expect(await watchRuns(ada, await client()).end()).toMatchObject({ code });
  });

  it('finds no workspace of another tenant', async () => {
    const [events, lines] = ['eventsHappened(workspaceId: $w) { id }', 'logsWritten(workspaceId: $w) { id }'];
    for (const query of [RUN, RUNS, OBJECTS, `subscription($w: ID!) { ${events} }`, `subscription($w: ID!) { ${lines} }`]) {
      const messages = new Messages(connect(withKey(ada)), { query, variables: { w: bob.workspace.id, r: bob.workspace.id, k: ['FLOW'] } });
      expect(codes(await messages.end())).toEqual(['workspace.not_found']);
    }
  });

  it('is out as soon as the key is deleted', async () => {
    const made = await asker(app, withKey(ada))('mutation { createApiKey(input: { name: "short" }) { ... on CreateApiKeySuccess { key apiKey { id } } } }');
    const { key, apiKey } = made.data?.['createApiKey'] as { key: string; apiKey: { id: string } };
    const messages = watchRuns(ada, connect({}, { Authorization: `Bearer ${key}` }));
    await messages.next();
    await asker(app, withKey(ada))('mutation($id: ID!) { deleteApiKey(id: $id) }', { id: apiKey.id });
    expect(codes(await messages.end())).toEqual(['auth.unauthenticated']);
  });

  it('is out as soon as the session is signed out', async () => {
    const session = withSession(await signIn(app, ada));
    const [ended, going] = [watchRuns(ada, connect(session)), watchRuns(ada)];
    await Promise.all([ended.next(), going.next()]);
    await asker(app, session)('mutation { signOut }');
    expect(codes(await ended.end())).toEqual(['auth.unauthenticated']);
    const run = await newRun(ada, 'still here');
    expect(await going.until((ids) => ids.includes(run))).toContain(run);
  });

  it('is out as soon as they belong to the account no more', async () => {
    const cy = await app.newTenant();
    await app.platform.control.query(`insert into eparch.membership (account_id, user_id, role) values ($1, $2, 'member')`, [cy.account.id, ada.user.id]);
    const messages = watchRuns(cy, connect(withKey(ada)));
    await messages.next();
    await app.platform.control.query('delete from eparch.membership where account_id = $1 and user_id = $2', [cy.account.id, ada.user.id]);
    app.platform.broadcast.publish('credentials-changed', {});
    expect(codes(await messages.end())).toEqual(['workspace.not_found']);
  });
});

describe('the socket', () => {
  it('carries subscriptions only, and of a sensible size', async () => {
    const refusals = [
      '{ viewer { id } }',
      'mutation { signOut }',
      'subscription { nothing }',
      'subscription {',
      `subscription { ${'__typename '.repeat(3_000)} }`,
    ];
    for (const query of refusals) {
      expect(codes(await new Messages(connect(withKey(ada)), { query }).end())).toEqual(expect.arrayContaining(['BAD_USER_INPUT']));
    }
  });

  it('carries up to fifty at a time', async () => {
    const client = connect(withKey(ada));
    const all = Array.from({ length: 50 }, () => watchRuns(ada, client));
    for (const messages of all) await messages.next();
    expect(await watchRuns(ada, client).end()).toMatchObject([{ message: expect.stringContaining('up to 50') }]);
  });

  it('is cut for a reader that takes nothing of what it asks for', async () => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: withKey(ada) });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { filler: randomBytes(100_000).toString('hex') } });
    socket.on('error', () => undefined);
    let pings = 0;
    while (socket.readyState === WebSocket.OPEN && pings++ < 500) await new Promise((sent) => socket.send(ping, sent));
    expect(pings).toBeLessThan(500);
  });

  it('says to all that it will be back when the server stops', async () => {
    const other = await testApp();
    await other.app.listen(0, '127.0.0.1');
    const tenant = await other.newTenant();
    const socket = new WebSocket(`${(await other.app.getUrl()).replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: withKey(tenant) });
    await once(socket, 'open');
    const closed = once(socket, 'close');
    await other.close();
    expect((await closed)[0]).toBe(1012);
  }, 60_000);
});
