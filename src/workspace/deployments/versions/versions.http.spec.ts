import type { DeploymentReply, DeploymentVersionReply, FlowRunReply } from '@app/contract';
import { until } from '@app/testing';
import { invalidAt, itFindsOnlyItsOwn, itIsShut } from '../../../app.testing.js';
import { Deployments, NOWHERE } from '../deployments.testing.js';

describe('versions of deployments', () => {
  let on: Deployments;
  let own = '';
  beforeAll(async () => {
    on = await Deployments.open();
    own = (await on.deploy()).id;
  });
  afterAll(() => on.close());
  const tenants = () => on;

  const versionsOf = async (id: string, page = {}): Promise<DeploymentVersionReply[]> => {
    const { body } = await on.tenant.call('POST', `/deployments/${id}/versions/paginate`, page);
    return (body as { results: DeploymentVersionReply[] }).results;
  };
  const promote = async (id: string, versionId: string | null | undefined, body: object = {}) =>
    on.tenant.call('POST', `/deployments/${id}/versions/${versionId}/promote`, body);

  it('begin with what is deployed, described as the client describes it', async () => {
    const git = { type: 'vcs:git', version: 'v1', commit_sha: 'abc', size: 2.5, branch: 'main' };
    const made = await on.deploy({ version: 'v1', version_info: git });
    expect(made).toMatchObject({ version: 'v1', version_id: expect.any(String), version_info: git, branch: null, base: null, root: null });
    expect(await versionsOf(made.id)).toMatchObject([{ id: made.version_id, version_info: git }]);
    const bare = await on.deploy();
    expect(bare).toMatchObject({ version: null, version_info: { type: 'prefect:simple', version: '' } });
  });

  it('are made by what changes what runs are made of, and by nothing else', async () => {
    const first = await on.deploy({ version: '1', parameters: { a: 1 }, version_info: { type: 'vcs:git', version: '1' } });
    const again = await on.deploy({ name: first.name, version: '1', parameters: { a: 1 }, version_info: { type: 'vcs:git', version: '1' } });
    expect(again.version_id).toBe(first.version_id);
    await on.tenant.call('PATCH', `/deployments/${first.id}`, { paused: true, concurrency_limit: 3, schedules: [{ schedule: { cron: '0 9 * * *' } }] });
    expect((await on.read(first.id)).version_id).toBe(first.version_id);

    await on.tenant.call('PATCH', `/deployments/${first.id}`, { parameters: { a: 1.5 } });
    const changed = await on.read(first.id);
    // The server cannot know that the code is another.
    expect(changed).toMatchObject({ version_info: { type: 'vcs:git', version: '1' } });
    expect(changed.version_id).not.toBe(first.version_id);
    const moved = await on.deploy({ name: first.name, version_info: { type: 'vcs:git', version: '1', commit_sha: 'def' } });
    expect(moved.version_id).not.toBe(changed.version_id);
    const renamed = await on.deploy({ name: first.name, version: '2' });
    expect(renamed.version_info).toEqual({ type: 'prefect:simple', version: '2' });
    expect((await versionsOf(first.id)).map(({ id }) => id)).toEqual([renamed.version_id, moved.version_id, changed.version_id, first.version_id]);
  });

  it('are what runs remember, also those made by schedule', async () => {
    const made = await on.deploy({ version: '1', schedules: [{ schedule: { cron: '0 9 * * *' } }] });
    const { body } = await on.tenant.call('POST', `/deployments/${made.id}/create_flow_run`, {});
    const byHand = body as FlowRunReply;
    expect(byHand).toMatchObject({ deployment_version: '1', deployment_version_id: made.version_id });
    const ofVersion = async (versionId: string | null): Promise<FlowRunReply[]> => {
      const filter = { deployment_version_id: { deployment_id: made.id, any_: [versionId] } };
      return (await on.tenant.call('POST', '/flow_runs/filter', { flow_runs: filter })).body as FlowRunReply[];
    };
    await until(async () => (await ofVersion(made.version_id)).length === 4);
    const later = await on.deploy({ name: made.name, version: '2', schedules: [{ schedule: { cron: '0 9 * * *' } }] });
    await until(async () => (await ofVersion(later.version_id)).length === 3);
    expect((await ofVersion(made.version_id)).map(({ id }) => id)).toEqual([byHand.id]);
    expect(await on.tenant.call('POST', '/flow_runs/filter', { flow_runs: { deployment_version_id: { any_: [NOWHERE] } } })).toMatchObject({ status: 422 });
  });

  it('keep only the newest of very many, and the current one', async () => {
    const made = await on.deploy({ version: '1' });
    const second = await on.deploy({ name: made.name, version: '2' });
    expect(await promote(made.id, made.version_id)).toMatchObject({ status: 200 });
    const { ctx } = on.tenant;
    await ctx.cell.query({ text: `update ${ctx.schema}.deployment_version set number = 731 where id = $1`, values: [second.version_id] });
    const third = await on.deploy({ name: made.name, version: '3' });
    // The first was current when that one was made, and is not any more.
    expect((await versionsOf(made.id)).map(({ version }) => version)).toEqual(['3', '2']);
    expect(third.version_info).toMatchObject({ version: '3' });
  });

  describe('POST /deployments/{id}/versions/paginate', () => {
    it('answers them newest first, in pages', async () => {
      const made = await on.deploy({ version: '1' });
      await on.deploy({ name: made.name, version: '2' });
      const reply = await on.tenant.call('POST', `/deployments/${made.id}/versions/paginate`, { limit: 1, page: 2 });
      expect(reply).toMatchObject({ status: 200, body: { count: 2, limit: 1, pages: 2, page: 2, results: [{ version: '1' }] } });
    });
    it('says which part of a page is none', async () => {
      const { id } = await on.deploy();
      expect(await on.tenant.call('POST', `/deployments/${id}/versions/paginate`, { page: 0 })).toMatchObject(invalidAt('body', 'page'));
    });
    itFindsOnlyItsOwn(
      tenants,
      'POST',
      (some) => `/deployments/${some}/versions/paginate`,
      () => own,
      {},
      'Deployment not found',
    );
    itIsShut(tenants, 'POST', `/deployments/${NOWHERE}/versions/paginate`, {});
  });

  describe('GET /deployments/{id}/versions/{version_id}', () => {
    it('answers what the deployment was made of, with the numbers that were sent', async () => {
      const pool = await on.pools.pool();
      const made = await on.deploy({
        version: 'v',
        description: 'd',
        tags: ['t'],
        entrypoint: 'flow.py:flow',
        path: '/code',
        work_pool_name: pool.name,
        job_variables: { image: 'x' },
        parameter_openapi_schema: { type: 'object' },
        pull_steps: [{ step: { a: 1 } }],
      });
      await on.tenant.call('PATCH', `/deployments/${made.id}`, { description: 'e', tags: [] });
      expect((await on.tenant.call('GET', `/deployments/${made.id}/versions/${made.version_id}`)).body).toEqual({
        id: made.version_id,
        created: expect.any(String),
        updated: expect.any(String),
        deployment_id: made.id,
        version: 'v',
        version_info: { type: 'prefect:simple', version: 'v' },
        description: 'd',
        tags: ['t'],
        labels: made.labels,
        path: '/code',
        entrypoint: 'flow.py:flow',
        pull_steps: [{ step: { a: 1 } }],
        parameters: {},
        parameter_openapi_schema: { type: 'object' },
        enforce_parameter_schema: true,
        work_queue_id: pool.default_queue_id,
        work_queue_name: 'default',
        work_pool_name: pool.name,
        job_variables: { image: 'x' },
        created_by: null,
        updated_by: null,
        last_active: expect.any(String),
      });
      const numbers = '{"a":2.0,"b":123456789012345678901234567890}';
      const body = `{"name":"exact","flow_id":"${on.flow.id}","parameters":${numbers},"version_info":{"type":"t","version":"1","n":${numbers}}}`;
      const reply = await on.pools.exchange('POST', '/deployments/', body);
      const { id, version_id: versionId } = JSON.parse(reply) as DeploymentReply;
      expect(reply.split(numbers)).toHaveLength(3);
      expect((await on.pools.exchange('GET', `/deployments/${id}/versions/${versionId}`)).split(numbers)).toHaveLength(3);
    });
    it('finds none of another deployment, or in another workspace', async () => {
      const [one, other] = [await on.deploy(), await on.deploy()];
      const missing = { status: 404, body: { type: expect.stringContaining('deployment_version.not_found') } };
      expect(await on.tenant.call('GET', `/deployments/${one.id}/versions/${other.version_id}`)).toMatchObject(missing);
      expect(await on.tenant.call('GET', `/deployments/${NOWHERE}/versions/${other.version_id}`)).toMatchObject({ body: { detail: 'Deployment not found' } });
      expect(await on.stranger.call('GET', `/deployments/${one.id}/versions/${one.version_id}`)).toMatchObject({ status: 404 });
    });
    itIsShut(tenants, 'GET', `/deployments/${NOWHERE}/versions/${NOWHERE}`);
  });

  describe('POST /deployments/{id}/versions/{version_id}/promote', () => {
    it('makes the deployment what it was then, leaves what is no part of a version, and tells of it', async () => {
      const first = await on.deploy({ version: '1', parameters: { a: 2 }, tags: ['old'], description: 'first' });
      const second = await on.deploy({ name: first.name, version: '2', parameters: { a: 3 }, tags: ['new'], description: null, paused: true });
      expect(await promote(first.id, first.version_id, { reason: 'It was better.' })).toMatchObject({ status: 200, body: true });
      const back = await on.read(first.id);
      expect(back).toMatchObject({ version: '1', version_id: first.version_id, parameters: { a: 2 }, tags: ['old'], description: 'first', paused: true });
      expect(await versionsOf(first.id)).toHaveLength(2);
      expect((await on.told(first.id)).slice(2)).toMatchObject([
        { event: 'prefect.deployment.updated', payload: { updates: { version: { from: '2', to: '1' }, tags: { from: ['new'], to: ['old'] } } } },
        {
          event: 'prefect.deployment.version-promoted',
          payload: { version_id: first.version_id, version_info: first.version_info, replaced_version_id: second.version_id, reason: 'It was better.' },
        },
      ]);
      // Without anything to do, nothing is done.
      expect(await promote(first.id, first.version_id)).toMatchObject({ status: 200, body: true });
      expect(await on.told(first.id)).toHaveLength(4);
    });
    it('has runs to come made of that version', async () => {
      const schedules = [{ schedule: { cron: '0 9 * * *' } }];
      const first = await on.deploy({ parameters: { a: 1 }, schedules });
      await on.deploy({ name: first.name, parameters: { a: 2 }, schedules });
      await until(async () => (await on.runsOf(first.id)).length === 3);
      await promote(first.id, first.version_id);
      await until(async () => (await on.runsOf(first.id)).length === 3);
      const { body } = await on.tenant.call('POST', '/flow_runs/filter', { flow_runs: { deployment_id: { any_: [first.id] } } });
      for (const run of body as FlowRunReply[]) expect(run).toMatchObject({ parameters: { a: 1 }, deployment_version_id: first.version_id });
    });
    it('refuses one whose work queue is gone', async () => {
      const pool = await on.pools.pool();
      const first = await on.deploy({ work_pool_name: pool.name, work_queue_name: 'gone' });
      await on.deploy({ name: first.name, work_pool_name: pool.name, work_queue_name: 'there' });
      await on.tenant.call('DELETE', `/work_pools/${pool.name}/queues/gone`);
      const refused = { status: 409, body: { type: expect.stringContaining('deployment_version.without_queue') } };
      expect(await promote(first.id, first.version_id)).toMatchObject(refused);
      expect(await on.read(first.id)).toMatchObject({ work_queue_name: 'there' });
    });
    it('wants a reason that is a text, a version that is there, and the workspace’s own', async () => {
      const { id, version_id: versionId } = await on.deploy();
      expect(await promote(id, versionId, { reason: 5 })).toMatchObject(invalidAt('body', 'reason'));
      expect(await promote(id, NOWHERE)).toMatchObject({ status: 404 });
      expect(await promote(NOWHERE, versionId)).toMatchObject({ status: 404, body: { detail: 'Deployment not found' } });
      expect(await on.stranger.call('POST', `/deployments/${id}/versions/${versionId}/promote`, {})).toMatchObject({ status: 404 });
    });
    itIsShut(tenants, 'POST', `/deployments/${NOWHERE}/versions/${NOWHERE}/promote`, {});
  });

  describe('DELETE /deployments/{id}/versions/{version_id}', () => {
    it('deletes one that is not current', async () => {
      const first = await on.deploy({ version: '1' });
      const second = await on.deploy({ name: first.name, version: '2' });
      const current = { status: 409, body: { type: expect.stringContaining('deployment_version.is_current') } };
      expect(await on.tenant.call('DELETE', `/deployments/${first.id}/versions/${second.version_id}`)).toMatchObject(current);
      expect(await on.stranger.call('DELETE', `/deployments/${first.id}/versions/${first.version_id}`)).toMatchObject({ status: 404 });
      expect(await on.tenant.call('DELETE', `/deployments/${first.id}/versions/${first.version_id}`)).toMatchObject({ status: 204 });
      expect(await on.tenant.call('DELETE', `/deployments/${first.id}/versions/${first.version_id}`)).toMatchObject({ status: 404 });
      expect(await versionsOf(first.id)).toMatchObject([{ id: second.version_id }]);
    });
    itIsShut(tenants, 'DELETE', `/deployments/${NOWHERE}/versions/${NOWHERE}`);
  });
});
