import { randomUUID } from 'node:crypto';
import { testApp, type Tenants } from '../app.testing.js';
import { anEvent } from '../workspace/events/events.testing.js';
import { asker, newRun, newTaskRun, withKey, type Answer } from './graphql.testing.js';

const NOON = Date.UTC(2026, 0, 31, 12);
const at = (minute: number): string => new Date(NOON + minute * 60_000).toISOString();
const micros = (minute: number): string => at(minute).replace('Z', '000Z');
const related = (id: string, role: string) => ({ 'prefect.resource.id': id, 'prefect.resource.role': role });

interface Told {
  of?: readonly string[];
  status?: 'succeeded' | 'failed';
  labels?: Record<string, string>;
  runs?: { flowRun: string; taskRun: string };
  payload?: object;
}

describe('assets in GraphQL', () => {
  let on: Tenants;
  beforeAll(async () => {
    const app = await testApp({ roles: ['api'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
  });
  afterAll(() => on.app.close());

  /** As the SDK tells of what a task with `@materialize` made. Answers the event's id. */
  const materialize = async (key: string, minute: number, { of = [], status = 'succeeded', labels = {}, runs, payload = {} }: Told = {}): Promise<string> => {
    const event = anEvent({
      occurred: at(minute),
      event: `prefect.asset.materialization.${status}`,
      resource: { 'prefect.resource.id': key, ...labels },
      related: [
        ...of.map((one) => related(one, 'asset')),
        related('dbt', 'asset-materialized-by'),
        ...(runs ? [related(`prefect.flow-run.${runs.flowRun}`, 'flow-run'), related(`prefect.task-run.${runs.taskRun}`, 'task-run')] : []),
      ],
      payload,
    });
    expect((await on.tenant.call('POST', '/events', [event])).status).toBe(204);
    return event.id;
  };
  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: tenant.workspace.id, ...variables });
  const inWorkspace = async <T>(fields: string, variables: object = {}, head = ''): Promise<T> => {
    const { data, errors } = await ask(`query($w: ID!${head}) { workspace(id: $w) { ${fields} } }`, variables);
    expect(errors).toBeUndefined();
    return data?.['workspace'] as T;
  };
  const asset = async <T>(key: string, fields: string): Promise<T> =>
    (await inWorkspace<{ asset: T }>(`asset(key: $k) { ${fields} }`, { k: key }, ', $k: String!')).asset;

  it('are listed by key, and found by how it begins and by a part of it', async () => {
    for (const key of ['seek://a/one', 'seek://a/two', 'seek://b/one', 'other://seek']) await materialize(key, 1);
    const found = async (filter: string): Promise<unknown> =>
      (await inWorkspace<{ assets: { edges: { node: { key: string } }[] } }>(`assets(filter: { ${filter} }) { edges { node { key } } }`)).assets.edges.map(
        ({ node }) => node.key,
      );
    expect(await found('search: "SEEK"')).toEqual(['other://seek', 'seek://a/one', 'seek://a/two', 'seek://b/one']);
    expect(await found('prefix: "seek://a/"')).toEqual(['seek://a/one', 'seek://a/two']);
    expect(await found('prefix: "seek:", search: "one"')).toEqual(['seek://a/one', 'seek://b/one']);
    const page = await inWorkspace<{ assets: { pageInfo: { endCursor: string } } }>(
      'assets(first: 3, filter: { search: "seek" }) { totalCount pageInfo { hasNextPage endCursor } }',
    );
    expect(page).toMatchObject({ assets: { totalCount: 4, pageInfo: { hasNextPage: true } } });
    expect(
      await inWorkspace('assets(after: $a, filter: { search: "seek" }) { edges { node { key } } }', { a: page.assets.pageInfo.endCursor }, ', $a: String'),
    ).toEqual({ assets: { edges: [{ node: { key: 'seek://b/one' } }] } });
  });

  it('show what is known of them, and the runs that made them', async () => {
    const flowRun = await newRun(on.tenant, 'maker');
    const taskRun = await newTaskRun(on.tenant, flowRun, 'make');
    const labels = {
      'prefect.resource.name': 'Sales',
      'prefect.asset.url': 'https://lake.example/sales',
      'prefect.asset.description': 'What was sold',
      'prefect.asset.owners': '["ann", "bob"]',
    };
    const made = await materialize('db://sales', 2, { labels, of: ['db://orders'], runs: { flowRun, taskRun }, payload: { rows: 5 } });
    const failed = await materialize('db://sales', 3, { status: 'failed' });
    const MADE = 'eventId assetKey occurred status tools upstream metadata flowRun { id } taskRun { id }';
    expect(await asset('db://sales', `key lastSeen name url description owners latestMaterialization { ${MADE} } materializations { ${MADE} }`)).toEqual({
      key: 'db://sales',
      lastSeen: micros(3),
      name: 'Sales',
      url: 'https://lake.example/sales',
      description: 'What was sold',
      owners: ['ann', 'bob'],
      latestMaterialization: {
        eventId: failed,
        assetKey: 'db://sales',
        occurred: micros(3),
        status: 'FAILED',
        tools: ['dbt'],
        upstream: null,
        metadata: {},
        flowRun: null,
        taskRun: null,
      },
      materializations: [
        expect.objectContaining({ eventId: failed, status: 'FAILED', upstream: [] }),
        {
          eventId: made,
          assetKey: 'db://sales',
          occurred: micros(2),
          status: 'SUCCEEDED',
          tools: ['dbt'],
          upstream: ['db://orders'],
          metadata: { rows: 5 },
          flowRun: { id: flowRun },
          taskRun: { id: taskRun },
        },
      ],
    });
    expect(await asset('db://sales', `materializations(first: 1) { eventId }`)).toEqual({ materializations: [{ eventId: failed }] });
    expect(await asset('db://sales', `materializations(before: "${at(3)}") { eventId }`)).toEqual({ materializations: [{ eventId: made }] });
    expect(await asset('db://orders', 'key name owners latestMaterialization { eventId } materializations { eventId }')).toEqual({
      key: 'db://orders',
      name: '',
      owners: [],
      latestMaterialization: null,
      materializations: [],
    });
  });

  describe('lineage', () => {
    const LINEAGE = '{ isCut assets { key } dependencies { upstream downstream status } }';
    interface Lineage {
      isCut: boolean;
      assets: { key: string }[];
      dependencies: { upstream: string; downstream: string; status: string }[];
    }
    const lineageOf = async (key: string, levels: string): Promise<{ keys: string[]; edges: string[]; isCut: boolean }> => {
      const { lineage } = await asset<{ lineage: Lineage }>(key, `lineage(${levels}) ${LINEAGE}`);
      return {
        isCut: lineage.isCut,
        keys: lineage.assets.map((one) => one.key),
        edges: lineage.dependencies.map(({ upstream, downstream }) => `${upstream} ${downstream}`),
      };
    };
    beforeAll(async () => {
      // n://a → n://b → n://d → n://e, n://a → n://c → n://d, and e feeds a again.
      await materialize('n://b', 1, { of: ['n://a'] });
      await materialize('n://c', 1, { of: ['n://a'] });
      await materialize('n://d', 2, { of: ['n://b', 'n://c'] });
      await materialize('n://e', 3, { of: ['n://d'] });
      for (let n = 0; n < 8; n++) await materialize(`n://fan/${n}`, 4, { of: ['n://hub'] });
    });

    it('is what is so many levels around, with all that is between', async () => {
      expect(await lineageOf('n://b', 'upstream: 1, downstream: 1')).toEqual({
        isCut: false,
        keys: ['n://a', 'n://b', 'n://d'],
        edges: ['n://a n://b', 'n://b n://d'],
      });
      expect(await lineageOf('n://b', 'upstream: 0, downstream: 10')).toMatchObject({ keys: ['n://b', 'n://d', 'n://e'] });
      expect(await lineageOf('n://d', 'upstream: 2, downstream: 1')).toMatchObject({
        keys: ['n://a', 'n://b', 'n://c', 'n://d', 'n://e'],
        edges: ['n://a n://b', 'n://a n://c', 'n://b n://d', 'n://c n://d', 'n://d n://e'],
      });
    });

    it('ends where a circle closes', async () => {
      await materialize('n://a', 5, { of: ['n://e'] });
      expect(await lineageOf('n://a', 'upstream: 10, downstream: 10')).toMatchObject({ isCut: false, keys: ['n://a', 'n://b', 'n://c', 'n://d', 'n://e'] });
    });

    it('leaves out the furthest where there are too many, and says so', async () => {
      const { keys, isCut } = await lineageOf('n://hub', 'first: 5');
      expect([keys, isCut]).toEqual([['n://fan/0', 'n://fan/1', 'n://fan/2', 'n://fan/3', 'n://hub'], true]);
      expect(await lineageOf('n://hub', 'first: 9')).toMatchObject({ isCut: false });
    });

    it('goes no further than is good for anybody', async () =>
      expect((await ask('query($w: ID!) { workspace(id: $w) { asset(key: "n://a") { lineage(upstream: 11) { isCut } } } }')).errors).toMatchObject([
        { extensions: { code: 'request.invalid' } },
      ]));
  });

  it('are deleted, and are nobody’s from elsewhere', async () => {
    await materialize('x://gone', 1);
    const DELETE =
      'mutation($w: ID!, $k: String!) { deleteAsset(workspaceId: $w, key: $k) { __typename ... on DeleteSuccess { id } ... on InputError { message } } }';
    const foreign = await asker(on.app, withKey(on.stranger))(DELETE, { w: on.tenant.workspace.id, k: 'x://gone' });
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    expect((await ask('query($w: ID!) { workspace(id: $w) { asset(key: "x://gone") { key } assets { totalCount } } }', {}, on.stranger)).data).toEqual({
      workspace: { asset: null, assets: { totalCount: 0 } },
    });
    expect((await ask(DELETE, { k: 'x://gone' })).data).toEqual({ deleteAsset: { __typename: 'DeleteSuccess', id: 'x://gone' } });
    for (const key of ['x://gone', randomUUID()])
      expect((await ask(DELETE, { k: key })).data).toEqual({ deleteAsset: { __typename: 'InputError', message: 'Asset not found.' } });
  });
});
