import type { WorkQueueReply } from '@app/contract';
import { invalidAt, itIsShut } from '../../app.testing.js';
import { Pools } from './work-pools.testing.js';

describe('the queues of a pool over HTTP', () => {
  let on: Pools;
  let pool: string;
  let theirs: string;
  beforeAll(async () => {
    on = await Pools.open();
    pool = (await on.pool({ name: 'shared' })).name;
    theirs = (await on.pool({ name: 'theirs' }, on.stranger)).name;
  });
  afterAll(() => on.close());
  const tenants = () => on;

  const noPool = (name: string) => ({ status: 404, body: { detail: `Work pool "${name}" not found.` } });
  const noQueue = (of: string, name: string) => ({ status: 404, body: { detail: `Work pool queue '${of}/${name}' not found.` } });
  const list = async (of: string, body: object = {}): Promise<WorkQueueReply[]> =>
    (await on.tenant.call('POST', `/work_pools/${of}/queues/filter`, body)).body as WorkQueueReply[];
  const priorities = async (of: string): Promise<Record<string, number>> => Object.fromEntries((await list(of)).map(({ name, priority }) => [name, priority]));
  const events = async ({ id }: { id: string }): Promise<string[]> => (await on.events(`prefect.work-queue.${id}`)).map((event) => event.split('.')[2] ?? '');

  describe('POST /work_pools/{pool}/queues', () => {
    it('makes a queue and answers it', async () => {
      const { id } = await on.read(pool);
      const reply = await on.tenant.call('POST', `/work_pools/${pool}/queues`, {
        name: 'q',
        description: null,
        priority: null,
        filter: null,
        concurrency_limit: 2,
      });
      expect(reply).toMatchObject({ status: 201 });
      expect(reply.body).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        name: 'q',
        description: '',
        is_paused: false,
        concurrency_limit: 2,
        priority: 2,
        work_pool_id: id,
        filter: null,
        last_polled: null,
        work_pool_name: pool,
        status: 'NOT_READY',
        active_slots: 0,
      });
      expect(await on.readQueue(pool, 'q')).toEqual(reply.body);
      expect(await events(reply.body as WorkQueueReply)).toEqual(['created']);
    });

    it('counts the runs that take its slots', async () => {
      const queue = await on.queue(pool, { concurrency_limit: 9 });
      for (const type of ['PENDING', 'RUNNING', 'SCHEDULED']) await on.run(pool, type, { work_queue_name: queue.name });
      expect(await on.readQueue(pool, queue.name)).toMatchObject({ active_slots: 2 });
    });

    it('makes room where a priority is taken', async () => {
      const { name } = await on.pool();
      for (const queue of ['a', 'b']) await on.queue(name, { name: queue });
      await on.queue(name, { name: 'c', priority: 2 });
      expect(await priorities(name)).toEqual({ default: 1, c: 2, a: 3, b: 4 });
      await on.tenant.call('DELETE', `/work_pools/${name}/queues/a`);
      expect(await on.queue(name)).toMatchObject({ priority: 3 });
    });

    it('gives each its own priority, however many come at once', async () => {
      const { name } = await on.pool();
      await Promise.all(Array.from({ length: 8 }, () => on.queue(name)));
      expect(Object.values(await priorities(name))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('begins PAUSED when it is made so', async () => expect(await on.queue(pool, { is_paused: true })).toMatchObject({ is_paused: true, status: 'PAUSED' }));

    it('lets each pool have a name once', async () => {
      const { name } = await on.queue(pool);
      expect(await on.tenant.call('POST', `/work_pools/${pool}/queues`, { name })).toMatchObject({
        status: 409,
        body: { detail: expect.stringMatching(/^A work queue with this name already exists/), code: 'work_queue.name_taken' },
      });
      await on.queue((await on.pool()).name, { name });
    });

    it.each([
      ['no name', {}, 'name'],
      ['a name that no path can have', { name: 'a%b' }, 'name'],
      ['a priority of nought', { name: 'x', priority: 0 }, 'priority'],
      ['a limit below nought', { name: 'x', concurrency_limit: -1 }, 'concurrency_limit'],
      ['a member it does not know', { name: 'x', status: 'READY' }, 'status'],
    ])('refuses %s', async (_, body, member) =>
      expect(await on.tenant.call('POST', `/work_pools/${pool}/queues`, body)).toMatchObject(invalidAt('body', member)),
    );

    it('finds no pool that is not there, or another workspace’s', async () => {
      for (const name of ['nowhere', theirs]) expect(await on.tenant.call('POST', `/work_pools/${name}/queues`, { name: 'x' })).toMatchObject(noPool(name));
    });
    itIsShut(tenants, 'POST', '/work_pools/shared/queues', { name: 'shut' });
  });

  describe('GET /work_pools/{pool}/queues/{name}', () => {
    it('finds nothing that is not there, or another workspace’s', async () => {
      expect(await on.tenant.call('GET', `/work_pools/${pool}/queues/none`)).toMatchObject(noQueue(pool, 'none'));
      expect(await on.tenant.call('GET', `/work_pools/${theirs}/queues/default`)).toMatchObject(noQueue(theirs, 'default'));
    });
    itIsShut(tenants, 'GET', '/work_pools/shared/queues/default');
  });

  describe('POST /work_pools/{pool}/queues/filter', () => {
    it('lists by priority, and finds by name, beginning of name and id', async () => {
      const { name, default_queue_id: defaultId } = await on.pool();
      await on.queue(name, { name: 'Late' });
      await on.queue(name, { name: 'first', priority: 1 });
      const named = async (work_queues: object): Promise<string[]> => (await list(name, { work_queues })).map((queue) => queue.name);
      expect(await named({})).toEqual(['first', 'default', 'Late']);
      expect(await named({ name: { any_: ['Late', 'x'] } })).toEqual(['Late']);
      expect(await named({ name: { startswith_: ['la', 'fi'] } })).toEqual(['first', 'Late']);
      expect(await named({ id: { any_: [defaultId] } })).toEqual(['default']);
      expect((await list(name, { limit: 1, offset: 1 })).map((queue) => queue.name)).toEqual(['default']);
    });

    it('refuses what it does not know, and finds no pool that is not there', async () => {
      expect(await on.tenant.call('POST', `/work_pools/${pool}/queues/filter`, { work_queues: { x: 1 } })).toMatchObject(invalidAt('body', 'work_queues', 'x'));
      expect(await on.tenant.call('POST', `/work_pools/${theirs}/queues/filter`, {})).toMatchObject(noPool(theirs));
    });
    itIsShut(tenants, 'POST', '/work_pools/shared/queues/filter', {});
  });

  describe('PATCH /work_pools/{pool}/queues/{name}', () => {
    const patch = async (name: string, body: object, of = pool) => on.tenant.call('PATCH', `/work_pools/${of}/queues/${name}`, body);

    it('changes what is sent, keeps the rest and tells of it', async () => {
      const queue = await on.queue(pool, { description: 'a', concurrency_limit: 1 });
      expect(await patch(queue.name, { description: 'b', name: `${queue.name}-new`, priority: null })).toMatchObject({ status: 204, body: null });
      expect(await patch(`${queue.name}-new`, { concurrency_limit: null })).toMatchObject({ status: 204 });
      expect(await on.readQueue(pool, `${queue.name}-new`)).toEqual({
        ...queue,
        name: `${queue.name}-new`,
        description: 'b',
        concurrency_limit: null,
        active_slots: null,
        updated: expect.any(String),
      });
      expect((await on.told(`prefect.work-queue.${queue.id}`)).slice(1)).toMatchObject([
        { event: 'prefect.work-queue.updated', payload: { updated_fields: ['name', 'description'], updates: { description: { from: 'a', to: 'b' } } } },
        { event: 'prefect.work-queue.updated', payload: { updates: { concurrency_limit: { from: 1, to: null } } } },
      ]);
    });

    it('moves the others when it takes their priority', async () => {
      const { name } = await on.pool();
      for (const queue of ['c', 'a', 'b']) await on.queue(name, { name: queue });
      await patch('a', { priority: 1 }, name);
      expect(await priorities(name)).toEqual({ a: 1, default: 2, c: 3, b: 4 });
    });

    it('is PAUSED while it is paused, and READY again when it was polled within the minute', async () => {
      const queue = await on.queue(pool);
      const status = async (body: object): Promise<string> => {
        await patch(queue.name, body);
        return (await on.readQueue(pool, queue.name)).status;
      };
      expect(await status({ is_paused: true })).toBe('PAUSED');
      expect(await status({ is_paused: true })).toBe('PAUSED');
      expect(await status({ is_paused: false })).toBe('NOT_READY');
      await status({ is_paused: true });
      expect(await status({ is_paused: false, last_polled: new Date().toISOString() })).toBe('READY');
      await status({ is_paused: true, last_polled: new Date(Date.now() - 61_000).toISOString() });
      expect(await status({ is_paused: false })).toBe('NOT_READY');
      expect(await events(queue)).toEqual(['created', 'paused', 'not-ready', 'paused', 'ready', 'paused', 'not-ready']);
    });

    it('refuses a name that is taken, and what may not be created either', async () => {
      const [taken, queue] = [await on.queue(pool), await on.queue(pool)];
      expect(await patch(queue.name, { name: taken.name })).toMatchObject({ status: 409, body: { code: 'work_queue.name_taken' } });
      for (const body of [{ priority: 0 }, { name: '' }, { status: 'READY' }, { last_polled: 'x' }]) expect((await patch(queue.name, body)).status).toBe(422);
      expect(await on.readQueue(pool, queue.name)).toEqual(queue);
    });

    it('finds nothing that is not there, or another workspace’s', async () => {
      expect(await patch('none', {})).toMatchObject(noQueue(pool, 'none'));
      expect(await patch('default', {}, theirs)).toMatchObject(noPool(theirs));
    });
    itIsShut(tenants, 'PATCH', '/work_pools/shared/queues/default', {});
  });

  describe('DELETE /work_pools/{pool}/queues/{name}', () => {
    it('deletes it once', async () => {
      const queue = await on.queue(pool);
      const path = `/work_pools/${pool}/queues/${queue.name}`;
      expect(await on.tenant.call('DELETE', path)).toMatchObject({ status: 204, body: null });
      expect(await on.tenant.call('DELETE', path)).toMatchObject(noQueue(pool, queue.name));
      expect(await events(queue)).toEqual(['created', 'deleted']);
    });

    it('keeps a pool’s default queue', async () =>
      expect(await on.tenant.call('DELETE', `/work_pools/${pool}/queues/default`)).toMatchObject({ status: 409, body: { code: 'work_queue.is_default' } }));

    it('finds no pool that is another workspace’s', async () =>
      expect(await on.tenant.call('DELETE', `/work_pools/${theirs}/queues/default`)).toMatchObject(noPool(theirs)));
    itIsShut(tenants, 'DELETE', '/work_pools/shared/queues/default');
  });

  describe('runs in a pool', () => {
    const create = async (body: object) => {
      const { id } = (await on.tenant.call('POST', '/flows/', { name: 'f' })).body as { id: string };
      return on.tenant.call('POST', '/flow_runs/', { flow_id: id, ...body });
    };

    it('say where they are', async () => {
      const queue = await on.queue(pool);
      for (const [name, told] of [
        [queue.name, queue],
        [undefined, await on.readQueue(pool, 'default')],
      ] as const) {
        const made = await create({ work_pool_name: pool, ...(name ? { work_queue_name: name } : {}) });
        const place = { work_queue_id: told.id, work_queue_name: told.name, work_pool_id: told.work_pool_id, work_pool_name: pool };
        expect(made).toMatchObject({ status: 201, body: place });
        expect((await on.tenant.call('GET', `/flow_runs/${(made.body as { id: string }).id}`)).body).toMatchObject(place);
      }
    });

    it('need a pool and a queue that are there', async () => {
      expect(await create({ work_pool_name: 'nowhere' })).toMatchObject(noPool('nowhere'));
      expect(await create({ work_pool_name: pool, work_queue_name: 'none' })).toMatchObject(noQueue(pool, 'none'));
      expect(await create({ work_pool_name: theirs })).toMatchObject(noPool(theirs));
    });

    it('may name a queue alone, which nobody looks up', async () =>
      expect(await create({ work_queue_name: 'some' })).toMatchObject({
        status: 201,
        body: { work_queue_id: null, work_queue_name: 'some', work_pool_id: null },
      }));
  });
});
