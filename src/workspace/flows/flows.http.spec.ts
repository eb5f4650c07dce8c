import type { EventPageReply, FlowReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

describe('flows over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow', tags: ['t'], labels: { n: 1, b: true, s: 'x' } })).body as FlowReply;
  }, 60_000);
  afterAll(async () => app.close());
  const tenants = () => ({ app, tenant, stranger });

  describe('POST /flows/', () => {
    itIsShut(tenants, 'POST', '/flows/', { name: 'x' });

    it('makes a flow the first time and answers it unchanged ever after', async () => {
      const made = await tenant.call('POST', '/flows/', { name: 'once', tags: ['a'], labels: { l: 1.5 } });
      expect(made).toMatchObject({ status: 201, body: { name: 'once', tags: ['a'], labels: { l: 1.5 } } });
      const again = await tenant.call('POST', '/flows', { name: 'once', tags: ['b'] });
      expect(again).toEqual({ ...made, status: 200, headers: again.headers });
      expect(Object.keys(made.body as object).sort()).toEqual(['created', 'id', 'labels', 'name', 'tags', 'updated']);
    });

    it('takes null for what is not given', async () =>
      expect(await tenant.call('POST', '/flows/', { name: 'bare', tags: null, labels: null })).toMatchObject({ status: 201, body: { tags: [], labels: {} } }));

    it('lets each workspace have a flow of the name', async () => {
      const reply = await stranger.call('POST', '/flows/', { name: flow.name });
      expect(reply.status).toBe(201);
      expect((reply.body as FlowReply).id).not.toBe(flow.id);
    });

    it.each<[string, object, (string | number)[]]>([
      ['without a name', {}, ['body', 'name']],
      ['with a name that cannot be in an address', { name: 'a/b' }, ['body', 'name']],
      ['with an empty name', { name: '' }, ['body', 'name']],
      ['with a member that it does not know', { name: 'x', color: 'red' }, ['body', 'color']],
      ['with tags that are no texts', { name: 'x', tags: [1] }, ['body', 'tags', 0]],
      ['with a label that has parts', { name: 'x', labels: { l: {} } }, ['body', 'labels', 'l']],
    ])('refuses one %s', async (_, body, loc) => expect(await tenant.call('POST', '/flows/', body)).toMatchObject(invalidAt(...loc)));

    it('refuses what is no JSON, and gives the request back', async () => {
      const reply = await app.inject({ method: 'POST', url: `${tenant.base}/flows/`, headers: { authorization: `Bearer ${tenant.key}` }, payload: '{' });
      expect(reply).toMatchObject({ status: 422, body: { exception_detail: [{ type: 'json_invalid' }] } });
      expect((await tenant.call('POST', '/flows/', { nam: 'x' })).body).toMatchObject({ request_body: { nam: 'x' } });
    });
  });

  describe('POST /flows/filter', () => {
    itIsShut(tenants, 'POST', '/flows/filter', {});
    const names = async (body?: object): Promise<string[]> => ((await tenant.call('POST', '/flows/filter', body)).body as FlowReply[]).map(({ name }) => name);

    it('lists by name, those of the workspace alone', async () => {
      expect(await names()).toEqual(['a-flow', 'bare', 'once']);
      expect((await stranger.call('POST', '/flows/filter', {})).body).toHaveLength(1);
    });

    it('lists those that were asked for, in the order and the page that were asked for', async () => {
      expect(await names({ flows: { name: { like_: 'ONC' } } })).toEqual(['once']);
      expect(await names({ flows: { tags: { all_: ['t'] } } })).toEqual(['a-flow']);
      expect(await names({ sort: 'NAME_DESC', limit: 1, offset: 1 })).toEqual(['bare']);
      expect(await names({ flow_runs: {} })).toEqual([]);
      expect(
        await names({ flows: null, flow_runs: null, task_runs: null, deployments: null, work_pools: null, sort: null, limit: null, offset: null }),
      ).toHaveLength(3);
    });

    it.each<[string, object, (string | number)[]]>([
      ['an unknown member of a filter', { flows: { color: {} } }, ['body', 'flows', 'color']],
      ['an id that is none', { flows: { id: { any_: ['x'] } } }, ['body', 'flows', 'id', 'any_', 0]],
      ['an order that there is not', { sort: 'COLOR_ASC' }, ['body', 'sort']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/flows/filter', body)).toMatchObject(invalidAt(...loc)));

    it.each([
      [201, 'Invalid limit: must be less than or equal to 200.'],
      [-1, 'Invalid limit: must be greater than or equal to 0.'],
    ])('refuses %p at once in the words that the SDK looks for', async (limit, detail) =>
      expect(await tenant.call('POST', '/flows/filter', { limit })).toMatchObject({ status: 422, body: { detail } }),
    );
  });

  describe('POST /flows/count', () => {
    itIsShut(tenants, 'POST', '/flows/count', {});

    it('answers a bare number', async () => {
      expect(await tenant.call('POST', '/flows/count', {})).toMatchObject({ status: 200, body: 3 });
      expect(await tenant.call('POST', '/flows/count', { flows: { name: { any_: ['once'] } } })).toMatchObject({ body: 1 });
    });

    it('refuses an unknown member of a filter', async () =>
      expect(await tenant.call('POST', '/flows/count', { flows: { color: 1 } })).toMatchObject(invalidAt('body', 'flows', 'color')));
  });

  describe('POST /flows/paginate', () => {
    itIsShut(tenants, 'POST', '/flows/paginate', {});

    it('answers one page, and how long the whole list is', async () => {
      const { body } = await tenant.call('POST', '/flows/paginate', { limit: 2, page: 2, sort: 'NAME_DESC' });
      expect(body).toEqual({ results: [{ ...flow, tags: ['t'] }], count: 3, limit: 2, pages: 2, page: 2 });
      expect(await tenant.call('POST', '/flows/paginate', { flows: { name: { like_: 'on' } }, page: 2 })).toMatchObject({ body: { results: [], count: 1 } });
      expect(await stranger.call('POST', '/flows/paginate', {})).toMatchObject({ body: { count: 1, limit: 200, pages: 1, page: 1 } });
    });

    it('refuses a page that cannot be', async () => expect(await tenant.call('POST', '/flows/paginate', { page: 0 })).toMatchObject(invalidAt('body', 'page')));
  });

  describe('POST /flows/bulk_delete', () => {
    itIsShut(tenants, 'POST', '/flows/bulk_delete', {});
    const deleted = async (body: object, by: Tenant = tenant): Promise<string[]> =>
      ((await by.call('POST', '/flows/bulk_delete', body)).body as { deleted: string[] }).deleted;

    it('deletes those that match with their runs, by name and as many as the limit says', async () => {
      const ids: string[] = [];
      for (const name of ['bulk-a', 'bulk-b', 'bulk-c']) ids.push(((await tenant.call('POST', '/flows/', { name })).body as FlowReply).id);
      const run = (await tenant.call('POST', '/flow_runs/', { flow_id: ids[0] })).body as { id: string };
      const flows = { name: { like_: 'bulk-' } };
      expect(await deleted({ flows }, stranger)).toEqual([]);
      expect((await deleted({ flows, limit: 2 })).sort()).toEqual(ids.slice(0, 2).sort());
      expect(await tenant.call('GET', `/flow_runs/${run.id}`)).toMatchObject({ status: 404 });
      expect(await deleted({ flows })).toEqual([ids[2]]);
      const told = await tenant.ctx.cell.query<{ resource_id: string }>({
        text: `select distinct resource_id from ${tenant.ctx.schema}.event where event = 'prefect.flow.deleted' and resource_id = any($1)`,
        values: [ids.map((id) => `prefect.flow.${id}`)],
      });
      expect(told).toHaveLength(3);
    });

    it('refuses to delete more than 50 at once', async () =>
      expect(await tenant.call('POST', '/flows/bulk_delete', { limit: 51 })).toMatchObject(invalidAt('body', 'limit')));
  });

  describe('GET /flows/:id', () => {
    itIsShut(tenants, 'GET', () => `/flows/${flow.id}`);
    itFindsOnlyItsOwn(
      tenants,
      'GET',
      (id) => `/flows/${id}`,
      () => flow.id,
      undefined,
      'Flow not found',
    );

    it('answers the flow, whatever the case of its id', async () => {
      expect(await tenant.call('GET', `/flows/${flow.id}`)).toMatchObject({ status: 200, body: flow });
      expect(await tenant.call('GET', `/flows/${flow.id.toUpperCase()}`)).toMatchObject({ status: 200, body: flow });
    });
  });

  describe('GET /flows/name/:name', () => {
    itIsShut(tenants, 'GET', '/flows/name/once');

    it('answers the flow of that name, which may be any text', async () => {
      const name = 'Überflow mit Leerzeichen? #1';
      const { body } = await tenant.call('POST', '/flows/', { name });
      expect(await tenant.call('GET', `/flows/name/${encodeURIComponent(name)}`)).toMatchObject({ status: 200, body });
    });

    it('finds nothing that is not there or is another workspace’s', async () => {
      const missing = { status: 404, body: { detail: 'Flow not found' } };
      expect(await tenant.call('GET', '/flows/name/nothing')).toMatchObject(missing);
      expect(await stranger.call('GET', '/flows/name/once')).toMatchObject(missing);
    });
  });

  describe('PATCH /flows/:id', () => {
    itIsShut(tenants, 'PATCH', () => `/flows/${flow.id}`, { tags: [] });
    itFindsOnlyItsOwn(
      tenants,
      'PATCH',
      (id) => `/flows/${id}`,
      () => flow.id,
      { tags: [] },
      'Flow not found',
    );

    it('sets the tags, and leaves them where none are given', async () => {
      expect(await tenant.call('PATCH', `/flows/${flow.id}`, { tags: ['x', 'y'] })).toMatchObject({ status: 204, body: null });
      expect(await tenant.call('PATCH', `/flows/${flow.id}`, { tags: null })).toMatchObject({ status: 204 });
      expect(await tenant.call('GET', `/flows/${flow.id}`)).toMatchObject({ body: { tags: ['x', 'y'] } });
    });

    it('refuses what cannot be changed', async () =>
      expect(await tenant.call('PATCH', `/flows/${flow.id}`, { name: 'other' })).toMatchObject(invalidAt('body', 'name')));
  });

  describe('DELETE /flows/:id', () => {
    itIsShut(tenants, 'DELETE', () => `/flows/${flow.id}`);
    itFindsOnlyItsOwn(
      tenants,
      'DELETE',
      (id) => `/flows/${id}`,
      () => flow.id,
      undefined,
      'Flow not found',
    );

    it('takes the flow and its runs away, and its name is free again', async () => {
      const { id } = (await tenant.call('POST', '/flows/', { name: 'gone' })).body as FlowReply;
      const run = (await tenant.call('POST', '/flow_runs/', { flow_id: id })).body as { id: string };
      expect(await tenant.call('DELETE', `/flows/${id}`)).toMatchObject({ status: 204, body: null });
      expect(await tenant.call('GET', `/flow_runs/${run.id}`)).toMatchObject({ status: 404 });
      expect((await tenant.call('GET', `/flow_run_states/?flow_run_id=${run.id}`)).body).toEqual([]);
      expect(await tenant.call('DELETE', `/flows/${id}`)).toMatchObject({ status: 404 });
      expect(await tenant.call('POST', '/flow_runs/', { flow_id: id })).toMatchObject({ status: 409 });
      expect(await tenant.call('POST', '/flows/', { name: 'gone' })).toMatchObject({ status: 201 });
    });

    it('is told, as making and changing it are, with what the flow is', async () => {
      const { id } = (await tenant.call('POST', '/flows/', { name: 'told', tags: ['a'], labels: { n: 1 } })).body as FlowReply;
      await tenant.call('PATCH', `/flows/${id}`, { tags: ['b'] });
      await tenant.call('DELETE', `/flows/${id}`);
      const found = await tenant.call('POST', '/events/filter', { filter: { resource: { id: [`prefect.flow.${id}`] }, order: 'ASC' } });
      const [was, is] = ['a', 'b'].map((tag) => ({ name: 'told', tags: [tag], labels: { n: 1 } }));
      expect((found.body as EventPageReply).events).toMatchObject([
        { event: 'prefect.flow.created', payload: was },
        { event: 'prefect.flow.updated', payload: is },
        { event: 'prefect.flow.deleted', payload: is, resource: { 'prefect.resource.name': 'told' }, related: [] },
      ]);
    });
  });
});
