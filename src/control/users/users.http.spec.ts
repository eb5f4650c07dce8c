import { randomUUID } from 'node:crypto';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, auditOf, type Ask } from '../control.testing.js';

let app: TestApp;
let tenant: Tenant;
let stranger: Tenant;
let ask: Ask;
let self: string;
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  ask = asker(app, tenant.key);
  self = `/api/users/${tenant.user.id}`;
});
afterAll(() => app.close());

describe.each(['GET', 'PATCH'] as const)('%s /api/users/{id}', (method) => {
  const body = method === 'PATCH' ? {} : undefined;
  it('asks who it is', async () => expect((await asker(app, null)(method, self, body)).status).toBe(401));
  it('knows nobody but oneself', async () => {
    for (const id of [stranger.user.id, randomUUID()]) {
      expect(await ask(method, `/api/users/${id}`, body)).toMatchObject({ status: 404, body: { code: 'user.not_found' } });
    }
    expect((await ask(method, '/api/users/ada', body)).status).toBe(404);
  });
});

describe('GET /api/users/{id}', () => {
  it('tells the user, by an id of any case', async () => {
    const expected = { status: 200, body: { id: tenant.user.id, email: tenant.user.email, handle: tenant.user.handle } };
    expect(await ask('GET', self)).toMatchObject(expected);
    expect(await ask('GET', `/api/users/${tenant.user.id.toUpperCase()}/`)).toMatchObject(expected);
  });
});

describe('PATCH /api/users/{id}', () => {
  it('changes what is given, leaves what is null or absent, and says so in the audit trail', async () => {
    expect(await ask('PATCH', self, { first_name: ' Ada ', last_name: null, handle: 'ada' })).toMatchObject({ status: 204, body: null });
    expect((await ask('GET', self)).body).toMatchObject({ first_name: 'Ada', last_name: tenant.user.lastName, handle: 'ada', email: tenant.user.email });
    expect(await auditOf(app, `user.${tenant.user.id}`)).toContainEqual(
      expect.objectContaining({ action: 'update:user', actor_id: tenant.user.actorId, details: { fields: ['handle', 'firstName'] } }),
    );
  });

  it('keeps an address as sign-up would, and lets one’s own be written anew', async () => {
    expect((await ask('PATCH', self, { email: ` ${tenant.user.email.toUpperCase()} ` })).status).toBe(204);
    expect((await ask('GET', self)).body).toMatchObject({ email: tenant.user.email.toUpperCase() });
  });

  it('refuses what somebody else has', async () => {
    expect(await ask('PATCH', self, { email: stranger.user.email.toUpperCase() })).toMatchObject({ status: 409, body: { code: 'user.email_taken' } });
    expect(await ask('PATCH', self, { handle: stranger.user.handle })).toMatchObject({ status: 409, body: { code: 'user.handle_taken' } });
  });

  it.each([
    [{ email: 'nobody' }],
    [{ handle: 'No Handle' }],
    [{ first_name: 'a\0b' }],
    [{ last_name: 'x'.repeat(300) }],
    [{ first_name: 7 }],
    [{ actor_id: randomUUID() }],
  ])('refuses %j', async (body) => expect(await ask('PATCH', self, body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } }));
});
