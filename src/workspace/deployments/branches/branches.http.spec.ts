import type { DeploymentReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut } from '../../../app.testing.js';
import { Deployments, NOWHERE } from '../deployments.testing.js';

describe('branches of deployments', () => {
  let on: Deployments;
  let own = '';
  beforeAll(async () => {
    on = await Deployments.open();
    own = (await on.deploy()).id;
  });
  afterAll(() => on.close());
  const tenants = () => on;
  const branch = async (id: string, body: object) => on.tenant.call('POST', `/deployments/${id}/branch`, body);
  const made = async (id: string, body: object): Promise<DeploymentReply> => (await branch(id, body)).body as DeploymentReply;

  describe('POST /deployments/{id}/branch', () => {
    it('makes a deployment of its own that is like the other one', async () => {
      const pool = await on.pools.pool();
      const base = await on.deploy({
        version: '1',
        version_info: { type: 'vcs:git', version: '1', commit_sha: 'abc' },
        work_pool_name: pool.name,
        parameters: { a: 2 },
        tags: ['t'],
        concurrency_limit: 2,
        schedules: [{ schedule: { cron: '0 9 * * *' } }],
      });
      const reply = await branch(base.id, { branch: 'feature/x' });
      expect(reply).toMatchObject({ status: 200 });
      const copy = reply.body as DeploymentReply;
      const { id, created, updated, version_id: versionId, ...rest } = copy;
      expect([id === base.id, versionId === base.version_id, created, updated]).toEqual([false, false, expect.any(String), expect.any(String)]);
      expect(rest).toMatchObject({
        name: `${base.name}@feature-x`,
        branch: 'feature/x',
        base: base.id,
        root: base.id,
        flow_id: base.flow_id,
        version: '1',
        version_info: base.version_info,
        work_pool_name: pool.name,
        parameters: { a: 2 },
        tags: ['t'],
        schedules: [],
        global_concurrency_limit: { name: `deployment:${id}`, limit: 2 },
      });
      expect(await on.told(id)).toMatchObject([{ event: 'prefect.deployment.created' }]);
      expect(await on.read(id)).toEqual(copy);
    });

    it('takes what is sent otherwise, and schedules as it is told', async () => {
      const base = await on.deploy({
        parameters: { a: 1 },
        schedules: [
          { schedule: { cron: '0 9 * * *' }, slug: 'nine' },
          { schedule: { cron: '0 7 * * *' }, slug: 'seven', active: false },
        ],
      });
      const inactive = await made(base.id, { branch: 'b', options: { schedule_handling: 'inactive' }, overrides: { parameters: { a: 5 }, tags: ['b'] } });
      expect(inactive).toMatchObject({ parameters: { a: 5 }, tags: ['b'] });
      expect(inactive.schedules).toMatchObject([
        { slug: 'seven', active: false },
        { slug: 'nine', active: false },
      ]);
      const kept = await made(inactive.id, { branch: 'c', options: { schedule_handling: 'keep' }, overrides: { schedules: [{ slug: 'nine', active: true }] } });
      expect(kept).toMatchObject({ name: `${base.name}@b@c`, base: inactive.id, root: base.id, parameters: { a: 5 } });
      expect(kept.schedules.find(({ slug }) => slug === 'nine')).toMatchObject({ active: true });
      const named = await made(base.id, { branch: 'd', overrides: { version: '9' } });
      expect(named).toMatchObject({ version: '9', version_info: { type: 'prefect:simple', version: '9' } });
    });

    it('shares a limit that is shared, and outlives the one it comes from', async () => {
      const { body: limit } = await on.tenant.call('POST', '/v2/concurrency_limits/', { name: on.pools.name('limit'), limit: 1 });
      const base = await on.deploy({ global_concurrency_limit_id: (limit as { id: string }).id });
      const copy = await made(base.id, { branch: 'b' });
      expect(copy.global_concurrency_limit).toMatchObject({ id: (limit as { id: string }).id });
      await on.tenant.call('DELETE', `/deployments/${base.id}`);
      expect(await on.read(copy.id)).toMatchObject({ branch: 'b', base: null, root: null, global_concurrency_limit: null });
    });

    it('refuses a second one of a name, and leaves the first as it is', async () => {
      const base = await on.deploy({ parameters: { a: 1 } });
      const first = await made(base.id, { branch: 'a/b' });
      const taken = { status: 409, body: { type: expect.stringContaining('deployment.branch_taken') } };
      expect(await branch(base.id, { branch: 'a-b', overrides: { parameters: { a: 2 } } })).toMatchObject(taken);
      expect(await on.read(first.id)).toEqual(first);
    });

    it('makes nothing of what is wrong in it', async () => {
      const base = await on.deploy({ parameters: { a: 1 } });
      expect(await branch(base.id, { branch: '' })).toMatchObject(invalidAt('body', 'branch'));
      expect(await branch(base.id, { branch: 'b', options: { schedule_handling: 'some' } })).toMatchObject({ status: 422 });
      expect(await branch(base.id, { branch: 'b', overrides: { name: 'n' } })).toMatchObject({ status: 422 });
      expect(await branch(base.id, { branch: 'b', overrides: { global_concurrency_limit_id: NOWHERE } })).toMatchObject({ status: 404 });
      expect(await on.tenant.call('GET', `/deployments/name/${on.flow.name}/${base.name}@b`)).toMatchObject({ status: 404 });
    });
    itFindsOnlyItsOwn(
      tenants,
      'POST',
      (some) => `/deployments/${some}/branch`,
      () => own,
      { branch: 'b' },
      'Deployment not found',
    );
    itIsShut(tenants, 'POST', `/deployments/${NOWHERE}/branch`, { branch: 'b' });
  });

  it('can be deployed as such, and are found by branch, base and root', async () => {
    const root = await on.deploy();
    const base = await on.deploy({ branch: 'main', base: root.id });
    const leaf = await on.deploy({ branch: 'leaf', base: base.id });
    expect([base, leaf]).toMatchObject([
      { branch: 'main', base: root.id, root: root.id },
      { branch: 'leaf', base: base.id, root: root.id },
    ]);
    const found = async (deployments: object): Promise<string[]> =>
      ((await on.tenant.call('POST', '/deployments/filter', { deployments })).body as DeploymentReply[]).map(({ id }) => id).sort();
    expect(await found({ branch: { any_: ['leaf', 'main'] }, root: { any_: [root.id] } })).toEqual([base.id, leaf.id].sort());
    expect(await found({ base: { any_: [base.id] } })).toEqual([leaf.id]);
    expect(await found({ branch: { is_null_: true }, id: { any_: [root.id, leaf.id] } })).toEqual([root.id]);
    const elsewhere = { name: 'n', flow_id: on.flow.id, branch: 'b', base: NOWHERE };
    expect(await on.tenant.call('POST', '/deployments/', elsewhere)).toMatchObject({ status: 409 });
  });
});
