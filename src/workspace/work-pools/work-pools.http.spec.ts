import type { WorkPoolReply } from '@app/contract';
import { invalidAt, itIsShut, type Reply } from '../../app.testing.js';
import { Pools } from './work-pools.testing.js';

const NO_STORAGE = { bundle_upload_step: null, bundle_execution_step: null, default_result_storage_block_id: null };
const BLOCK = '00000000-0000-4000-8000-0000000000b1';
const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe('work pools over HTTP', () => {
  let on: Pools;
  beforeAll(async () => (on = await Pools.open()));
  afterAll(() => on.close());
  const tenants = () => on;

  const notFound = (name: string) => ({ status: 404, body: { detail: `Work pool "${name}" not found.` } });
  const resource = ({ id }: { id: string }): string => `prefect.work-pool.${id}`;
  const names = ({ body }: Reply): string[] => (body as WorkPoolReply[]).map(({ name }) => name);
  const asClient = async (version: string, path: string): Promise<WorkPoolReply> => {
    const headers = { authorization: `Bearer ${on.tenant.key}`, 'user-agent': `prefect/${version} (API 0.8.4)` };
    return (await on.app.inject({ method: 'GET', url: `${on.tenant.base}${path}`, headers })).body as WorkPoolReply;
  };

  describe('POST /work_pools/', () => {
    it('makes a pool with a default queue and answers it', async () => {
      const name = on.name();
      const reply = await on.tenant.call('POST', '/work_pools/', { name, type: 'process', description: 'For tests.' });
      expect(reply).toMatchObject({ status: 201 });
      expect(reply.body).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        name,
        description: 'For tests.',
        type: 'process',
        base_job_template: {},
        is_paused: false,
        concurrency_limit: null,
        status: 'NOT_READY',
        active_slots: null,
        storage_configuration: NO_STORAGE,
        default_queue_id: expect.any(String),
      });
      expect(await on.read(name)).toEqual(reply.body);
      expect(await on.readQueue(name, 'default')).toMatchObject({ id: (reply.body as WorkPoolReply).default_queue_id, priority: 1 });
    });

    it('tells of the queue, of the pool and of its status', async () => {
      const pool = await on.pool({ storage_configuration: { default_result_storage_block_id: BLOCK } });
      const ofPool = { 'prefect.resource.id': resource(pool), 'prefect.resource.name': pool.name, 'prefect.work-pool.type': 'process' };
      expect(await on.told(resource(pool))).toMatchObject([
        {
          event: 'prefect.work-pool.created',
          resource: { ...ofPool, 'prefect.resource.role': 'work-pool' },
          related: [
            { 'prefect.resource.id': `prefect.work-queue.${pool.default_queue_id ?? ''}`, 'prefect.resource.role': 'default-queue' },
            { 'prefect.resource.id': `prefect.block-document.${BLOCK}`, 'prefect.resource.role': 'result-storage' },
          ],
          payload: {},
        },
        { event: 'prefect.work-pool.not-ready', resource: ofPool, related: [], follows: null },
      ]);
      expect(await on.told(`prefect.work-queue.${pool.default_queue_id ?? ''}`)).toMatchObject([
        {
          event: 'prefect.work-queue.created',
          resource: { 'prefect.resource.name': 'default', 'prefect.resource.role': 'work-queue' },
          related: [{ ...ofPool, 'prefect.resource.role': 'work-pool' }],
        },
      ]);
    });

    it('counts slots only where they are limited', async () => {
      expect(await on.pool({ concurrency_limit: 0 })).toMatchObject({ concurrency_limit: 0, active_slots: 0 });
      const { name } = await on.pool({ concurrency_limit: 5 });
      for (const type of ['PENDING', 'RUNNING', 'SCHEDULED', 'CANCELLING', 'COMPLETED']) await on.run(name, type);
      expect(await on.read(name)).toMatchObject({ active_slots: 2 });
      expect(await on.readQueue(name, 'default')).toMatchObject({ active_slots: null });
    });

    it('has no status for agents, and PAUSED for what begins paused', async () => {
      const agents = await on.pool({ type: undefined });
      expect(agents).toMatchObject({ type: 'prefect-agent', status: null });
      expect(await on.events(resource(agents))).toEqual(['prefect.work-pool.created']);
      const paused = await on.pool({ is_paused: true });
      expect(paused).toMatchObject({ is_paused: true, status: 'PAUSED' });
      expect(await on.events(resource(paused))).toEqual(['prefect.work-pool.created', 'prefect.work-pool.paused']);
    });

    it('keeps numbers as they are in Python', async () => {
      const template = '{"job_configuration":{"cpu":2.0},"variables":{"big":123456789012345678901234567890}}';
      const sent = `{"name": "exact", "base_job_template": ${template}, "storage_configuration": {"bundle_upload_step": {"a": 1.0}}}`;
      expect(await on.exchange('POST', '/work_pools/', sent)).toContain(`"base_job_template":${template}`);
      const read = await on.exchange('GET', '/work_pools/exact');
      expect(read).toContain(`"base_job_template":${template}`);
      expect(read).toContain('"bundle_upload_step":{"a":1.0}');
    });

    it('lets each workspace have a name once', async () => {
      const { name } = await on.pool();
      expect(await on.tenant.call('POST', '/work_pools/', { name })).toMatchObject({
        status: 409,
        body: { detail: 'A work pool with this name already exists.', code: 'work_pool.name_taken' },
      });
      await on.pool({ name }, on.stranger);
    });

    it('reserves names that begin with prefect', async () =>
      expect(await on.tenant.call('POST', '/work_pools/', { name: 'PreFect-mine' })).toMatchObject({
        status: 403,
        body: { detail: "Work pools starting with 'Prefect' are reserved for internal use." },
      }));

    it.each([
      ['no name', {}, ['body', 'name']],
      ['a name that no path can have', { name: 'a/b' }, ['body', 'name']],
      ['a name of quotes and blanks', { name: ` "'` }, ['body', 'name']],
      ['a limit below zero', { name: 'a', concurrency_limit: -1 }, ['body', 'concurrency_limit']],
      ['a template that is no object', { name: 'a', base_job_template: [] }, ['body', 'base_job_template']],
      [
        'a block that is no id',
        { name: 'a', storage_configuration: { default_result_storage_block_id: 'x' } },
        ['body', 'storage_configuration', 'default_result_storage_block_id'],
      ],
      ['a member it does not know', { name: 'a', status: 'READY' }, ['body', 'status']],
    ])('refuses %s', async (_, body, loc) => expect(await on.tenant.call('POST', '/work_pools/', body)).toMatchObject(invalidAt(...loc)));

    itIsShut(tenants, 'POST', '/work_pools/', { name: 'shut' });
  });

  describe('GET /work_pools/{name}', () => {
    it('finds a name however it is written in the path', async () => {
      const { id } = await on.pool({ name: 'Größe "1" + 2' });
      expect(await on.tenant.call('GET', `/work_pools/${encodeURIComponent('Größe "1" + 2')}`)).toMatchObject({ status: 200, body: { id } });
    });

    it.each([
      ['3.3.7', false],
      ['3.2.15', false],
      ['3.3.7.dev1', false],
      ['3.3.8', true],
      ['3.8.8', true],
      ['4.0.0', true],
    ])('tells a client of version %s of a result storage: %p', async (version, tells) => {
      const { name } = await on.pool();
      const { storage_configuration } = await asClient(version, `/work_pools/${name}`);
      expect(Object.keys(storage_configuration as object).includes('default_result_storage_block_id')).toBe(tells);
    });

    it('finds nothing that is not there, or another workspace’s', async () => {
      const { name } = await on.pool({ name: 'theirs' }, on.stranger);
      for (const missing of ['nothing', name]) expect(await on.tenant.call('GET', `/work_pools/${missing}`)).toMatchObject(notFound(missing));
    });
    itIsShut(tenants, 'GET', '/work_pools/any');
  });

  describe('PATCH /work_pools/{name}', () => {
    it('changes what is sent and keeps the rest', async () => {
      const pool = await on.pool({ description: 'a', concurrency_limit: 1 });
      expect(await on.tenant.call('PATCH', `/work_pools/${pool.name}`, { concurrency_limit: 2 })).toMatchObject({ status: 204, body: null });
      expect(await on.read(pool.name)).toEqual({ ...pool, concurrency_limit: 2, updated: expect.any(String) });
      const step = {
        storage_configuration: { bundle_upload_step: { a: 1 } },
        description: null,
        concurrency_limit: null,
        is_paused: null,
        base_job_template: null,
      };
      await on.tenant.call('PATCH', `/work_pools/${pool.name}`, step);
      expect(await on.read(pool.name)).toEqual({
        ...pool,
        updated: expect.any(String),
        description: null,
        concurrency_limit: null,
        active_slots: null,
        storage_configuration: { ...NO_STORAGE, bundle_upload_step: { a: 1 } },
      });
    });

    it('tells what changed, from what to what', async () => {
      const pool = await on.pool({ description: 'a' });
      await on.tenant.call('PATCH', `/work_pools/${pool.name}`, { description: 'b', concurrency_limit: 3 });
      await on.tenant.call('PATCH', `/work_pools/${pool.name}`, { description: 'b' });
      const changes = (await on.told(resource(pool))).filter(({ event }) => event === 'prefect.work-pool.updated');
      expect(changes).toMatchObject([
        {
          related: [],
          payload: {
            updated_fields: ['description', 'concurrency_limit'],
            updates: { description: { from: 'a', to: 'b' }, concurrency_limit: { from: null, to: 3 } },
          },
        },
      ]);
    });

    it('is PAUSED while it is paused, and then as ready as its workers', async () => {
      const pool = await on.pool();
      const pause = async (is_paused: boolean) => {
        expect((await on.tenant.call('PATCH', `/work_pools/${pool.name}`, { is_paused })).status).toBe(204);
        return on.read(pool.name);
      };
      expect(await pause(true)).toMatchObject({ is_paused: true, status: 'PAUSED' });
      expect(await pause(false)).toMatchObject({ is_paused: false, status: 'NOT_READY' });
      await pause(true);
      await on.beat(pool.name);
      expect(await on.read(pool.name)).toMatchObject({ status: 'PAUSED' });
      expect(await pause(false)).toMatchObject({ status: 'READY' });
      const told = (await on.told(resource(pool))).slice(2);
      expect(told.map(({ event }) => event)).toEqual(['paused', 'not-ready', 'paused', 'ready'].map((status) => `prefect.work-pool.${status}`));
      expect(told.map(({ follows }) => follows)).toEqual([null, ...told.slice(0, -1).map(({ id }) => id)]);
    });

    it('follows no status of more than ten minutes ago', async () => {
      const pool = await on.pool();
      await on.tenant.call('PATCH', `/work_pools/${pool.name}`, { is_paused: true });
      await on.age('work_pool', 'last_transitioned_status_at', 601);
      await on.tenant.call('PATCH', `/work_pools/${pool.name}`, { is_paused: false });
      expect((await on.told(resource(pool))).at(-1)).toMatchObject({ event: 'prefect.work-pool.not-ready', follows: null });
    });

    it('lets reserved pools only be paused and limited', async () => {
      for (const body of [{ description: 'x' }, { is_paused: true, base_job_template: {} }]) {
        expect(await on.tenant.call('PATCH', '/work_pools/prefect-x', body)).toMatchObject({ status: 403, body: { code: 'work_pool.reserved' } });
      }
      expect(await on.tenant.call('PATCH', '/work_pools/prefect-x', { is_paused: true })).toMatchObject(notFound('prefect-x'));
    });

    it('refuses what may not be created either', async () => {
      const { name } = await on.pool();
      for (const body of [{ name: 'x' }, { concurrency_limit: -1 }, { type: 'docker' }]) {
        expect((await on.tenant.call('PATCH', `/work_pools/${name}`, body)).status).toBe(422);
      }
    });

    it('finds nothing that is not there, or another workspace’s', async () => {
      const { name } = await on.pool({}, on.stranger);
      expect(await on.tenant.call('PATCH', `/work_pools/${name}`, { is_paused: true })).toMatchObject(notFound(name));
    });
    itIsShut(tenants, 'PATCH', '/work_pools/any', {});
  });

  describe('DELETE /work_pools/{name}', () => {
    it('takes its queues and workers with it, and leaves its runs without a queue', async () => {
      const pool = await on.pool();
      const queue = await on.queue(pool.name);
      await on.beat(pool.name);
      const run = await on.run(pool.name, 'SCHEDULED', { work_queue_name: queue.name });
      expect(await on.tenant.call('DELETE', `/work_pools/${pool.name}`)).toMatchObject({ status: 204, body: null });
      expect(await on.tenant.call('DELETE', `/work_pools/${pool.name}`)).toMatchObject(notFound(pool.name));
      expect(await on.tenant.call('GET', `/work_queues/${queue.id}`)).toMatchObject({ status: 404 });
      expect((await on.tenant.call('GET', `/flow_runs/${run}`)).body).toMatchObject({ work_queue_id: null, work_pool_id: null, work_pool_name: null });
      expect((await on.told(resource(pool))).at(-1)).toMatchObject({
        event: 'prefect.work-pool.deleted',
        related: [{ 'prefect.resource.role': 'default-queue' }],
      });
      expect((await on.events(`prefect.work-queue.${queue.id}`)).at(-1)).toBe('prefect.work-queue.deleted');
    });

    it('keeps reserved pools', async () => expect(await on.tenant.call('DELETE', '/work_pools/prefect-x')).toMatchObject({ status: 403 }));

    it('finds nothing that is not there, or another workspace’s', async () => {
      const { name } = await on.pool({}, on.stranger);
      expect(await on.tenant.call('DELETE', `/work_pools/${name}`)).toMatchObject(notFound(name));
    });
    itIsShut(tenants, 'DELETE', '/work_pools/any');
  });

  describe('a base job template', () => {
    const template = (properties: object, configuration: object = { command: '{{ command }}' }) => ({
      job_configuration: configuration,
      variables: { type: 'object', properties: { command: { type: 'string' }, ...properties } },
    });
    /** Of making a pool with the template, and of giving it to one that is there. */
    const replies = async (base_job_template: object): Promise<Reply[]> => [
      await on.tenant.call('POST', '/work_pools/', { name: on.name(), type: 'process', base_job_template }),
      await on.tenant.call('PATCH', `/work_pools/${(await on.pool()).name}`, { base_job_template }),
    ];

    it('may say what its variables are when nothing is given', async () => {
      const types = (await on.tenant.call('GET', '/block_types/slug/secret')).body as { id: string };
      const schemas = (await on.tenant.call('POST', '/block_schemas/filter', { block_schemas: { block_type_id: { any_: [types.id] } } })).body as {
        id: string;
      }[];
      const document = await on.tenant.call('POST', '/block_documents/', {
        name: 'token',
        data: { value: 'x' },
        block_type_id: types.id,
        block_schema_id: schemas[0]?.id,
      });
      const block = { $ref: { block_document_id: (document.body as { id: string }).id } };
      const base_job_template = template({ cpu: { type: 'integer', default: 2 }, token: { type: 'object', default: block } });
      expect((await replies(base_job_template)).map(({ status }) => status)).toEqual([201, 204]);
    });

    it.each([
      ['uses what it does not declare', template({}, { command: '{{ command }} {{ other }}' }), /uses variables .*: other\./],
      ['has no variables', { job_configuration: { command: 'x' } }, /base job template/],
    ])('is refused when it %s', async (_, body, message) => {
      for (const reply of await replies(body)) {
        expect(reply).toMatchObject({ status: 422, body: { exception_detail: [{ loc: ['body', 'base_job_template'], msg: expect.stringMatching(message) }] } });
      }
    });

    it('is refused when a default is not what it should be', async () => {
      for (const reply of await replies(template({ cpu: { type: 'integer', default: 'much' } }))) {
        expect(reply).toMatchObject({
          status: 422,
          body: {
            detail: expect.stringMatching(
              /^Validation failed for work pool's job variable defaults: Validation failed for field 'cpu'. Failure reason: 'much' is not/,
            ),
          },
        });
      }
    });

    it.each([NOWHERE, 'not-an-id'])('finds no block %s for a default', async (block_document_id) => {
      for (const reply of await replies(template({ token: { default: { $ref: { block_document_id } } } }))) {
        expect(reply).toMatchObject({ status: 404, body: { detail: 'Block not found.' } });
      }
    });
  });

  describe('POST /work_pools/filter and /count', () => {
    let ids: Record<string, string>;
    beforeAll(async () => {
      ids = {};
      for (const [name, type] of [
        ['b', 'docker'],
        ['a', 'process'],
        ['c', 'process'],
      ] as const)
        ids[name] = (await on.pool({ name: `list-${name}`, type })).id;
    });
    const all = ['list-a', 'list-b', 'list-c'];

    it.each([
      ['by name', () => ({ name: { any_: all } }), all],
      ['by id', () => ({ id: { any_: [ids['c'], ids['b']] } }), ['list-b', 'list-c']],
      ['no id at all', () => ({ id: { any_: [] } }), []],
      ['by type', () => ({ type: { any_: ['docker'] }, name: { any_: all } }), ['list-b']],
      ['by one thing or the other', () => ({ operator: 'or_', id: { any_: [ids['a']] }, name: { any_: ['list-c'] } }), ['list-a', 'list-c']],
    ])('finds %s, in the order of their names', async (_, filter, expected) => {
      expect(names(await on.tenant.call('POST', '/work_pools/filter', { work_pools: filter() }))).toEqual(expected);
      expect(await on.tenant.call('POST', '/work_pools/count', { work_pools: filter() })).toMatchObject({ status: 200, body: expected.length });
    });

    it('pages, and answers everything to null', async () => {
      const filter = { name: { any_: all } };
      expect(names(await on.tenant.call('POST', '/work_pools/filter', { work_pools: filter, limit: 1, offset: 1 }))).toEqual(['list-b']);
      expect(names(await on.tenant.call('POST', '/work_pools/filter', { work_pools: null, limit: null, offset: null }))).toEqual(expect.arrayContaining(all));
      expect((await on.stranger.call('POST', '/work_pools/filter', { work_pools: filter })).body).toEqual([]);
    });

    it('refuses a limit that is too large, and a filter it does not know', async () => {
      expect(await on.tenant.call('POST', '/work_pools/filter', { limit: 201 })).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining('Invalid limit') },
      });
      for (const path of ['filter', 'count']) {
        expect(await on.tenant.call('POST', `/work_pools/${path}`, { work_pools: { tags: {} } })).toMatchObject(invalidAt('body', 'work_pools', 'tags'));
      }
    });
    itIsShut(tenants, 'POST', '/work_pools/filter', {});
    itIsShut(tenants, 'POST', '/work_pools/count', {});
  });
});
