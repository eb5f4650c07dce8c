import type { WorkerReply } from '@app/contract';
import { invalidAt, itIsShut } from '../../app.testing.js';
import { Pools } from './work-pools.testing.js';

describe('workers over HTTP', () => {
  let on: Pools;
  let theirs: string;
  beforeAll(async () => {
    on = await Pools.open();
    theirs = (await on.pool({ name: 'theirs' }, on.stranger)).name;
  });
  afterAll(() => on.close());
  const tenants = () => on;
  const noPool = (name: string) => ({ status: 404, body: { detail: `Work pool "${name}" not found.` } });
  const list = async (pool: string, body: object = {}): Promise<WorkerReply[]> =>
    (await on.tenant.call('POST', `/work_pools/${pool}/workers/filter`, body)).body as WorkerReply[];

  describe('POST /work_pools/{pool}/workers/heartbeat', () => {
    it('makes a worker known, and then keeps it so', async () => {
      const { name, id } = await on.pool();
      expect(await on.beat(name, { heartbeat_interval_seconds: 4 })).toMatchObject({ status: 204, body: null });
      const [first] = await list(name);
      expect(first).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        name: 'w',
        work_pool_id: id,
        last_heartbeat_time: expect.any(String),
        heartbeat_interval_seconds: 4,
        status: 'ONLINE',
      });
      await on.beat(name);
      const [again] = await list(name);
      expect(again).toEqual({ ...first, last_heartbeat_time: expect.any(String) });
      expect(Date.parse(again?.last_heartbeat_time ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.last_heartbeat_time ?? ''));
    });

    it('makes a pool ready that waits for a worker, once, and tells of it', async () => {
      const { name, id } = await on.pool();
      await Promise.all(['a', 'b', 'c'].map((worker) => on.beat(name, { name: worker })));
      expect(await on.read(name)).toMatchObject({ status: 'READY' });
      expect((await on.events(`prefect.work-pool.${id}`)).slice(2)).toEqual(['prefect.work-pool.ready']);
    });

    it('leaves a paused pool paused, and a pool of agents without a status', async () => {
      for (const [body, status] of [
        [{ is_paused: true }, 'PAUSED'],
        [{ type: 'prefect-agent' }, null],
      ] as const) {
        const { name } = await on.pool(body);
        await on.beat(name);
        expect(await on.read(name)).toMatchObject({ status });
      }
    });

    it('answers the bare id to who asks for it', async () => {
      const { name } = await on.pool();
      const reply = await on.beat(name, { return_id: true, metadata: { integrations: [{ name: 'prefect-aws', version: '0.5' }] } });
      const [worker] = await list(name);
      expect(reply).toMatchObject({ status: 200, body: worker?.id, headers: { 'content-type': expect.stringContaining('text/plain') } });
      expect(await on.exchange('POST', `/work_pools/${name}/workers/heartbeat`, '{"name": "w", "return_id": true}')).toBe(worker?.id);
    });

    it.each([
      ['no name', {}, 'name'],
      ['an interval that is no number', { name: 'w', heartbeat_interval_seconds: 'soon' }, 'heartbeat_interval_seconds'],
    ])('refuses %s', async (_, body, member) =>
      expect(await on.tenant.call('POST', `/work_pools/${(await on.pool()).name}/workers/heartbeat`, body)).toMatchObject(invalidAt('body', member)),
    );

    it('finds no pool that is not there, or another workspace’s', async () => {
      for (const pool of ['nowhere', theirs]) expect(await on.beat(pool)).toMatchObject(noPool(pool));
    });
    itIsShut(tenants, 'POST', '/work_pools/any/workers/heartbeat', { name: 'w' });
  });

  describe('POST /work_pools/{pool}/workers/filter', () => {
    it('calls a worker OFFLINE that has missed three beats', async () => {
      const { name } = await on.pool();
      await on.beat(name, { name: 'quick', heartbeat_interval_seconds: 10 });
      await on.beat(name, { name: 'slow' });
      await on.age('worker', 'last_heartbeat_time', 31);
      await on.beat(name, { name: 'new' });
      const status = async (filter: object): Promise<Record<string, string>> =>
        Object.fromEntries((await list(name, { workers: filter })).map((worker) => [worker.name, worker.status]));
      expect(Object.entries(await status({}))[0]).toEqual(['new', 'ONLINE']);
      expect(await status({})).toEqual({ new: 'ONLINE', slow: 'ONLINE', quick: 'OFFLINE' });
      expect(await status({ status: { any_: ['ONLINE'] } })).toEqual({ new: 'ONLINE', slow: 'ONLINE' });
      expect(await status({ status: { not_any_: ['ONLINE'] } })).toEqual({ quick: 'OFFLINE' });
      const lately = { after_: new Date(Date.now() - 20_000).toISOString() };
      expect(await status({ last_heartbeat_time: lately })).toEqual({ new: 'ONLINE' });
      expect(await status({ operator: 'or_', last_heartbeat_time: lately, status: { any_: ['OFFLINE'] } })).toEqual({ new: 'ONLINE', quick: 'OFFLINE' });
      expect((await list(name, { limit: 1 })).map((worker) => worker.name)).toEqual(['new']);
    });

    it('refuses what it does not know, and finds no pool that is another workspace’s', async () => {
      const { name } = await on.pool();
      expect(await on.tenant.call('POST', `/work_pools/${name}/workers/filter`, { workers: { name: 'x' } })).toMatchObject(
        invalidAt('body', 'workers', 'name'),
      );
      expect(await on.tenant.call('POST', `/work_pools/${theirs}/workers/filter`, {})).toMatchObject(noPool(theirs));
    });
    itIsShut(tenants, 'POST', '/work_pools/any/workers/filter', {});
  });

  describe('DELETE /work_pools/{pool}/workers/{name}', () => {
    it('forgets it once', async () => {
      const { name } = await on.pool();
      await on.beat(name);
      expect(await on.tenant.call('DELETE', `/work_pools/${name}/workers/w`)).toMatchObject({ status: 204, body: null });
      expect(await on.tenant.call('DELETE', `/work_pools/${name}/workers/w`)).toMatchObject({ status: 404, body: { detail: 'Worker not found.' } });
    });

    it('finds no pool that is another workspace’s', async () =>
      expect(await on.tenant.call('DELETE', `/work_pools/${theirs}/workers/w`)).toMatchObject(noPool(theirs)));
    itIsShut(tenants, 'DELETE', '/work_pools/any/workers/w');
  });
});
