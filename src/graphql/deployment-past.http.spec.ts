import { asker, withKey, type Answer } from './graphql.testing.js';
import { Deployments, NOWHERE } from '../workspace/deployments/deployments.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const DAILY = { schedule: { cron: '0 9 * * *', timezone: 'UTC' } };
const MARCH = { from: '2026-03-01T00:00:00Z', to: '2026-03-04T00:00:00Z' };

describe('the past of deployments by GraphQL', () => {
  let world: Deployments;
  beforeAll(async () => (world = await Deployments.open({ roles: ['api'] })), 60_000);
  afterAll(() => world.close());

  const ask = async (query: string, variables: Record<string, unknown> = {}, tenant = world.tenant): Promise<Answer> =>
    asker(world.app, withKey(tenant))(query, { w: world.tenant.workspace.id, ...variables });
  const one = async (id: string, fields: string, variables: Record<string, unknown> = {}, declared = ''): Promise<unknown> => {
    const { data, errors } = await ask(`query($w: ID!, $id: ID!${declared}) { workspace(id: $w) { deployment(id: $id) { ${fields} } } }`, { id, ...variables });
    expect(errors).toBeUndefined();
    return (data as { workspace: { deployment: unknown } }).workspace.deployment;
  };
  const change = async (mutation: string, variables: Record<string, unknown>, declared = ''): Promise<unknown> => {
    const { data, errors } = await ask(`mutation($w: ID!, $id: ID!${declared}) { ${mutation} }`, variables);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  };

  describe('versions', () => {
    const promote = (id: string, versionId: string | null): Promise<unknown> =>
      change(
        `promoteDeploymentVersion(workspaceId: $w, deploymentId: $id, versionId: $v, reason: "Better.") { ... on DeploymentSuccess { deployment { version currentVersion { id } } } ${ERROR} }`,
        { id, v: versionId },
        ', $v: ID!',
      );

    it('are listed newest first, page by page, and say which is current and what runs are of', async () => {
      const first = await world.deploy({ version: '1', version_info: { type: 'vcs:git', version: '1', commit_sha: 'abc' }, parameters: { n: 1.5 } });
      await world.tenant.call('POST', `/deployments/${first.id}/create_flow_run`, {});
      const second = await world.deploy({ name: first.name, version: '2' });
      const page = `totalCount pageInfo { hasNextPage endCursor } edges { node { number version isCurrent info parametersText workPool } }`;
      const shown = (await one(
        first.id,
        `currentVersion { id } versions(first: 1) { ${page} } runs { edges { node { deploymentVersion { id number } } } }`,
      )) as {
        versions: { pageInfo: { endCursor: string } };
      };
      expect(shown).toMatchObject({
        currentVersion: { id: second.version_id },
        versions: { totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { number: 2, version: '2', isCurrent: true } }] },
        runs: { edges: [{ node: { deploymentVersion: { id: first.version_id, number: 1 } } }] },
      });
      const after = shown.versions.pageInfo.endCursor;
      expect(await one(first.id, `versions(after: $after) { ${page} }`, { after }, ', $after: String')).toMatchObject({
        versions: {
          pageInfo: { hasNextPage: false },
          edges: [
            {
              node: {
                number: 1,
                isCurrent: false,
                info: { type: 'vcs:git', version: '1', commit_sha: 'abc' },
                parametersText: '{"n":1.5}',
                workPool: null,
              },
            },
          ],
        },
      });
    });

    it('are compared, those of one deployment', async () => {
      const [first, other] = [await world.deploy({ parameters: { n: 1 } }), await world.deploy()];
      const second = await world.deploy({ name: first.name, parameters: { n: 2 } });
      const compare = (from: string | null, to: string | null) =>
        one(first.id, 'versionChanges(from: $from, to: $to) { field from to }', { from, to }, ', $from: ID!, $to: ID!');
      expect(await compare(first.version_id, second.version_id)).toEqual({ versionChanges: [{ field: 'parameters.n', from: '1', to: '2' }] });
      for (const id of [other.version_id, NOWHERE, 'x']) expect(await compare(first.version_id, id)).toEqual({ versionChanges: null });
    });

    it('become current again, unless they are not there', async () => {
      const first = await world.deploy({ version: '1' });
      await world.deploy({ name: first.name, version: '2' });
      expect(await promote(first.id, first.version_id)).toEqual({ deployment: { version: '1', currentVersion: { id: first.version_id } } });
      for (const id of [NOWHERE, 'x']) expect(await promote(first.id, id)).toMatchObject({ message: expect.stringContaining('no version') as string });
      expect(await promote('x', first.version_id)).toMatchObject({ message: 'Deployment not found' });
    });

    it('are deleted, but for the current one', async () => {
      const first = await world.deploy({ version: '1' });
      const second = await world.deploy({ name: first.name, version: '2' });
      const remove = (id: string, versionId: string | null): Promise<unknown> =>
        change(
          `deleteDeploymentVersion(workspaceId: $w, deploymentId: $id, versionId: $v) { ... on DeleteSuccess { id } ${ERROR} }`,
          { id, v: versionId },
          ', $v: ID!',
        );
      expect(await remove(first.id, second.version_id)).toMatchObject({ message: 'The current version of a deployment cannot be deleted.' });
      expect(await remove(first.id, first.version_id)).toEqual({ id: first.version_id });
      for (const gone of [first.version_id, 'x'])
        expect(await remove(first.id, gone)).toMatchObject({ message: expect.stringContaining('no version') as string });
      expect(await remove(NOWHERE, first.version_id)).toMatchObject({ message: 'Deployment not found' });
      expect(await one(first.id, 'versions { edges { node { number } } }')).toEqual({ versions: { edges: [{ node: { number: 2 } }] } });
    });
  });

  it('a branch is made of a deployment, with its schedules where that is asked for', async () => {
    const base = await world.deploy({ schedules: [{ ...DAILY, slug: 'nine' }] });
    const create = (id: string, branch: string, schedules?: string): Promise<unknown> =>
      change(
        `createDeploymentBranch(input: { workspaceId: $w, deploymentId: $id, branch: $branch, schedules: $schedules }) { ... on DeploymentSuccess { deployment { name branch base { id } schedules { slug active } } } ${ERROR} }`,
        { id, branch, schedules },
        ', $branch: String!, $schedules: ScheduleHandling',
      );
    const made = { name: `${base.name}@fix-1`, branch: 'fix/1', base: { id: base.id }, schedules: [] };
    expect(await create(base.id, 'fix/1')).toEqual({ deployment: made });
    expect(await create(base.id, 'fix/1')).toMatchObject({ message: expect.stringContaining('already') as string });
    expect(await create(base.id, 'b', 'INACTIVE')).toMatchObject({ deployment: { schedules: [{ slug: 'nine', active: false }] } });
    expect(await create(base.id, '')).toMatchObject({ fields: [{ field: 'branch' }] });
    for (const missing of [NOWHERE, 'x']) expect(await create(missing, 'b')).toMatchObject({ message: 'Deployment not found' });
  });

  it('a branch shows what it is a branch of', async () => {
    const base = await world.deploy();
    const { body } = await world.tenant.call('POST', `/deployments/${base.id}/branch`, { branch: 'b' });
    const { id } = body as { id: string };
    expect(await one(id, 'branch base { id }')).toEqual({ branch: 'b', base: { id: base.id } });
    expect(await one(base.id, 'branch base { id }')).toEqual({ branch: null, base: null });
  });

  describe('backfills', () => {
    const FIELDS = `id origin status from to maxConcurrent repeat planned skipped made parametersText schedules { id slug sentence }
      runs { waiting running completed failed crashed cancelled deleted }`;
    const NONE = { waiting: 0, running: 0, completed: 0, failed: 0, crashed: 0, cancelled: 0, deleted: 0 };
    const plan = (id: string, window: object) =>
      one(id, `backfillPlan(window: $window) { ... on BackfillPlan { planned skipped first last } ${ERROR} }`, { window }, ', $window: BackfillWindow!');
    const create = async (id: string, window: object) =>
      (await change(
        `createBackfill(workspaceId: $w, deploymentId: $id, window: $window) { ... on BackfillSuccess { backfill { ${FIELDS} } } ${ERROR} }`,
        { id, window },
        ', $window: BackfillWindow!',
      )) as { backfill: { id: string } };

    it('are planned, made, shown and cancelled as by REST', async () => {
      const { id, schedules } = await world.deploy({ schedules: [{ ...DAILY, slug: 'nine' }] });
      expect(await plan(id, MARCH)).toEqual({
        backfillPlan: { planned: 3, skipped: 0, first: '2026-03-01T09:00:00.000000Z', last: '2026-03-03T09:00:00.000000Z' },
      });
      expect(await one(id, 'backfills { id }')).toEqual({ backfills: [] });
      const { backfill } = await create(id, { ...MARCH, scheduleIds: [schedules[0]?.id], maxConcurrent: 1, parametersText: '{"n":2.0}' });
      const made = {
        id: backfill.id,
        origin: 'REQUEST',
        status: 'MAKING',
        from: '2026-03-01T00:00:00.000000Z',
        to: '2026-03-04T00:00:00.000000Z',
        maxConcurrent: 1,
        repeat: false,
        planned: 3,
        skipped: 0,
        made: 0,
        parametersText: '{"n":2.0}',
        schedules: [{ id: schedules[0]?.id, slug: 'nine', sentence: 'At 09:00 every day (UTC)' }],
        runs: NONE,
      };
      expect(backfill).toEqual(made);
      expect(await one(id, `backfills { ${FIELDS} } backfill(id: $b) { ${FIELDS} }`, { b: backfill.id }, ', $b: ID!')).toEqual({
        backfills: [made],
        backfill: made,
      });
      const cancel = (b: string) =>
        change(
          `cancelBackfill(workspaceId: $w, deploymentId: $id, backfillId: $b) { ... on BackfillSuccess { backfill { status } } ${ERROR} }`,
          { id, b },
          ', $b: ID!',
        );
      expect(await cancel(backfill.id)).toEqual({ backfill: { status: 'CANCELLING' } });
      for (const missing of [NOWHERE, 'x']) expect(await cancel(missing)).toMatchObject({ message: expect.stringContaining('no backfill') as string });
    });

    it('say what is wrong with what is asked for', async () => {
      const { id } = await world.deploy({ schedules: [DAILY] });
      expect(await plan(id, { ...MARCH, maxConcurrent: 0 })).toMatchObject({ backfillPlan: { fields: [{ field: 'maxConcurrent' }] } });
      expect(await plan(id, { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' })).toMatchObject({ backfillPlan: { fields: [{ field: 'from' }] } });
      expect(await create(id, { ...MARCH, scheduleIds: [NOWHERE] })).toMatchObject({ message: 'Schedule not found.' });
      expect(await create('x', MARCH)).toMatchObject({ message: 'Deployment not found' });
      const { errors } = await ask('query($w: ID!, $id: ID!) { workspace(id: $w) { deployment(id: $id) { backfills(first: 101) { id } } } }', { id });
      expect(errors).toMatchObject([{ extensions: { code: 'request.invalid' } }]);
      expect(await one(id, 'backfill(id: "x") { id }')).toEqual({ backfill: null });
    });
  });

  it('what schedules missed is made up for as it is set', async () => {
    const { id } = await world.deploy();
    expect(await one(id, 'catchUp')).toEqual({ catchUp: 'NONE' });
    const set = (deployment: string) =>
      change(`setCatchUp(workspaceId: $w, deploymentId: $id, policy: LATEST) { ... on DeploymentSuccess { deployment { catchUp } } ${ERROR} }`, {
        id: deployment,
      });
    expect(await set(id)).toEqual({ deployment: { catchUp: 'LATEST' } });
    expect(await set(NOWHERE)).toMatchObject({ message: 'Deployment not found' });
  });
});
