import { asker, withKey, type Answer } from './graphql.testing.js';
import { Deployments } from '../workspace/deployments/deployments.testing.js';

describe('work pools, queues and workers by GraphQL', () => {
  let world: Deployments;
  beforeAll(async () => (world = await Deployments.open({ roles: ['api'] })), 60_000);
  afterAll(() => world.close());

  const ask = async (what: string, variables: Record<string, unknown> = {}, declared = ''): Promise<Answer> =>
    asker(world.app, withKey(world.tenant))(`query($w: ID!${declared}) { workspace(id: $w) { ${what} } }`, { w: world.tenant.workspace.id, ...variables });
  const workspace = async (...args: Parameters<typeof ask>): Promise<unknown> => {
    const { data, errors } = await ask(...args);
    expect(errors).toBeUndefined();
    return data?.['workspace'];
  };
  const beat = (pool: string, name: string, more: object = {}) => world.tenant.call('POST', `/work_pools/${pool}/workers/heartbeat`, { name, ...more });
  const edgesOf = (...names: string[]) => ({ totalCount: names.length, edges: names.map((name) => ({ node: { name } })) });
  const LIST = '{ totalCount edges { node { name } } }';

  it('show a pool with its queues by priority, its workers by name, and what it has to do', async () => {
    const { id, name } = await world.pools.pool({ concurrency_limit: 5, base_job_template: {} });
    await world.tenant.call('POST', `/work_pools/${name}/queues/`, { name: 'first', priority: 1, concurrency_limit: 2 });
    await beat(name, 'zoe', { heartbeat_interval_seconds: 15 });
    await beat(name, 'al');
    const { ctx } = world.tenant;
    await ctx.cell.query({
      text: `update ${ctx.schema}.worker set last_heartbeat_time = now() - interval '1 hour' where name = 'al' and work_pool_id = $1`,
      values: [id],
    });
    const { id: deployment } = await world.deploy({ work_pool_name: name, work_queue_name: 'first' });
    const create = (body: object) => world.tenant.call('POST', `/deployments/${deployment}/create_flow_run`, body);
    for (const state of [{ type: 'PENDING' }, { type: 'RUNNING' }, { type: 'SCHEDULED' }, { type: 'COMPLETED' }]) await create({ state });
    const later = await world.scheduleRun(deployment, 60);

    expect(
      await workspace(
        `workPool(name: $n) { id type isPaused status concurrencyLimit slotsTaken dueRuns workersOnline baseJobTemplate baseJobTemplateText defaultQueue { name }
         queues { totalCount edges { node { name priority isDefault isPaused status concurrencyLimit slotsTaken dueRuns workPool { name } } } }
         workers { edges { node { name status heartbeatIntervalSeconds workPool { id } } } }
         deployments ${LIST} runs { totalCount } upcomingRuns { id expectedStartTime } }`,
        { n: name },
        ', $n: String!',
      ),
    ).toMatchObject({
      workPool: {
        id,
        type: 'process',
        isPaused: false,
        status: 'READY',
        concurrencyLimit: 5,
        slotsTaken: 2,
        dueRuns: 1,
        workersOnline: 1,
        baseJobTemplate: {},
        baseJobTemplateText: '{}',
        defaultQueue: { name: 'default' },
        queues: {
          totalCount: 2,
          edges: [
            { node: { name: 'first', priority: 1, isDefault: false, concurrencyLimit: 2, slotsTaken: 2, dueRuns: 1, workPool: { name } } },
            { node: { name: 'default', priority: 2, isDefault: true, concurrencyLimit: null, slotsTaken: 0, dueRuns: 0 } },
          ],
        },
        workers: {
          edges: [
            { node: { name: 'al', status: 'OFFLINE', heartbeatIntervalSeconds: null, workPool: { id } } },
            { node: { name: 'zoe', status: 'ONLINE', heartbeatIntervalSeconds: 15 } },
          ],
        },
        deployments: { totalCount: 1 },
        runs: { totalCount: 5 },
        upcomingRuns: [{}, { id: later }],
      },
    });
    const found = (await workspace(`workQueues(filter: { workPools: [$n], search: "fir" }) { edges { node { id } } }`, { n: name }, ', $n: String!')) as {
      workQueues: { edges: [{ node: { id: string } }] };
    };
    const [{ node: queue }] = found.workQueues.edges;
    expect(
      await workspace(`workQueue(id: $q) { name deployments ${LIST} runs { totalCount } upcomingRuns(first: 1) { id } }`, { q: queue.id }, ', $q: ID!'),
    ).toMatchObject({ workQueue: { name: 'first', deployments: { totalCount: 1 }, runs: { totalCount: 5 }, upcomingRuns: [{}] } });
  });

  it('give a pool of agents no status', async () => {
    const { name } = await world.pools.pool({ type: 'prefect-agent' });
    expect(await workspace('workPool(name: $n) { status }', { n: name }, ', $n: String!')).toEqual({ workPool: { status: null } });
    expect(await workspace('workPools(filter: { types: ["prefect-agent"], statuses: [NOT_READY] }) { totalCount }')).toEqual({ workPools: { totalCount: 0 } });
  });

  it('are found by what people know of them, in pages', async () => {
    for (const name of ['seek-a', 'seek-b', 'seek-c']) await world.pools.pool({ name, type: name === 'seek-b' ? 'docker' : 'process' });
    await world.tenant.call('PATCH', '/work_pools/seek-c', { is_paused: true });
    await world.tenant.call('POST', '/work_pools/seek-a/queues/', { name: 'seek-q', is_paused: true });
    await beat('seek-a', 'seek-worker');
    const pools = async (filter: string): Promise<unknown> => workspace(`workPools(filter: { search: "SEEK", ${filter} }) ${LIST}`);
    expect(await pools('')).toEqual({ workPools: edgesOf('seek-a', 'seek-b', 'seek-c') });
    expect(await pools('types: ["docker"]')).toEqual({ workPools: edgesOf('seek-b') });
    expect(await pools('statuses: [PAUSED]')).toEqual({ workPools: edgesOf('seek-c') });
    expect(await workspace(`workQueues(filter: { search: "seek", paused: true }) ${LIST}`)).toEqual({ workQueues: edgesOf('seek-q') });
    expect(await workspace(`workQueues(filter: { search: "seek", statuses: [READY] }) ${LIST}`)).toEqual({ workQueues: edgesOf() });
    expect(await workspace(`workers(filter: { search: "seek", status: ONLINE, workPools: ["seek-a"] }) ${LIST}`)).toEqual({ workers: edgesOf('seek-worker') });
    expect(await workspace(`workers(filter: { search: "seek", workPools: ["seek-b"] }) ${LIST}`)).toEqual({ workers: edgesOf() });

    const first = (await workspace('workPools(first: 2, filter: { search: "seek" }) { pageInfo { hasNextPage endCursor } }')) as {
      workPools: { pageInfo: { endCursor: string } };
    };
    expect(first.workPools.pageInfo).toMatchObject({ hasNextPage: true });
    const after = { a: first.workPools.pageInfo.endCursor };
    expect(await workspace('workPools(after: $a, filter: { search: "seek" }) { edges { node { name } } }', after, ', $a: String')).toEqual({
      workPools: { edges: [{ node: { name: 'seek-c' } }] },
    });
    const queues = (cursor: string | null) =>
      workspace('workPool(name: "seek-a") { queues(first: 1, after: $a) { edges { cursor node { name } } } }', { a: cursor }, ', $a: String') as Promise<{
        workPool: { queues: { edges: [{ cursor: string; node: { name: string } }] } };
      }>;
    const [one] = (await queues(null)).workPool.queues.edges;
    const [two] = (await queues(one.cursor)).workPool.queues.edges;
    expect([one.node.name, two.node.name]).toEqual(['default', 'seek-q']);
    expect(await ask('workers(after: "eA") { totalCount }')).toMatchObject({ errors: [{ extensions: { code: 'request.invalid' } }] });
  });

  it('are only those of the own workspace', async () => {
    const { name, default_queue_id: queueId } = await world.pools.pool();
    const query = `query($w: ID!, $n: String!, $q: ID!) { workspace(id: $w) { workPool(name: $n) { id } workQueue(id: $q) { id } x: workQueue(id: "x") { id }
      workPools { totalCount } workQueues { totalCount } workers { totalCount } } }`;
    const variables = { w: world.stranger.workspace.id, n: name, q: queueId };
    expect((await asker(world.app, withKey(world.stranger))(query, variables)).data).toEqual({
      workspace: { workPool: null, workQueue: null, x: null, workPools: { totalCount: 0 }, workQueues: { totalCount: 0 }, workers: { totalCount: 0 } },
    });
  });
});
