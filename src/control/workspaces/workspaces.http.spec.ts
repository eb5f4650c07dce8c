import { randomUUID } from 'node:crypto';
import { testApp, type Method, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, auditOf, newMember, type Ask } from '../control.testing.js';

interface WorkspaceReply {
  id: string;
  name: string;
  handle: string;
  description: string | null;
}

let app: TestApp;
let tenant: Tenant;
let stranger: Tenant;
let ask: Ask;
let member: Ask;
let workspaces: string;
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  ask = asker(app, tenant.key);
  member = asker(app, (await newMember(app, tenant, 'member')).key);
  workspaces = `/api/accounts/${tenant.account.id}/workspaces`;
});
afterAll(() => app.close());

const create = async (handle: string, fields: object = {}): Promise<WorkspaceReply> =>
  (await ask('POST', workspaces, { name: handle, handle, ...fields })).body as WorkspaceReply;
const list = async (body: unknown): Promise<string[]> =>
  ((await ask('POST', `${workspaces}/filter`, body)).body as WorkspaceReply[]).map(({ handle }) => handle);

describe.each<[Method, string, unknown]>([
  ['POST', '', { name: 'x', handle: 'x' }],
  ['POST', '/filter', {}],
  ['GET', '/{id}', undefined],
  ['PATCH', '/{id}', { name: 'x' }],
  ['DELETE', '/{id}', undefined],
])('%s /api/accounts/{account_id}/workspaces%s', (method, path, body) => {
  it('asks who it is', async () => {
    const url = `${workspaces}${path.replace('{id}', tenant.workspace.id)}`;
    expect((await asker(app, null)(method, url, body)).status).toBe(401);
  });

  it('is not there for strangers, whatever is there', async () => {
    const outside = asker(app, stranger.key);
    const real = await outside(method, `${workspaces}${path.replace('{id}', tenant.workspace.id)}`, body);
    const made = await outside(method, `/api/accounts/${randomUUID()}/workspaces${path.replace('{id}', randomUUID())}`, body);
    expect(real.status).toBe(404);
    expect(real.body).toEqual(made.body);
    // One's own account does not lead to another's workspace.
    if (path === '/{id}') {
      const crossed = await outside(method, `/api/accounts/${stranger.account.id}/workspaces/${tenant.workspace.id}`, body);
      expect(crossed).toMatchObject({ status: 404, body: { code: 'workspace.not_found' } });
    }
  });
});

describe('POST /api/accounts/{account_id}/workspaces', () => {
  it.each(['', '/'])('makes a workspace that can be used at once (%p behind it)', async (slash) => {
    const handle = `made${slash === '' ? '' : '-too'}`;
    const { status, body } = await ask('POST', `${workspaces}${slash}`, { name: ' Made ', handle, description: 'of sand', is_public: true });
    expect(status).toBe(201);
    const { id } = body as WorkspaceReply;
    expect(body).toEqual({
      id,
      account_id: tenant.account.id,
      name: 'Made',
      handle,
      description: 'of sand',
      created: expect.any(String),
      updated: expect.any(String),
      default_workspace_role_id: null,
      is_public: false,
    });
    expect((await ask('POST', `${workspaces}/${id}/flows/`, { name: 'first' })).status).toBe(201);
    expect(await auditOf(app, `workspace.${id}`)).toEqual([
      { action: 'create:workspace', came_by: 'api-key', actor_id: tenant.user.actorId, details: { name: 'Made', handle } },
    ]);
  });

  it.each([
    [{}, ''],
    [{ description: '' }, ''],
    [{ description: null }, null],
  ])('keeps the description %j as %p', async (fields, kept) => {
    expect((await create(`described-${randomUUID().slice(0, 8)}`, fields)).description).toBe(kept);
  });

  it('gives a handle once, also to two at the same moment', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => ask('POST', workspaces, { name: 'race', handle: 'race' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    for (const { body } of replies.filter(({ status }) => status === 409)) expect(body).toMatchObject({ code: 'workspace.handle_taken' });
  });

  it('is for those who manage the account', async () =>
    expect(await member('POST', workspaces, { name: 'x', handle: 'x' })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } }));

  it.each([
    [{ name: 'x' }],
    [{ handle: 'x' }],
    [{ name: 'x', handle: 'Not A Handle' }],
    [{ name: 'x', handle: 'api' }],
    [{ name: ' ', handle: 'x' }],
    [{ name: 'a\0', handle: 'x' }],
    [{ name: 'x', handle: 'x', description: 'a\0' }],
    [{ name: 'x', handle: 'x', description: 'a'.repeat(5_001) }],
    [{ name: 1, handle: 'x' }],
  ])('refuses %j', async (body) => expect(await ask('POST', workspaces, body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } }));
});

describe('POST /api/accounts/{account_id}/workspaces/filter', () => {
  beforeAll(async () => {
    for (const handle of ['b-find', 'a-find', 'find-100', 'find_']) await create(handle, { name: handle });
  });

  it('takes no body, an empty one and nulls for no restriction, and lists by name', async () => {
    const all = await list({});
    expect(all).toEqual(expect.arrayContaining(['dev', 'a-find', 'b-find']));
    expect(all.indexOf('a-find')).toBeLessThan(all.indexOf('b-find'));
    const nothing = await app.inject({ method: 'POST', url: `${workspaces}/filter`, headers: { authorization: `Bearer ${tenant.key}` } });
    expect((nothing.body as unknown[]).length).toBe(all.length);
    for (const body of [{ workspaces: null }, { workspaces: { handle: null, id: { any_: null } }, limit: null, offset: null }])
      expect(await list(body)).toEqual(all);
  });

  it('finds exactly what is named, and no pattern', async () => {
    expect(await list({ workspaces: { handle: { any_: ['a-find', 'b-find', 'nowhere'] } } })).toEqual(['a-find', 'b-find']);
    expect(await list({ workspaces: { handle: { any_: ['find%'] } } })).toEqual([]);
    expect(await list({ workspaces: { id: { any_: [tenant.workspace.id.toUpperCase()] } } })).toEqual(['dev']);
    expect(await list({ workspaces: { name: { any_: ['dev'] } } })).toEqual(['dev']);
    expect(await list({ workspaces: { id: { any_: [stranger.workspace.id] } } })).toEqual([]);
    expect(await list({ workspaces: { handle: { any_: [] } } })).toEqual([]);
  });

  it('pages', async () => {
    const all = await list({});
    expect(await list({ limit: 1, offset: 1 })).toEqual([all[1]]);
    expect(await list({ limit: 0 })).toEqual([]);
    expect(await list({ offset: 1_000 })).toEqual([]);
  });

  it('is for every member', async () => expect((await member('POST', `${workspaces}/filter`, {})).status).toBe(200));

  it.each([
    [{ limit: 201 }],
    [{ offset: -1 }],
    [{ workspaces: { id: { any_: ['x'] } } }],
    [{ workspaces: { handle: { any_: 'dev' } } }],
    [{ workspaces: { name: { any_: ['\0'] } } }],
  ])('refuses %j', async (body) => expect(await ask('POST', `${workspaces}/filter`, body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } }));
});

describe('GET /api/accounts/{account_id}/workspaces/{workspace_id}', () => {
  it('tells every member', async () => {
    for (const who of [ask, member]) {
      expect(await who('GET', `${workspaces}/${tenant.workspace.id}/`)).toMatchObject({ status: 200, body: { id: tenant.workspace.id, handle: 'dev' } });
    }
  });

  it('answers 404 for what is not there, and for what is no id', async () => {
    expect(await ask('GET', `${workspaces}/${randomUUID()}`)).toMatchObject({ status: 404, body: { code: 'workspace.not_found' } });
    expect((await ask('GET', `${workspaces}/dev`)).status).toBe(404);
  });
});

describe('PATCH /api/accounts/{account_id}/workspaces/{workspace_id}', () => {
  it('changes name and handle in place and clears a description, and the old handle is free', async () => {
    const { id } = await create('before', { description: 'old' });
    const changes = { name: ' After ', handle: 'after', description: null, default_workspace_role_id: null };
    expect(await ask('PATCH', `${workspaces}/${id}/`, changes)).toMatchObject({ status: 204, body: null });
    expect((await ask('GET', `${workspaces}/${id}`)).body).toMatchObject({ name: 'After', handle: 'after', description: null });
    expect((await create('before')).handle).toBe('before');
    expect((await auditOf(app, `workspace.${id}`)).at(-1)).toMatchObject({ action: 'update:workspace', details: { name: 'After', handle: 'after' } });
  });

  it('leaves what is null or absent', async () => {
    const { id } = await create('kept', { description: 'kept' });
    expect((await ask('PATCH', `${workspaces}/${id}`, { name: null, handle: null })).status).toBe(204);
    expect((await ask('PATCH', `${workspaces}/${id}`, {})).status).toBe(204);
    expect((await ask('GET', `${workspaces}/${id}`)).body).toMatchObject({ name: 'kept', handle: 'kept', description: 'kept' });
  });

  it('refuses a handle that another of the account has, and no other account’s', async () => {
    const { id } = await create('moving');
    expect(await ask('PATCH', `${workspaces}/${id}`, { handle: 'dev' })).toMatchObject({ status: 409, body: { code: 'workspace.handle_taken' } });
    await asker(app, stranger.key)('POST', `/api/accounts/${stranger.account.id}/workspaces`, { name: 'x', handle: 'theirs' });
    expect((await ask('PATCH', `${workspaces}/${id}`, { handle: 'theirs' })).status).toBe(204);
  });

  it('is for those who manage the workspace', async () =>
    expect(await member('PATCH', `${workspaces}/${tenant.workspace.id}`, { name: 'x' })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } }));

  it('answers 404 for what is not there, and for what is no id', async () => {
    for (const id of [randomUUID(), 'dev']) expect((await ask('PATCH', `${workspaces}/${id}`, { name: 'x' })).status).toBe(404);
  });

  it.each([[{ handle: 'Not A Handle' }], [{ name: '' }], [{ name: 'a\0' }], [{ description: 'a\0' }], [{ name: 7 }]])('refuses %j', async (body) =>
    expect(await ask('PATCH', `${workspaces}/${tenant.workspace.id}`, body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } }),
  );
});

describe('DELETE /api/accounts/{account_id}/workspaces/{workspace_id}', () => {
  it('takes it away for everyone at once, its handle free and its data gone soon', async () => {
    const { id } = await create('doomed');
    const schema = `ws_${id.replaceAll('-', '')}`;
    expect((await ask('POST', `${workspaces}/${id}/flows/`, { name: 'x' })).status).toBe(201);
    expect(await ask('DELETE', `${workspaces}/${id}/`)).toMatchObject({ status: 204, body: null });
    expect((await ask('POST', `${workspaces}/${id}/flows/filter`, {})).status).toBe(404);
    expect((await ask('GET', `${workspaces}/${id}`)).status).toBe(404);
    expect((await ask('DELETE', `${workspaces}/${id}`)).status).toBe(404);
    expect(await list({ workspaces: { handle: { any_: ['doomed'] } } })).toEqual([]);
    expect((await create('doomed')).id).not.toBe(id);
    while ((await app.platform.cell.query({ text: 'select 1 from pg_namespace where nspname = $1', values: [schema] })).length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await auditOf(app, `workspace.${id}`)).map(({ action }) => action)).toEqual(['create:workspace', 'delete:workspace']);
  });

  it('is done once by two at the same moment', async () => {
    const { id } = await create('once');
    const replies = await Promise.all([1, 2, 3].map(() => ask('DELETE', `${workspaces}/${id}`)));
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
  });

  it('answers 404 for what is no id', async () => expect((await ask('DELETE', `${workspaces}/dev`)).status).toBe(404));

  it('is for those who manage the workspace', async () =>
    expect(await member('DELETE', `${workspaces}/${tenant.workspace.id}`)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } }));
});
