import { testApp, type Method, type Tenant, type TestApp } from '../app.testing.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe('the door of every route below a workspace', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());

  interface Route {
    readonly method: Method;
    readonly url: string;
  }
  const routes = async (): Promise<Route[]> => {
    const { paths } = (await tenant.call('GET', '/openapi.json')).body as { paths: Record<string, Record<string, { security?: unknown[] }>> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) =>
        security ? [] : [{ method: method.toUpperCase() as Method, url: `${tenant.base}${path.replaceAll(/\{\w+\}/g, NOWHERE)}` }],
      ),
    );
  };

  it('is shut without a key, and is not there for those of other accounts', async () => {
    const all = await routes();
    expect(all.length).toBeGreaterThan(100);
    for (const route of all) {
      expect([route, (await app.inject(route)).status]).toEqual([route, 401]);
      const { status, body } = await app.inject({ ...route, headers: { authorization: `Bearer ${stranger.key}` } });
      expect([route, status, (body as { code: string }).code]).toEqual([route, 404, 'workspace.not_found']);
    }
  });
});
