import type { AssetPageReply, AssetReply, MaterializationReply } from '@app/contract';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { anEvent } from '../events/events.testing.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const [RAW, CLEAN, REPORT, LONELY] = ['s3://lake/raw.csv', 's3://lake/clean_1.csv', 'db://reports/daily', 'file://alone'] as const;
const NOON = Date.UTC(2026, 0, 31, 12);
const at = (minute: number): string => new Date(NOON + minute * 60_000).toISOString();
const micros = (minute: number): string => at(minute).replace('Z', '000Z');

interface Told {
  status?: 'succeeded' | 'failed';
  of?: readonly string[];
  labels?: Record<string, string>;
  flowRunId?: string;
  taskRunId?: string;
  payload?: Record<string, unknown>;
  by?: string;
}

/** What the SDK sends when a task with `@materialize` ends. */
const materialized = (key: string, minute: number, { status = 'succeeded', of = [], labels = {}, flowRunId, taskRunId, payload = {}, by }: Told = {}) =>
  anEvent({
    occurred: at(minute),
    event: `prefect.asset.materialization.${status}`,
    resource: { 'prefect.resource.id': key, ...labels },
    related: [
      ...of.map((one) => related(one, 'asset')),
      ...(by ? [related(by, 'asset-materialized-by')] : []),
      ...(flowRunId ? [related(`prefect.flow-run.${flowRunId}`, 'flow-run')] : []),
      ...(taskRunId ? [related(`prefect.task-run.${taskRunId}`, 'task-run')] : []),
    ],
    payload,
  });

const referenced = (key: string, minute: number, taskRunId: string, flowRunId: string, labels: Record<string, string> = {}) =>
  anEvent({
    occurred: at(minute),
    event: 'prefect.asset.referenced',
    resource: { 'prefect.resource.id': key, ...labels },
    related: [related(`prefect.flow-run.${flowRunId}`, 'flow-run'), related(`prefect.task-run.${taskRunId}`, 'task-run')],
  });

const related = (id: string, role: string): Record<string, string> => ({ 'prefect.resource.id': id, 'prefect.resource.role': role });

describe('assets', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  const tenants = () => ({ app, tenant, stranger });
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(async () => app.close());

  const emit = async (...events: object[]): Promise<void> => expect(await tenant.call('POST', '/events', events)).toMatchObject({ status: 204 });
  const keyed = (path: string, key: string): string => `${path}?key=${encodeURIComponent(key)}`;
  const find = async (body: object = {}, by = tenant): Promise<AssetPageReply> => {
    const { status, body: reply } = await by.call('POST', '/assets/filter', body);
    expect(status).toBe(200);
    return reply as AssetPageReply;
  };
  const keysOf = (page: AssetPageReply): string[] => page.assets.map(({ key }) => key);
  const get = async (key: string): Promise<AssetReply> => (await tenant.call('GET', keyed('/assets/key', key))).body as AssetReply;
  const eventsOf = (reply: { body: unknown }): string[] => (reply.body as MaterializationReply[]).map(({ event_id }) => event_id);

  describe('as events tell of them', () => {
    it('are what the newest event of each kind told, whatever order they come in', async () => {
      const owners = JSON.stringify(['ann', 'bob']);
      const labels = { 'prefect.resource.name': 'Raw', 'prefect.asset.url': 'https://lake.example/raw', 'prefect.asset.owners': owners };
      const newest = materialized(RAW, 5, { taskRunId: NOWHERE, payload: { rows: 5 }, by: 'dbt', status: 'failed' });
      const reference = referenced(RAW, 4, NOWHERE, NOWHERE);
      await emit(materialized(RAW, 2, { labels: { 'prefect.asset.description': 'old' } }), newest, reference, materialized(RAW, 3, { labels }));
      await emit(materialized(RAW, 1, { labels: { 'prefect.resource.name': 'older' }, payload: { rows: 1 } }));
      expect(await get(RAW)).toEqual({
        key: RAW,
        last_seen: micros(5),
        properties: { name: 'Raw', url: 'https://lake.example/raw', description: '', owners: ['ann', 'bob'] },
        latest_materialization: {
          event_id: newest.id,
          occurred: micros(5),
          status: 'failed',
          flow_run_id: null,
          task_run_id: NOWHERE,
          by_tools: ['dbt'],
          metadata: { rows: 5 },
          originating_workspace_id: null,
        },
        latest_reference: {
          event_id: reference.id,
          occurred: micros(4),
          flow_run_id: NOWHERE,
          task_run_id: NOWHERE,
          metadata: {},
          originating_workspace_id: null,
        },
      });
    });

    it('are there also where they were only used, with the dependency', async () => {
      await emit(materialized(CLEAN, 6, { of: [RAW, 'x://only-used', CLEAN] }));
      expect(await get('x://only-used')).toEqual({ key: 'x://only-used', last_seen: micros(6) });
      expect((await find({ filter: { key: { any_: ['x://only-used'] } } })).dependencies).toEqual([
        { upstream: 'x://only-used', downstream: CLEAN, occurred: micros(6), status: 'succeeded' },
      ]);
    });

    it('do not come back by an event that is told again', async () => {
      const event = materialized('x://once', 1, { of: [RAW] });
      await emit(event);
      expect((await tenant.call('DELETE', keyed('/assets/key', 'x://once'))).status).toBe(204);
      await emit(event, event);
      expect((await tenant.call('GET', keyed('/assets/key', 'x://once'))).status).toBe(404);
      await emit(event, materialized('x://once', 2));
      expect(await get('x://once')).toMatchObject({ last_seen: micros(2) });
    });

    it('leave events alone that tell of nothing that could be looked up', async () => {
      const before = (await find()).total;
      const odd = [
        materialized('x'.repeat(1_500), 1),
        materialized(LONELY, 1, { of: ['y'.repeat(1_500)], labels: { 'prefect.asset.owners': 'nobody\0' } }),
        anEvent({ event: 'prefect.asset.moved', resource: { 'prefect.resource.id': 'x://moved' } }),
      ];
      await emit(...odd);
      const { total } = (await tenant.call('POST', '/events/filter', { filter: { id: { id: odd.map(({ id }) => id) }, occurred: { since: at(0) } } })).body as {
        total: number;
      };
      expect(total).toBe(3);
      expect((await find()).total).toBe(before + 1);
      expect(await get(LONELY)).toMatchObject({ properties: { name: '', url: '', description: '', owners: [] } });
    });

    it('are told of by many writers at once, none of whom waits for another for ever', async () => {
      const keys = Array.from({ length: 20 }, (_, index) => `many://${index}`);
      const batch = (writer: number) =>
        keys.map((key, index) => materialized(key, writer * 20 + index, { of: [keys[(index + writer) % keys.length] ?? ''], payload: { writer } }));
      await Promise.all([3, 1, 2, 0].map((writer) => emit(...(writer % 2 ? batch(writer) : batch(writer).reverse()))));
      const { assets, dependencies } = await find({ filter: { key: { prefix: ['many://'] } } });
      expect(assets).toHaveLength(20);
      expect(assets.every(({ latest_materialization: latest }) => latest?.metadata['writer'] === 3)).toBe(true);
      expect(dependencies).toHaveLength(60);
    });
  });

  describe('POST /assets/filter', () => {
    it.each<[string, object, string[]]>([
      ['the beginning of a key', { key: { prefix: ['s3://lake/', 'nothing'] } }, [CLEAN, RAW]],
      ['a beginning in which _ is itself', { key: { prefix: ['s3://lake_'] } }, []],
      ['a part of a key, in any case', { key: { search: ['CLEAN_'] } }, [CLEAN]],
      ['a whole key', { key: { any_: [RAW] } }, [RAW]],
      ['when it was seen, or used', { occurred: { since: at(6), until: at(6) } }, [CLEAN, RAW, 'x://only-used']],
      ['what its events are related to', { related: { resources_in_roles: [[RAW, 'asset']] }, key: { prefix: ['s3://'] } }, [CLEAN]],
      ['nothing, like null', { key: { any_: null, prefix: [], search: ['s3://lake'] }, occurred: null, related: null }, [CLEAN, RAW]],
    ])('finds by %s', async (_, filter, expected) => expect(keysOf(await find({ filter }))).toEqual(expected));

    it('answers pages, by key, each once', async () => {
      const first = await find({ limit: 1, filter: { key: { prefix: ['s3://lake/'] } } });
      expect([keysOf(first), first.total]).toEqual([[CLEAN], 2]);
      const path = (first.next_page ?? '').replace(/^https?:\/\/[^/]+/, '').replace(tenant.base, '');
      const second = (await tenant.call('GET', path)).body as AssetPageReply;
      expect([keysOf(second), second.total, second.next_page]).toEqual([[RAW], 2, null]);
    });

    it('answers those of the workspace alone, and needs no filter', async () => {
      expect(await find({ filter: null }, stranger)).toEqual({ assets: [], dependencies: [], total: 0, next_page: null });
      expect((await find({ limit: 0 })).assets).toEqual([]);
    });

    it.each<[string, object, (string | number)[]]>([
      ['more than a page has', { limit: 201 }, ['body', 'limit']],
      ['a member it does not know', { filter: { name: {} } }, ['body', 'filter', 'name']],
      ['what is no time', { filter: { occurred: { since: '2026-02-30T00:00:00Z' } } }, ['body', 'since']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/assets/filter', body)).toMatchObject(invalidAt(...loc)));
    itIsShut(tenants, 'POST', '/assets/filter', {});
  });

  describe('GET /assets/filter/next', () => {
    it('refuses what is no place of its own, and to guess', async () => {
      expect(await tenant.call('GET', '/assets/filter/next?page-token=x')).toMatchObject({ status: 403, body: { detail: 'Forbidden' } });
      expect(await tenant.call('GET', '/assets/filter/next')).toMatchObject(invalidAt('query', 'page-token'));
    });
    itIsShut(tenants, 'GET', '/assets/filter/next?page-token=x');
  });

  describe('GET /assets/', () => {
    it('answers all, or those with a beginning and a part', async () => {
      expect(((await tenant.call('GET', '/assets/?prefix=s3%3A%2F%2F&search=raw')).body as AssetReply[]).map(({ key }) => key)).toEqual([RAW]);
      expect(((await tenant.call('GET', '/assets/')).body as AssetReply[]).length).toBe((await find()).total);
    });
    it('refuses what is no text', async () => expect(await tenant.call('GET', '/assets/?prefix=a&prefix=b')).toMatchObject(invalidAt('query', 'prefix')));
    itIsShut(tenants, 'GET', '/assets/');
  });

  describe.each(['GET', 'DELETE'] as const)('%s /assets/key', (method) => {
    it('finds nothing that is not there, or is another workspace’s, and wants a key', async () => {
      const missing = { status: 404, body: { detail: 'Asset not found.', code: 'asset.not_found' } };
      expect(await tenant.call(method, keyed('/assets/key', 'x://nothing'))).toMatchObject(missing);
      expect(await stranger.call(method, keyed('/assets/key', RAW))).toMatchObject(missing);
      expect(await tenant.call(method, '/assets/key')).toMatchObject(invalidAt('query', 'key'));
    });
    itIsShut(tenants, method, keyed('/assets/key', RAW));
  });

  it('are deleted with what they were made of', async () => {
    await emit(materialized('x://gone', 1, { of: [LONELY] }));
    expect(await tenant.call('DELETE', keyed('/assets/key', 'x://gone'))).toMatchObject({ status: 204, body: null });
    expect((await find({ filter: { key: { any_: [LONELY] } } })).dependencies).toEqual([]);
  });

  describe('what is made of what', () => {
    beforeAll(async () => emit(materialized(REPORT, 10, { of: [CLEAN, RAW], status: 'failed' }), materialized(REPORT, 9, { of: [CLEAN] })));

    it('GET /assets/latest-dependencies answers each dependency with its newest materialization', async () => {
      const { status, body } = await tenant.call('GET', '/assets/latest-dependencies');
      expect(status).toBe(200);
      expect(body).toEqual(
        expect.arrayContaining([
          { upstream: CLEAN, downstream: REPORT, occurred: micros(10), status: 'failed' },
          { upstream: RAW, downstream: REPORT, occurred: micros(10), status: 'failed' },
          { upstream: RAW, downstream: CLEAN, occurred: micros(6), status: 'succeeded' },
        ]),
      );
    });
    itIsShut(tenants, 'GET', '/assets/latest-dependencies');

    describe('GET /assets/neighbors', () => {
      it('answers the assets one step away, and what holds between them', async () => {
        const { body } = await tenant.call('GET', keyed('/assets/neighbors', RAW));
        expect(body).toMatchObject({ root_asset_key: RAW, assets: { [RAW]: await get(RAW), [CLEAN]: await get(CLEAN), [REPORT]: await get(REPORT) } });
        const edge = (upstream: string, downstream: string) => ({ upstream_asset_key: upstream, downstream_asset_key: downstream });
        const { dependencies } = body as { dependencies: object[] };
        expect(dependencies).toEqual(expect.arrayContaining([edge(RAW, CLEAN), edge(RAW, REPORT), edge(CLEAN, REPORT)]));
        expect(dependencies).toHaveLength(3);
      });

      it('answers an asset alone where it has none', async () =>
        expect((await tenant.call('GET', keyed('/assets/neighbors', LONELY))).body).toEqual({
          root_asset_key: LONELY,
          assets: { [LONELY]: await get(LONELY) },
          dependencies: [],
        }));

      it('wants a key that is there', async () => {
        expect((await tenant.call('GET', keyed('/assets/neighbors', 'x://nothing'))).status).toBe(404);
        expect(await tenant.call('GET', '/assets/neighbors?key=')).toMatchObject(invalidAt('query', 'key'));
      });
      itIsShut(tenants, 'GET', keyed('/assets/neighbors', RAW));
    });
  });

  describe('what became of them', () => {
    const [SOURCE, RESULT] = ['h://source', 'h://result'] as const;
    let ids: { flowRun: string; subflow: string; taskRun: string; inSubflow: string };
    let told: Record<'source' | 'tried' | 'made' | 'later' | 'reference' | 'loose', ReturnType<typeof materialized>>;
    beforeAll(async () => {
      const flow = (await tenant.call('POST', '/flows/', { name: 'assets' })).body as { id: string };
      const made = async (path: string, body: object) => ((await tenant.call('POST', path, body)).body as { id: string }).id;
      const flowRun = await made('/flow_runs/', { flow_id: flow.id });
      const taskRun = await made('/task_runs/', { flow_run_id: flowRun, task_key: 'a', dynamic_key: '0' });
      const subflow = await made('/flow_runs/', { flow_id: flow.id, parent_task_run_id: taskRun });
      const inSubflow = await made('/task_runs/', { flow_run_id: subflow, task_key: 'b', dynamic_key: '0' });
      ids = { flowRun, subflow, taskRun, inSubflow };
      const inRun = { flowRunId: flowRun, taskRunId: taskRun };
      told = {
        source: materialized(SOURCE, 1, inRun),
        reference: referenced(SOURCE, 2, inSubflow, subflow, { 'prefect.resource.name': 'Source' }),
        tried: materialized(RESULT, 3, { flowRunId: subflow, taskRunId: inSubflow, of: [SOURCE], status: 'failed' }),
        made: materialized(RESULT, 4, { flowRunId: subflow, taskRunId: inSubflow, of: [SOURCE], by: 'dbt', payload: { rows: 2 } }),
        later: materialized(RESULT, 6, { taskRunId: NOWHERE, of: [SOURCE] }),
        loose: materialized(RESULT, 5, { flowRunId: flowRun }),
      };
      await emit(...Object.values(told));
    });
    const expected = (...names: (keyof typeof told)[]): string[] => names.map((name) => told[name].id);

    describe.each([
      ['materializations', RESULT, ['later', 'loose', 'made'] as const],
      ['references', SOURCE, ['later', 'made'] as const],
    ])('GET /assets/%s', (what, key, newestFirst) => {
      const path = keyed(`/assets/${what}`, key);

      it('answers the last of each run, the newest first or last', async () => {
        expect(eventsOf(await tenant.call('GET', path))).toEqual(expected(...newestFirst));
        expect(eventsOf(await tenant.call('GET', `${path}&sort=asc`))).toEqual(expected(...newestFirst).reverse());
        expect(eventsOf(await tenant.call('GET', `${path}&since=${at(4)}&until=${at(4)}`))).toEqual(expected('made'));
      });

      it('answers nothing of what is not there, or is another workspace’s', async () => {
        expect((await stranger.call('GET', path)).body).toEqual([]);
        expect((await tenant.call('GET', keyed(`/assets/${what}`, 'x://nothing'))).body).toEqual([]);
      });

      it('refuses another order, and no key', async () => {
        expect(await tenant.call('GET', `${path}&sort=up`)).toMatchObject(invalidAt('query', 'sort'));
        expect(await tenant.call('GET', `/assets/${what}`)).toMatchObject(invalidAt('query', 'key'));
      });
      itIsShut(tenants, 'GET', path);

      describe('/{event_id}', () => {
        const one = (id: string, of: string = key) => keyed(`/assets/${what}/${id}`, of);
        it('answers what was told then', async () =>
          expect((await tenant.call('GET', one(told.made.id))).body).toEqual({
            asset_key: RESULT,
            event_id: told.made.id,
            occurred: micros(4),
            status: 'succeeded',
            name: '',
            url: '',
            description: '',
            owners: [],
            flow_run_id: ids.subflow,
            task_run_id: ids.inSubflow,
            by_tools: ['dbt'],
            upstream_assets: [SOURCE],
            metadata: { rows: 2 },
            originating_workspace_id: null,
          }));

        it('finds nothing that is not there, of another asset, or another workspace’s', async () => {
          const missing = { status: 404, body: { detail: 'Materialization not found.' } };
          for (const path of [one(NOWHERE), one(told.made.id, 'x://nothing'), one(told.reference.id)])
            expect(await tenant.call('GET', path)).toMatchObject(missing);
          expect(await stranger.call('GET', one(told.made.id))).toMatchObject(missing);
          expect((await tenant.call('GET', one('nothing'))).status).toBe(404);
          expect(await tenant.call('GET', `/assets/${what}/${told.made.id}`)).toMatchObject(invalidAt('query', 'key'));
        });
        itIsShut(tenants, 'GET', () => one(told.made.id));
      });
    });

    describe('GET /assets/materializations/{event_id}/upstream', () => {
      const path = (id: string): string => keyed(`/assets/materializations/${id}/upstream`, RESULT);
      it('answers the last materialization before of each asset that was used', async () => {
        await emit(materialized(SOURCE, 20));
        expect(eventsOf(await tenant.call('GET', path(told.made.id)))).toEqual(expected('source'));
        expect(eventsOf(await tenant.call('GET', path(told.loose.id)))).toEqual([]);
      });
      it('finds nothing of what is not there, and wants a key', async () => {
        expect((await tenant.call('GET', path(NOWHERE))).status).toBe(404);
        expect((await stranger.call('GET', path(told.made.id))).status).toBe(404);
        expect(await tenant.call('GET', `/assets/materializations/${told.made.id}/upstream`)).toMatchObject(invalidAt('query', 'key'));
      });
      itIsShut(tenants, 'GET', () => path(told.made.id));
    });

    describe('GET /flow_runs/{id}/assets/materializations', () => {
      const path = (query = '', id = ids.flowRun): string => `/flow_runs/${id}/assets/materializations${query}`;
      it.each<[string, (keyof typeof told)[]]>([
        ['', ['loose', 'made', 'tried', 'source']],
        ['?sort=asc', ['source', 'tried', 'made', 'loose']],
        ['?depth=0', ['loose']],
        ['?depth=1', ['loose', 'source']],
        [`?since=${at(4)}&until=${at(5)}`, ['loose', 'made']],
      ])('answers what the run and those below it made: %s', async (query, names) =>
        expect(eventsOf(await tenant.call('GET', path(query)))).toEqual(expected(...names)),
      );
      it('refuses a depth that is none', async () => expect(await tenant.call('GET', path('?depth=-1'))).toMatchObject(invalidAt('query', 'depth')));
      it('finds no run that is not there, or is another workspace’s', async () => {
        expect(await tenant.call('GET', path('', NOWHERE))).toMatchObject({ status: 404, body: { detail: 'Flow run not found' } });
        expect((await stranger.call('GET', path())).status).toBe(404);
      });
      itIsShut(tenants, 'GET', () => path());
    });
    describe('GET /flow_runs/{id}/assets/references', () => {
      const path = (id = ids.flowRun): string => `/flow_runs/${id}/assets/references`;
      it('answers what the run and those below it used', async () =>
        expect((await tenant.call('GET', path())).body).toEqual([
          {
            asset_key: SOURCE,
            event_id: told.reference.id,
            occurred: micros(2),
            name: 'Source',
            url: '',
            description: '',
            owners: [],
            flow_run_id: ids.subflow,
            task_run_id: ids.inSubflow,
            metadata: {},
            originating_workspace_id: null,
          },
        ]));
      it('finds no run that is not there, or is another workspace’s', async () => {
        expect((await tenant.call('GET', path(NOWHERE))).status).toBe(404);
        expect((await stranger.call('GET', path())).status).toBe(404);
        expect(await tenant.call('GET', `${path()}?sort=up`)).toMatchObject(invalidAt('query', 'sort'));
      });
      itIsShut(tenants, 'GET', () => path());
    });

    describe('GET /task_runs/{id}/assets/materializations and references', () => {
      const path = (what: string, query = '', id = ids.taskRun): string => `/task_runs/${id}/assets/${what}${query}`;
      it('answer what the task run made and used, and the flow runs below it', async () => {
        expect(eventsOf(await tenant.call('GET', path('materializations')))).toEqual(expected('made', 'tried', 'source'));
        expect(eventsOf(await tenant.call('GET', path('materializations', '?depth=0')))).toEqual(expected('source'));
        expect(eventsOf(await tenant.call('GET', path('references')))).toEqual(expected('reference'));
        expect(eventsOf(await tenant.call('GET', path('references', '?depth=1')))).toEqual([]);
      });
      it('answer nothing of another workspace’s, and refuse another order and what is no id', async () => {
        for (const what of ['materializations', 'references']) {
          expect((await tenant.call('GET', path(what, '', 'nothing'))).status).toBe(404);
          expect(eventsOf(await stranger.call('GET', path(what)))).toEqual([]);
          expect(await tenant.call('GET', path(what, '?sort=up'))).toMatchObject(invalidAt('query', 'sort'));
        }
      });
      itIsShut(tenants, 'GET', () => path('materializations'));
      itIsShut(tenants, 'GET', () => path('references'));
    });
  });
});
