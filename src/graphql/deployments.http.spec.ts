import { asker, withKey, type Answer } from './graphql.testing.js';
import { Deployments, NOWHERE } from '../workspace/deployments/deployments.testing.js';

/** In what a deployment shows of itself. */
const FIELDS = `id name flow { name } tags paused status parameters parametersText parameterSchema parameterSchemaText jobVariables concurrencyLimit slotsTaken collisionStrategy
  workPool { name } workQueue { name } schedules { slug sentence cron interval rrule timezone active parameters nextTimes(count: 3, after: "2026-01-01T00:00:00Z") }`;

describe('deployments by GraphQL', () => {
  let world: Deployments;
  beforeAll(async () => (world = await Deployments.open({ roles: ['api'] })), 60_000);
  afterAll(() => world.close());

  const ask = async (what: string, variables: Record<string, unknown> = {}, declared = ''): Promise<Answer> =>
    asker(world.app, withKey(world.tenant))(`query($w: ID!${declared}) { workspace(id: $w) { ${what} } }`, { w: world.tenant.workspace.id, ...variables });
  const one = async (id: string, fields: string): Promise<unknown> =>
    (await ask(`deployment(id: $id) { ${fields} }`, { id }, ', $id: ID!')).data?.['workspace'];
  const names = async (filter: Record<string, unknown>, rest = ''): Promise<string[]> => {
    const { data, errors } = await ask(`deployments(filter: $f ${rest}) { totalCount edges { node { name } } }`, { f: filter }, ', $f: DeploymentFilter');
    expect(errors).toBeUndefined();
    const { edges, totalCount } = (data as { workspace: { deployments: { edges: { node: { name: string } }[]; totalCount: number } } }).workspace.deployments;
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node.name);
  };

  it('show all that REST shows, with the numbers as they were sent beside those of JavaScript', async () => {
    const pool = await world.pools.pool();
    const { id, name } = await world.deploy({
      work_pool_name: pool.name,
      tags: ['a'],
      parameters: { n: 1 },
      job_variables: { env: { A: '1' } },
      parameter_openapi_schema: { type: 'object', properties: { n: { type: 'integer' } } },
      concurrency_limit: 3,
      concurrency_options: { collision_strategy: 'CANCEL_NEW' },
      schedules: [{ schedule: { cron: '0 9 * * 1-5', timezone: 'Europe/Berlin' }, slug: 'morning', active: false, parameters: { n: 2 } }],
    });
    await world.app.inject({
      method: 'PATCH',
      url: `${world.tenant.base}/deployments/${id}`,
      headers: withKey(world.tenant),
      payload: '{"parameters":{"n":2.0}}',
    });
    expect(await one(id, FIELDS)).toEqual({
      deployment: {
        id,
        name,
        flow: { name: 'the-flow' },
        tags: ['a'],
        paused: false,
        status: 'NOT_READY',
        parameters: { n: 2 },
        parametersText: '{"n":2.0}',
        parameterSchema: { type: 'object', properties: { n: { type: 'integer' } } },
        parameterSchemaText: '{"type":"object","properties":{"n":{"type":"integer"}}}',
        jobVariables: { env: { A: '1' } },
        concurrencyLimit: 3,
        slotsTaken: 0,
        collisionStrategy: 'CANCEL_NEW',
        workPool: { name: pool.name },
        workQueue: { name: 'default' },
        schedules: [
          {
            slug: 'morning',
            sentence: 'At 09:00 on weekdays (Europe/Berlin)',
            cron: '0 9 * * 1-5',
            interval: null,
            rrule: null,
            timezone: 'Europe/Berlin',
            active: false,
            parameters: { n: 2 },
            nextTimes: ['2026-01-01T08:00:00.000000Z', '2026-01-02T08:00:00.000000Z', '2026-01-05T08:00:00.000000Z'],
          },
        ],
      },
    });
  });

  it('show nothing of a pool, a limit or a schema where there is none', async () => {
    const { id } = await world.deploy();
    expect(await one(id, 'workPool { id } workQueue { id } concurrencyLimit slotsTaken collisionStrategy parameterSchema schedules { id }')).toEqual({
      deployment: { workPool: null, workQueue: null, concurrencyLimit: null, slotsTaken: null, collisionStrategy: null, parameterSchema: {}, schedules: [] },
    });
  });

  it('tell a schedule’s interval and anchor, and no times of one that is never due', async () => {
    const never = { schedule: { cron: '0 0 30 2 *' } };
    const { id } = await world.deploy({ schedules: [{ schedule: { interval: 90, anchor_date: '2026-01-01T00:00:00Z' } }, never] });
    expect(await one(id, 'schedules { interval anchorDate timezone nextTimes(count: 2, after: "2026-02-01T00:00:01Z") }')).toEqual({
      deployment: {
        schedules: [
          { interval: null, anchorDate: null, timezone: null, nextTimes: [] },
          {
            interval: 90,
            anchorDate: '2026-01-01T00:00:00.000000Z',
            timezone: 'UTC',
            nextTimes: ['2026-02-01T00:01:30.000000Z', '2026-02-01T00:03:00.000000Z'],
          },
        ],
      },
    });
    expect(await ask('deployment(id: $id) { schedules { nextTimes(count: 101) } }', { id }, ', $id: ID!')).toMatchObject({
      errors: [{ extensions: { code: 'request.invalid' } }],
    });
  });

  it('are found by what people know of them', async () => {
    const [pool, other] = [await world.pools.pool(), await world.pools.pool()];
    const flow = (await world.tenant.call('POST', '/flows/', { name: 'Search_me' })).body as { id: string };
    await world.deploy({ name: 'find-daily', flow_id: flow.id, tags: ['x', 'y'], work_pool_name: pool.name, schedules: [{ schedule: { interval: 60 } }] });
    await world.deploy({ name: 'find-paused', flow_id: flow.id, tags: ['x'], paused: true, work_pool_name: other.name });
    await world.deploy({ name: 'find-asleep', flow_id: flow.id, schedules: [{ schedule: { interval: 60 }, active: false }] });
    const within = { flowIds: [flow.id] };
    expect(await names({ search: 'EARCH_M' })).toEqual(['find-asleep', 'find-daily', 'find-paused']);
    expect(await names({ search: 'earch%m' })).toEqual([]);
    expect(await names({ search: 'find-da' })).toEqual(['find-daily']);
    expect(await names({ ...within, tags: ['x'] })).toEqual(['find-daily', 'find-paused']);
    expect(await names({ ...within, tags: ['x', 'y'] })).toEqual(['find-daily']);
    expect(await names({ ...within, paused: true })).toEqual(['find-paused']);
    expect(await names({ ...within, scheduled: true })).toEqual(['find-daily']);
    expect(await names({ ...within, scheduled: false })).toEqual(['find-asleep', 'find-paused']);
    expect(await names({ ...within, status: 'READY' })).toEqual([]);
    expect(await names({ workPools: [pool.name, other.name] })).toEqual(['find-daily', 'find-paused']);
    expect(await names({ workQueueIds: [pool.default_queue_id, 'x'] })).toEqual(['find-daily']);
    expect(await names({ flowIds: ['x'] })).toEqual([]);
    expect(await names(within, ', order: NEWEST_FIRST')).toEqual(['find-asleep', 'find-paused', 'find-daily']);
  });

  it.each(['NAME', 'NEWEST_FIRST', 'UPDATED_FIRST'])('come in pages, each once, by %s', async (order) => {
    const flow = (await world.tenant.call('POST', '/flows/', { name: `paged-${order}` })).body as { id: string };
    for (const name of ['b', 'a', 'c']) await world.deploy({ name, flow_id: flow.id });
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { data, errors } = await ask(
        'flow(id: $f) { deployments(first: 2, after: $a, order: $o) { edges { node { name } } pageInfo { hasNextPage endCursor } } }',
        { f: flow.id, a: after, o: order },
        ', $f: ID!, $a: String, $o: DeploymentOrder',
      );
      expect(errors).toBeUndefined();
      type Page = { edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      const { edges, pageInfo } = (data as { workspace: { flow: { deployments: Page } } }).workspace.flow.deployments;
      seen.push(...edges.map(({ node }) => node.name));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(order === 'NAME' ? ['a', 'b', 'c'] : ['c', 'a', 'b']);
  });

  it('lead to their runs and back', async () => {
    const pool = await world.pools.pool();
    const { id } = await world.deploy({ work_pool_name: pool.name });
    const create = async (body: object): Promise<string> =>
      ((await world.tenant.call('POST', `/deployments/${id}/create_flow_run`, body)).body as { id: string }).id;
    const [done, due] = [await create({ state: { type: 'RUNNING' } }), await create({})];
    const later = await world.scheduleRun(id, 30);
    const run = '{ id deployment { id } workPool { name } workQueue { name } }';
    const back = { deployment: { id }, workPool: { name: pool.name }, workQueue: { name: 'default' } };
    expect(await one(id, `recentRuns { id } upcomingRuns { id } runs(first: 3) { totalCount edges { node ${run} } }`)).toEqual({
      deployment: {
        recentRuns: [{ id: done }],
        upcomingRuns: [{ id: due }, { id: later }],
        runs: { totalCount: 3, edges: [later, due, done].map((runId) => ({ node: { id: runId, ...back } })) },
      },
    });
    expect(await ask('flowRuns(filter: { deploymentIds: [$id, "x"] }) { totalCount }', { id }, ', $id: ID!')).toMatchObject({
      data: { workspace: { flowRuns: { totalCount: 3 } } },
    });
    expect(await ask('deployment(id: $id) { recentRuns(first: 31) { id } }', { id }, ', $id: ID!')).toMatchObject({
      errors: [{ extensions: { code: 'request.invalid' } }],
    });
  });

  it('are found by their two names, and only in their own workspace', async () => {
    const { id, name } = await world.deploy();
    const byName = `deploymentByName(flow: "the-flow", deployment: "${name}") { id } none: deploymentByName(flow: "the-flow", deployment: "no") { id }`;
    expect((await ask(byName)).data).toEqual({ workspace: { deploymentByName: { id }, none: null } });
    const asStranger = asker(world.app, withKey(world.stranger));
    const query = 'query($w: ID!, $id: ID!) { workspace(id: $w) { deployment(id: $id) { id } } }';
    expect((await asStranger(query, { w: world.stranger.workspace.id, id })).data).toEqual({ workspace: { deployment: null } });
    expect((await asStranger(query, { w: world.tenant.workspace.id, id })).data).toEqual({ workspace: null });
    for (const missing of [NOWHERE, 'x']) expect(await one(missing, 'id')).toEqual({ deployment: null });
  });

  it('have schedules that can be seen before they are kept', async () => {
    const preview = async (schedule: object): Promise<unknown> =>
      (
        await ask(
          'schedulePreview(schedule: $s, count: 2) { __typename ... on SchedulePreview { sentence nextTimes } ... on InputError { message fields { field message } } }',
          { s: schedule },
          ', $s: ScheduleInput!',
        )
      ).data?.['workspace'];
    expect(await preview({ interval: 3600, anchorDate: '2026-01-01T00:00:00Z' })).toEqual({
      schedulePreview: { __typename: 'SchedulePreview', sentence: 'Every hour', nextTimes: [expect.stringMatching(/:00:00\.0{6}Z$/), expect.any(String)] },
    });
    expect(await preview({ cron: 'not cron' })).toMatchObject({ schedulePreview: { __typename: 'InputError', fields: [{ field: 'cron' }] } });
    expect(await preview({ cron: '0 9 * * *', timezone: 'Mars/Base' })).toMatchObject({ schedulePreview: { fields: [{ field: 'timezone' }] } });
    expect(await preview({})).toMatchObject({ schedulePreview: { fields: [{ field: 'interval' }] } });
  });
});
