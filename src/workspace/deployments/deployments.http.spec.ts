import type { DeploymentReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, type Reply } from '../../app.testing.js';
import { Deployments, NOWHERE } from './deployments.testing.js';

describe('deployments over HTTP', () => {
  let on: Deployments;
  beforeAll(async () => (on = await Deployments.open()));
  afterAll(() => on.close());
  const tenants = () => on;
  const names = ({ body }: Reply): string[] => (body as DeploymentReply[]).map(({ name }) => name);

  describe('POST /deployments/', () => {
    it('makes a deployment of its flow and answers it', async () => {
      const reply = await on.tenant.call('POST', '/deployments/', { name: 'bare', flow_id: on.flow.id });
      expect(reply).toMatchObject({ status: 201 });
      expect(reply.body).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        name: 'bare',
        version: null,
        version_id: expect.any(String),
        version_info: { type: 'prefect:simple', version: '' },
        branch: null,
        base: null,
        root: null,
        description: null,
        flow_id: on.flow.id,
        paused: false,
        schedules: [],
        concurrency_limit: null,
        global_concurrency_limit: null,
        concurrency_options: null,
        job_variables: {},
        parameters: {},
        tags: [],
        labels: { team: 'data', 'prefect.flow.id': on.flow.id },
        work_queue_name: null,
        work_queue_id: null,
        last_polled: null,
        parameter_openapi_schema: {},
        path: null,
        pull_steps: [],
        entrypoint: null,
        storage_document_id: null,
        infrastructure_document_id: null,
        created_by: null,
        updated_by: null,
        work_pool_name: null,
        status: 'NOT_READY',
        enforce_parameter_schema: true,
      });
      expect(await on.read((reply.body as DeploymentReply).id)).toEqual(reply.body);
    });

    it('replaces what is sent of one that is there, and keeps the rest', async () => {
      const first = await on.deploy({
        name: 'twice',
        version: '1',
        description: 'kept',
        tags: ['a'],
        schedules: [{ schedule: { cron: '0 9 * * *' }, slug: 's' }],
      });
      const again = await on.tenant.call('POST', '/deployments/', { name: 'twice', flow_id: on.flow.id, version: '2', path: null, labels: { x: 1 } });
      expect(again).toMatchObject({
        status: 200,
        body: { id: first.id, created: first.created, version: '2', description: 'kept', tags: ['a'], schedules: [] },
      });
      expect((again.body as DeploymentReply).labels).toEqual({ team: 'data', 'prefect.flow.id': on.flow.id, x: 1 });
      expect(await on.told(first.id)).toMatchObject([
        { event: 'prefect.deployment.created', payload: {} },
        {
          event: 'prefect.deployment.updated',
          payload: { updated_fields: ['labels', 'version'], updates: { version: { from: '1', to: '2' } } },
        },
      ]);
    });

    it('keeps schedules, newest first, in their full form', async () => {
      const { schedules, id } = await on.deploy({
        schedules: [
          { schedule: { interval: 3600, anchor_date: '2030-01-01T00:00:00Z' }, slug: 'hourly', parameters: { a: 1 } },
          { schedule: { cron: '0 9 * * *', timezone: 'Europe/Berlin' }, active: false, max_scheduled_runs: 5 },
        ],
      });
      expect(schedules).toMatchObject([
        { deployment_id: id, schedule: { cron: '0 9 * * *', timezone: 'Europe/Berlin', day_or: true }, active: false, max_scheduled_runs: 5, slug: null },
        { schedule: { interval: 3600, anchor_date: '2030-01-01T00:00:00Z', timezone: 'UTC' }, active: true, slug: 'hourly', parameters: { a: 1 } },
      ]);
    });

    it('answers numbers as they were sent', async () => {
      const numbers = '{"a":2.0,"b":123456789012345678901234567890,"c":1e+16}';
      const body = `{"name":"exact","flow_id":"${on.flow.id}","parameters":${numbers},"job_variables":${numbers},"pull_steps":[{"s":${numbers}}],"parameter_openapi_schema":{"default":${numbers}},"schedules":[{"schedule":{"interval":60},"parameters":${numbers}}],"enforce_parameter_schema":false}`;
      const reply = await on.pools.exchange('POST', '/deployments/', body);
      expect(reply.match(/"a":2\.0,"b":123456789012345678901234567890,"c":1e\+16/g)).toHaveLength(5);
      expect(reply).toContain('"interval":60.0');
      const { id } = JSON.parse(reply) as DeploymentReply;
      expect(await on.pools.exchange('GET', `/deployments/${id}`)).toBe(reply);
    });

    it('puts it into its pool’s default queue, or one that it names and that is made now', async () => {
      const pool = await on.pools.pool();
      expect(await on.deploy({ work_pool_name: pool.name })).toMatchObject({
        work_pool_name: pool.name,
        work_queue_name: 'default',
        work_queue_id: pool.default_queue_id,
      });
      expect(await on.deploy({ work_pool_name: pool.name, work_queue_name: 'fast' })).toMatchObject({ work_pool_name: pool.name, work_queue_name: 'fast' });
      expect(await on.pools.readQueue(pool.name, 'fast')).toMatchObject({ work_pool_name: pool.name });
      expect(await on.deploy({ work_queue_name: 'lonely' })).toMatchObject({ work_pool_name: 'default-agent-pool', work_queue_name: 'lonely' });
    });

    it('checks job variables by the pool’s template, as far as they go', async () => {
      const template = {
        job_configuration: { image: '{{ image }}' },
        variables: { type: 'object', properties: { image: { type: 'string' }, cpu: { type: 'integer' } }, required: ['image', 'cpu'] },
      };
      const pool = await on.pools.pool({ base_job_template: template });
      expect(await on.deploy({ work_pool_name: pool.name, job_variables: { image: 'x' } })).toMatchObject({ job_variables: { image: 'x' } });
      expect(
        await on.tenant.call('POST', '/deployments/', { name: 'n', flow_id: on.flow.id, work_pool_name: pool.name, job_variables: { image: 5 } }),
      ).toMatchObject({
        status: 422,
        body: { detail: "Error creating deployment: Validation failed for field 'image'. Failure reason: 5 is not of type 'string'" },
      });
    });

    it('gives it a limit of its own, changes it, and ends it', async () => {
      const {
        id,
        name,
        global_concurrency_limit: limit,
      } = await on.deploy({ concurrency_limit: 2, concurrency_options: { collision_strategy: 'CANCEL_NEW' } });
      expect(limit).toMatchObject({ name: `deployment:${id}`, limit: 2, active: true, active_slots: 0 });
      expect(await on.deploy({ name })).toMatchObject({
        global_concurrency_limit: { id: limit?.id },
        concurrency_options: { collision_strategy: 'CANCEL_NEW', grace_period_seconds: null },
      });
      expect(await on.deploy({ name, concurrency_limit: 3 })).toMatchObject({ id, global_concurrency_limit: { id: limit?.id, limit: 3 } });
      expect(await on.deploy({ name, concurrency_limit: null })).toMatchObject({ id, global_concurrency_limit: null });
      expect(await on.tenant.call('GET', `/v2/concurrency_limits/deployment:${id}`)).toMatchObject({ status: 404 });
    });

    it('takes a limit that others have too, and lets go of it without ending it', async () => {
      const { body } = await on.tenant.call('POST', '/v2/concurrency_limits/', { name: 'shared', limit: 7 });
      const { id: limitId } = body as { id: string };
      const { name, ...made } = await on.deploy({ global_concurrency_limit_id: limitId, concurrency_limit: null });
      expect(made).toMatchObject({ global_concurrency_limit: { id: limitId, limit: 7 } });
      expect(await on.deploy({ name, concurrency_limit: null })).toMatchObject({ global_concurrency_limit: null });
      expect(await on.tenant.call('GET', '/v2/concurrency_limits/shared')).toMatchObject({ status: 200 });
      const unknown = await on.tenant.call('POST', '/deployments/', { name, flow_id: on.flow.id, global_concurrency_limit_id: NOWHERE });
      expect(unknown).toMatchObject({ status: 404, body: { detail: 'Concurrency limit not found' } });
    });

    it('tells of its flow, queue, pool and limit', async () => {
      const pool = await on.pools.pool();
      const made = await on.deploy({ work_pool_name: pool.name, concurrency_limit: 1 });
      expect(await on.told(made.id)).toMatchObject([
        {
          event: 'prefect.deployment.created',
          resource: { 'prefect.resource.id': `prefect.deployment.${made.id}`, 'prefect.resource.name': made.name },
          related: [
            { 'prefect.resource.id': `prefect.flow.${on.flow.id}`, 'prefect.resource.role': 'flow', 'prefect.resource.name': 'the-flow' },
            {
              'prefect.resource.id': `prefect.work-queue.${pool.default_queue_id ?? ''}`,
              'prefect.resource.role': 'work-queue',
              'prefect.resource.name': 'default',
            },
            { 'prefect.resource.id': `prefect.work-pool.${pool.id}`, 'prefect.resource.role': 'work-pool', 'prefect.work-pool.type': 'process' },
            { 'prefect.resource.id': `prefect.concurrency-limit.${made.global_concurrency_limit?.id ?? ''}`, 'prefect.resource.role': 'concurrency-limit' },
          ],
        },
      ]);
    });

    it('says who made it and who changed it, where that is an automation', async () => {
      const automation = { id: '4c1c0e0e-0000-4000-8000-000000000001', type: 'AUTOMATION', display_value: 'Näme' };
      const headers = {
        authorization: `Bearer ${on.tenant.key}`,
        'prefect-automation-id': automation.id,
        'prefect-automation-name': Buffer.from('Näme').toString('base64'),
      };
      const send = async (body: object) => on.app.inject({ method: 'POST', url: `${on.tenant.base}/deployments/`, headers, payload: JSON.stringify(body) });
      expect(await send({ name: 'by-automation', flow_id: on.flow.id })).toMatchObject({
        status: 201,
        body: { created_by: automation, updated_by: automation },
      });
      expect(await on.deploy({ name: 'by-automation' })).toMatchObject({ created_by: automation, updated_by: null });
    });

    it('checks parameters where the request itself asks for it', async () => {
      const body = {
        name: 'strict',
        flow_id: on.flow.id,
        parameters: { a: 1 },
        parameter_openapi_schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a', 'b'] },
      };
      expect(await on.tenant.call('POST', '/deployments/', { ...body, enforce_parameter_schema: true })).toMatchObject({
        status: 422,
        body: { exception_detail: [{ loc: ['body'], msg: "Validation failed for field 'a'. Failure reason: 1 is not of type 'string'" }] },
      });
      expect(
        await on.tenant.call('POST', '/deployments/', { ...body, enforce_parameter_schema: true, parameter_openapi_schema: { type: 'nothing' } }),
      ).toMatchObject({
        status: 422,
        body: {
          exception_detail: [{ msg: "The provided schema is not a valid json schema. Schema error: 'nothing' is not valid under any of the given schemas" }],
        },
      });
      expect(await on.tenant.call('POST', '/deployments/', body)).toMatchObject({ status: 201, body: { enforce_parameter_schema: true } });
    });

    it('forgets runs to come that were made by schedule', async () => {
      const { id, name } = await on.deploy();
      const [future, past, byHand] = [await on.scheduleRun(id, 10), await on.scheduleRun(id, -10), await on.scheduleRun(id, 10, { auto: false })];
      await on.deploy({ name });
      expect((await on.runsOf(id)).sort()).toEqual([past, byHand].sort());
      expect(await on.tenant.call('GET', `/flow_runs/${future}`)).toMatchObject({ status: 404 });
    });

    it.each<[string, () => Record<string, unknown>, number, unknown]>([
      ['an unknown pool', () => ({ work_pool_name: 'nope' }), 404, { detail: 'Work pool "nope" not found.' }],
      ['a flow that is not there', () => ({ flow_id: NOWHERE }), 409, { detail: expect.stringMatching(/^Data integrity conflict/) }],
      ['a block that is not there', () => ({ storage_document_id: NOWHERE }), 409, { detail: expect.stringMatching(/^Data integrity conflict/) }],
      [
        'two schedules of one slug',
        () => ({ schedules: [1, 2].map(() => ({ schedule: { interval: 60 }, slug: 'a' })) }),
        409,
        { detail: 'Schedule slugs must be unique within a deployment.' },
      ],
    ])('refuses %s', async (_, body, status, wanted) => {
      expect(await on.tenant.call('POST', '/deployments/', { name: 'refused', flow_id: on.flow.id, ...body() })).toMatchObject({ status, body: wanted });
      expect(await on.tenant.call('GET', '/deployments/name/the-flow/refused')).toMatchObject({ status: 404 });
    });

    it.each<[(string | number)[], Record<string, unknown>]>([
      [['body', 'flow_id'], { flow_id: undefined }],
      [['body', 'nothing'], { nothing: 1 }],
      [['body', 'concurrency_limit'], { concurrency_limit: 0 }],
      [['body', 'concurrency_options', 'collision_strategy'], { concurrency_options: { collision_strategy: 'PANIC' } }],
      [['body', 'concurrency_options', 'grace_period_seconds'], { concurrency_options: { collision_strategy: 'ENQUEUE', grace_period_seconds: 5 } }],
      [['body'], { concurrency_limit: 1, global_concurrency_limit_id: NOWHERE }],
      [['body', 'schedules', 0, 'schedule', 'cron'], { schedules: [{ schedule: { cron: 'now' } }] }],
      [['body', 'schedules', 0, 'schedule', 'timezone'], { schedules: [{ schedule: { interval: 60, timezone: 'Mars/Base' } }] }],
      [['body', 'schedules', 0, 'max_scheduled_runs'], { schedules: [{ schedule: { interval: 60 }, max_scheduled_runs: 51 }] }],
      [['body', 'parameters'], { parameters: { a: 'x'.repeat(600_000) } }],
    ])('refuses what is wrong at %j', async (loc, body) =>
      expect(await on.tenant.call('POST', '/deployments/', { name: 'wrong', flow_id: on.flow.id, ...body })).toMatchObject(invalidAt(...loc)),
    );

    it('takes what clients of earlier releases still send', async () =>
      expect(await on.deploy({ worker_pool_name: 'x', work_pool_queue_name: 'y', version_info: { type: 'git', version: '1', branch: 'main' } })).toMatchObject({
        work_pool_name: null,
      }));

    itIsShut(tenants, 'POST', '/deployments/', { name: 'x', flow_id: NOWHERE });
  });

  describe('GET /deployments/{id} and /deployments/name/{flow}/{deployment}', () => {
    it('answer the same', async () => {
      const made = await on.deploy({ name: 'by-name', version: 'v' });
      expect(await on.tenant.call('GET', '/deployments/name/the-flow/by-name')).toMatchObject({ status: 200, body: made });
      expect(await on.tenant.call('GET', '/deployments/name/the-flow/nothing')).toMatchObject({ status: 404, body: { detail: 'Deployment not found' } });
      expect(await on.tenant.call('GET', '/deployments/name/nothing/by-name')).toMatchObject({ status: 404 });
      expect(await on.stranger.call('GET', '/deployments/name/the-flow/by-name')).toMatchObject({ status: 404 });
    });

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    itFindsOnlyItsOwn(
      tenants,
      'GET',
      (some) => `/deployments/${some}`,
      () => id,
      undefined,
      'Deployment not found',
    );
    itIsShut(tenants, 'GET', () => `/deployments/${id}`);
    itIsShut(tenants, 'GET', '/deployments/name/the-flow/by-name');
  });

  describe('PATCH /deployments/{id}', () => {
    const patch = async (id: string, body: unknown): Promise<Reply> => on.tenant.call('PATCH', `/deployments/${id}`, body);

    it('changes what is named and nothing else, and tells of it', async () => {
      const before = await on.deploy({ version: '1', tags: ['a'], description: 'd', parameters: { a: 1 } });
      expect(await patch(before.id, { description: null, tags: ['b'], paused: true, parameters: { b: 2 } })).toEqual({
        status: 204,
        body: null,
        headers: expect.anything(),
      });
      const after = await on.read(before.id);
      const changed = { description: null, tags: ['b'], paused: true, parameters: { b: 2 } };
      expect(after).toEqual({ ...before, updated: expect.any(String), version_id: expect.any(String), ...changed });
      const [, told] = await on.told(before.id);
      expect(told).toMatchObject({ event: 'prefect.deployment.updated', payload: { updated_fields: ['description', 'tags', 'parameters', 'paused'] } });
      await patch(before.id, { description: null });
      expect(await on.told(before.id)).toHaveLength(2);
    });

    it('moves it to another queue, to another pool, and to none', async () => {
      const [one, other] = [await on.pools.pool(), await on.pools.pool()];
      const { id } = await on.deploy({ work_pool_name: one.name });
      await patch(id, { work_pool_name: other.name, work_queue_name: 'new' });
      expect(await on.read(id)).toMatchObject({ work_pool_name: other.name, work_queue_name: 'new' });
      await patch(id, { version: '2' });
      expect(await on.read(id)).toMatchObject({ work_pool_name: other.name });
      await patch(id, { work_pool_name: null, work_queue_name: null });
      expect(await on.read(id)).toMatchObject({ work_pool_name: null, work_queue_name: null, work_queue_id: null });
    });

    it('makes parameters whole before it keeps them', async () => {
      await on.tenant.call('POST', '/variables/', { name: 'region', value: { at: 2.5 } });
      const { id } = await on.deploy();
      await patch(id, { parameters: { r: { __prefect_kind: 'workspace_variable', variable_name: 'region' }, j: { __prefect_kind: 'json', value: '[1]' } } });
      expect(await on.read(id)).toMatchObject({ parameters: { r: { at: 2.5 }, j: [1] } });
      expect(await patch(id, { parameters: { r: { __prefect_kind: 'workspace_variable', variable_name: 'none' } } })).toMatchObject({
        status: 400,
        body: { detail: "Error hydrating deployment parameters: Variable 'none' not found in workspace." },
      });
    });

    it('checks what there will be: parameters and schema, old or new', async () => {
      const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a', 'b'] };
      const { id } = await on.deploy({ parameter_openapi_schema: schema });
      const wrong = { status: 409, body: { detail: "Error updating deployment: Validation failed for field 'a'. Failure reason: 1 is not of type 'string'" } };
      expect(await patch(id, { parameters: { a: 1 } })).toMatchObject(wrong);
      expect(await patch(id, { parameters: { a: 1 }, enforce_parameter_schema: false })).toMatchObject({ status: 204 });
      expect(await patch(id, { enforce_parameter_schema: true })).toMatchObject(wrong);
      expect(await patch(id, { enforce_parameter_schema: true, parameter_openapi_schema: {} })).toMatchObject({ status: 204 });
      expect(await patch(id, { parameter_openapi_schema: { allOf: [{ $ref: '#' }] } })).toMatchObject({
        status: 422,
        body: { detail: 'Invalid schema: Unable to validate schema with circular references.' },
      });
      const { id: none } = await on.deploy({ parameter_openapi_schema: null });
      expect(await patch(none, { tags: [] })).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('does not have a valid parameter schema') },
      });
    });

    it('checks job variables by the pool that it names', async () => {
      const template = { job_configuration: { image: '{{ image }}' }, variables: { properties: { image: { type: 'string' } } } };
      const pool = await on.pools.pool({ base_job_template: template });
      const { id } = await on.deploy({ work_pool_name: pool.name });
      expect(await patch(id, { work_pool_name: pool.name, job_variables: { image: 5 } })).toMatchObject({
        status: 409,
        body: { detail: expect.stringMatching(/^Error creating deployment: /) },
      });
      expect(await patch(id, { work_pool_name: 'nope', job_variables: {} })).toMatchObject({ status: 404 });
    });

    it('gives it a limit and takes it away', async () => {
      const { id } = await on.deploy();
      await patch(id, { concurrency_limit: 4 });
      expect(await on.read(id)).toMatchObject({ global_concurrency_limit: { name: `deployment:${id}`, limit: 4 } });
      await patch(id, { concurrency_limit: null });
      expect(await on.read(id)).toMatchObject({ global_concurrency_limit: null });
      expect(await patch(id, { global_concurrency_limit_id: NOWHERE })).toMatchObject({ status: 404, body: { detail: 'Concurrency limit not found' } });
    });

    it('forgets runs to come that were made by schedule', async () => {
      const { id } = await on.deploy();
      const [, past] = [await on.scheduleRun(id, 10), await on.scheduleRun(id, -10)];
      await patch(id, { tags: ['x'] });
      expect(await on.runsOf(id)).toEqual([past]);
    });

    describe('of schedules', () => {
      const cron = (hour: number) => ({ cron: `0 ${hour} * * *` });
      const slugs = async (id: string) =>
        (await on.read(id)).schedules.map(({ slug, schedule, active }) => [slug, (schedule as { cron?: string }).cron?.split(' ')[1], active]).sort();

      it('replaces all where one of those that are there has no slug', async () => {
        const { id } = await on.deploy({ schedules: [{ schedule: cron(1) }, { schedule: cron(2), slug: 'b' }] });
        await patch(id, { schedules: [{ schedule: cron(3), active: false }, { slug: 'no-schedule' }] });
        expect(await slugs(id)).toEqual([[null, '3', false]]);
        await patch(id, { schedules: [] });
        expect(await slugs(id)).toEqual([]);
      });

      it('goes by slugs where all have one: changes, adds, renames, and removes none', async () => {
        const { id, schedules } = await on.deploy({
          schedules: [
            { schedule: cron(1), slug: 'a' },
            { schedule: cron(2), slug: 'b', parameters: { p: 1 } },
          ],
        });
        await patch(id, {
          schedules: [
            { slug: 'b', active: false },
            { slug: 'c', schedule: cron(3) },
          ],
        });
        expect(await slugs(id)).toEqual([
          ['a', '1', true],
          ['b', '2', false],
          ['c', '3', true],
        ]);
        await patch(id, {
          schedules: [
            { slug: 'd', replaces: 'a', schedule: cron(4) },
            { slug: 'e', replaces: 'nothing', schedule: cron(5) },
          ],
        });
        expect(await slugs(id)).toEqual([
          ['b', '2', false],
          ['c', '3', true],
          ['d', '4', true],
          ['e', '5', true],
        ]);
        await patch(id, {
          schedules: [
            { slug: 'c', replaces: 'b' },
            { slug: 'b', replaces: 'c' },
          ],
        });
        expect(await slugs(id)).toEqual([
          ['b', '3', true],
          ['c', '2', false],
          ['d', '4', true],
          ['e', '5', true],
        ]);
        await patch(id, { schedules: [] });
        const now = (await on.read(id)).schedules;
        expect(now).toHaveLength(4);
        const [b] = schedules.filter(({ slug }) => slug === 'b');
        expect(now.find(({ id: same }) => same === b?.id)).toMatchObject({ slug: 'c', parameters: { p: 1 } });
      });

      it.each<[string, unknown[], string]>([
        ['one without a slug', [{ schedule: cron(5) }], 'Please provide a slug for each schedule in your request to ensure schedules are updated correctly.'],
        ['a new one that is never due', [{ slug: 'new' }], 'Unable to create new deployment schedules without a schedule configuration.'],
        [
          'two that take one place',
          [
            { slug: 'x', replaces: 'a' },
            { slug: 'y', replaces: 'a' },
          ],
          "Multiple schedules have 'replaces' targeting the same slug: a",
        ],
        ['one that takes another’s name', [{ slug: 'b', replaces: 'a' }], "Cannot rename schedule from 'a' to 'b': a schedule with slug 'b' already exists."],
      ])('refuses %s', async (_, schedules, detail) => {
        const { id } = await on.deploy({
          schedules: [
            { schedule: cron(1), slug: 'a' },
            { schedule: cron(2), slug: 'b' },
          ],
        });
        expect(await patch(id, { schedules })).toMatchObject({ status: 422, body: { detail } });
        expect(await slugs(id)).toEqual([
          ['a', '1', true],
          ['b', '2', true],
        ]);
      });
    });

    it('refuses members that it does not know', async () =>
      expect(await patch((await on.deploy()).id, { name: 'other' })).toMatchObject(invalidAt('body', 'name')));

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    itFindsOnlyItsOwn(
      tenants,
      'PATCH',
      (some) => `/deployments/${some}`,
      () => id,
      {},
      'Deployment not found.',
    );
    itIsShut(tenants, 'PATCH', () => `/deployments/${id}`, {});
  });

  describe('DELETE /deployments/{id}', () => {
    it('takes its schedules, its limit and the runs that have not begun with it', async () => {
      const { id, ...made } = await on.deploy({ concurrency_limit: 1, schedules: [{ schedule: { interval: 60 } }] });
      const [waiting, begun] = [await on.scheduleRun(id, 10, { auto: false }), await on.scheduleRun(id, -1)];
      await on.scheduleRun(id, -1);
      await on.tenant.call('POST', `/flow_runs/${begun}/set_state`, { state: { type: 'PENDING' } });
      const slotless = await on.scheduleRun(id, 1, { name: 'AwaitingConcurrencySlot' });
      expect(await on.tenant.call('DELETE', `/deployments/${id}`)).toMatchObject({ status: 204 });
      expect(await on.tenant.call('GET', `/deployments/${id}`)).toMatchObject({ status: 404 });
      expect((await on.runsOf(id)).sort()).toEqual([begun, slotless].sort());
      expect(await on.tenant.call('GET', `/flow_runs/${begun}`)).toMatchObject({ status: 200, body: { deployment_id: id } });
      expect(await on.tenant.call('GET', `/flow_run_states/?flow_run_id=${waiting}`)).toMatchObject({ body: [] });
      expect(await on.tenant.call('GET', `/v2/concurrency_limits/${made.global_concurrency_limit?.id ?? ''}`)).toMatchObject({ status: 404 });
      expect(await on.told(id)).toMatchObject([{}, { event: 'prefect.deployment.deleted', payload: {} }]);
    });

    it('happens to all that are of a flow when that goes', async () => {
      const { body: flow } = await on.tenant.call('POST', '/flows/', { name: 'short-lived' });
      const { id: flowId } = flow as { id: string };
      const { id } = await on.deploy({ flow_id: flowId, schedules: [{ schedule: { interval: 60 } }] });
      await on.tenant.call('DELETE', `/flows/${flowId}`);
      expect(await on.tenant.call('GET', `/deployments/${id}`)).toMatchObject({ status: 404 });
    });

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    itFindsOnlyItsOwn(
      tenants,
      'DELETE',
      (some) => `/deployments/${some}`,
      () => id,
      undefined,
      'Deployment not found',
    );
    itIsShut(tenants, 'DELETE', () => `/deployments/${id}`);
  });

  describe('POST /deployments/bulk_delete', () => {
    it('takes those that match, as many as it may', async () => {
      const all = [await on.deploy({ tags: ['bulk'], concurrency_limit: 1 }), await on.deploy({ tags: ['bulk'] }), await on.deploy({ tags: ['bulk'] })];
      const filter = { deployments: { tags: { all_: ['bulk'] } } };
      const { body } = await on.tenant.call('POST', '/deployments/bulk_delete', { ...filter, limit: 2 });
      expect((body as { deleted: string[] }).deleted).toHaveLength(2);
      expect(await on.tenant.call('POST', '/deployments/bulk_delete', filter)).toMatchObject({ status: 200, body: { deleted: [expect.any(String)] } });
      for (const { id } of all) expect(await on.told(id)).toMatchObject([{}, { event: 'prefect.deployment.deleted' }]);
      expect(await on.tenant.call('POST', '/deployments/bulk_delete', filter)).toMatchObject({ body: { deleted: [] } });
    });

    it('refuses to take more than fifty at once', async () =>
      expect(await on.tenant.call('POST', '/deployments/bulk_delete', { limit: 51 })).toMatchObject(invalidAt('body', 'limit')));
    itIsShut(tenants, 'POST', '/deployments/bulk_delete', {});
  });

  describe('POST /deployments/{id}/pause_deployment and /resume_deployment', () => {
    it('pause it, which forgets what its schedules made, and let it go on', async () => {
      const { id } = await on.deploy({ schedules: [{ schedule: { interval: 60 } }] });
      const byHand = await on.scheduleRun(id, 10, { auto: false });
      await on.scheduleRun(id, -10);
      expect(await on.tenant.call('POST', `/deployments/${id}/pause_deployment`, {})).toMatchObject({ status: 200, body: null });
      expect(await on.read(id)).toMatchObject({ paused: true, schedules: [{ active: true }] });
      expect(await on.runsOf(id)).toEqual([byHand]);
      expect(await on.tenant.call('POST', `/deployments/${id}/resume_deployment`)).toMatchObject({ status: 200, body: null });
      expect(await on.read(id)).toMatchObject({ paused: false });
      expect(await on.told(id)).toHaveLength(1);
    });

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    for (const verb of ['pause', 'resume']) {
      itFindsOnlyItsOwn(
        tenants,
        'POST',
        (some) => `/deployments/${some}/${verb}_deployment`,
        () => id,
        {},
        'Deployment not found',
      );
      itIsShut(tenants, 'POST', () => `/deployments/${id}/${verb}_deployment`, {});
    }
  });

  describe('POST /deployments/filter, /count and /paginate', () => {
    it('answer those that match, in the order that is asked for', async () => {
      for (const name of ['list-b', 'list-a', 'list-c']) await on.deploy({ name, tags: ['listed'], schedules: [{ schedule: { interval: 60 }, slug: name }] });
      const deployments = { tags: { all_: ['listed'] } };
      const found = await on.tenant.call('POST', '/deployments/filter', { deployments, sort: null, limit: null, offset: 0, flows: null });
      expect(names(found)).toEqual(['list-a', 'list-b', 'list-c']);
      expect((found.body as DeploymentReply[]).map(({ schedules }) => schedules.map(({ slug }) => slug))).toEqual([['list-a'], ['list-b'], ['list-c']]);
      expect(names(await on.tenant.call('POST', '/deployments/filter', { deployments, sort: 'NAME_DESC', limit: 2 }))).toEqual(['list-c', 'list-b']);
      expect(names(await on.tenant.call('POST', '/deployments/filter', { deployments, sort: 'CREATED_DESC', offset: 1 }))).toEqual(['list-a', 'list-b']);
      expect(await on.tenant.call('POST', '/deployments/count', { deployments })).toMatchObject({ status: 200, body: 3 });
      expect(await on.tenant.call('POST', '/deployments/paginate', { deployments, limit: 2, page: 2 })).toMatchObject({
        status: 200,
        body: { results: [{ name: 'list-c', schedules: [{ slug: 'list-c' }] }], count: 3, limit: 2, pages: 2, page: 2 },
      });
      expect(await on.stranger.call('POST', '/deployments/filter', { deployments })).toMatchObject({ body: [] });
    });

    it('refuse what they do not know', async () => {
      for (const path of ['filter', 'count', 'paginate'])
        expect(await on.tenant.call('POST', `/deployments/${path}`, { deployments: { x: 1 } })).toMatchObject(invalidAt('body', 'deployments', 'x'));
      expect(await on.tenant.call('POST', '/deployments/filter', { limit: 201 })).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining('Invalid limit') },
      });
    });

    for (const path of ['filter', 'count', 'paginate']) itIsShut(tenants, 'POST', `/deployments/${path}`, {});
  });
});
