import { startMortalPostgres, type MortalServer } from '@app/testing';
import { testApp, type Tenant, type TestApp } from '../app.testing.js';

describe('while the database is away', () => {
  let server: MortalServer;
  let test: TestApp;
  let tenant: Tenant;

  beforeAll(async () => {
    server = await startMortalPostgres();
    test = await testApp({ databaseUrl: server.url });
    tenant = await test.newTenant();
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await server.stop();
  }, 60_000);

  it('every request is told to come back, which clients do by themselves, and then it is answered', async () => {
    const headers = { authorization: `Bearer ${tenant.key}` };
    const ask = () =>
      Promise.all([
        test.inject({ method: 'GET', url: '/api/me/workspaces', headers }),
        test.inject({ method: 'GET', url: '/api/me/workspaces', headers: { authorization: 'Bearer pnu_never_seen' } }),
        tenant.call('POST', '/flows/', { name: 'a-flow' }),
        tenant.call('POST', '/flow_runs/filter', {}),
      ]);
    await server.kill();
    for (const { status, headers: replied } of await ask()) expect([status, replied['retry-after']]).toEqual([503, '1']);
    await server.revive();
    expect((await ask()).map(({ status }) => status)).toEqual([200, 401, 201, 200]);
  }, 60_000);
});
