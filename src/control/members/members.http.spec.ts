import { randomUUID } from 'node:crypto';
import { testApp, type Method, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, auditOf, newMember, type Ask } from '../control.testing.js';

interface MemberReply {
  id: string;
  email: string;
  account_role_id: string;
  account_role_name: string;
}
interface RoleReply {
  id: string;
  name: string;
  permissions: string[];
}

let app: TestApp;
let tenant: Tenant;
let stranger: Tenant;
let ask: Ask;
let account: string;
let roleIds: Record<string, string>;
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  ask = asker(app, tenant.key);
  account = `/api/accounts/${tenant.account.id}`;
  const roles = (await ask('POST', `${account}/account_roles/filter`, {})).body as RoleReply[];
  roleIds = Object.fromEntries(roles.map(({ id, name }) => [name, id]));
});
afterAll(() => app.close());

const list = async (body: object = {}): Promise<MemberReply[]> => (await ask('POST', `${account}/account_memberships/filter`, body)).body as MemberReply[];
const setRole = (id: string, role: string, by = ask) => by('PATCH', `${account}/account_memberships/${id}`, { account_role_id: roleIds[role] });
const remove = (id: string, by = ask) => by('DELETE', `${account}/account_memberships/${id}`);
const roleOf = async (id: string): Promise<string | undefined> => (await list()).find((member) => member.id === id)?.account_role_name;

describe.each<[Method, string, unknown]>([
  ['POST', '/account_memberships/filter', {}],
  ['PATCH', '/account_memberships/{id}', { account_role_id: randomUUID() }],
  ['DELETE', '/account_memberships/{id}', undefined],
  ['POST', '/account_roles/filter', {}],
  ['GET', '/account_roles/{id}', undefined],
])('%s /api/accounts/{account_id}%s', (method, path, body) => {
  it('asks who it is, and is not there for strangers', async () => {
    const url = `${account}${path.replace('{id}', tenant.user.id)}`;
    expect((await asker(app, null)(method, url, body)).status).toBe(401);
    expect(await asker(app, stranger.key)(method, url, body)).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
  });
});

describe('POST /api/accounts/{account_id}/account_memberships/filter', () => {
  it('tells every member who belongs to the account, by address', async () => {
    const member = await newMember(app, tenant, 'admin');
    const { status, body } = await asker(app, member.key)('POST', `${account}/account_memberships/filter`, {});
    expect(status).toBe(200);
    expect(body).toContainEqual({
      id: tenant.user.id,
      user_id: tenant.user.id,
      actor_id: tenant.user.actorId,
      first_name: 'Test',
      last_name: 'Person',
      handle: tenant.user.handle,
      email: tenant.user.email,
      account_role_id: roleIds['Owner'],
      account_role_name: 'Owner',
      last_login: null,
      active: true,
    });
    expect((body as MemberReply[]).find(({ id }) => id === member.user.id)).toMatchObject({ account_role_name: 'Admin' });
    const emails = (body as MemberReply[]).map(({ email }) => email);
    expect(emails).toEqual([...emails].sort());
    expect(emails).not.toContain(stranger.user.email);
  });

  it('finds whole addresses in any case, takes nulls for no restriction, and pages', async () => {
    const found = await list({ account_memberships: { email: { any_: [tenant.user.email.toUpperCase(), stranger.user.email] } } });
    expect(found.map(({ id }) => id)).toEqual([tenant.user.id]);
    expect(await list({ account_memberships: { email: { any_: ['tenant'] } } })).toEqual([]);
    const all = await list({ account_memberships: null, limit: null });
    expect(await list({ account_memberships: { email: { any_: null } } })).toEqual(all);
    expect(await list({ limit: 1, offset: 1 })).toEqual([all[1]]);
  });

  it.each([{ limit: 201 }, { offset: -1 }, { account_memberships: { email: { any_: 'x' } } }])('refuses %j', async (body) =>
    expect((await ask('POST', `${account}/account_memberships/filter`, body)).status).toBe(422),
  );
});

describe('PATCH /api/accounts/{account_id}/account_memberships/{id}', () => {
  it('gives another role, which holds at once, and says so in the audit trail', async () => {
    const { user, key } = await newMember(app, tenant, 'member');
    const make = (handle: string) => asker(app, key)('POST', `${account}/workspaces`, { name: handle, handle });
    expect((await make('as-member')).status).toBe(403);
    expect(await setRole(user.id, 'Admin')).toMatchObject({ status: 204, body: null });
    expect((await make('as-admin')).status).toBe(201);
    expect(await auditOf(app, `user.${user.id}`)).toContainEqual(
      expect.objectContaining({ action: 'update:membership', actor_id: tenant.user.actorId, details: { role: 'admin', before: 'member' } }),
    );
  });

  it('leaves the account an owner, also when two take the role from each other at the same moment', async () => {
    expect(await setRole(tenant.user.id, 'Member')).toMatchObject({ status: 409, body: { code: 'member.last_owner' } });
    const one = await app.newTenant();
    const other = await newMember(app, one, 'owner');
    const members = `/api/accounts/${one.account.id}/account_memberships`;
    const unmake = (id: string, key: string) => asker(app, key)('PATCH', `${members}/${id}`, { account_role_id: roleIds['Admin'] });
    const outcomes = await Promise.all([unmake(other.user.id, one.key), unmake(one.user.id, other.key)]);
    expect(outcomes.map(({ status }) => status)).toContain(204);
    const { body } = await asker(app, one.key)('POST', `${members}/filter`, {});
    expect((body as MemberReply[]).filter(({ account_role_name }) => account_role_name === 'Owner')).toHaveLength(1);
  });

  it('lets nobody but an owner make or unmake one', async () => {
    const admin = await newMember(app, tenant, 'admin');
    const byAdmin = asker(app, admin.key);
    for (const [id, role] of [
      [admin.user.id, 'Owner'],
      [tenant.user.id, 'Admin'],
    ] as const)
      expect(await setRole(id, role, byAdmin)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await remove(tenant.user.id, byAdmin)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect(await roleOf(tenant.user.id)).toBe('Owner');
  });

  it('is for those who manage the account', async () => {
    const { user, key } = await newMember(app, tenant, 'member');
    expect(await setRole(user.id, 'Admin', asker(app, key))).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  });

  it('knows neither members nor roles that are not there', async () => {
    for (const id of [randomUUID(), stranger.user.id]) expect(await setRole(id, 'Admin')).toMatchObject({ status: 404, body: { code: 'member.not_found' } });
    const body = { account_role_id: randomUUID() };
    expect(await ask('PATCH', `${account}/account_memberships/${tenant.user.id}`, body)).toMatchObject({ status: 404, body: { code: 'role.not_found' } });
    expect((await ask('PATCH', `${account}/account_memberships/${tenant.user.id}`, { account_role_id: 'x' })).status).toBe(422);
  });
});

describe('DELETE /api/accounts/{account_id}/account_memberships/{id}', () => {
  it('shuts the member out at once, and nobody else', async () => {
    const { user, key } = await newMember(app, tenant, 'member');
    expect((await asker(app, key)('GET', account)).status).toBe(200);
    expect(await remove(user.id)).toMatchObject({ status: 204, body: null });
    expect((await asker(app, key)('GET', account)).status).toBe(404);
    expect((await asker(app, key)('GET', '/api/me')).status).toBe(200);
    expect(await remove(user.id)).toMatchObject({ status: 404, body: { code: 'member.not_found' } });
    expect((await auditOf(app, `user.${user.id}`)).at(-1)).toMatchObject({ action: 'delete:membership', details: { role: 'member' } });
  });

  it('lets anyone leave but the last owner, and members remove nobody else', async () => {
    const [one, other] = [await newMember(app, tenant, 'member'), await newMember(app, tenant, 'member')];
    expect(await remove(other.user.id, asker(app, one.key))).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    expect((await remove(one.user.id, asker(app, one.key))).status).toBe(204);
    expect(await remove(tenant.user.id)).toMatchObject({ status: 409, body: { code: 'member.last_owner' } });
  });
});

describe('/api/accounts/{account_id}/account_roles', () => {
  it('tells the roles, the same in every account, with what they may', async () => {
    const roles = (await ask('POST', `${account}/account_roles/filter`, {})).body as RoleReply[];
    expect(roles.map(({ name }) => name)).toEqual(['Owner', 'Admin', 'Member']);
    expect(roles[2]).toMatchObject({
      account_id: null,
      is_system_role: true,
      permissions: ['workspace:see', 'workspace:run', 'workspace:write', 'account:see'],
    });
    const theirs = await asker(app, stranger.key)('POST', `/api/accounts/${stranger.account.id}/account_roles/filter`, {});
    expect(theirs.body).toEqual(roles);
    const named = await ask('POST', `${account}/account_roles/filter`, { account_roles: { name: { any_: ['Admin'] } } });
    expect(named.body).toEqual([roles[1]]);
    expect(await ask('GET', `${account}/account_roles/${roles[1]?.id}`)).toMatchObject({ status: 200, body: roles[1] });
    expect(await ask('GET', `${account}/account_roles/${randomUUID()}`)).toMatchObject({ status: 404, body: { code: 'role.not_found' } });
  });
});
