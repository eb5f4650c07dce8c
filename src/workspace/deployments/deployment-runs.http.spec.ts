import type { FlowRunReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, type Reply } from '../../app.testing.js';
import { Upkeep } from '../../loops/upkeep.js';
import { Deployments, NOWHERE } from './deployments.testing.js';

describe('runs of deployments over HTTP', () => {
  let on: Deployments;
  beforeAll(async () => (on = await Deployments.open()));
  afterAll(() => on.close());
  const tenants = () => on;
  const ask = async (id: string, body: unknown = {}): Promise<Reply> => on.tenant.call('POST', `/deployments/${id}/create_flow_run`, body);
  const made = async (id: string, body: unknown = {}): Promise<FlowRunReply> => (await ask(id, body)).body as FlowRunReply;
  const variable = (name: string) => ({ __prefect_kind: 'workspace_variable', variable_name: name });

  describe('POST /deployments/{id}/create_flow_run', () => {
    it('makes a run that is due now, of what the deployment is', async () => {
      const pool = await on.pools.pool();
      const { id } = await on.deploy({
        version: 'v7',
        parameters: { a: 1, b: { deep: true } },
        tags: ['one', 'two'],
        labels: { own: 2 },
        work_pool_name: pool.name,
      });
      const reply = await ask(id);
      expect(reply).toMatchObject({ status: 201 });
      expect(reply.body).toMatchObject({
        flow_id: on.flow.id,
        deployment_id: id,
        deployment_version: 'v7',
        parameters: { a: 1, b: { deep: true } },
        tags: ['one', 'two'],
        labels: { team: 'data', own: 2, 'prefect.flow.id': on.flow.id, 'prefect.deployment.id': id },
        work_queue_id: pool.default_queue_id,
        work_queue_name: 'default',
        work_pool_id: pool.id,
        work_pool_name: pool.name,
        state_type: 'SCHEDULED',
        state_name: 'Scheduled',
        auto_scheduled: false,
        created_by: null,
        job_variables: {},
      });
      const { id: runId, expected_start_time: due } = reply.body as FlowRunReply;
      expect(await on.tenant.call('GET', `/flow_runs/${runId}`)).toMatchObject({
        status: 200,
        body: { deployment_version: 'v7', next_scheduled_start_time: due },
      });
    });

    it('lets the run say otherwise, member by member', async () => {
      const { id } = await on.deploy({ parameters: { a: 1, b: { deep: true } }, tags: ['one'], labels: { own: 2 } });
      const state = { type: 'SCHEDULED', state_details: { scheduled_time: '2031-01-01T00:00:00Z' } };
      const sent = {
        name: 'mine',
        parameters: { b: 2, c: 3 },
        tags: ['one', 'two'],
        labels: { own: 3 },
        context: { x: 1 },
        job_variables: { env: { A: 'b' } },
        empirical_policy: { retries: 2 },
      };
      expect(await made(id, { ...sent, state })).toMatchObject({
        ...sent,
        parameters: { a: 1, b: 2, c: 3 },
        labels: { team: 'data', own: 3, 'prefect.deployment.id': id },
        next_scheduled_start_time: '2031-01-01T00:00:00.000000Z',
        empirical_policy: { retries: 2 },
      });
    });

    it('answers the run of an idempotency key that was used before', async () => {
      const { id } = await on.deploy();
      const first = await made(id, { idempotency_key: 'once', parameters: { a: 1 } });
      expect(await ask(id, { idempotency_key: 'once', parameters: { a: 2 } })).toMatchObject({ status: 200, body: { id: first.id, parameters: { a: 1 } } });
    });

    it('makes parameters whole, of the deployment and of the run', async () => {
      await on.tenant.call('POST', '/variables/', { name: 'city', value: ['Oslo'] });
      const { id } = await on.deploy({ parameters: { a: variable('city'), gone: { __prefect_kind: 'json' } } });
      expect(await made(id, { parameters: { b: { __prefect_kind: 'json', value: '{"x": 1}' } } })).toMatchObject({ parameters: { a: ['Oslo'], b: { x: 1 } } });
      expect(await ask(id, { parameters: { a: variable('nowhere') } })).toMatchObject({
        status: 400,
        body: { detail: "Error hydrating flow run parameters: Variable 'nowhere' not found in workspace." },
      });
      const jinja = (template: string) => ({ __prefect_kind: 'jinja', template });
      expect(await made(id, { parameters: { b: jinja("{{ 'oslo'|title }} {{ event.id }}") } })).toMatchObject({ parameters: { a: ['Oslo'], b: 'Oslo ' } });
      for (const template of ['{{ now', '{{ 1 / 0 }}'])
        expect(await ask(id, { parameters: { a: jinja(template) } })).toMatchObject({
          status: 400,
          body: { detail: expect.stringMatching(/^Error hydrating flow run parameters: Invalid jinja: .*line 1/) as string },
        });
    });

    it('checks parameters as the deployment says, or the run', async () => {
      const schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] };
      const { id } = await on.deploy({ parameter_openapi_schema: schema });
      expect(await ask(id)).toMatchObject({
        status: 409,
        body: { detail: "Error creating flow run: Validation failed. Failure reason: 'a' is a required property" },
      });
      expect(await ask(id, { enforce_parameter_schema: false })).toMatchObject({ status: 201 });
      const { id: lax } = await on.deploy({ parameter_openapi_schema: schema, enforce_parameter_schema: false });
      expect(await ask(lax)).toMatchObject({ status: 201 });
      expect(await ask(lax, { enforce_parameter_schema: true, parameters: { a: 'x' } })).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining("'x' is not of type 'integer'") },
      });
      const { id: circular } = await on.deploy({ parameter_openapi_schema: { allOf: [{ $ref: '#' }] } });
      expect(await ask(circular)).toMatchObject({ status: 422, body: { detail: 'Invalid schema: Unable to validate schema with circular references.' } });
      const { id: none } = await on.deploy({ parameter_openapi_schema: null });
      expect(await ask(none)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('does not have a valid parameter schema') } });
    });

    it('checks job variables by the pool’s template, with all that is required', async () => {
      const template = {
        job_configuration: { image: '{{ image }}' },
        variables: { type: 'object', properties: { image: { type: 'string' }, cpu: { type: 'integer', default: 1 } }, required: ['image'] },
      };
      const pool = await on.pools.pool({ base_job_template: template });
      const { id } = await on.deploy({ work_pool_name: pool.name });
      expect(await ask(id)).toMatchObject({
        status: 422,
        body: { detail: "Error creating flow run: Validation failed. Failure reason: 'image' is a required property" },
      });
      const run = await made(id, { job_variables: { image: 'x' } });
      expect(run).toMatchObject({ job_variables: { image: 'x' } });
      const patch = async (body: unknown) => on.tenant.call('PATCH', `/flow_runs/${run.id}`, body);
      expect(await patch({ job_variables: { image: 5 } })).toMatchObject({
        status: 422,
        body: { detail: "Error updating flow run: Validation failed for field 'image'. Failure reason: 5 is not of type 'string'" },
      });
      expect(await patch({ job_variables: { image: 'y', cpu: 2 } })).toMatchObject({ status: 204 });
    });

    it('puts the run into another queue of the pool, made if it is missing', async () => {
      const pool = await on.pools.pool();
      const { id } = await on.deploy({ work_pool_name: pool.name });
      expect(await made(id, { work_queue_name: 'urgent' })).toMatchObject({ work_pool_name: pool.name, work_queue_name: 'urgent' });
      const { id: served } = await on.deploy();
      expect(await ask(served, { work_queue_name: 'urgent' })).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining('is not associated with a work pool') },
      });
    });

    it('says on whose behalf it was made', async () => {
      const { id } = await on.deploy();
      const automation = { id: '4c1c0e0e-0000-4000-8000-000000000001', type: 'AUTOMATION', display_value: 'Nightly' };
      const headers = {
        authorization: `Bearer ${on.tenant.key}`,
        'prefect-automation-id': automation.id,
        'prefect-automation-name': Buffer.from('Nightly').toString('base64'),
      };
      const send = async (path: string, body: object) =>
        on.app.inject({ method: 'POST', url: `${on.tenant.base}${path}`, headers, payload: JSON.stringify(body) });
      expect(await send(`/deployments/${id}/create_flow_run`, {})).toMatchObject({ status: 201, body: { created_by: automation } });
      expect(await send('/flow_runs/', { flow_id: on.flow.id, deployment_id: id })).toMatchObject({
        status: 201,
        body: { created_by: automation, deployment_version: null },
      });
    });

    it('tells of the run with its deployment, queue and pool, from its first state on', async () => {
      const pool = await on.pools.pool();
      const deployment = await on.deploy({ tags: ['of-deployment'], work_pool_name: pool.name });
      const run = await made(deployment.id, { tags: ['of-run'] });
      await on.tenant.call('POST', `/flow_runs/${run.id}/set_state`, { state: { type: 'PENDING' } });
      const related = [
        { 'prefect.resource.id': `prefect.flow.${on.flow.id}`, 'prefect.resource.role': 'flow', 'prefect.resource.name': 'the-flow' },
        { 'prefect.resource.id': `prefect.deployment.${deployment.id}`, 'prefect.resource.role': 'deployment', 'prefect.resource.name': deployment.name },
        {
          'prefect.resource.id': `prefect.work-queue.${pool.default_queue_id ?? ''}`,
          'prefect.resource.role': 'work-queue',
          'prefect.resource.name': 'default',
        },
        {
          'prefect.resource.id': `prefect.work-pool.${pool.id}`,
          'prefect.resource.role': 'work-pool',
          'prefect.resource.name': pool.name,
          'prefect.work-pool.type': 'process',
        },
        ...['of-deployment', 'of-flow', 'of-run'].map((tag) => ({ 'prefect.resource.id': `prefect.tag.${tag}`, 'prefect.resource.role': 'tag' })),
      ];
      const told = await on.pools.told(`prefect.flow-run.${run.id}`);
      expect(told.map(({ event }) => event)).toEqual(['prefect.flow-run.Scheduled', 'prefect.flow-run.Pending']);
      for (const event of told) expect(event.related).toEqual(related);
      await on.tenant.call('DELETE', `/deployments/${deployment.id}`);
    });

    it('refuses members that it does not know and too many parameters', async () => {
      const { id } = await on.deploy();
      expect(await ask(id, { flow_id: NOWHERE })).toMatchObject(invalidAt('body', 'flow_id'));
      expect(await ask(id, { parameters: { a: 'x'.repeat(600_000) } })).toMatchObject(invalidAt('body', 'parameters'));
    });

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    itFindsOnlyItsOwn(
      tenants,
      'POST',
      (some) => `/deployments/${some}/create_flow_run`,
      () => id,
      {},
      'Deployment not found',
    );
    itIsShut(tenants, 'POST', () => `/deployments/${id}/create_flow_run`, {});
  });

  describe('POST /deployments/{id}/create_flow_run/bulk', () => {
    const askAll = async (id: string, bodies: unknown): Promise<Reply> => on.tenant.call('POST', `/deployments/${id}/create_flow_run/bulk`, bodies);

    it('makes each of them or says what is wrong with it, in their order', async () => {
      const { id } = await on.deploy({ parameter_openapi_schema: { properties: { a: { type: 'integer' } } } });
      const { body, status } = await askAll(id, [
        {},
        { parameters: { b: { __prefect_kind: 'none' } } },
        { idempotency_key: 'k' },
        { parameters: { a: 'x' } },
        { idempotency_key: 'k' },
      ]);
      const { results } = body as { results: { flow_run_id: string | null; status: string; error: string | null }[] };
      expect(status).toBe(200);
      expect(results.map((result) => result.status)).toEqual(['CREATED', 'FAILED', 'CREATED', 'FAILED', 'CREATED']);
      expect(results[1]).toEqual({ flow_run_id: null, status: 'FAILED', error: expect.stringContaining("Missing 'value' key in __prefect object") });
      expect(results[3]?.error).toContain('is not valid under any of the given schemas');
      expect(results[4]?.flow_run_id).toBe(results[2]?.flow_run_id);
      expect(await on.runsOf(id)).toHaveLength(2);
    });

    it('takes a hundred and no more, and none', async () => {
      const { id } = await on.deploy();
      expect(
        await askAll(
          id,
          Array.from({ length: 101 }, () => ({})),
        ),
      ).toMatchObject({ status: 400, body: { detail: 'Cannot create more than 100 flow runs at once.' } });
      expect(await askAll(id, [])).toMatchObject({ status: 200, body: { results: [] } });
      expect(await askAll(id, { a: 1 })).toMatchObject({ status: 422 });
      expect(await askAll(id, [{}, { x: 1 }])).toMatchObject(invalidAt('body', 1, 'x'));
    });

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    itFindsOnlyItsOwn(
      tenants,
      'POST',
      (some) => `/deployments/${some}/create_flow_run/bulk`,
      () => id,
      [],
      'Deployment not found',
    );
    itIsShut(tenants, 'POST', () => `/deployments/${id}/create_flow_run/bulk`, []);
  });

  describe('POST /deployments/get_scheduled_flow_runs', () => {
    const due = async (ids: string[], body: object = {}): Promise<string[]> =>
      ((await on.tenant.call('POST', '/deployments/get_scheduled_flow_runs', { deployment_ids: ids, ...body })).body as FlowRunReply[]).map(({ id }) => id);

    it('answers what is to be done by then, the first that is due coming first', async () => {
      const [one, two, other] = [await on.deploy(), await on.deploy(), await on.deploy()];
      const [late, soon, far] = [await on.scheduleRun(two.id, -5), await on.scheduleRun(one.id, 5), await on.scheduleRun(one.id, 60)];
      await on.scheduleRun(other.id, 1);
      const begun = await on.scheduleRun(one.id, -1);
      await on.tenant.call('POST', `/flow_runs/${begun}/set_state`, { state: { type: 'PENDING' } });
      const inTenMinutes = new Date(Date.now() + 600_000).toISOString().replace('T', ' ').replace('Z', '+00:00');
      expect(await due([one.id, two.id], { scheduled_before: inTenMinutes })).toEqual([late, soon]);
      expect(await due([one.id, two.id])).toEqual([late, soon, far]);
      expect(await due([one.id, two.id], { limit: 1 })).toEqual([late]);
      expect(await due([])).toEqual([]);
    });

    it('makes them ready, tells so once, and leaves what schedules go by', async () => {
      const { id, updated } = await on.deploy();
      await due([id]);
      const ready = await on.read(id);
      expect(ready).toMatchObject({ status: 'READY', last_polled: expect.any(String), updated });
      await due([id]);
      expect((await on.read(id)).last_polled).not.toBe(ready.last_polled);
      expect((await on.told(id)).map(({ event }) => event)).toEqual(['prefect.deployment.created', 'prefect.deployment.ready']);
    });

    it('is missed after a minute, by the deployment and by its queue', async () => {
      const pool = await on.pools.pool();
      const [silent, polled, queued] = [await on.deploy(), await on.deploy(), await on.deploy({ work_pool_name: pool.name })];
      await due([silent.id, polled.id, queued.id]);
      const { cell, schema } = on.tenant.ctx;
      await cell.query({
        text: `update ${schema}.deployment set last_polled = now() - interval '61 seconds' where id = any($1::uuid[])`,
        values: [[silent.id, queued.id]],
      });
      await cell.query({ text: `update ${schema}.work_queue set last_polled = now() where id = $1`, values: [pool.default_queue_id] });
      const look = async () => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty: 'deployments-silence' });
      await look();
      await look();
      expect(await on.read(silent.id)).toMatchObject({ status: 'NOT_READY', updated: silent.updated });
      for (const { id } of [polled, queued]) expect(await on.read(id)).toMatchObject({ status: 'READY' });
      expect((await on.told(silent.id)).map(({ event }) => event)).toEqual(['created', 'ready', 'not-ready'].map((what) => `prefect.deployment.${what}`));
    });

    it('knows nothing of another workspace’s', async () => {
      const { id } = await on.deploy();
      await on.scheduleRun(id, -1);
      expect(await on.stranger.call('POST', '/deployments/get_scheduled_flow_runs', { deployment_ids: [id] })).toMatchObject({ status: 200, body: [] });
      expect(await on.read(id)).toMatchObject({ status: 'NOT_READY' });
    });

    it('refuses what is not an id, and more than two hundred', async () => {
      const ask = async (body: unknown) => on.tenant.call('POST', '/deployments/get_scheduled_flow_runs', body);
      expect(await ask({})).toMatchObject(invalidAt('body', 'deployment_ids'));
      expect(await ask({ deployment_ids: ['x'] })).toMatchObject(invalidAt('body', 'deployment_ids', 0));
      expect(await ask({ deployment_ids: [], limit: 201 })).toMatchObject({ status: 422 });
    });
    itIsShut(tenants, 'POST', '/deployments/get_scheduled_flow_runs', { deployment_ids: [] });
  });

  describe('GET /deployments/{id}/work_queue_check', () => {
    it('answers the queues whose filter takes its runs', async () => {
      const { id } = await on.deploy({ tags: ['red', 'blue'] });
      const pool = await on.pools.pool();
      const queue = async (filter: unknown) => (await on.pools.queue(pool.name, { filter })).name;
      const taking = [await queue({ tags: ['red'] }), await queue({ tags: [], deployment_ids: [id] }), await queue(null)];
      const others = [await queue({ tags: ['green'] }), await queue({ deployment_ids: [NOWHERE] })];
      const { body } = await on.tenant.call('GET', `/deployments/${id}/work_queue_check`);
      const names = (body as { name: string; work_pool_id: string }[]).filter(({ work_pool_id }) => work_pool_id === pool.id).map(({ name }) => name);
      expect(names.filter((name) => taking.includes(name)).sort()).toEqual([...taking].sort());
      expect(names.filter((name) => others.includes(name))).toEqual([]);
      expect((body as object[])[0]).not.toHaveProperty('active_slots');
    });

    let id = '';
    beforeAll(async () => ({ id } = await on.deploy()));
    itFindsOnlyItsOwn(
      tenants,
      'GET',
      (some) => `/deployments/${some}/work_queue_check`,
      () => id,
      undefined,
      'Deployment not found',
    );
    itIsShut(tenants, 'GET', () => `/deployments/${id}/work_queue_check`);
  });
});
