import type { FlowRunReply, WorkQueueReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, type Tenant } from '../../app.testing.js';
import { PollMarks } from '../work-pools/polling/poll-marks.js';
import { Pools } from '../work-pools/work-pools.testing.js';

const AGENTS = 'default-agent-pool';

describe('work queues over HTTP', () => {
  let on: Pools;
  let pool: string;
  let queue: WorkQueueReply;
  beforeAll(async () => {
    on = await Pools.open();
    pool = (await on.pool({ name: 'p' })).name;
    queue = await on.queue(pool, { name: 'kept' });
  });
  afterAll(() => on.close());
  const tenants = () => on;
  const ownId = (): string => queue.id;

  const create = async (body: object, tenant: Tenant = on.tenant) => tenant.call('POST', '/work_queues/', body);
  const read = async (id: string): Promise<WorkQueueReply> => (await on.tenant.call('GET', `/work_queues/${id}`)).body as WorkQueueReply;
  const noted = async (): Promise<void> => on.app.app.get(PollMarks, { strict: false }).onApplicationShutdown();

  describe('POST /work_queues/', () => {
    it('makes a queue in the agents’ pool, and that pool with the first of them', async () => {
      const tenant = await on.app.newTenant();
      expect(await tenant.call('GET', `/work_pools/${AGENTS}`)).toMatchObject({ status: 404 });
      expect(await create({ name: 'first' }, tenant)).toMatchObject({ status: 201, body: { name: 'first', work_pool_name: AGENTS, priority: 2 } });
      expect((await tenant.call('GET', `/work_pools/${AGENTS}`)).body).toMatchObject({ type: 'prefect-agent', status: null });
      expect(await create({ name: 'first' }, tenant)).toMatchObject({ status: 409, body: { code: 'work_queue.name_taken' } });
      expect(await create({ name: 'default' }, tenant)).toMatchObject({ status: 409 });
    });

    it('answers the default queue that the pool is made with', async () => {
      const tenant = await on.app.newTenant();
      expect(await create({ name: 'default' }, tenant)).toMatchObject({ status: 201, body: { name: 'default', work_pool_name: AGENTS, priority: 1 } });
    });

    it('keeps what makes runs the queue’s own', async () => {
      const filter = { tags: ['a'], deployment_ids: null };
      const { body } = await create({ name: 'by-tag', filter });
      expect(await read((body as WorkQueueReply).id)).toMatchObject({ filter });
    });

    it('refuses what a pool’s queue may not be either', async () => {
      for (const [body, member] of [
        [{}, 'name'],
        [{ name: 'x', priority: 0 }, 'priority'],
        [{ name: 'x', id: 1 }, 'id'],
      ] as const) {
        expect(await create(body)).toMatchObject(invalidAt('body', member));
      }
    });
    itIsShut(tenants, 'POST', '/work_queues/', { name: 'x' });
  });

  describe('POST /work_queues/filter', () => {
    it('lists those of all pools, by name', async () => {
      const other = await on.pool();
      await on.queue(other.name, { name: 'aaa-2' });
      await on.queue(pool, { name: 'aaa-1' });
      const found = (await on.tenant.call('POST', '/work_queues/filter', { work_queues: { name: { startswith_: ['aaa'] } } })).body as WorkQueueReply[];
      expect(found.map(({ name, work_pool_name }) => [name, work_pool_name])).toEqual([
        ['aaa-1', pool],
        ['aaa-2', other.name],
      ]);
      expect((await on.stranger.call('POST', '/work_queues/filter', {})).body).toEqual([]);
    });

    it('refuses a filter that it does not know', async () =>
      expect(await on.tenant.call('POST', '/work_queues/filter', { work_queues: { priority: 1 } })).toMatchObject(
        invalidAt('body', 'work_queues', 'priority'),
      ));
    itIsShut(tenants, 'POST', '/work_queues/filter', {});
  });

  describe('GET /work_queues/name/{name}', () => {
    it('finds one in the agents’ pool, and in any only where there is no such pool', async () => {
      const tenant = await on.app.newTenant();
      await on.pool({ name: 'q' }, tenant);
      expect(await tenant.call('GET', '/work_queues/name/default')).toMatchObject({ status: 200, body: { work_pool_name: 'q' } });
      await create({ name: 'x' }, tenant);
      expect(await tenant.call('GET', '/work_queues/name/default')).toMatchObject({ body: { work_pool_name: AGENTS } });
      expect(await tenant.call('GET', '/work_queues/name/none')).toMatchObject({ status: 404, body: { detail: 'work queue not found' } });
    });
    itIsShut(tenants, 'GET', '/work_queues/name/x');
  });

  describe('GET, PATCH and DELETE /work_queues/{id}', () => {
    it('know queues of every pool', async () => {
      const other = await on.queue(pool);
      expect(await read(other.id)).toEqual(other);
      expect(await on.tenant.call('PATCH', `/work_queues/${other.id}`, { is_paused: true, concurrency_limit: 3 })).toMatchObject({ status: 204, body: null });
      expect(await read(other.id)).toMatchObject({ status: 'PAUSED', concurrency_limit: 3, active_slots: 0 });
      expect(await on.tenant.call('DELETE', `/work_queues/${other.id}`)).toMatchObject({ status: 204, body: null });
      expect(await on.tenant.call('GET', `/work_queues/${other.id}`)).toMatchObject({ status: 404 });
    });

    it('refuse what may not be, and keep default queues', async () => {
      const { default_queue_id: id } = await on.read(pool);
      expect(await on.tenant.call('PATCH', `/work_queues/${queue.id}`, { priority: 0 })).toMatchObject(invalidAt('body', 'priority'));
      expect(await on.tenant.call('DELETE', `/work_queues/${id ?? ''}`)).toMatchObject({ status: 409, body: { code: 'work_queue.is_default' } });
    });
    for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
      itFindsOnlyItsOwn(tenants, method, (id) => `/work_queues/${id}`, ownId, body, 'work queue not found');
      itIsShut(tenants, method, () => `/work_queues/${queue.id}`, body);
    }
  });

  describe('POST /work_queues/{id}/get_runs', () => {
    const runs = async (id: string, body: object = {}): Promise<string[]> =>
      ((await on.tenant.call('POST', `/work_queues/${id}/get_runs`, body)).body as FlowRunReply[]).map((run) => run.id);
    const due = async (name: string, seconds: number, body: Record<string, unknown> = {}): Promise<string> => {
      const state_details = { scheduled_time: new Date(Date.now() + seconds * 1000).toISOString() };
      return on.run(pool, 'SCHEDULED', { state: { type: 'SCHEDULED', state_details }, work_queue_name: name, ...body });
    };

    it('answers what is due, and the queue is ready then', async () => {
      const { id, name } = await on.queue(pool);
      const [later, past] = [await due(name, 60), await due(name, -60)];
      await on.run(pool, 'PENDING', { work_queue_name: name });
      expect(await runs(id)).toEqual([past, later]);
      expect(await runs(id, { scheduled_before: new Date().toISOString(), limit: 5 })).toEqual([past]);
      await noted();
      expect(await read(id)).toMatchObject({ status: 'READY', last_polled: expect.any(String) });
    });

    it('counts also what is being cancelled against the limit', async () => {
      const { id, name } = await on.queue(pool, { concurrency_limit: 3 });
      for (const type of ['CANCELLING', 'RUNNING']) await on.run(pool, type, { work_queue_name: name });
      for (let count = 0; count < 2; count++) await due(name, -1);
      expect(await runs(id)).toHaveLength(1);
      await on.run(pool, 'PENDING', { work_queue_name: name });
      expect(await runs(id)).toEqual([]);
    });

    it('answers nothing of a paused queue', async () => {
      const { id, name } = await on.queue(pool, { is_paused: true });
      await due(name, -1);
      expect(await runs(id)).toEqual([]);
    });

    it('goes by tags and deployments where the queue does', async () => {
      const deployment_id = '00000000-0000-4000-8000-0000000000d1';
      const { id } = (await create({ name: 'tagged', filter: { tags: ['t'] } })).body as WorkQueueReply;
      const run = await due('default', -1, { tags: ['t', 'u'], deployment_id });
      await due('default', -1, { tags: ['t'] });
      await due('default', -1, { deployment_id });
      expect(await runs(id)).toEqual([run]);
    });

    it('leaves no trace when people look', async () => {
      const { id } = await on.queue(pool);
      const headers = { authorization: `Bearer ${on.tenant.key}`, 'x-prefect-ui': 'true' };
      await on.app.inject({ method: 'POST', url: `${on.tenant.base}/work_queues/${id}/get_runs`, headers, payload: '{}' });
      await noted();
      expect(await read(id)).toMatchObject({ status: 'NOT_READY', last_polled: null });
    });

    it('refuses a time that is none', async () =>
      expect(await on.tenant.call('POST', `/work_queues/${queue.id}/get_runs`, { scheduled_before: 'now' })).toMatchObject(
        invalidAt('body', 'scheduled_before'),
      ));
    itFindsOnlyItsOwn(tenants, 'POST', (id) => `/work_queues/${id}/get_runs`, ownId, {}, /^Work queue with id .* not found/);
    itIsShut(tenants, 'POST', () => `/work_queues/${queue.id}/get_runs`, {});
  });

  describe('GET /work_queues/{id}/status', () => {
    it('calls a queue healthy that was polled lately and has nothing late', async () => {
      const { id, name } = await on.queue(pool);
      const status = async (): Promise<unknown> => (await on.tenant.call('GET', `/work_queues/${id}/status`)).body;
      const policy = { health_check_policy: { maximum_late_runs: 0, maximum_seconds_since_last_polled: 60 } };
      expect(await status()).toEqual({ healthy: false, late_runs_count: 0, last_polled: null, ...policy });
      await on.tenant.call('PATCH', `/work_queues/${id}`, { last_polled: new Date().toISOString() });
      expect(await status()).toEqual({ healthy: true, late_runs_count: 0, last_polled: expect.any(String), ...policy });
      await on.run(pool, 'SCHEDULED', { work_queue_name: name, state: { type: 'SCHEDULED', name: 'Late' } });
      expect(await status()).toMatchObject({ healthy: false, late_runs_count: 1 });
      await on.age('work_queue', 'last_polled', 61);
      expect(await status()).toMatchObject({ healthy: false });
    });
    itFindsOnlyItsOwn(tenants, 'GET', (id) => `/work_queues/${id}/status`, ownId, undefined, /^Work queue with id .* not found/);
    itIsShut(tenants, 'GET', () => `/work_queues/${queue.id}/status`);
  });

  describe('POST /work_queues/{id}/concurrency_status', () => {
    it('pages the runs that take its slots', async () => {
      const { id, name } = await on.queue(pool, { concurrency_limit: 5 });
      const holders: string[] = [];
      for (const type of ['PENDING', 'RUNNING', 'CANCELLING']) holders.push(await on.run(pool, type, { work_queue_name: name }));
      const status = async (body: object): Promise<unknown> => (await on.tenant.call('POST', `/work_queues/${id}/concurrency_status`, body)).body;
      const runs = (ids: string[]): unknown[] =>
        ids.map((holder) => expect.objectContaining({ id: holder, time_in_current_state: expect.any(Number) }) as unknown);
      expect(await status({})).toEqual({ active_slots: 3, concurrency_limit: 5, flow_runs: runs(holders), count: 3, limit: 200, pages: 1, page: 1 });
      expect(await status({ limit: 2, page: 2 })).toEqual({
        active_slots: 3,
        concurrency_limit: 5,
        flow_runs: runs(holders.slice(2)),
        count: 3,
        limit: 2,
        pages: 2,
        page: 2,
      });
    });

    it('refuses a page that there is not', async () =>
      expect(await on.tenant.call('POST', `/work_queues/${queue.id}/concurrency_status`, { page: 0 })).toMatchObject(invalidAt('body', 'page')));
    itFindsOnlyItsOwn(tenants, 'POST', (id) => `/work_queues/${id}/concurrency_status`, ownId, {}, 'work queue not found');
    itIsShut(tenants, 'POST', () => `/work_queues/${queue.id}/concurrency_status`, {});
  });
});
