import type { WorkspaceContext } from '@app/tenancy';
import { startMortalPostgres, until } from '@app/testing';
import { v7 as uuidv7 } from 'uuid';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Sockets } from '../../http/sockets.js';
import { aReport, anEvent, Client, countEvents } from './events.testing.js';

const SERVER_MODE = { subprotocol: 'prefect' };

describe('/events/in', () => {
  let test: TestApp;
  let tenant: Tenant;
  let other: Tenant;
  let origin: string;
  const clients: Client[] = [];

  beforeAll(async () => {
    test = await testApp();
    origin = await listen(test);
    tenant = await test.newTenant();
    other = await test.newTenant();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.cut();
  });
  afterAll(() => test.close());

  const open = async (base: string, options: Parameters<typeof Client.open>[1] = {}, at = origin): Promise<Client> => {
    const client = await Client.open(`${at}${base}/events/in`, options);
    clients.push(client);
    return client;
  };
  const cloudMode = (key: string) => ({ headers: { authorization: `bearer ${key}` } });
  const openCloud = (to = tenant): Promise<Client> => open(to.base, cloudMode(to.key));

  describe('in cloud mode', () => {
    it('lets the key of the upgrade in, without a subprotocol, and takes the first frame for an event', async () => {
      const client = await openCloud();
      expect(client.protocol).toBe('');
      await client.ping();
      const event = anEvent();
      client.send(event);
      await client.ping();
      expect(await countEvents(tenant.ctx, [event.id])).toBe(1);
      expect(client.frames).toEqual([]);
    });

    it('declines the compression that clients offer, since to inflate costs more than all the rest', async () =>
      expect((await openCloud()).isCompressed).toBe(false));

    it('refuses the upgrade of a wrong or missing key with 401, which ends the client’s tries', async () => {
      await expect(open(tenant.base, cloudMode('pnu_wrong'))).rejects.toThrow('401');
      await expect(open(tenant.base)).rejects.toThrow('401');
    });

    it('refuses another account’s workspace, and one that is none, with 403', async () => {
      await expect(open(other.base, cloudMode(tenant.key))).rejects.toThrow('403');
      await expect(open(tenant.base.replace(tenant.workspace.id, other.workspace.id), cloudMode(tenant.key))).rejects.toThrow('403');
      await expect(open(tenant.base.replace(tenant.workspace.id, 'nonsense'), cloudMode(tenant.key))).rejects.toThrow('403');
    });

    it('finds the workspace whatever the case of its ids and however many slashes stand before', async () => {
      const client = await open(
        `/${tenant.base.replace('/accounts/', '//accounts/').replace(tenant.workspace.id, tenant.workspace.id.toUpperCase())}`,
        cloudMode(tenant.key),
      );
      await client.ping();
    });

    it('answers 404 to sockets that do not exist', async () => {
      for (const path of ['/events', '/events/out/more', '/%E0%A4%A']) {
        await expect(Client.open(`${origin}${tenant.base}${path}`, SERVER_MODE)).rejects.toThrow('404');
      }
    });
  });

  describe('in server mode', () => {
    it('answers a ping before anything else, then the handshake, and takes events after it', async () => {
      const client = await open(tenant.base, SERVER_MODE);
      expect(client.protocol).toBe('prefect');
      await client.ping();
      client.send({ type: 'auth', token: tenant.key });
      expect(await client.frame()).toBe('{"type":"auth_success"}');
      const event = anEvent();
      client.send(event);
      await client.ping();
      expect(await countEvents(tenant.ctx, [event.id])).toBe(1);
    });

    it('takes the key as auth string, with or without a colon, and from a Basic header', async () => {
      for (const token of [`:${tenant.key}`, `${tenant.key}:`]) {
        const client = await open(tenant.base, SERVER_MODE);
        client.send({ type: 'auth', token });
        expect(await client.frame()).toBe('{"type":"auth_success"}');
      }
      const basic = { ...SERVER_MODE, headers: { authorization: `Basic ${Buffer.from(tenant.key).toString('base64')}` } };
      const client = await open(tenant.base, basic);
      client.send({ type: 'auth', token: null });
      expect(await client.frame()).toBe('{"type":"auth_success"}');
    });

    it('loses nothing that is sent without waiting for the answer', async () => {
      const client = await open(tenant.base, SERVER_MODE);
      const events = Array.from({ length: 20 }, () => anEvent());
      client.send({ type: 'auth', token: tenant.key });
      for (const event of events) client.send(event);
      await client.ping();
      expect(
        await countEvents(
          tenant.ctx,
          events.map(({ id }) => id),
        ),
      ).toBe(20);
    });

    it.each([
      ['no key', { type: 'auth', token: null }, 'No API key came. Set PREFECT_CLOUD_API_URL, or PREFECT_API_AUTH_STRING to the API key.'],
      ['a wrong key', { type: 'auth', token: 'pnu_wrong' }, 'This API key is wrong, expired or deleted.'],
      ['something else first', { event: 'early' }, "Expected 'auth' message"],
      ['no JSON first', 'hello', "Expected 'auth' message"],
    ])('closes with 1008 and says why after %s', async (_, frame, reason) => {
      const client = await open(tenant.base, SERVER_MODE);
      client.send(frame);
      expect(await client.closed).toEqual({ code: 1008, reason });
      expect(client.frames).toEqual([]);
    });

    it('knows no workspace of another account', async () => {
      const client = await open(other.base, SERVER_MODE);
      client.send({ type: 'auth', token: tenant.key });
      expect(await client.closed).toEqual({ code: 1008, reason: 'There is no such workspace.' });
    });
  });

  describe('a pong', () => {
    it('comes only when all that was sent before its ping is durable', async () => {
      const client = await openCloud();
      await client.ping();
      const event = anEvent();
      let pong = false;
      await holdingEvents(tenant.ctx, async (someoneWaits) => {
        client.send(event);
        const answered = client.ping().then(() => (pong = true));
        answered.catch(() => undefined);
        await someoneWaits();
        await tenant.ctx.cell.query({ text: 'select 1' });
        expect(pong).toBe(false);
      });
      await client.ping();
      expect(pong).toBe(true);
      expect(await countEvents(tenant.ctx, [event.id])).toBe(1);
    });

    it('follows thousands of events, which go down in few statements', async () => {
      const client = await openCloud();
      const events = Array.from({ length: 3_000 }, () => anEvent());
      for (const event of events) client.send(event);
      await client.ping();
      expect(
        await countEvents(
          tenant.ctx,
          events.map(({ id }) => id),
        ),
      ).toBe(3_000);
    });

    it('is not lost on a client that comes back with what was not confirmed, and no event is doubled', async () => {
      const first = await openCloud();
      const events = Array.from({ length: 10 }, () => anEvent());
      for (const event of events) first.send(event);
      first.cut();
      const second = await openCloud();
      for (const event of events) second.send(event);
      await second.ping();
      expect(
        await countEvents(
          tenant.ctx,
          events.map(({ id }) => id),
        ),
      ).toBe(10);
    });
  });

  describe('a frame', () => {
    it('that is no event is passed over, and those around it are kept', async () => {
      const client = await openCloud();
      const good = [anEvent(), anEvent()];
      client.send(good[0]);
      const bad = [
        'junk',
        '[]',
        'null',
        '{"id":"x"}',
        JSON.stringify(anEvent({ occurred: 'yesterday' })),
        JSON.stringify(anEvent({ resource: {} })),
        JSON.stringify(anEvent({ resource: { 'prefect.resource.id': 'x'.repeat(2_001) } })),
        JSON.stringify(anEvent({ related: [{ 'prefect.resource.id': 'x' }] })),
        JSON.stringify(anEvent({ event: 'x'.repeat(1_025) })),
      ];
      for (const frame of bad) client.send(frame);
      client.send(good[1]);
      await client.ping();
      expect(
        await countEvents(
          tenant.ctx,
          good.map(({ id }) => id),
        ),
      ).toBe(2);
    });

    it('of more than 1.5 MB is passed over, one of nearly that is kept', async () => {
      const client = await openCloud();
      const [large, tooLarge, small] = [anEvent({ payload: { x: 'y'.repeat(1_400_000) } }), anEvent({ payload: { x: 'y'.repeat(5_000_000) } }), anEvent()];
      for (const event of [large, tooLarge, small]) client.send(event);
      await client.ping();
      expect(await countEvents(tenant.ctx, [large.id, small.id])).toBe(2);
      expect(await countEvents(tenant.ctx, [tooLarge.id])).toBe(0);
    });

    it('comes back with the numbers of its payload as they were sent', async () => {
      const client = await openCloud();
      const event = anEvent();
      client.send(JSON.stringify(event).replace('"payload":{}', '"payload":{"ns":1795699626123456789,"share":1.0}'));
      await client.ping();
      const text = `select payload::text as payload from ${tenant.ctx.schema}.event where id = $1`;
      expect(await tenant.ctx.cell.query({ text, values: [event.id] })).toEqual([{ payload: '{"ns": 1795699626123456789, "share": 1.0}' }]);
    });

    it('keeps its place for characters that PostgreSQL cannot keep', async () => {
      const client = await openCloud();
      const event = anEvent({ resource: { 'prefect.resource.id': 'a\0b', ['k\0']: 'v' }, payload: { half: '\ud800!', text: '\\u0000', nul: '\0' } });
      client.send(event);
      await client.ping();
      const [row] = await tenant.ctx.cell.query({
        text: `select resource_id, resource, payload from ${tenant.ctx.schema}.event where id = $1`,
        values: [event.id],
      });
      expect(row).toEqual({
        resource_id: 'a\ufffdb',
        resource: { 'prefect.resource.id': 'a\ufffdb', 'k\ufffd': 'v' },
        payload: { half: '\ufffd!', text: '\\u0000', nul: '\ufffd' },
      });
    });
  });

  it('takes from a sender no more than it can hold while the database is busy', async () => {
    const client = await openCloud();
    const payload = { x: 'y'.repeat(1_000_000) };
    const events = Array.from({ length: 120 }, () => anEvent({ payload }));
    let pong = false;
    await holdingEvents(tenant.ctx, async (someoneWaits) => {
      for (const event of events) client.send(event);
      client.ping().then(
        () => (pong = true),
        () => undefined,
      );
      await someoneWaits();
      await until(() => serverSockets(test).some(({ isPaused }) => isPaused));
      expect(pong).toBe(false);
    });
    await client.ping();
    expect(
      await countEvents(
        tenant.ctx,
        events.map(({ id }) => id),
      ),
    ).toBe(120);
  }, 60_000);

  it('ends for one whose workspace is removed', async () => {
    const leaving = await test.newTenant();
    const client = await openCloud(leaving);
    await client.ping();
    await leaving.ctx.cell.query({ text: `drop schema ${leaving.ctx.schema} cascade` });
    client.send(anEvent());
    expect(await client.closed).toEqual({ code: 1008, reason: 'This workspace was removed.' });
  });

  it('gives up on a client that answers no ping', async () => {
    const sockets = test.app.get(Sockets, { strict: false });
    await until(() => sockets.all().length === 0);
    const alive = await openCloud();
    const dead = await openCloud();
    dead.deafen();
    const pinged = alive.pinged();
    sockets.dropSilent();
    await pinged;
    await alive.ping();
    sockets.dropSilent();
    await until(() => sockets.all().length === 1);
    await alive.ping();
  });

  it('says goodbye with 1012 on shutdown, keeps what it had read, and waits for no client that is deaf', async () => {
    const leaving = await testApp();
    const someone = await leaving.newTenant();
    const at = await listen(leaving);
    const client = await open(someone.base, cloudMode(someone.key), at);
    const deaf = await open(someone.base, cloudMode(someone.key), at);
    await deaf.ping();
    deaf.deafen();
    const report = aReport({ taskRunId: uuidv7() }, { type: 'RUNNING' });
    client.send(report);
    await client.ping();
    const closing = leaving.close();
    expect(await client.closed).toEqual({ code: 1012, reason: 'service restart' });
    await closing;
  });

  it('loses nothing that it confirmed when PostgreSQL is killed under it, and goes on by itself', async () => {
    const server = await startMortalPostgres();
    const shaken = await testApp({ databaseUrl: server.url });
    try {
      const at = await listen(shaken);
      const someone = await shaken.newTenant();
      const client = await open(someone.base, cloudMode(someone.key), at);
      const [before, during] = [Array.from({ length: 50 }, () => anEvent()), Array.from({ length: 50 }, () => anEvent())];
      for (const event of before) client.send(event);
      await client.ping();
      await server.kill();
      for (const event of during) client.send(event);
      const opening = open(someone.base, cloudMode(someone.key), at);
      await server.revive();
      await Promise.all([client.ping(), (await opening).ping()]);
      expect(
        await countEvents(
          someone.ctx,
          [...before, ...during].map(({ id }) => id),
        ),
      ).toBe(100);
    } finally {
      await shaken.close();
      await server.stop();
    }
  }, 60_000);
});

async function listen({ app }: TestApp): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace('http', 'ws');
}

/** Nobody can write events while `work` runs, which is told when somebody tries to. */
async function holdingEvents(ctx: WorkspaceContext, work: (someoneWaits: () => Promise<void>) => Promise<void>): Promise<void> {
  await ctx.cell.transaction(async (cell) => {
    await cell.query({ text: `lock table ${ctx.schema}.event in access exclusive mode` });
    await work(() =>
      until(async () => {
        const [row] = await ctx.cell.query<{ waits: boolean }>({
          text: 'select exists (select 1 from pg_locks where not granted and relation = $1::regclass) as waits',
          values: [`${ctx.schema}.event`],
        });
        return row?.waits ?? false;
      }),
    );
  });
}

const serverSockets = (test: TestApp) => test.app.get(Sockets, { strict: false }).all();
