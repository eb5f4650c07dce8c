import { randomUUID } from 'node:crypto';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, newMember } from '../control.testing.js';

describe('GET /api/accounts/{account_id}', () => {
  let app: TestApp;
  let tenant: Tenant;
  beforeAll(async () => {
    app = await testApp();
    tenant = await app.newTenant();
  });
  afterAll(() => app.close());

  it.each(['', '/'])('tells every member (%p behind it)', async (slash) => {
    const member = await newMember(app, tenant, 'member');
    for (const key of [tenant.key, member.key]) {
      expect(await asker(app, key)('GET', `/api/accounts/${tenant.account.id}${slash}`)).toMatchObject({
        status: 200,
        body: { id: tenant.account.id, name: tenant.account.name, handle: tenant.account.handle, sso_state: 'none', features: [] },
      });
    }
  });

  it('asks who it is', async () => expect((await asker(app, null)('GET', `/api/accounts/${tenant.account.id}`)).status).toBe(401));

  it('is not there for strangers, nor when it is not there', async () => {
    const stranger = await app.newTenant();
    const there = await asker(app, stranger.key)('GET', `/api/accounts/${tenant.account.id}`);
    const nowhere = await asker(app, stranger.key)('GET', `/api/accounts/${randomUUID()}`);
    expect(there).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    expect(there.body).toEqual(nowhere.body);
    expect((await asker(app, tenant.key)('GET', '/api/accounts/acme')).status).toBe(404);
  });
});
