import type { FlowReply, FlowRunReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { ApiKeysService } from '../../control/api-keys/api-keys.service.js';
import { anEvent, Client } from './events.testing.js';

interface Told {
  id: string;
  event: string;
  received: string;
  payload: object;
  resource: object;
}

const HOUR_MS = 3_600_000;
const soon = (): string => new Date(Date.now() + HOUR_MS).toISOString();
const before = (ms: number): string => new Date(Date.now() - ms).toISOString();

describe('/events/out', () => {
  let here: TestApp;
  let there: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;
  const origins = new Map<TestApp, string>();
  const clients: Client[] = [];

  beforeAll(async () => {
    here = await testApp();
    const { databaseUrl, secretKey } = here.platform.config;
    there = await testApp({ databaseUrl, secretKey });
    for (const app of [here, there]) origins.set(app, await listen(app));
    [tenant, stranger] = [await here.newTenant(), await here.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as FlowReply;
  }, 60_000);
  afterEach(() => {
    for (const client of clients.splice(0)) client.cut();
  });
  afterAll(async () => {
    await there.close();
    await here.close();
  });

  const open = async (at = here, base = tenant.base): Promise<Client> => {
    const client = await Client.open(`${origins.get(at)}${base}/events/out`, { subprotocol: 'prefect' });
    clients.push(client);
    return client;
  };
  const greeted = async (at = here): Promise<Client> => {
    const client = await open(at);
    client.send({ type: 'auth', token: tenant.key });
    expect(await client.frame()).toBe('{"type":"auth_success"}');
    return client;
  };
  const follow = async (filter: object = {}, { at = here, ...rest }: { at?: TestApp; backfill?: boolean } = {}): Promise<Client> => {
    const client = await greeted(at);
    client.send({ type: 'filter', filter: { occurred: { since: before(60_000), until: soon() }, ...filter }, ...rest });
    return client;
  };
  const next = async (client: Client): Promise<Told> => (JSON.parse(await client.frame()) as { type: 'event'; event: Told }).event;
  const emit = async (...events: object[]): Promise<void> => {
    expect((await tenant.call('POST', '/events', events)).status).toBe(204);
  };
  /** Told to every follower of this name; whoever gets it has been told all that was before. */
  const named = (event: string, parts: object = {}) => anEvent({ event, ...parts });
  const unique = (): string => `spec.${uuidv7()}`;

  it('tells a flow run’s states as they are stored, on every replica', async () => {
    const followers = [await follow({ event: { prefix: ['prefect.flow-run.'] } }), await follow({ event: { prefix: ['prefect.flow-run.'] } }, { at: there })];
    const run = (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, name: 'the-run' })).body as FlowRunReply;
    const state = { type: 'CANCELLING' };
    await tenant.call('POST', `/flow_runs/${run.id}/set_state`, { state });
    for (const follower of followers) {
      expect((await next(follower)).event).toBe('prefect.flow-run.Pending');
      expect(await next(follower)).toMatchObject({
        event: 'prefect.flow-run.Cancelling',
        occurred: expect.stringMatching(/Z$/) as string,
        received: expect.stringMatching(/Z$/) as string,
        resource: { 'prefect.resource.id': `prefect.flow-run.${run.id}`, 'prefect.resource.name': 'the-run' },
        related: [{ 'prefect.resource.role': 'flow' }],
        payload: { intended: { from: 'PENDING', to: 'CANCELLING' } },
      });
    }
  });

  it('tells what clients report, and nothing that was not asked for', async () => {
    const name = unique();
    const client = await follow({ event: { name: [name] }, resource: { labels: { kind: 'good*' } } });
    const resource = (kind: string) => ({ 'prefect.resource.id': 'x', kind });
    const events = ['bad', 'good', 'better', 'goodness'].map((kind) => named(name, { resource: resource(kind), payload: { n: [1, { m: null }] } }));
    await emit(...events, named('spec.other'));
    expect([await next(client), await next(client)].map(({ id }) => id)).toEqual([events[1]?.id, events[3]?.id]);
  });

  it('tells first what was, by the time it occurred, and then what is', async () => {
    const name = unique();
    const events = [5_000, 40_000, 20_000].map((ms) => named(name, { occurred: before(ms) }));
    const tooOld = named(name, { occurred: before(90_000) });
    await emit(tooOld, ...events);
    const client = await follow({ event: { prefix: ['other.', name] } });
    const last = named(name);
    expect([await next(client), await next(client), await next(client)].map(({ id }) => id)).toEqual([events[1]?.id, events[2]?.id, events[0]?.id]);
    await emit(last);
    expect((await next(client)).id).toBe(last.id);
  });

  it('goes back a quarter of an hour at most', async () => {
    const name = unique();
    const [old, young] = [named(name, { occurred: before(16 * 60_000) }), named(name, { occurred: before(14 * 60_000) })];
    await emit(old, young);
    const client = await follow({ event: { name: [name] }, occurred: { since: before(HOUR_MS), until: soon() } });
    expect((await next(client)).id).toBe(young.id);
    const late = [named(name, { occurred: before(16 * 60_000) }), named(name)];
    await emit(...late);
    expect((await next(client)).id).toBe(late[1]?.id);
  });

  it('tells only what is new to who wants no more', async () => {
    const name = unique();
    await emit(named(name));
    const client = await follow({ event: { name: [name] } }, { backfill: false });
    // It follows once the one who asked for the past, and was answered after it, has been told.
    const other = await follow({ event: { name: [name] } });
    await next(other);
    const last = named(name);
    await emit(last);
    expect((await next(client)).id).toBe(last.id);
  });

  it('looks at what is related in the past, as the reference does, and not in what comes', async () => {
    const name = unique();
    const related = [{ 'prefect.resource.id': 'prefect.flow.a', 'prefect.resource.role': 'flow' }];
    const [other, wanted, live] = [named(name), named(name, { related }), named(name)];
    await emit(other, wanted);
    const client = await follow({ event: { name: [name] }, related: { id: ['prefect.flow.a'] } });
    expect((await next(client)).id).toBe(wanted.id);
    await emit(live);
    expect((await next(client)).id).toBe(live.id);
  });

  it('tells each event once and none not at all, however they come while one begins to listen', async () => {
    const name = unique();
    const events = Array.from({ length: 600 }, () => named(name));
    const followers: Promise<Client>[] = [];
    for (let at = 0; at < events.length; at += 20) {
      await emit(...events.slice(at, at + 20));
      if (at % 60 === 0) followers.push(follow({ event: { name: [name] } }, { at: at % 120 ? here : there }));
    }
    for (const follower of await Promise.all(followers)) {
      const told: string[] = [];
      while (told.length < events.length) told.push((await next(follower)).id);
      expect(new Set(told)).toEqual(new Set(events.map(({ id }) => id)));
    }
  });

  it('tells what was under way when one began to listen, and what began later and ended sooner only once', async () => {
    const name = unique();
    const [slow, fast] = [named(name), named(name)];
    let follower: Client | undefined;
    await tenant.ctx.cell.transaction(async (cell) => {
      await insert({ ...tenant.ctx, cell }, slow);
      follower = await follow({ event: { name: [name] } });
      await emit(fast);
      expect((await next(follower)).id).toBe(fast.id);
    });
    // Written past the server, so that nobody tells of it: it is found all the same.
    if (follower) expect((await next(follower)).id).toBe(slow.id);
  });

  it('sends of a large event what a frame has room for, since clients break at larger ones', async () => {
    const name = unique();
    const client = await follow({ event: { name: [name] } });
    const [text, role] = ['x'.repeat(1_100_000), { 'prefect.resource.role': 'flow' }];
    const resource = { 'prefect.resource.id': 'the.resource', 'prefect.resource.name': 'its name' };
    const related = [{ 'prefect.resource.id': 'another', ...role }];
    await emit(named(name, { resource, related, payload: { text } }));
    expect(await next(client)).toMatchObject({ resource, related, payload: {} });
    await emit(named(name, { resource, related: [{ ...related[0], text }], payload: { a: 1 } }));
    expect(await next(client)).toMatchObject({ resource, related: [], payload: {} });
    await emit(named(name, { resource: { ...resource, text } }));
    expect((await next(client)).resource).toEqual({ 'prefect.resource.id': 'the.resource' });
  });

  it('keeps workspaces apart', async () => {
    const name = unique();
    const client = await follow({ event: { name: [name] } });
    await stranger.call('POST', '/events', [named(name)]);
    const mine = named(name);
    await emit(mine);
    expect((await next(client)).id).toBe(mine.id);
  });

  it('passes over whatever else the client says', async () => {
    const name = unique();
    const client = await follow({ event: { name: [name] } });
    for (let count = 0; count < 200; count++) client.send('anything');
    await client.ping();
    const event = named(name);
    await emit(event);
    expect((await next(client)).id).toBe(event.id);
  });

  it.each([
    ['another frame', { type: 'subscribe', filter: {} }, /^Expected 'filter' message$/],
    ['no JSON', 'filter', /^Expected 'filter' message$/],
    ['no filter', { type: 'filter' }, /^Invalid filter/],
    ['a member that nobody knows', { type: 'filter', filter: { odd: 1 } }, /odd/],
    ['a day that no month has', { type: 'filter', filter: { occurred: { since: '2026-02-30T00:00:00Z' } } }, /^Invalid filter: .*since/],
    ['a member of a member that nobody knows', { type: 'filter', filter: { any_resource: [{ role: ['x'] }] } }, /^Invalid filter/],
    ['a time that is none', { type: 'filter', filter: { occurred: { since: 'soon' } } }, /since/],
    ['an id that is none', { type: 'filter', filter: { id: { id: ['1'] } } }, /id/],
  ])('closes with 1002 at %s', async (_, frame, reason) => {
    const client = await greeted();
    client.send(frame);
    expect(await client.closed).toEqual({ code: 1002, reason: expect.stringMatching(reason) as string });
  });

  it('answers pings before anything else, and closes with 1008 on who has no key', async () => {
    const nobody = await open();
    await nobody.ping();
    nobody.send({ type: 'auth', token: 'pnu_wrong' });
    expect(await nobody.closed).toMatchObject({ code: 1008, reason: expect.stringMatching(/key/) as string });
    const foreign = await open(here, stranger.base);
    foreign.send({ type: 'auth', token: tenant.key });
    expect(await foreign.closed).toMatchObject({ code: 1008 });
    const silent = await open();
    silent.send({ type: 'filter', filter: {} });
    expect(await silent.closed).toEqual({ code: 1008, reason: "Expected 'auth' message" });
    await expect(Client.open(`${origins.get(here)}${tenant.base}/events/out`)).rejects.toThrow('403');
  });

  it('closes with 1008 once the key is deleted, on every replica', async () => {
    const keys = here.app.get(ApiKeysService, { strict: false });
    const owner = { actorId: tenant.user.actorId, userId: tenant.user.id, via: { kind: 'operator' } as const };
    const made = await keys.create(owner, { name: 'for-a-while', expiration: null });
    const client = await open(there);
    client.send({ type: 'auth', token: made.key });
    await client.frame();
    client.send({ type: 'filter', filter: {} });
    await keys.delete(owner, made.apiKey.id);
    expect(await client.closed).toMatchObject({ code: 1008 });
  });

  it('closes with 1012 when the server shuts down, since clients come back after that', async () => {
    const { databaseUrl, secretKey } = here.platform.config;
    const third = await testApp({ databaseUrl, secretKey });
    origins.set(third, await listen(third));
    const client = await follow({}, { at: third });
    await client.ping();
    await third.close();
    expect(await client.closed).toMatchObject({ code: 1012 });
  });
});

async function insert({ cell, schema }: WorkspaceContext, { id, event, resource }: ReturnType<typeof anEvent>): Promise<void> {
  await cell.query({
    text: `insert into ${schema}.event (id, occurred, event, resource_id, resource) values ($1, now(), $2, 'x', $3)`,
    values: [id, event, resource],
  });
}

async function listen({ app }: TestApp): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace('http', 'ws');
}
