import { itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

type Catalogue = Record<string, Record<string, { type: string; display_name: string; default_base_job_configuration: object }>>;

describe('collections over HTTP', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());
  const tenants = () => ({ app, tenant, stranger });

  describe('GET /collections/views/{view}', () => {
    it('knows the types of workers, of which a pool can be made', async () => {
      const { status, body } = await tenant.call('GET', '/collections/views/aggregate-worker-metadata');
      expect(status).toBe(200);
      const { process } = (body as Catalogue)['prefect'] ?? {};
      expect(process).toMatchObject({ type: 'process', display_name: 'Process', install_command: 'pip install prefect' });
      const pool = { name: 'made', type: 'process', base_job_template: process?.default_base_job_configuration };
      expect(await tenant.call('POST', '/work_pools/', pool)).toMatchObject({ status: 201, body: { base_job_template: pool.base_job_template } });
    });

    it('keeps the numbers of the catalogue what they are', async () => {
      const { payload } = await app.app.inject({
        method: 'GET',
        url: `${tenant.base}/collections/views/aggregate-worker-metadata`,
        headers: { authorization: `Bearer ${tenant.key}` },
      });
      expect(payload).toMatch(/"task_watch_poll_interval":\{[^}]*"default":5\.0[,}]/);
    });

    it('knows the types of blocks, each with its newest schema', async () => {
      const { body } = await tenant.call('GET', '/collections/views/aggregate-block-metadata');
      const { block_types: types } = (body as { prefect: { block_types: Record<string, object> } }).prefect;
      expect(Object.keys(types)).toHaveLength(15);
      expect(types['secret']).toMatchObject({
        slug: 'secret',
        name: 'Secret',
        is_protected: true,
        block_schema: { checksum: expect.stringMatching(/^sha256:/), fields: { required: ['value'] } },
      });
    });

    it('knows no flows', async () => expect(await tenant.call('GET', '/collections/views/aggregate-flow-metadata')).toMatchObject({ status: 200, body: {} }));

    it('says which view it does not know', async () =>
      expect(await tenant.call('GET', '/collections/views/demo')).toMatchObject({ status: 404, body: { detail: 'View demo not found in registry' } }));
    itIsShut(tenants, 'GET', '/collections/views/aggregate-worker-metadata');
  });

  describe('GET /collections/work_pool_types', () => {
    it('answers the same catalogue', async () => {
      const view = await tenant.call('GET', '/collections/views/aggregate-worker-metadata');
      expect(await tenant.call('GET', '/collections/work_pool_types')).toMatchObject({ status: 200, body: view.body });
    });
    itIsShut(tenants, 'GET', '/collections/work_pool_types');
  });
});
