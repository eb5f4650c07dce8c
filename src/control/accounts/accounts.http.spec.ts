import { randomUUID } from 'node:crypto';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, auditOf, newMember } from '../control.testing.js';

let app: TestApp;
let tenant: Tenant;
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
});
afterAll(() => app.close());

describe('GET /api/accounts/{account_id}', () => {
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

describe('PATCH /api/accounts/{account_id}', () => {
  const patch = (body: unknown, key: string | null = tenant.key, id = tenant.account.id) => asker(app, key)('PATCH', `/api/accounts/${id}`, body);
  const told = async () => (await asker(app, tenant.key)('GET', `/api/accounts/${tenant.account.id}`)).body;

  it('changes what is given, leaves what is null or absent, and says so in the audit trail', async () => {
    expect(await patch({ name: ' Acme ', handle: 'acme-new', location: null, link: null, auth_expiration_seconds: null })).toMatchObject({
      status: 204,
      body: null,
    });
    expect(await told()).toMatchObject({ name: 'Acme', handle: 'acme-new' });
    await patch({ name: null });
    expect(await told()).toMatchObject({ name: 'Acme', handle: 'acme-new' });
    expect(await auditOf(app, `account.${tenant.account.id}`)).toContainEqual(
      expect.objectContaining({ action: 'update:account', actor_id: tenant.user.actorId, details: { name: 'Acme', handle: 'acme-new' } }),
    );
  });

  it('refuses a handle that another account has', async () => {
    const other = await app.newTenant();
    expect(await patch({ handle: other.account.handle })).toMatchObject({ status: 409, body: { code: 'account.handle_taken' } });
  });

  it.each([{ name: ' ' }, { name: 7 }, { handle: 'No Handle' }, { handle: 'api' }])('refuses %j', async (body) =>
    expect(await patch(body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } }),
  );

  it('is for those who manage the account, asks who it is, and is not there for strangers', async () => {
    const member = await newMember(app, tenant, 'member');
    const stranger = await app.newTenant();
    expect(await patch({ name: 'x' }, member.key)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect((await patch({ name: 'x' }, null)).status).toBe(401);
    expect(await patch({ name: 'x' }, stranger.key)).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    expect(await patch({ name: 'x' }, tenant.key, randomUUID())).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
  });
});
