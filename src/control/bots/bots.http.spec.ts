import { randomUUID } from 'node:crypto';
import { hashToken, type AccountRole } from '@app/auth';
import { testApp, type Method, type Reply, type Tenant, type TestApp } from '../../app.testing.js';
import { Client } from '../../workspace/events/events.testing.js';
import { asker, auditOf, newMember, type Ask } from '../control.testing.js';

interface KeyReply {
  id: string;
  name: string;
  key: string;
  expiration: string | null;
}
interface BotReply {
  id: string;
  actor_id: string;
  name: string;
  account_role_name: string;
  api_key: KeyReply;
}

const OWNER = '0e6a4b5c-0000-4000-8000-000000000001';
const ADMIN = '0e6a4b5c-0000-4000-8000-000000000002';
const ROLE_IDS = { owner: OWNER, admin: ADMIN, member: '0e6a4b5c-0000-4000-8000-000000000003' };

let app: TestApp;
let tenant: Tenant;
let stranger: Tenant;
let ask: Ask;
let bots: string;
/** By role: a key of a person and one of a service account. */
const keysByRole = new Map<AccountRole, string[]>();
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  ask = asker(app, tenant.key);
  bots = `/api/accounts/${tenant.account.id}/bots`;
  for (const [role, id] of Object.entries(ROLE_IDS) as [AccountRole, string][]) {
    const person = role === 'owner' ? tenant : await newMember(app, tenant, role);
    keysByRole.set(role, [person.key, (await create({ name: role, account_role_id: id })).api_key.key]);
  }
});
afterAll(() => app.close());

const create = async (body: object = { name: 'ci' }): Promise<BotReply> => (await ask('POST', bots, body)).body as BotReply;
const read = async (id: string): Promise<BotReply> => (await ask('GET', `${bots}/${id}`)).body as BotReply;
const rotate = async (id: string, body?: object): Promise<BotReply> => (await ask('POST', `${bots}/${id}/rotate_api_key`, body)).body as BotReply;
const statusWith = async (key: string): Promise<number> => (await asker(app, key)('GET', '/api/me')).status;
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
const withoutKey = ({ api_key: apiKey, ...bot }: BotReply): object => ({
  ...bot,
  api_key: Object.fromEntries(Object.entries(apiKey).filter(([name]) => name !== 'key')),
});
const firstLoc = ({ body }: Reply): unknown => (body as { exception_detail: { loc: unknown }[] }).exception_detail[0]?.loc;

/** Every route, and whether seeing the account is enough for it. */
const ROUTES: [Method, string, unknown, boolean][] = [
  ['POST', '', { name: 'x' }, false],
  ['POST', '/filter', {}, true],
  ['GET', '/{id}', undefined, true],
  ['PATCH', '/{id}', { name: 'renamed' }, false],
  ['POST', '/{id}/rotate_api_key', {}, false],
  ['GET', '/{id}/read_bot_api_keys', undefined, true],
  ['DELETE', '/{id}/delete_bot_api_key/{key}', undefined, false],
  ['DELETE', '/{id}', undefined, false],
];

describe.each(ROUTES)('%s /api/accounts/{account_id}/bots%s', (method, path, body, isSeeing) => {
  const at = (id: string, key: string = randomUUID()): string => path.replace('{id}', id).replace('{key}', key);

  it('asks who it is, and is not there for other accounts', async () => {
    const { id } = await create();
    expect((await asker(app, null)(method, `${bots}${at(id)}`, body)).status).toBe(401);
    const theirs = asker(app, stranger.key);
    expect(await theirs(method, `${bots}${at(id)}`, body)).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    if (!path.includes('{id}')) return;
    for (const nobody of [id, randomUUID()]) {
      const reply = await theirs(method, `/api/accounts/${stranger.account.id}/bots${at(nobody)}`, body);
      expect(reply).toMatchObject({ status: 404, body: { code: 'bot.not_found' } });
    }
    expect((await ask(method, `${bots}${at('nobody')}`, body)).status).toBe(404);
    expect((await read(id)).id).toBe(id);
  });

  it(isSeeing ? 'is for every member, person or service account' : 'is for owners and admins, people or service accounts', async () => {
    for (const [role, keys] of keysByRole) {
      for (const key of keys) {
        const { id, api_key: old } = await create();
        await rotate(id, { old_key_expires_in_seconds: 60 });
        const reply = await asker(app, key)(method, `${bots}${at(id, old.id)}`, body);
        if (isSeeing || role !== 'member') expect([role, Math.trunc(reply.status / 100)]).toEqual([role, 2]);
        else expect(reply).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      }
    }
  });
});

const keysOf = async (id: string) => (await ask('GET', `${bots}/${id}/read_bot_api_keys`)).body as { active_key: KeyReply; rotating_keys: KeyReply[] };

describe('POST /api/accounts/{account_id}/bots', () => {
  it.each(['', '/'])('makes a member with a key that is told once (%p behind it)', async (slash) => {
    const { status, body } = await ask('POST', `${bots}${slash}`, { name: '  ci ' });
    expect(status).toBe(201);
    const { id, api_key: apiKey, ...bot } = body as BotReply;
    expect(bot).toEqual({
      created: expect.any(String),
      updated: expect.any(String),
      actor_id: expect.stringMatching(/^[\w-]{36}$/),
      account_id: tenant.account.id,
      name: 'ci',
      account_role_name: 'Member',
    });
    expect(apiKey).toMatchObject({ id: expect.any(String), created: expect.any(String), name: 'ci-key', expiration: null });
    expect(apiKey.key).toMatch(/^pnb_[\w-]{43}$/);
    expect(await read(id)).toEqual(withoutKey(body as BotReply));
    expect(await auditOf(app, `bot.${id}`)).toEqual([
      { action: 'create:bot', came_by: 'api-key', actor_id: tenant.user.actorId, details: { name: 'ci', role: 'member' } },
    ]);
  });

  it('keeps nothing that lets anyone in', async () => {
    const { api_key: apiKey } = await create();
    const [row] = await app.platform.control.query<{ key_hash: Buffer; everything: string }[]>(
      `select key_hash, to_jsonb(k)::text as everything from eparch.api_key k where id = $1`,
      [apiKey.id],
    );
    expect(row?.key_hash.equals(hashToken(apiKey.key))).toBe(true);
    expect(row?.everything).not.toContain(apiKey.key.slice(12));
  });

  it('takes a role, an end of the key, and a name that others have, too', async () => {
    const expiration = inSeconds(3_600);
    const made = await create({ name: 'ci', account_role_id: ADMIN.toUpperCase(), api_key_expiration: expiration.replace('Z', '+00:00') });
    expect(made).toMatchObject({ account_role_name: 'Admin', api_key: { expiration } });
    expect((await ask('POST', bots, { name: 'ci', account_role_id: null, api_key_expiration: null })).status).toBe(201);
  });

  it.each([
    ['no name', {}, ['body', 'name']],
    ['a blank name', { name: ' ' }, ['name']],
    ['a name of two lines', { name: 'a\nb' }, ['name']],
    ['a long name', { name: 'x'.repeat(256) }, ['name']],
    ['a role that is no id', { name: 'x', account_role_id: 'member' }, ['body', 'account_role_id']],
    ['a time that is none', { name: 'x', api_key_expiration: 'tomorrow' }, ['body', 'api_key_expiration']],
    ['a time that is over', { name: 'x', api_key_expiration: '2020-01-01T00:00:00Z' }, ['api_key_expiration']],
    ['a member that nobody knows', { name: 'x', handle: 'x' }, ['body', 'handle']],
  ])('refuses %s', async (_what, body, loc) => {
    const reply = await ask('POST', bots, body);
    expect(reply).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(firstLoc(reply)).toEqual(loc);
  });

  it('knows no roles that are not there', async () =>
    expect(await ask('POST', bots, { name: 'x', account_role_id: randomUUID() })).toMatchObject({ status: 404, body: { code: 'role.not_found' } }));
});

describe('POST /api/accounts/{account_id}/bots/filter', () => {
  it('tells an account’s own by name, without keys, and pages', async () => {
    const other = await app.newTenant();
    const theirs = asker(app, other.key);
    const url = `/api/accounts/${other.account.id}/bots`;
    const made: BotReply[] = [];
    for (const name of ['beta', 'Alpha', 'alphabet']) made.push((await theirs('POST', url, { name })).body as BotReply);
    const find = async (body?: object) => ((await theirs('POST', `${url}/filter`, body)).body as BotReply[]).map(({ name }) => name);
    const { status, body } = await theirs('POST', `${url}/filter`);
    expect(status).toBe(200);
    expect((body as BotReply[])[0]).toEqual(withoutKey(made[1] as BotReply));
    expect(await find()).toEqual(['Alpha', 'alphabet', 'beta']);
    expect(await find({ limit: 1, offset: 1 })).toEqual(['alphabet']);
    expect(await find({ service_accounts: null, limit: null })).toHaveLength(3);
    expect(await find({ service_accounts: { name: { any_: ['alphabet', 'ALPHA', 'bet'] } } })).toEqual(['alphabet']);
    expect(await find({ service_accounts: { name: { like_: 'ALPHA' } } })).toEqual(['Alpha', 'alphabet']);
    expect(await find({ service_accounts: { id: { any_: [made[0]?.id, (await create()).id] } } })).toEqual(['beta']);
  });

  it.each([{ limit: 201 }, { offset: -1 }, { service_accounts: { name: { any_: 'x' } } }, { service_accounts: { role: {} } }])('refuses %j', async (body) =>
    expect((await ask('POST', `${bots}/filter`, body)).status).toBe(422),
  );
});

describe('PATCH /api/accounts/{account_id}/bots/{id}', () => {
  it('renames it and gives it a role, which holds at once, and leaves the key as it is', async () => {
    const { id, api_key: apiKey } = await create({ name: 'before' });
    const itself = asker(app, apiKey.key);
    const make = (handle: string) => itself('POST', `/api/accounts/${tenant.account.id}/workspaces`, { name: handle, handle });
    expect((await make('as-member')).status).toBe(403);
    expect(await ask('PATCH', `${bots}/${id}`, { name: 'after', account_role_id: ADMIN })).toMatchObject({ status: 204, body: null });
    expect((await make('as-admin')).status).toBe(201);
    expect(await read(id)).toMatchObject({ name: 'after', account_role_name: 'Admin', api_key: { id: apiKey.id, name: 'after-key' } });
    expect((await auditOf(app, `bot.${id}`)).at(-1)).toMatchObject({
      action: 'update:bot',
      details: { name: 'after', role: 'admin', before: { name: 'before', role: 'member' } },
    });
    await ask('PATCH', `${bots}/${id}`, { name: null, account_role_id: null });
    expect(await read(id)).toMatchObject({ name: 'after', account_role_name: 'Admin' });
  });

  it.each([{ name: ' ' }, { name: 'a\0b' }, { account_role_id: 'x' }, { api_key_expiration: null }])('refuses %j', async (body) => {
    const { id } = await create();
    expect((await ask('PATCH', `${bots}/${id}`, body)).status).toBe(422);
    expect(await read(id)).toMatchObject({ name: 'ci' });
  });
});

describe('POST /api/accounts/{account_id}/bots/{id}/rotate_api_key', () => {
  it('gives another key and ends the old one at once', async () => {
    const { id, api_key: old } = await create();
    for (const body of [undefined, { old_key_expires_in_seconds: 0 }, { old_key_expires_in_seconds: null, api_key_expiration: null }]) {
      const before = await read(id);
      const { status, body: reply } = await ask('POST', `${bots}/${id}/rotate_api_key`, body);
      expect(status).toBe(201);
      const { api_key: now } = reply as BotReply;
      expect(now).toMatchObject({ name: 'ci-key', expiration: null, key: expect.stringMatching(/^pnb_/) });
      expect(now.id).not.toBe(before.api_key.id);
      expect(await statusWith(now.key)).toBe(200);
      expect(await read(id)).toEqual(withoutKey(reply as BotReply));
    }
    expect(await statusWith(old.key)).toBe(401);
    expect((await keysOf(id)).rotating_keys).toEqual([]);
  });

  it('lets the old key go on for as long as is said, and never longer than it would have', async () => {
    const { id, api_key: first } = await create({ name: 'ci', api_key_expiration: inSeconds(60) });
    expect(await statusWith(first.key)).toBe(200);
    const asked = Date.now();
    const { api_key: second } = await rotate(id, { old_key_expires_in_seconds: 172_800, api_key_expiration: inSeconds(86_400) });
    const { api_key: third } = await rotate(id, { old_key_expires_in_seconds: 3_600 });
    const { active_key: active, rotating_keys: rotating } = await keysOf(id);
    expect([active.id, ...rotating.map((key) => key.id)]).toEqual([third.id, second.id, first.id]);
    expect(rotating[1]?.expiration).toBe(first.expiration);
    expect(Date.parse(rotating[0]?.expiration ?? '')).toBeGreaterThanOrEqual(asked + 3_600_000);
    expect(Date.parse(rotating[0]?.expiration ?? '')).toBeLessThan(Date.parse(second.expiration ?? ''));
    for (const { key } of [first, second, third]) expect(await statusWith(key)).toBe(200);
    expect((await auditOf(app, `bot.${id}`)).at(-1)).toMatchObject({ details: { rotated: { from: second.id, to: third.id, graceSeconds: 3_600 } } });
  });

  it('ends the old key when its grace is over', async () => {
    const { id, api_key: old } = await create();
    // Known by now, and believed to have no end.
    expect(await statusWith(old.key)).toBe(200);
    await rotate(id, { old_key_expires_in_seconds: 1 });
    while ((await statusWith(old.key)) === 200) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await keysOf(id)).rotating_keys).toEqual([]);
  });

  it('leaves one key in use, however many rotate at the same moment', async () => {
    const { id } = await create();
    const made = await Promise.all(Array.from({ length: 6 }, async () => (await rotate(id)).api_key.key));
    const statuses = await Promise.all(made.map(statusWith));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  it.each([
    { old_key_expires_in_seconds: -1 },
    { old_key_expires_in_seconds: 172_801 },
    { old_key_expires_in_seconds: 1.5 },
    { api_key_expiration: 'x' },
    { api_key_expiration: '2020-01-01T00:00:00Z' },
    { name: 'x' },
  ])('refuses %j', async (body) => {
    const { id, api_key: apiKey } = await create();
    expect((await ask('POST', `${bots}/${id}/rotate_api_key`, body)).status).toBe(422);
    expect((await read(id)).api_key.id).toBe(apiKey.id);
  });
});

describe('DELETE /api/accounts/{account_id}/bots/{id}/delete_bot_api_key/{key_id}', () => {
  it('ends a replaced key before its time', async () => {
    const { id, api_key: old } = await create();
    await rotate(id, { old_key_expires_in_seconds: 60 });
    expect(await statusWith(old.key)).toBe(200);
    const url = `${bots}/${id}/delete_bot_api_key/${old.id}`;
    expect(await ask('DELETE', url)).toMatchObject({ status: 200, body: null });
    expect(await statusWith(old.key)).toBe(401);
    expect(await ask('DELETE', url)).toMatchObject({ status: 404, body: { code: 'api_key.not_found' } });
    expect(await auditOf(app, `api_key.${old.id}`)).toMatchObject([{ action: 'delete:api_key', details: { bot: id } }]);
  });

  it('keeps the key in use, and knows nobody else’s', async () => {
    const { id, api_key: inUse } = await create();
    const keyOf = (keyId: string) => ask('DELETE', `${bots}/${id}/delete_bot_api_key/${keyId}`);
    expect(await keyOf(inUse.id)).toMatchObject({ status: 409, body: { code: 'bot.key_in_use' } });
    expect(await statusWith(inUse.key)).toBe(200);
    for (const keyId of [(await create()).api_key.id, randomUUID()])
      expect(await keyOf(keyId)).toMatchObject({ status: 404, body: { code: 'api_key.not_found' } });
  });
});

describe('DELETE /api/accounts/{account_id}/bots/{id}', () => {
  it('shuts all its keys out at once, and those who listen with one', async () => {
    const { id, api_key: old } = await create();
    const { api_key: now } = await rotate(id, { old_key_expires_in_seconds: 60 });
    for (const { key } of [old, now]) expect(await statusWith(key)).toBe(200);
    const guest = await listening(now.key);
    expect(await ask('DELETE', `${bots}/${id}`)).toMatchObject({ status: 204, body: null });
    expect((await guest.closed).code).toBe(1008);
    for (const { key } of [old, now]) expect(await statusWith(key)).toBe(401);
    expect((await ask('GET', `${bots}/${id}`)).status).toBe(404);
    expect(await ask('DELETE', `${bots}/${id}`)).toMatchObject({ status: 404, body: { code: 'bot.not_found' } });
    expect((await auditOf(app, `bot.${id}`)).at(-1)).toMatchObject({ action: 'delete:bot', details: { name: 'ci', role: 'member' } });
  });

  const clients: Client[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.cut();
  });
  async function listening(key: string): Promise<Client> {
    await app.app.listen(0, '127.0.0.1');
    const client = await Client.open(`${(await app.app.getUrl()).replace('http', 'ws')}${tenant.base}/events/out`, { subprotocol: 'prefect' });
    clients.push(client);
    client.send({ type: 'auth', token: key });
    expect(await client.frame()).toBe('{"type":"auth_success"}');
    return client;
  }
});

describe('a service account that is an owner', () => {
  it('is made, changed, rotated and deleted by owners alone: its key would make anyone one', async () => {
    const byAdmin = asker(app, keysByRole.get('admin')?.[0] ?? null);
    const owner = await create({ name: 'root', account_role_id: OWNER });
    const { id: member } = await create();
    const forbidden = { status: 403, body: { code: 'auth.forbidden' } };
    expect(await byAdmin('POST', bots, { name: 'x', account_role_id: OWNER })).toMatchObject(forbidden);
    expect(await byAdmin('PATCH', `${bots}/${member}`, { account_role_id: OWNER })).toMatchObject(forbidden);
    expect(await byAdmin('PATCH', `${bots}/${owner.id}`, { account_role_id: ADMIN })).toMatchObject(forbidden);
    expect(await byAdmin('POST', `${bots}/${owner.id}/rotate_api_key`)).toMatchObject(forbidden);
    expect(await byAdmin('DELETE', `${bots}/${owner.id}`)).toMatchObject(forbidden);
    expect(await read(member)).toMatchObject({ account_role_name: 'Member' });
    expect((await asker(app, owner.api_key.key)('PATCH', `${bots}/${member}`, { account_role_id: OWNER })).status).toBe(204);
  });

  it('is no owner that an account could be left to', async () => {
    await create({ name: 'root', account_role_id: OWNER });
    const url = `/api/accounts/${tenant.account.id}/account_memberships/${tenant.user.id}`;
    expect(await ask('PATCH', url, { account_role_id: ADMIN })).toMatchObject({ status: 409, body: { code: 'member.last_owner' } });
  });
});

describe('the key of a service account', () => {
  it('tells who it is, and the account and the workspaces it may enter', async () => {
    const { id, actor_id: actorId, api_key: apiKey } = await create({ name: 'deploys' });
    const itself = asker(app, apiKey.key);
    expect(await itself('GET', '/api/me/')).toMatchObject({
      status: 200,
      body: { id, actor_id: actorId, handle: 'deploys', first_name: 'deploys', last_name: '', email: '' },
    });
    expect((await itself('GET', '/api/me/accounts')).body).toMatchObject([{ account_id: tenant.account.id }]);
    expect((await itself('GET', '/api/me/workspaces')).body).toEqual((await ask('GET', '/api/me/workspaces')).body);
  });

  it('works in the workspaces of its account as its role does, and in no others', async () => {
    const itself = asker(app, (await create()).api_key.key);
    const flow = await itself('POST', `${tenant.base}/flows/`, { name: 'by-bot' });
    expect(flow.status).toBe(201);
    const run = await itself('POST', `${tenant.base}/flow_runs/`, { flow_id: (flow.body as { id: string }).id, state: { type: 'PENDING' } });
    expect(run).toMatchObject({ status: 201, body: { created_by: null } });
    expect((await itself('DELETE', tenant.base)).status).toBe(403);
    expect(await itself('POST', `${stranger.base}/flows/filter`, {})).toMatchObject({ status: 404, body: { code: 'workspace.not_found' } });
  });

  it('is named by the decisions that were asked for with it', async () => {
    const { actor_id: id, api_key: apiKey } = await create({ name: 'nightly' });
    const itself = asker(app, apiKey.key);
    const flow = (await itself('POST', `${tenant.base}/flows/`, { name: 'decided' })).body as { id: string };
    const run = (await itself('POST', `${tenant.base}/flow_runs/`, { flow_id: flow.id, state: { type: 'PENDING' } })).body as { id: string };
    const { body } = await ask('GET', `${tenant.base}/flow_runs/${run.id}/decisions`);
    expect((body as { results: object[] }).results[0]).toMatchObject({
      asked_by: { type: 'service_account', id, name: 'nightly', key_id: apiKey.id, key_name: 'nightly-key' },
    });
  });

  it('opens nothing that is a person’s', async () => {
    const { id, api_key: apiKey } = await create({ name: 'root', account_role_id: OWNER });
    const itself = asker(app, apiKey.key);
    for (const userId of [id, tenant.user.id]) {
      expect((await itself('GET', `/api/users/${userId}`)).status).toBe(404);
      expect((await itself('POST', `/api/users/${userId}/api_keys`, { name: 'x' })).status).toBe(404);
    }
    expect(await statusWith(apiKey.key)).toBe(200);
  });
});
