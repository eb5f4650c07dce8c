import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

interface SavedSearch {
  id: string;
  created: string;
  updated: string;
  name: string;
  filters: unknown[];
}

describe('saved searches over HTTP', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const save = async (body: object, by = tenant) => by.call('PUT', '/saved_searches/', body);
  const FILTER = { object: 'flow_run', property: 'name', type: 'string', operation: 'equals', value: { a: [1, null] } };

  describe('PUT /saved_searches/', () => {
    it('makes a search of a new name', async () => {
      const { status, body } = await save({ name: 'a/b %', filters: [{ ...FILTER, unknown: 1 }] });
      expect(status).toBe(201);
      const search = body as SavedSearch;
      expect(search).toEqual({ id: expect.any(String), created: expect.any(String), updated: search.created, name: 'a/b %', filters: [FILTER] });
      expect(await tenant.call('GET', `/saved_searches/${search.id}`)).toMatchObject({ status: 200, body: search });
    });

    it('gives one that is there other filters', async () => {
      const made = (await save({ name: 'again', filters: [FILTER] })).body as SavedSearch;
      expect(await save({ name: 'again' })).toMatchObject({ status: 200, body: { id: made.id, created: made.created, filters: [] } });
    });

    it('keeps numbers as they are in Python, and replaces what no database can keep', async () => {
      const payload = `{"name": "exact", "filters": [{"object": "o", "property": "p", "type": "t", "operation": "=", "value": [2.0, 1e-05, "\\u0000"]}]}`;
      const reply = await app.app.inject({ method: 'PUT', url: `${tenant.base}/saved_searches`, headers: { authorization: `Bearer ${tenant.key}` }, payload });
      expect(reply.payload).toContain('"value":[2.0,1e-05,"\ufffd"]');
    });

    it('leaves the same name to every workspace', async () => {
      await save({ name: 'ours' });
      expect((await save({ name: 'ours' }, stranger)).status).toBe(201);
    });

    it.each<[string, object, (string | number)[]]>([
      ['no name', { filters: [] }, ['body', 'name']],
      ['a filter without a value', { name: 'x', filters: [{ ...FILTER, value: undefined }] }, ['body', 'filters', 0, 'value']],
      ['a member it does not know', { name: 'x', tags: [] }, ['body', 'tags']],
      ['a name with NUL', { name: '\0' }, ['body']],
    ])('refuses %s', async (_, body, loc) => expect(await save(body)).toMatchObject(invalidAt(...loc)));

    itIsShut(tenants, 'PUT', '/saved_searches/', { name: 'x' });
  });

  describe('POST /saved_searches/filter', () => {
    it('lists the workspace’s own, by name and by page', async () => {
      const by = await app.newTenant();
      for (const name of ['b', 'c', 'a']) await save({ name }, by);
      const names = async (body: object): Promise<string[]> =>
        ((await by.call('POST', '/saved_searches/filter', body)).body as SavedSearch[]).map(({ name }) => name);
      expect(await names({})).toEqual(['a', 'b', 'c']);
      expect(await names({ limit: 1, offset: 1 })).toEqual(['b']);
    });

    it('refuses too long a list', async () => expect((await tenant.call('POST', '/saved_searches/filter', { limit: 201 })).status).toBe(422));

    itIsShut(tenants, 'POST', '/saved_searches/filter', {});
  });

  describe.each(['GET', 'DELETE'] as const)('%s /saved_searches/{id}', (method) => {
    let id: string;
    beforeAll(async () => ({ id } = (await save({ name: method })).body as SavedSearch));
    itFindsOnlyItsOwn(
      tenants,
      method,
      (search) => `/saved_searches/${search}`,
      () => id,
      undefined,
      'Saved search not found',
    );
    itIsShut(tenants, method, () => `/saved_searches/${id}`);
  });

  it('is gone once it is deleted', async () => {
    const { id } = (await save({ name: 'short-lived' })).body as SavedSearch;
    expect(await tenant.call('DELETE', `/saved_searches/${id}`)).toMatchObject({ status: 204, body: null });
    expect(await tenant.call('DELETE', `/saved_searches/${id}`)).toMatchObject({ status: 404 });
  });
});
