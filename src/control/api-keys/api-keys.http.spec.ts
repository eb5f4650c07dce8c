import { randomUUID } from 'node:crypto';
import { hashToken } from '@app/auth';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { asker, auditOf, type Ask } from '../control.testing.js';

interface ApiKeyReply {
  id: string;
  key: string;
  created: string;
  expiration: string | null;
}

let app: TestApp;
let tenant: Tenant;
let stranger: Tenant;
let ask: Ask;
let keys: string;
beforeAll(async () => {
  app = await testApp();
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  ask = asker(app, tenant.key);
  keys = `/api/users/${tenant.user.id}/api_keys`;
});
afterAll(() => app.close());

const create = async (body: object): Promise<ApiKeyReply> => (await ask('POST', keys, body)).body as ApiKeyReply;
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe.each([
  ['GET', ''],
  ['POST', ''],
  ['GET', `/${randomUUID()}`],
  ['DELETE', `/${randomUUID()}`],
] as const)('%s /api/users/{id}/api_keys%s', (method, path) => {
  const body = method === 'POST' ? { name: 'x' } : undefined;

  it('asks who it is', async () => expect((await asker(app, null)(method, `${keys}${path}`, body)).status).toBe(401));

  it('knows nobody but oneself', async () => {
    for (const url of [`/api/users/${stranger.user.id}/api_keys${path}`, `/api/users/${randomUUID()}/api_keys${path}`]) {
      expect(await ask(method, url, body)).toMatchObject({ status: 404, body: { code: 'user.not_found' } });
    }
    expect((await ask(method, `/api/users/me/api_keys${path}`, body)).status).toBe(404);
  });
});

describe('POST /api/users/{id}/api_keys', () => {
  it.each(['', '/'])('makes a key that works and is told once (%p behind it)', async (slash) => {
    const { status, body } = await ask('POST', `${keys}${slash}`, { name: '  laptop ' });
    expect(status).toBe(201);
    const { id, key } = body as ApiKeyReply;
    expect(body).toEqual({ id, key, name: 'laptop', created: expect.any(String), expiration: null, masked_key: `${key.slice(0, 10)}…` });
    expect(key).toMatch(/^pnu_[\w-]{43}$/);
    expect((await asker(app, key)('GET', '/api/me')).status).toBe(200);
    expect((await ask('GET', `${keys}/${id}`)).body).not.toHaveProperty('key');
    expect(await auditOf(app, `api_key.${id}`)).toEqual([
      { action: 'create:api_key', came_by: 'api-key', actor_id: tenant.user.actorId, details: { name: 'laptop' } },
    ]);
  });

  it('keeps nothing that lets anyone in', async () => {
    const { id, key } = await create({ name: 'secret' });
    const [row] = await app.platform.control.query<{ key_hash: Buffer; everything: string }[]>(
      `select key_hash, to_jsonb(k)::text as everything from eparch.api_key k where id = $1`,
      [id],
    );
    expect(row?.key_hash.equals(hashToken(key))).toBe(true);
    expect(row?.everything).not.toContain(key.slice(12));
  });

  it('honours an expiration to the moment, in any zone', async () => {
    const expiration = inSeconds(2);
    const { key, ...made } = await create({ name: 'short', expiration: expiration.replace('Z', '+00:00') });
    expect(made.expiration).toBe(expiration);
    const me = asker(app, key);
    // Known by now, and still not believed a moment longer.
    expect((await me('GET', '/api/me')).status).toBe(200);
    while (Date.now() <= Date.parse(expiration)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await me('GET', '/api/me')).status).toBe(401);
    expect((await ask('GET', `${keys}/${made.id}`)).status).toBe(200);
  });

  it.each([
    ['no name', {}, ['body', 'name']],
    ['an empty name', { name: '' }, ['body', 'name']],
    ['a blank name', { name: '  ' }, ['name']],
    ['a name of two lines', { name: 'a\nb' }, ['name']],
    ['a name that PostgreSQL cannot keep', { name: 'a\0b' }, ['name']],
    ['a time that is none', { name: 'x', expiration: 'tomorrow' }, ['body', 'expiration']],
    ['a time that is over', { name: 'x', expiration: '2020-01-01T00:00:00Z' }, ['expiration']],
    ['a member that nobody knows', { name: 'x', scope: 'all' }, ['body', 'scope']],
  ])('refuses %s', async (_what, body, loc) => {
    const reply = await ask('POST', keys, body);
    expect(reply).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect((reply.body as { exception_detail: { loc: string[] }[] }).exception_detail[0]?.loc).toEqual(loc);
  });
});

describe('GET /api/users/{id}/api_keys', () => {
  it('lists one’s own, newest first, without the keys', async () => {
    const { key, ...newest } = await create({ name: 'newest' });
    const { status, body } = await ask('GET', keys);
    expect(status).toBe(200);
    expect((body as unknown[])[0]).toEqual(newest);
    expect(JSON.stringify(body)).not.toContain(key.slice(12));
    expect(body).not.toContainEqual(expect.objectContaining({ name: 'test', id: stranger.key }));
  });
});

describe('GET /api/users/{id}/api_keys/{key_id}', () => {
  it('answers 404 for what is not there, and for what is no id', async () => {
    expect(await ask('GET', `${keys}/${randomUUID()}`)).toMatchObject({ status: 404, body: { code: 'api_key.not_found' } });
    expect((await ask('GET', `${keys}/first`)).status).toBe(404);
  });

  it('does not know a stranger’s', async () => {
    const [theirs] = (await asker(app, stranger.key)('GET', `/api/users/${stranger.user.id}/api_keys`)).body as ApiKeyReply[];
    expect((await ask('GET', `${keys}/${theirs?.id}`)).status).toBe(404);
    expect((await ask('DELETE', `${keys}/${theirs?.id}`)).status).toBe(404);
    expect((await asker(app, stranger.key)('GET', '/api/me')).status).toBe(200);
  });
});

describe('DELETE /api/users/{id}/api_keys/{key_id}', () => {
  it('shuts the key out at once, and is told of once', async () => {
    const { id, key } = await create({ name: 'leaked' });
    expect((await asker(app, key)('GET', '/api/me')).status).toBe(200);
    expect(await ask('DELETE', `${keys}/${id}`)).toMatchObject({ status: 204, body: null });
    expect((await asker(app, key)('GET', '/api/me')).status).toBe(401);
    expect((await ask('GET', `${keys}/${id}`)).status).toBe(404);
    expect((await ask('DELETE', `${keys}/${id}`)).status).toBe(404);
    expect((await auditOf(app, `api_key.${id}`)).map(({ action }) => action)).toEqual(['create:api_key', 'delete:api_key']);
  });

  it('may be done with the key itself', async () => {
    const { id, key } = await create({ name: 'suicidal' });
    expect((await asker(app, key)('DELETE', `${keys}/${id}/`)).status).toBe(204);
    expect((await asker(app, key)('GET', '/api/me')).status).toBe(401);
  });
});
