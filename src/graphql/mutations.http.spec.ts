import { asker, withKey, type Answer } from './graphql.testing.js';
import { Deployments, NOWHERE } from '../workspace/deployments/deployments.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const SCHEMA = { type: 'object', properties: { n: { type: 'integer' }, who: { type: 'string' } }, required: ['n'] };

describe('mutations in a workspace', () => {
  let world: Deployments;
  beforeAll(async () => (world = await Deployments.open({ roles: ['api'] })), 60_000);
  afterAll(() => world.close());

  const mutate = async (what: string, input: object, tenant = world.tenant): Promise<Answer> => {
    const [, name = '', type = ''] = /^(\w+)\((\w+)\)/.exec(what) ?? [];
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${what.slice(what.indexOf('{') + 1)} }`;
    return asker(world.app, withKey(tenant))(query, { input: { workspaceId: world.tenant.workspace.id, ...input } });
  };
  /** Mutations that take their arguments one by one. */
  const call = async (what: string, tenant = world.tenant): Promise<Answer> =>
    asker(world.app, withKey(tenant))(`mutation { ${what.replace('(', `(workspaceId: "${world.tenant.workspace.id}", `)} }`);
  const answer = async (asked: Promise<Answer>): Promise<unknown> => {
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  };

  describe('runDeployment', () => {
    const run = (input: object, tenant = world.tenant) =>
      mutate(
        `runDeployment(RunDeploymentInput) { ... on RunDeploymentSuccess { flowRun { id name tags parameters expectedStartTime deployment { id } workQueue { name } } } ${ERROR} }`,
        input,
        tenant,
      );

    it('makes a run as REST does, with numbers as they were written', async () => {
      const pool = await world.pools.pool();
      const { id } = await world.deploy({ work_pool_name: pool.name, tags: ['a'], parameters: { n: 1, who: 'x' } });
      const scheduledTime = '2030-01-01T08:00:00.000000Z';
      const made = (await answer(
        run({
          deploymentId: id,
          name: 'by-hand',
          tags: ['b'],
          parametersText: '{"n": 2.0}',
          scheduledTime,
          workQueue: 'other',
          jobVariables: { env: { A: '1' } },
        }),
      )) as { flowRun: { id: string } };
      expect(made).toMatchObject({
        __typename: 'RunDeploymentSuccess',
        flowRun: {
          name: 'by-hand',
          tags: ['a', 'b'],
          parameters: { n: 2, who: 'x' },
          expectedStartTime: scheduledTime,
          deployment: { id },
          workQueue: { name: 'other' },
        },
      });
      const { body } = await world.tenant.call('GET', `/flow_runs/${made.flowRun.id}`);
      expect(body).toMatchObject({ state_type: 'SCHEDULED', job_variables: { env: { A: '1' } } });
      const { ctx } = world.tenant;
      const [row] = await ctx.cell.query<{ text: string }>({
        text: `select parameters::text as text from ${ctx.schema}.flow_run where id = $1`,
        values: [made.flowRun.id],
      });
      expect(row?.text).toBe('{"n":2.0,"who":"x"}');
    });

    it('makes one run of one idempotency key', async () => {
      const { id } = await world.deploy();
      const ids = [await answer(run({ deploymentId: id, idempotencyKey: 'k' })), await answer(run({ deploymentId: id, idempotencyKey: 'k' }))].map(
        (made) => (made as { flowRun: { id: string } }).flowRun.id,
      );
      expect(new Set(ids).size).toBe(1);
    });

    it('tells a form which parameters do not fit', async () => {
      const { id } = await world.deploy({ parameter_openapi_schema: SCHEMA });
      expect(await answer(run({ deploymentId: id, parameters: { n: 'many', who: 5 } }))).toEqual({
        __typename: 'InputError',
        message: expect.stringContaining('Error creating flow run: Validation failed') as string,
        fields: [
          { field: 'parameters.n', message: "'many' is not of type 'integer'" },
          { field: 'parameters.who', message: "5 is not of type 'string'" },
        ],
      });
      expect(await answer(run({ deploymentId: id }))).toMatchObject({ fields: [{ field: 'parameters.n', message: "'n' is a required property" }] });
    });

    it.each<[string, object, string]>([
      ['text that is no JSON', { parametersText: '{' }, 'parameters'],
      ['parameters that are no object', { parametersText: '[1]' }, 'parameters'],
      ['a name that no run may have', { name: 'a/b' }, 'name'],
    ])('refuses %s', async (_, input, field) => {
      const { id } = await world.deploy();
      expect(await answer(run({ deploymentId: id, ...input }))).toMatchObject({ __typename: 'InputError', fields: [{ field }] });
    });

    it('knows no deployment that is not there', async () => {
      for (const deploymentId of [NOWHERE, 'x']) {
        expect(await answer(run({ deploymentId }))).toMatchObject({ __typename: 'InputError', message: 'Deployment not found' });
      }
    });
  });

  it('deployments are paused, resumed, changed and deleted', async () => {
    const pool = await world.pools.pool();
    const { id } = await world.deploy({ schedules: [{ schedule: { interval: 3600 } }] });
    const scheduled = await world.scheduleRun(id, 10);
    const pause = (paused: boolean) =>
      call(`setDeploymentPaused(deploymentId: "${id}", paused: ${paused}) { ... on DeploymentSuccess { deployment { paused } } ${ERROR} }`);
    expect(await answer(pause(true))).toEqual({ deployment: { paused: true } });
    expect(await world.runsOf(id)).not.toContain(scheduled);
    expect(await answer(pause(false))).toEqual({ deployment: { paused: false } });

    const update = (input: object) =>
      mutate(
        `updateDeployment(UpdateDeploymentInput) { ... on DeploymentSuccess { deployment { description tags parametersText concurrencyLimit collisionStrategy workPool { name } } } ${ERROR} }`,
        { deploymentId: id, ...input },
      );
    const changed = { description: 'new', tags: ['t'], concurrencyLimit: 2, collisionStrategy: 'CANCEL_NEW' };
    expect(await answer(update({ ...changed, parametersText: '{"x":1.0}', workPool: pool.name }))).toEqual({
      __typename: 'DeploymentSuccess',
      deployment: { ...changed, parametersText: '{"x":1.0}', workPool: { name: pool.name } },
    });
    expect(await answer(update({ concurrencyLimit: null }))).toMatchObject({ deployment: { concurrencyLimit: null, description: 'new' } });
    expect(await answer(update({ concurrencyLimit: 0 }))).toMatchObject({ __typename: 'InputError', fields: [{ field: 'concurrencyLimit' }] });

    const remove = () => call(`deleteDeployment(deploymentId: "${id}") { ... on DeleteSuccess { id } ${ERROR} }`);
    expect(await answer(remove())).toEqual({ id });
    expect(await answer(remove())).toMatchObject({ message: 'Deployment not found' });
  });

  it('schedules are made, changed and deleted', async () => {
    const { id } = await world.deploy();
    const shown = `... on DeploymentSuccess { deployment { schedules { id slug sentence active maxScheduledRuns parametersText } } } ${ERROR}`;
    const create = (input: object) => mutate(`createSchedule(CreateScheduleInput) { ${shown} }`, { deploymentId: id, ...input });
    const made = (await answer(
      create({ schedule: { cron: '0 9 * * *', timezone: 'Asia/Tokyo' }, slug: 'nine', maxScheduledRuns: 5, parametersText: '{"x":1.0}' }),
    )) as {
      deployment: { schedules: [{ id: string }] };
    };
    expect(made.deployment.schedules).toEqual([
      {
        id: expect.any(String) as string,
        slug: 'nine',
        sentence: 'At 09:00 every day (Asia/Tokyo)',
        active: true,
        maxScheduledRuns: 5,
        parametersText: '{"x":1.0}',
      },
    ]);
    expect(await answer(create({ schedule: { interval: 60 }, slug: 'nine' }))).toMatchObject({
      __typename: 'InputError',
      message: expect.stringContaining('slugs must be unique'),
    });
    expect(await answer(create({ schedule: { cron: 'x' } }))).toMatchObject({ __typename: 'InputError', fields: [{ field: 'cron' }] });
    expect(await answer(create({ schedule: { interval: 60 }, maxScheduledRuns: 51 }))).toMatchObject({ fields: [{ field: 'maxScheduledRuns' }] });

    const [{ id: scheduleId }] = made.deployment.schedules;
    const update = (input: object) => mutate(`updateSchedule(UpdateScheduleInput) { ${shown} }`, { deploymentId: id, scheduleId, ...input });
    expect(await answer(update({ active: false }))).toMatchObject({
      deployment: { schedules: [{ active: false, slug: 'nine', sentence: 'At 09:00 every day (Asia/Tokyo)' }] },
    });
    expect(await answer(update({ schedule: { interval: 1.5 }, slug: null }))).toMatchObject({
      deployment: { schedules: [{ sentence: 'Every 1.5 seconds', slug: null }] },
    });
    expect(await answer(update({ scheduleId: NOWHERE, active: true }))).toMatchObject({ message: 'Schedule not found.' });
    const remove = (schedule: string) => call(`deleteSchedule(deploymentId: "${id}", scheduleId: "${schedule}") { ${shown} }`);
    expect(await answer(remove(scheduleId))).toEqual({ deployment: { schedules: [] } });
    for (const missing of [scheduleId, 'x']) expect(await answer(remove(missing))).toMatchObject({ message: 'Schedule not found.' });
  });

  it('pools are paused, limited and deleted', async () => {
    const { id, name } = await world.pools.pool();
    const update = (input: object) =>
      mutate(`updateWorkPool(UpdateWorkPoolInput) { ... on WorkPoolSuccess { workPool { isPaused status concurrencyLimit description } } ${ERROR} }`, {
        name,
        ...input,
      });
    expect(await answer(update({ isPaused: true, concurrencyLimit: 3, description: 'busy' }))).toEqual({
      __typename: 'WorkPoolSuccess',
      workPool: { isPaused: true, status: 'PAUSED', concurrencyLimit: 3, description: 'busy' },
    });
    expect(await answer(update({ isPaused: false, concurrencyLimit: null }))).toMatchObject({
      workPool: { status: 'NOT_READY', concurrencyLimit: null, description: 'busy' },
    });
    expect(await answer(update({ concurrencyLimit: -1 }))).toMatchObject({ __typename: 'InputError', fields: [{ field: 'concurrencyLimit' }] });
    await world.tenant.call('POST', `/work_pools/${name}/workers/heartbeat`, { name: 'w' });
    const removeWorker = () => call(`deleteWorker(workPool: "${name}", name: "w") { __typename ${ERROR} }`);
    expect(await answer(removeWorker())).toEqual({ __typename: 'DeleteSuccess' });
    expect(await answer(removeWorker())).toMatchObject({ message: 'Worker not found.' });
    const remove = () => call(`deleteWorkPool(name: "${name}") { ... on DeleteSuccess { id } ${ERROR} }`);
    expect(await answer(remove())).toEqual({ id });
    expect(await answer(remove())).toMatchObject({ message: `Work pool "${name}" not found.` });
  });

  it('queues are made, moved, paused and deleted', async () => {
    const { name, default_queue_id: defaultId } = await world.pools.pool();
    const shown = `... on WorkQueueSuccess { workQueue { id name priority isPaused concurrencyLimit workPool { queues { edges { node { name priority } } } } } } ${ERROR}`;
    const create = (input: object) => mutate(`createWorkQueue(CreateWorkQueueInput) { ${shown} }`, { workPool: name, ...input });
    const made = (await answer(create({ name: 'urgent', priority: 1, concurrencyLimit: 0 }))) as { workQueue: { id: string } };
    expect(made).toMatchObject({
      workQueue: {
        name: 'urgent',
        priority: 1,
        isPaused: false,
        concurrencyLimit: 0,
        workPool: { queues: { edges: [{ node: { name: 'urgent', priority: 1 } }, { node: { name: 'default', priority: 2 } }] } },
      },
    });
    expect(await answer(create({ name: 'urgent' }))).toMatchObject({ __typename: 'InputError', message: expect.stringContaining('already exists') });
    expect(await answer(create({ name: 'a/b' }))).toMatchObject({ fields: [{ field: 'name' }] });
    const update = (input: object) => mutate(`updateWorkQueue(UpdateWorkQueueInput) { ${shown} }`, { workQueueId: made.workQueue.id, ...input });
    expect(await answer(update({ isPaused: true, concurrencyLimit: null, priority: 2 }))).toMatchObject({
      workQueue: {
        isPaused: true,
        concurrencyLimit: null,
        priority: 2,
        workPool: { queues: { edges: [{ node: { name: 'urgent' } }, { node: { name: 'default', priority: 3 } }] } },
      },
    });
    expect(await answer(update({ priority: 0 }))).toMatchObject({ fields: [{ field: 'priority' }] });
    const remove = (id: string) => call(`deleteWorkQueue(workQueueId: "${id}") { ... on DeleteSuccess { id } ${ERROR} }`);
    expect(await answer(remove(defaultId ?? ''))).toMatchObject({ message: "Can't delete a pool's default queue." });
    expect(await answer(remove(made.workQueue.id))).toEqual({ id: made.workQueue.id });
    for (const missing of [made.workQueue.id, 'x']) expect(await answer(remove(missing))).toMatchObject({ message: expect.any(String) as string });
  });

  it('one mutation sees what the one before it in the same request did', async () => {
    const { id } = await world.deploy();
    const create = (slug: string) =>
      `createSchedule(input: { workspaceId: "${world.tenant.workspace.id}", deploymentId: "${id}", slug: "${slug}", schedule: { interval: 60 } }) { ... on DeploymentSuccess { deployment { schedules { slug } } } }`;
    const { data } = await asker(world.app, withKey(world.tenant))(`mutation { a: ${create('a')} b: ${create('b')} }`);
    expect(data).toEqual({ a: { deployment: { schedules: [{ slug: 'a' }] } }, b: { deployment: { schedules: [{ slug: 'b' }, { slug: 'a' }] } } });
  });

  it('are shut to those who may not enter', async () => {
    const { id } = await world.deploy();
    const calls = [
      `setDeploymentPaused(deploymentId: "${id}", paused: true) { __typename }`,
      `deleteDeployment(deploymentId: "${id}") { __typename }`,
      `promoteDeploymentVersion(deploymentId: "${id}", versionId: "${id}") { __typename }`,
      `deleteDeploymentVersion(deploymentId: "${id}", versionId: "${id}") { __typename }`,
      `createBackfill(deploymentId: "${id}", window: { from: "2026-03-01T00:00:00Z" }) { __typename }`,
      `cancelBackfill(deploymentId: "${id}", backfillId: "${id}") { __typename }`,
      `setCatchUp(deploymentId: "${id}", policy: ALL) { __typename }`,
      `deleteSchedule(deploymentId: "${id}", scheduleId: "${id}") { __typename }`,
      'deleteWorkPool(name: "x") { __typename }',
      `deleteWorkQueue(workQueueId: "${id}") { __typename }`,
      'deleteWorker(workPool: "x", name: "x") { __typename }',
    ];
    for (const what of calls) expect((await call(what, world.stranger)).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    const inputs: [string, object][] = [
      ['runDeployment(RunDeploymentInput)', { deploymentId: id }],
      ['updateDeployment(UpdateDeploymentInput)', { deploymentId: id }],
      ['createDeploymentBranch(CreateDeploymentBranchInput)', { deploymentId: id, branch: 'b' }],
      ['createSchedule(CreateScheduleInput)', { deploymentId: id, schedule: {} }],
      ['updateSchedule(UpdateScheduleInput)', { deploymentId: id, scheduleId: id }],
      ['updateWorkPool(UpdateWorkPoolInput)', { name: 'x' }],
      ['createWorkQueue(CreateWorkQueueInput)', { workPool: 'x', name: 'x' }],
      ['updateWorkQueue(UpdateWorkQueueInput)', { workQueueId: id }],
    ];
    for (const [what, input] of inputs) {
      expect((await mutate(`${what} { }`, input, world.stranger)).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    }
    const nobody = await asker(world.app)(`mutation { deleteWorkPool(workspaceId: "${world.tenant.workspace.id}", name: "x") { __typename } }`);
    expect(nobody.errors).toMatchObject([{ extensions: { code: 'auth.unauthenticated' } }]);
  });
});
