import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, log, newRun, newTaskRun, setState, signIn, withKey, withSession } from '../graphql.testing.js';
import { RunSubscriptions } from './subscription.resolvers.js';

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
    const principal = { actorId: ada.user.actorId, userId: ada.user.id, via: { kind: 'operator' } } as const;
    const subscriptions = app.app.get(RunSubscriptions, { strict: false });
    const stream = await subscriptions.flowRunChanged({ principal } as Parameters<typeof subscriptions.flowRunChanged>[0], ada.workspace.id, run);
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
    for (const query of [RUN, RUNS]) {
      const messages = new Messages(connect(withKey(ada)), { query, variables: { w: bob.workspace.id, r: bob.workspace.id } });
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
