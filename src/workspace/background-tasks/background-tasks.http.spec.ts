import type { TaskRunReply, TaskWorkerReply } from '@app/contract';
import { v7 as uuidv7 } from 'uuid';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Client } from '../events/events.testing.js';

const SUBSCRIPTIONS = '/task_runs/subscriptions/scheduled';

describe('background tasks', () => {
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
    for (const test of [here, there]) {
      await test.app.listen(0, '127.0.0.1');
      origins.set(test, (await test.app.getUrl()).replace('http', 'ws'));
    }
    [tenant, stranger] = [await here.newTenant(), await here.newTenant()];
  }, 60_000);
  afterEach(() => {
    for (const client of clients.splice(0)) client.cut();
  });
  afterAll(async () => {
    await there.close();
    await here.close();
  });

  const tenants = () => ({ app: here, tenant, stranger });
  const greeted = async (at = here, as = tenant): Promise<Client> => {
    const client = await Client.open(`${origins.get(at)}${as.base}${SUBSCRIPTIONS}`, { subprotocol: 'prefect' });
    clients.push(client);
    client.send({ type: 'auth', token: as.key });
    expect(await client.frame()).toBe('{"type":"auth_success"}');
    return client;
  };
  const subscribe = async (keys: string[], { at = here, as = tenant, id = `host-${uuidv7()}` } = {}): Promise<Client> => {
    const client = await greeted(at, as);
    client.send({ type: 'subscribe', keys, client_id: id });
    return client;
  };
  const delay = async (key: string, parts: object = {}): Promise<TaskRunReply> => {
    const state = { type: 'SCHEDULED', state_details: { deferred: true, task_parameters_id: uuidv7() } };
    const reply = await tenant.call('POST', '/task_runs/', { flow_run_id: null, task_key: key, dynamic_key: uuidv7(), state, ...parts });
    expect(reply.status).toBe(201);
    return reply.body as TaskRunReply;
  };
  const next = async (client: Client): Promise<TaskRunReply> => JSON.parse(await client.frame()) as TaskRunReply;
  const taken = async (client: Client): Promise<string> => {
    const { id } = await next(client);
    client.send({ type: 'ack' });
    return id;
  };
  const listed = async (body: object): Promise<TaskWorkerReply[]> => {
    const reply = await there.inject({
      method: 'POST',
      url: `${tenant.base}/task_workers/filter`,
      headers: { authorization: `Bearer ${tenant.key}` },
      payload: JSON.stringify(body),
    });
    expect(reply.status).toBe(200);
    return reply.body as TaskWorkerReply[];
  };
  /** The worker is there once a run was handed to it. */
  const connected = async (key: string, options: Parameters<typeof subscribe>[1] = {}): Promise<Client> => {
    const client = await subscribe([key], options);
    const probe = await delay(key, { name: 'probe' });
    expect(await taken(client)).toBe(probe.id);
    return client;
  };

  it('are handed to a worker as whole task runs, one after the other, by whichever replica it is connected to', async () => {
    const key = uuidv7();
    const waiting = await delay(key, { name: 'the-run', tags: ['t'], task_inputs: { x: [] } });
    const worker = await subscribe([key], { at: there });
    expect(await next(worker)).toEqual({ ...waiting, estimated_start_time_delta: expect.any(Number) as number });
    const second = await delay(key);
    // Nothing comes before what came first is acknowledged.
    await worker.ping();
    expect(worker.frames).toEqual([]);
    worker.send({ type: 'ack' });
    expect(await taken(worker)).toBe(second.id);
    // It waits by now, and is woken.
    await worker.ping();
    const third = await delay(key);
    expect(await taken(worker)).toBe(third.id);
  });

  it('go to one worker each, whichever replica it is connected to, and none is left out', async () => {
    const key = uuidv7();
    const workers = [await subscribe([key]), await subscribe([key]), await subscribe([key], { at: there }), await subscribe([key], { at: there })];
    const runs = await Promise.all(Array.from({ length: 40 }, async () => delay(key)));
    const got: string[] = [];
    await new Promise<void>((resolve) => {
      for (const worker of workers)
        void (async () => {
          for (;;) {
            const frame = await worker.frame();
            if (frame === '') return;
            got.push((JSON.parse(frame) as TaskRunReply).id);
            worker.send({ type: 'ack' });
            if (got.length === runs.length) resolve();
          }
        })();
    });
    expect(new Set(got)).toEqual(new Set(runs.map(({ id }) => id)));
    expect(got).toHaveLength(runs.length);
  });

  it('go to another worker, before all others, when the first one breaks off without a word', async () => {
    const key = uuidv7();
    const [first, second] = [await delay(key), await delay(key)];
    const broken = await subscribe([key]);
    expect((await next(broken)).id).toBe(first.id);
    const other = await subscribe([key], { at: there });
    expect(await taken(other)).toBe(second.id);
    broken.cut();
    expect(await taken(other)).toBe(first.id);
  });

  it.each([
    ['quits', { type: 'quit' }, { code: 1000, reason: '' }],
    ['says something else', { type: 'what' }, { code: 4001, reason: "Protocol violation: expected 'ack' message" }],
    ['says what is no JSON', 'ack', { code: 4001, reason: "Protocol violation: expected 'ack' message" }],
  ])('go to another worker when the first one %s instead', async (_, frame, closed) => {
    const key = uuidv7();
    const { id } = await delay(key);
    const worker = await subscribe([key]);
    await next(worker);
    worker.send(frame);
    expect(await worker.closed).toEqual(closed);
    expect(await taken(await subscribe([key]))).toBe(id);
  });

  it('that are tried again still name what they were called with', async () => {
    const key = uuidv7();
    const { id, state } = await delay(key, { empirical_policy: { retries: 1 } });
    const worker = await subscribe([key]);
    await taken(worker);
    for (const type of ['RUNNING', 'FAILED']) await tenant.call('POST', `/task_runs/${id}/set_state`, { state: { type, state_details: { deferred: true } } });
    expect(await next(worker)).toMatchObject({
      id,
      state: { name: 'AwaitingRetry', state_details: { task_parameters_id: state?.state_details.task_parameters_id } },
    });
  });

  it('of several tasks come in turns', async () => {
    const [one, other] = [uuidv7(), uuidv7()];
    for (const key of [one, one, other, other]) await delay(key);
    const worker = await subscribe([one, other, one]);
    const keys: string[] = [];
    for (let count = 0; count < 4; count++) {
      keys.push((await next(worker)).task_key);
      worker.send({ type: 'ack' });
    }
    expect(keys).toEqual([one, other, one, other]);
  });

  it('stay within their workspace', async () => {
    const key = uuidv7();
    const foreign = await subscribe([key], { as: stranger });
    const worker = await subscribe([key]);
    const { id } = await delay(key);
    expect(await taken(worker)).toBe(id);
    await foreign.ping();
    expect(foreign.frames).toEqual([]);
  });

  it.each([
    ['another frame', { type: 'ack' }, "Protocol violation: expected 'subscribe' message"],
    ['no JSON', 'subscribe', "Protocol violation: expected 'subscribe' message"],
    ['no keys', { type: 'subscribe', client_id: 'c' }, "Protocol violation: expected 'keys' in subscribe message"],
    ['an empty list of keys', { type: 'subscribe', keys: [], client_id: 'c' }, "Protocol violation: expected 'keys' in subscribe message"],
    ['keys that are no texts', { type: 'subscribe', keys: [1], client_id: 'c' }, "Protocol violation: expected 'keys' in subscribe message"],
    ['no client', { type: 'subscribe', keys: ['k'] }, "Protocol violation: expected 'client_id' in subscribe message"],
  ])('are handed to nobody who subscribes with %s: 4001', async (_, frame, reason) => {
    const client = await greeted();
    client.send(frame);
    expect(await client.closed).toEqual({ code: 4001, reason });
  });

  describe('POST /task_workers/filter', () => {
    itIsShut(tenants, 'POST', '/task_workers/filter', {});

    it('names the workers that are connected to any replica, of a task or of all, until they leave', async () => {
      const [one, other, id] = [uuidv7(), uuidv7(), `host-${uuidv7()}`];
      const worker = await connected(one, { id });
      await connected(other);
      const about = { identifier: id, task_keys: [one], timestamp: expect.stringMatching(/Z$/) as string };
      expect(await listed({ task_worker_filter: { task_keys: [one, 'missing'] } })).toEqual([about]);
      for (const all of [{}, { task_worker_filter: null }, { task_worker_filter: { task_keys: [] } }]) {
        const found = await listed(all);
        expect(found).toContainEqual(about);
        expect(found.map(({ task_keys: keys }) => keys)).toContainEqual([other]);
      }
      expect((await stranger.call('POST', '/task_workers/filter', {})).body).toEqual([]);
      const run = await delay(one);
      await next(worker);
      worker.cut();
      // What it had not acknowledged has gone to another, so its leaving has been noticed.
      expect(await taken(await subscribe([one]))).toBe(run.id);
      expect((await listed({ task_worker_filter: { task_keys: [one] } })).map(({ identifier }) => identifier)).not.toContain(id);
    });

    it.each([
      ['a filter without keys', { task_worker_filter: {} }, ['body', 'task_worker_filter', 'task_keys']],
      ['keys that are no texts', { task_worker_filter: { task_keys: [1] } }, ['body', 'task_worker_filter', 'task_keys', 0]],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/task_workers/filter', body)).toMatchObject(invalidAt(...loc)));
  });
});
