import { itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

describe('questions about the server', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const JSON_TYPE = { 'content-type': expect.stringMatching(/^application\/json/) as string };

  describe.each<[string, unknown]>([
    ['/health', true],
    ['/hello', '👋'],
    ['/version', '0.8.4'],
  ])('GET %s', (path, body) => {
    it('answers whoever asks, of whatever API version', async () => {
      const url = `${tenant.base}${path}`;
      for (const headers of [{}, { 'x-prefect-api-version': '0.1.0' }])
        expect(await app.inject({ method: 'GET', url, headers })).toMatchObject({ status: 200, body, headers: JSON_TYPE });
    });
  });

  describe.each<[string, number, unknown]>([
    ['/ready', 200, { message: 'OK' }],
    ['/admin/version', 200, '3.8.8'],
    [
      '/admin/settings',
      200,
      { server: { analytics_enabled: false, api: { default_limit: 200, max_parameter_size: 524_288, csrf_protection_enabled: false } } },
    ],
    ['/csrf-token?client=me', 422, { detail: 'CSRF protection is disabled.' }],
  ])('GET %s', (path, status, body) => {
    it('answers what clients go by', async () => expect(await tenant.call('GET', path)).toMatchObject({ status, body, headers: JSON_TYPE }));

    itIsShut(tenants, 'GET', path);
  });
});
