import type { DeploymentReply, PollReply, PoolSlotsReply } from '@app/contract';
import { invalidAt, itIsShut } from '../../../app.testing.js';
import { Pools } from '../work-pools.testing.js';
import { PollMarks } from './poll-marks.js';

const NOWHERE = 'nowhere';
const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe('polls over HTTP', () => {
  let on: Pools;
  let theirs: string;
  beforeAll(async () => {
    on = await Pools.open();
    theirs = (await on.pool({ name: 'theirs' }, on.stranger)).name;
  });
  afterAll(() => on.close());
  const tenants = () => on;
  const noPool = (name: string) => ({ status: 404, body: { detail: `Work pool "${name}" not found.` } });

  const due = async (pool: string, seconds: number, body: Record<string, unknown> = {}): Promise<string> =>
    on.run(pool, 'SCHEDULED', { state: { type: 'SCHEDULED', state_details: { scheduled_time: at(seconds) } }, ...body });
  const poll = async (pool: string, body: object = {}): Promise<PollReply[]> =>
    (await on.tenant.call('POST', `/work_pools/${pool}/get_scheduled_flow_runs`, body)).body as PollReply[];
  const polled = async (pool: string, body: object = {}): Promise<string[]> => (await poll(pool, body)).map(({ flow_run }) => flow_run.id);
  /** Until what the polls so far left behind is written. */
  const noted = async (): Promise<void> => on.app.app.get(PollMarks, { strict: false }).onApplicationShutdown();

  describe('POST /work_pools/{pool}/get_scheduled_flow_runs', () => {
    it('answers runs as they are stored, without their state', async () => {
      const pool = await on.pool();
      const id = await due(pool.name, -1, { parameters: { a: 1 } });
      const stored = (await on.tenant.call('GET', `/flow_runs/${id}`)).body as Record<string, unknown>;
      const run = Object.fromEntries(Object.entries(stored).filter(([member]) => member !== 'work_pool_id' && member !== 'work_pool_name'));
      expect(await poll(pool.name)).toEqual([
        {
          work_pool_id: pool.id,
          work_queue_id: pool.default_queue_id,
          flow_run: { ...run, work_queue_name: null, state: null, estimated_start_time_delta: expect.any(Number) },
        },
      ]);
    });

    it('answers what is due by then, the first of it first', async () => {
      const { name } = await on.pool();
      const [later, soon, past] = [await due(name, 3600), await due(name, 300), await due(name, -5)];
      expect(await polled(name, { scheduled_before: at(900) })).toEqual([past, soon]);
      expect(await polled(name, { scheduled_before: at(4000), scheduled_after: at(0) })).toEqual([soon, later]);
      expect(await polled(name)).toEqual([past, soon, later]);
      expect(await polled(name, { limit: 1, scheduled_before: null, work_queue_names: null })).toEqual([past]);
      expect(await polled(name, { limit: 0 })).toEqual([]);
    });

    it('answers what one worker claims, and a slower one does not after that has ended it', async () => {
      const { name } = await on.pool();
      const id = await due(name, -1);
      expect([await polled(name), await polled(name)]).toEqual([[id], [id]]);
      const propose = async (worker: string, type: string): Promise<unknown> => {
        const headers = { authorization: `Bearer ${on.tenant.key}`, 'x-prefect-worker-name': worker };
        const url = `${on.tenant.base}/flow_runs/${id}/set_state`;
        return (await on.app.inject({ method: 'POST', url, headers, payload: JSON.stringify({ state: { type } }) })).body;
      };
      for (const type of ['PENDING', 'RUNNING', 'COMPLETED']) expect(await propose('quick', type)).toMatchObject({ status: 'ACCEPT' });
      expect(await propose('slow', 'PENDING')).toMatchObject({ status: 'ABORT', details: { reason: 'The run is COMPLETED and was not scheduled again.' } });
    });

    it('answers only runs that wait for a worker', async () => {
      const { name } = await on.pool();
      for (const type of ['PENDING', 'RUNNING', 'COMPLETED', 'PAUSED', 'CANCELLING']) await on.run(name, type);
      await due(name, -1, { empirical_policy: { retry_type: 'in_process' } });
      const again = await due(name, -1, { empirical_policy: { retry_type: 'reschedule' } });
      expect(await polled(name)).toEqual([again]);
    });

    it('goes by the priority of the queues, and asks those that are named', async () => {
      const { name } = await on.pool();
      const [low, high] = [await on.queue(name), await on.queue(name, { priority: 1 })];
      const runs = [await due(name, -3), await due(name, -2, { work_queue_name: low.name }), await due(name, -1, { work_queue_name: high.name })];
      const [inDefault, inLow, inHigh] = runs;
      expect(await polled(name)).toEqual([inHigh, inDefault, inLow]);
      expect(await polled(name, { limit: 2 })).toEqual([inHigh, inDefault]);
      expect(await polled(name, { work_queue_names: [low.name, 'default'] })).toEqual([inDefault, inLow]);
      expect(await polled(name, { work_queue_names: [] })).toHaveLength(3);
    });

    it('answers no more than the limits of queue and pool have room for', async () => {
      const { name } = await on.pool({ concurrency_limit: 4 });
      const small = await on.queue(name, { concurrency_limit: 2, priority: 1 });
      await on.run(name, 'PENDING', { work_queue_name: small.name });
      await on.run(name, 'CANCELLING', { work_queue_name: small.name });
      for (let count = 0; count < 3; count++) await due(name, -1, { work_queue_name: small.name });
      for (let count = 0; count < 3; count++) await due(name, -1);
      const queues = (await poll(name)).map(({ work_queue_id }) => work_queue_id === small.id);
      expect(queues).toEqual([true, false, false]);
      await on.tenant.call('PATCH', `/work_pools/${name}`, { concurrency_limit: 1 });
      expect(await polled(name)).toEqual([]);
      await on.tenant.call('PATCH', `/work_pools/${name}`, { concurrency_limit: null });
      await on.tenant.call('PATCH', `/work_pools/${name}/queues/${small.name}`, { concurrency_limit: 0 });
      expect(await polled(name)).toHaveLength(3);
    });

    it('answers nothing of what is paused', async () => {
      const { name } = await on.pool();
      const paused = await on.queue(name, { is_paused: true });
      await due(name, -1, { work_queue_name: paused.name });
      const run = await due(name, -1);
      expect(await polled(name)).toEqual([run]);
      await on.tenant.call('PATCH', `/work_pools/${name}`, { is_paused: true });
      expect(await polled(name)).toEqual([]);
    });

    it('makes the queues ready that were asked, once, and leaves paused ones paused', async () => {
      const { name } = await on.pool();
      const [asked, other, paused] = [await on.queue(name), await on.queue(name), await on.queue(name, { is_paused: true })];
      await Promise.all([1, 2, 3].map(() => poll(name, { work_queue_names: [asked.name, paused.name] })));
      await noted();
      expect(await on.readQueue(name, asked.name)).toMatchObject({ status: 'READY', last_polled: expect.any(String) });
      expect(await on.readQueue(name, other.name)).toMatchObject({ status: 'NOT_READY', last_polled: null });
      expect(await on.readQueue(name, paused.name)).toMatchObject({ status: 'PAUSED', last_polled: expect.any(String) });
      expect((await on.told(`prefect.work-queue.${asked.id}`)).slice(1)).toMatchObject([
        { event: 'prefect.work-queue.ready', related: [{ 'prefect.resource.name': name, 'prefect.work-pool.type': 'process' }] },
      ]);
      await poll(name);
      await noted();
      expect(await on.readQueue(name, other.name)).toMatchObject({ status: 'READY' });
      expect(await on.events(`prefect.work-queue.${asked.id}`)).toEqual(['prefect.work-queue.created', 'prefect.work-queue.ready']);
    });

    it('makes the deployments ready that are in those queues, as long ago as they were changed', async () => {
      const { name } = await on.pool();
      const { id: flow_id } = (await on.tenant.call('POST', '/flows/', { name: 'deployed' })).body as { id: string };
      const deploy = async (body: object): Promise<DeploymentReply> => {
        const made = await on.tenant.call('POST', '/deployments/', { flow_id, name: on.name('deployment'), ...body });
        return made.body as DeploymentReply;
      };
      const read = async ({ id }: DeploymentReply): Promise<DeploymentReply> => (await on.tenant.call('GET', `/deployments/${id}`)).body as DeploymentReply;
      const [inPool, elsewhere] = [await deploy({ work_pool_name: name }), await deploy({})];
      await poll(name);
      await noted();
      expect(await read(inPool)).toMatchObject({ status: 'READY', last_polled: expect.any(String), updated: inPool.updated });
      expect(await read(elsewhere)).toMatchObject({ status: 'NOT_READY', last_polled: null });
      await poll(name);
      await noted();
      expect(await on.events(`prefect.deployment.${inPool.id}`)).toEqual(['prefect.deployment.created', 'prefect.deployment.ready']);
    });

    it('leaves no trace when people look', async () => {
      const { name } = await on.pool();
      const headers = { authorization: `Bearer ${on.tenant.key}`, 'x-prefect-ui': 'true' };
      await on.app.inject({ method: 'POST', url: `${on.tenant.base}/work_pools/${name}/get_scheduled_flow_runs`, headers, payload: '{}' });
      await noted();
      expect(await on.readQueue(name, 'default')).toMatchObject({ status: 'NOT_READY', last_polled: null });
    });

    it('finds no pool or queue that is not there, or another workspace’s', async () => {
      const { name } = await on.pool();
      for (const pool of [NOWHERE, theirs]) expect(await on.tenant.call('POST', `/work_pools/${pool}/get_scheduled_flow_runs`, {})).toMatchObject(noPool(pool));
      expect(await on.tenant.call('POST', `/work_pools/${name}/get_scheduled_flow_runs`, { work_queue_names: ['default', 'x'] })).toMatchObject({
        status: 404,
        body: { detail: `Work pool queue '${name}/x' not found.` },
      });
    });

    it.each([
      ['a time that is none', { scheduled_before: 'soon' }, 'scheduled_before'],
      ['a year that is none', { scheduled_after: '0000-01-01T00:00:00Z' }, 'scheduled_after'],
      ['queues that are no list', { work_queue_names: 'default' }, 'work_queue_names'],
    ])('refuses %s', async (_, body, member) =>
      expect(await on.tenant.call('POST', `/work_pools/${(await on.pool()).name}/get_scheduled_flow_runs`, body)).toMatchObject(invalidAt('body', member)),
    );
    itIsShut(tenants, 'POST', '/work_pools/any/get_scheduled_flow_runs', {});
  });

  describe('POST /work_pools/{pool}/concurrency_status', () => {
    const status = async (pool: string, body: object = {}): Promise<PoolSlotsReply> =>
      (await on.tenant.call('POST', `/work_pools/${pool}/concurrency_status`, body)).body as PoolSlotsReply;

    it('tells who takes which slot', async () => {
      const pool = await on.pool({ concurrency_limit: 9 });
      const queue = await on.queue(pool.name, { concurrency_limit: 2, is_paused: true });
      const [pending, running] = [await on.run(pool.name, 'PENDING', { name: 'p' }), await on.run(pool.name, 'RUNNING', { work_queue_name: queue.name })];
      for (const type of ['SCHEDULED', 'CANCELLING', 'COMPLETED']) await on.run(pool.name, type);
      const holder = (id: string): unknown[] => [expect.objectContaining({ id })];
      expect(await status(pool.name)).toEqual({
        active_slots: 2,
        concurrency_limit: 9,
        queues: [
          { queue_id: pool.default_queue_id, queue_name: 'default', active_slots: 1, concurrency_limit: null, flow_runs: holder(pending), flow_run_count: 1 },
          { queue_id: queue.id, queue_name: queue.name, active_slots: 1, concurrency_limit: 2, flow_runs: holder(running), flow_run_count: 1 },
        ],
        count: 2,
        limit: 200,
        pages: 1,
        page: 1,
      });
      expect((await status(pool.name)).queues[0]?.flow_runs).toEqual([
        {
          id: pending,
          name: 'p',
          state_type: 'PENDING',
          state_name: 'Pending',
          start_time: null,
          state_timestamp: expect.any(String),
          time_in_current_state: expect.any(Number),
        },
      ]);
    });

    it('pages the queues, counts all, and shows as many runs of each as wanted', async () => {
      const { name } = await on.pool();
      const queue = await on.queue(name);
      for (let count = 0; count < 3; count++) await on.run(name, 'RUNNING', { work_queue_name: queue.name });
      const second = await status(name, { limit: 1, page: 2, flow_run_limit: 2 });
      expect(second).toMatchObject({ active_slots: 3, count: 2, limit: 1, pages: 2, page: 2, queues: [{ queue_name: queue.name, flow_run_count: 3 }] });
      expect(second.queues[0]?.flow_runs).toHaveLength(2);
      expect(await status(name, { limit: 1, page: 3 })).toMatchObject({ queues: [], active_slots: 3 });
      expect((await status(name, { flow_run_limit: 0 })).queues.map(({ flow_runs }) => flow_runs)).toEqual([[], []]);
    });

    it('refuses pages that there are not, and finds no pool that is another workspace’s', async () => {
      const path = `/work_pools/${(await on.pool()).name}/concurrency_status`;
      expect(await on.tenant.call('POST', path, { page: 0 })).toMatchObject(invalidAt('body', 'page'));
      expect(await on.tenant.call('POST', path, { flow_run_limit: 201 })).toMatchObject(invalidAt('body', 'flow_run_limit'));
      expect(await on.tenant.call('POST', path, { limit: 201 })).toMatchObject({ status: 422, body: { detail: expect.stringContaining('Invalid limit') } });
      expect(await on.tenant.call('POST', `/work_pools/${theirs}/concurrency_status`, {})).toMatchObject(noPool(theirs));
    });
    itIsShut(tenants, 'POST', '/work_pools/any/concurrency_status', {});
  });
});
