import { v4 as uuidv4 } from 'uuid';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Client } from '../events/events.testing.js';

interface Line {
  name: string;
  message: string;
}

describe('/logs/out', () => {
  let here: TestApp;
  let there: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  const clients: Client[] = [];
  const origins = new Map<TestApp, string>();

  beforeAll(async () => {
    here = await testApp();
    const { databaseUrl, secretKey } = here.platform.config;
    there = await testApp({ databaseUrl, secretKey });
    for (const { app } of [here, there]) await app.listen(0, '127.0.0.1');
    for (const test of [here, there]) origins.set(test, (await test.app.getUrl()).replace('http', 'ws'));
    [tenant, stranger] = [await here.newTenant(), await here.newTenant()];
  }, 60_000);
  afterEach(() => {
    for (const client of clients.splice(0)) client.cut();
  });
  afterAll(async () => {
    await there.close();
    await here.close();
  });

  const greeted = async (at = here): Promise<Client> => {
    const client = await Client.open(`${origins.get(at)}${tenant.base}/logs/out`, { subprotocol: 'prefect' });
    clients.push(client);
    client.send({ type: 'auth', token: tenant.key });
    await client.frame();
    return client;
  };
  /** Follows once it was told the first line, which is written until it is. */
  const follow = async (filter: object | null, sign: object, at = here): Promise<Client> => {
    const client = await greeted(at);
    client.send({ type: 'filter', filter });
    while (client.frames.length === 0) await write({ ...sign, message: 'are you there?' });
    while (client.frames.length > 0) await client.frame();
    return client;
  };
  const write = async (...lines: object[]): Promise<void> => {
    const timestamp = new Date().toISOString();
    const logs = lines.map((line) => ({ name: 'prefect.flow_runs', level: 20, message: '', timestamp, ...line }));
    expect((await tenant.call('POST', '/logs/', logs)).status).toBe(201);
  };
  const next = async (client: Client): Promise<Line> => {
    for (;;) {
      const { type, log } = JSON.parse(await client.frame()) as { type: string; log: Line };
      expect(type).toBe('log');
      if (log.message !== 'are you there?') return log;
    }
  };

  it('tells what a run writes from now on, on every replica, and nothing else', async () => {
    const run = { flow_run_id: uuidv4() };
    await write({ ...run, message: 'before' });
    const filter = {
      operator: 'and_',
      level: null,
      timestamp: { before_: null, after_: null },
      flow_run_id: { any_: [run.flow_run_id] },
      task_run_id: null,
      text: null,
    };
    const followers = [await follow(filter, run), await follow(filter, run, there)];
    await write({ message: 'of none' }, { ...run, message: 'one' }, { flow_run_id: uuidv4(), message: 'of another' }, { ...run, message: 'two', level: 40 });
    for (const follower of followers) {
      expect(await next(follower)).toEqual({
        id: expect.any(String) as string,
        created: expect.stringMatching(/Z$/) as string,
        updated: expect.stringMatching(/Z$/) as string,
        name: 'prefect.flow_runs',
        level: 20,
        message: 'one',
        timestamp: expect.stringMatching(/Z$/) as string,
        flow_run_id: run.flow_run_id,
        task_run_id: null,
        worker_id: null,
      });
      expect(await next(follower)).toMatchObject({ message: 'two', level: 40 });
    }
  });

  it('tells all of a workspace to who asks for nothing, and none of another', async () => {
    const client = await follow(null, {});
    await stranger.call('POST', '/logs/', [{ name: 'x', level: 20, message: 'not yours', timestamp: new Date().toISOString() }]);
    await write({ message: 'yours', task_run_id: uuidv4() });
    expect(await next(client)).toMatchObject({ message: 'yours' });
  });

  it('tells the beginning of a line that is too long for a frame, since clients break at larger ones', async () => {
    const client = await follow(null, {});
    await write({ message: `${'é'.repeat(10)}${'\u0001'.repeat(300_000)}`, name: 'n'.repeat(500_000) });
    const { message, name } = await next(client);
    expect([message.startsWith(`${'é'.repeat(10)}\u0001`), message.length, name]).toEqual([true, 159_990, 'n'.repeat(1_000)]);
  });

  it('closes with 1002 at another frame, and at a filter that it does not know', async () => {
    for (const [frame, reason] of [
      [{ type: 'auth' }, /^Expected 'filter' message$/],
      [{ type: 'filter', filter: { odd: 1 } }, /odd/],
      [{ type: 'filter', filter: { level: { ge_: 'high' } } }, /ge_/],
      [{ type: 'filter', filter: { timestamp: { after_: '2026-02-30T00:00:00Z' } } }, /after_/],
    ] as const) {
      const client = await greeted();
      client.send(frame);
      expect(await client.closed).toEqual({ code: 1002, reason: expect.stringMatching(reason) as string });
    }
  });
});
