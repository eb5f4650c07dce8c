import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, newMember, type Ask } from '../control.testing.js';

let app: TestApp;
let tenant: Tenant;
let ask: Ask;
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
  ask = asker(app, tenant.key);
});
afterAll(() => app.close());

describe.each(['/api/me', '/api/me/accounts', '/api/me/workspaces'])('GET %s', (route) => {
  it('asks who it is', async () => {
    expect(await asker(app, null)('GET', route)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect(await asker(app, 'pnu_wrong')('GET', route)).toMatchObject({ status: 401, body: { code: 'auth.unauthenticated' } });
  });

  it('answers the same with a slash behind it', async () => expect((await ask('GET', `${route}/`)).body).toEqual((await ask('GET', route)).body));
});

describe('GET /api/me', () => {
  it('tells the user', async () => {
    const { id, actorId, email, handle, firstName, lastName } = tenant.user;
    expect(await ask('GET', '/api/me')).toMatchObject({
      status: 200,
      body: { id, actor_id: actorId, email, handle, first_name: firstName, last_name: lastName },
    });
  });
});

describe('GET /api/me/accounts', () => {
  it('lists what one belongs to, by name', async () => {
    const other = await app.newTenant();
    const member = await newMember(app, other, 'member');
    const { body } = await asker(app, member.key)('GET', '/api/me/accounts');
    expect(body).toContainEqual({ account_id: other.account.id, account_name: other.account.name, account_handle: other.account.handle });
    const handles = (body as { account_handle: string }[]).map(({ account_handle }) => account_handle);
    expect(handles).toHaveLength(2);
    expect(handles).toEqual([...handles].sort());
  });
});

describe('GET /api/me/workspaces', () => {
  it('lists what one may enter, with a text for every description, and nothing of others', async () => {
    await app.newTenant();
    const base = `/api/accounts/${tenant.account.id}/workspaces`;
    const made = (await ask('POST', base, { name: 'Blank', handle: 'blank', description: null })).body as { id: string };
    const { status, body } = await ask('GET', '/api/me/workspaces');
    expect(status).toBe(200);
    const account = { account_id: tenant.account.id, account_name: tenant.account.name, account_handle: tenant.account.handle };
    expect(body).toEqual([
      { ...account, workspace_id: made.id, workspace_name: 'Blank', workspace_handle: 'blank', workspace_description: '' },
      { ...account, workspace_id: tenant.workspace.id, workspace_name: 'dev', workspace_handle: 'dev', workspace_description: '' },
    ]);
    await ask('DELETE', `${base}/${made.id}`);
    expect((await ask('GET', '/api/me/workspaces')).body).toHaveLength(1);
  });
});
