import type { WorkerReply, WorkPoolReply } from '@app/contract';
import { until } from '@app/testing';
import { v7 as uuidv7 } from 'uuid';
import { asker, withKey } from '../../../graphql/graphql.testing.js';
import { Client } from '../../events/events.testing.js';
import { Pools } from '../work-pools.testing.js';
import { Channels, hello, HEARTBEAT_SECONDS, next, REQUIRED, said } from './worker-channel.testing.js';

interface Told {
  readonly snapshot_sequence: number;
  readonly reason: string;
  readonly work_pool: WorkPoolReply;
}

const TEMPLATE = { job_configuration: { command: '{{ command }}' }, variables: { type: 'object', properties: { command: { type: 'string' } } } };

describe('the channel of a worker', () => {
  let on: Pools;
  let channels: Channels;
  beforeAll(async () => {
    on = await Pools.open();
    channels = await Channels.listen(on);
  });
  afterEach(() => channels.cut());
  afterAll(() => on.close());

  const open: Channels['open'] = (...asked) => channels.open(...asked);
  const greeted: Channels['greeted'] = (...asked) => channels.greeted(...asked);
  const connected: Channels['connected'] = (...asked) => channels.connected(...asked);
  const told = async (client: Client): Promise<Told> => {
    const { type, payload } = await next(client);
    expect(type).toBe('work_pool.snapshot.v1');
    return payload as unknown as Told;
  };
  /** What it is told next for this reason. A server that just then finds a worker lost tells of its pool, too. */
  const toldOf = async (client: Client, reason: string): Promise<Told> => {
    for (;;) {
      const found = await told(client);
      if (found.reason === reason) return found;
    }
  };
  const workers = async (pool: string): Promise<WorkerReply[]> =>
    (await on.tenant.call('POST', `/work_pools/${pool}/workers/filter`, {})).body as WorkerReply[];

  it('opens with what the worker has to know, and makes it known', async () => {
    const pool = await on.pool({ base_job_template: TEMPLATE });
    const second = await on.queue(pool.name);
    const { ready } = await connected(pool.name, { worker_metadata: { integrations: [] } });
    const [worker] = await workers(pool.name);
    expect(worker).toMatchObject({ name: 'w', status: 'ONLINE', heartbeat_interval_seconds: HEARTBEAT_SECONDS });
    expect(ready).toEqual({
      type: 'worker.ready.v1',
      id: expect.any(String),
      sent_at: expect.stringMatching(/Z$/),
      payload: {
        consumer_id: expect.any(String),
        worker_id: worker?.id,
        selected_channel_version: 'work_pool_worker_channel.v1',
        effective_heartbeat_interval_seconds: HEARTBEAT_SECONDS,
        accepted_capabilities: REQUIRED,
        rejected_capabilities: [],
        effective_max_cleanup_concurrency: 0,
        resolved_work_queues: [
          { id: pool.default_queue_id, name: 'default' },
          { id: second.id, name: second.name },
        ],
        initial_snapshot: { snapshot_sequence: 1, reason: 'initial', work_pool: await on.read(pool.name) },
      },
    });
    expect(await on.read(pool.name)).toMatchObject({ status: 'READY' });
  });

  it('turns down what it does not do, and names the queues that were asked for', async () => {
    const { name } = await on.pool();
    const queue = await on.queue(name);
    const asked = { requested_capabilities: [...REQUIRED, 'cleanup_delivery.v1', 'x.v1'], handled_cleanup_kinds: [], max_cleanup_concurrency: 2 };
    const { ready } = await connected(name, { ...asked, work_queue_names: [queue.name, queue.name] });
    expect(ready.payload).toMatchObject({
      rejected_capabilities: ['cleanup_delivery.v1', 'x.v1'],
      effective_max_cleanup_concurrency: 0,
      resolved_work_queues: [{ id: queue.id, name: queue.name }],
    });
  });

  it('makes the pool that the worker brings along, its numbers as they are in Python', async () => {
    const name = 'brought "along" +1';
    const sent = JSON.stringify(hello({ default_base_job_template: { ...TEMPLATE, x: 'FLOAT' } })).replace('"FLOAT"', '5.0');
    const client = await greeted(name, sent);
    expect(await client.frame()).toContain('"x":5.0');
    expect(await on.exchange('GET', `/work_pools/${encodeURIComponent(name)}`)).toMatch(/"type":"process".*"x":5\.0/);
    const again = await greeted(name, hello({ worker_type: 'docker' }));
    expect((await next(again)).payload).toMatchObject({ initial_snapshot: { work_pool: { type: 'process' } } });
  });

  it('gives a pool without a template the worker’s, and tells of it', async () => {
    const { name, id } = await on.pool();
    const { ready } = await connected(name, { default_base_job_template: TEMPLATE });
    expect(ready.payload).toMatchObject({ initial_snapshot: { work_pool: { base_job_template: TEMPLATE } } });
    expect(await on.events(`prefect.work-pool.${id}`)).toContain('prefect.work-pool.updated');
    await connected(name, { default_base_job_template: { ...TEMPLATE, other: 1 } });
    expect(await on.read(name)).toMatchObject({ base_job_template: TEMPLATE });
  });

  it('tells of each change that matters, of several at once only the last', async () => {
    const { name } = await on.pool();
    const { client } = await connected(name);
    const patch = async (body: object) => on.tenant.call('PATCH', `/work_pools/${name}`, body);
    await patch({ is_paused: true });
    expect(await told(client)).toMatchObject({ snapshot_sequence: 2, reason: 'work_pool_updated', work_pool: { name, is_paused: true, status: 'PAUSED' } });
    await patch({ description: 'nothing that workers need' });
    for (const concurrency_limit of [1, 2, 3]) await patch({ concurrency_limit });
    for (let last: unknown, sequence = 3; last !== 3; sequence++) {
      const { snapshot_sequence, work_pool } = await told(client);
      expect(snapshot_sequence).toBe(sequence);
      last = work_pool.concurrency_limit;
    }
  });

  it('takes heartbeats, and tells with the next of them what the worker does not know', async () => {
    const { name } = await on.pool();
    const { client, beat } = await connected(name);
    await on.age('worker', 'last_heartbeat_time', 4 * HEARTBEAT_SECONDS);
    expect((await workers(name))[0]?.status).toBe('OFFLINE');
    await on.tenant.call('PATCH', `/work_pools/${name}`, { description: 'other' });
    beat({ heartbeat_interval_seconds: 7 });
    expect(await toldOf(client, 'heartbeat_reconciliation')).toMatchObject({ work_pool: { description: 'other' } });
    expect((await workers(name))[0]).toMatchObject({ status: 'ONLINE', heartbeat_interval_seconds: 7 });
    beat();
    await on.tenant.call('PATCH', `/work_pools/${name}`, { is_paused: true });
    while (!(await told(client)).work_pool.is_paused);
  });

  describe('tells that its worker is lost', () => {
    type Seen = { workersOnline: number; workers: { edges: [{ node: { lostAt: string | null; status: string } }] } };
    /** Whether the worker counts as lost; null while one of the two statements behind the answer saw it and the other did not yet. */
    const lost = async (pool: string): Promise<boolean | null> => {
      const query = 'query($w: ID!, $p: String!) { workspace(id: $w) { workPool(name: $p) { workersOnline workers { edges { node { lostAt status } } } } } }';
      const { data } = await asker(on.app, withKey(on.tenant))(query, { w: on.tenant.workspace.id, p: pool });
      const { workersOnline, workers: found } = (data as { workspace: { workPool: Seen } }).workspace.workPool;
      const [{ node }] = found.edges;
      expect(node.status).toBe('ONLINE');
      return (node.lostAt !== null) === (workersOnline === 0) ? workersOnline === 0 : null;
    };
    const untilLost = (pool: string): Promise<void> => until(async () => (await lost(pool)) === true);

    it('as soon as it breaks, until it is heard of again', async () => {
      const { name } = await on.pool();
      const { client } = await connected(name);
      expect(await lost(name)).toBe(false);
      client.cut();
      await untilLost(name);
      const again = await connected(name);
      expect(await lost(name)).toBe(false);
      again.client.cut();
      await untilLost(name);
      await on.tenant.call('POST', `/work_pools/${name}/workers/heartbeat`, { name: 'w' });
      expect(await lost(name)).toBe(false);
    });

    it('also where it breaks right after a heartbeat', async () => {
      const { name } = await on.pool();
      const { client, beat } = await connected(name);
      beat();
      client.cut();
      await untilLost(name);
    });

    it('but not where the worker has come back on another meanwhile', async () => {
      const [{ name }, { name: other }] = [await on.pool(), await on.pool()];
      const old = await connected(name);
      const fresh = await connected(name);
      old.client.cut();
      const witness = await connected(other);
      witness.client.cut();
      await untilLost(other);
      fresh.beat();
      expect(await lost(name)).toBe(false);
    });
  });

  describe('is closed', () => {
    const closed = async (client: Client): Promise<{ code: number; reason: string }> => client.closed;

    it.each([
      ['what is no JSON', 'hello'],
      ['another frame', said('worker.heartbeat.v1', { consumer_id: uuidv7(), worker_name: 'w', heartbeat_interval_seconds: 1 })],
      ['an unknown member', hello({ surname: 'x' })],
      ['an interval of nought', hello({ heartbeat_interval_seconds: 0 })],
      ['too few capabilities', hello({ requested_capabilities: ['worker_heartbeat.v1'] })],
      ['cleanups that were not asked for', hello({ handled_cleanup_kinds: ['pending_claim_teardown.v1'] })],
      ['a template that is none', hello({ default_base_job_template: { job_configuration: { a: 1 } } })],
    ])('to a worker that begins with %s', async (_, first) => {
      const client = await greeted('strange', first);
      expect(await closed(client)).toEqual({ code: 1002, reason: 'protocol_error' });
      expect(await on.tenant.call('GET', '/work_pools/strange')).toMatchObject({ status: 404 });
    });

    it('to a worker of another time', async () =>
      expect(await closed(await greeted('strange', hello({ supported_channel_versions: ['v9'] })))).toEqual({ code: 1008, reason: 'unsupported_version' }));

    it.each<[string, string, object]>([
      ['a pool that is not there', 'strange', { create_pool_if_not_found: false }],
      ['a pool that only the server may make', 'prefect-own', {}],
      ['a queue that is not there', 'known', { work_queue_names: ['default', 'none'] }],
    ])('to a worker of %s', async (_, pool, parts) => {
      if (pool === 'known') await on.pool({ name: pool });
      expect(await closed(await greeted(pool, hello(parts)))).toEqual({ code: 1008, reason: 'authorization_failed' });
    });

    it('to who has no key, a wrong one, or that of another tenant', async () => {
      const { name } = await on.pool();
      for (const token of ['', 'pnu_wrong', on.stranger.key]) {
        expect(await closed(await open(name, { token }))).toEqual({ code: 1008, reason: 'authentication_failed' });
      }
      await expect(Client.open(channels.urlOf(name))).rejects.toThrow('403');
    });

    it('when a heartbeat is another’s, or something else is said', async () => {
      const { name } = await on.pool();
      for (const more of [{ worker_name: 'other' }, { consumer_id: uuidv7() }, { extra: 1 }]) {
        const { client, beat } = await connected(name);
        beat(more);
        expect(await closed(client)).toEqual({ code: 1002, reason: 'protocol_error' });
      }
    });

    it('when the pool is deleted, also where another of its name is made at once', async () => {
      const { name } = await on.pool();
      const { client } = await connected(name);
      await on.tenant.call('DELETE', `/work_pools/${name}`);
      await on.pool({ name });
      expect(await closed(client)).toEqual({ code: 1008, reason: 'authorization_failed' });
    });

    it('for a while when a heartbeat cannot be kept', async () => {
      const { name } = await on.pool();
      const { client, beat } = await connected(name);
      const { cell, schema } = on.tenant.ctx;
      await cell.query({ text: `alter table ${schema}.worker rename to worker_away` });
      try {
        beat();
        expect(await closed(client)).toEqual({ code: 1011, reason: 'heartbeat_persistence_failed' });
      } finally {
        await cell.query({ text: `alter table ${schema}.worker_away rename to worker` });
      }
    });
  });
});
