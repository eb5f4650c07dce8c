import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Reply, type Tenant, type Tenants } from '../../app.testing.js';
import { asker, auditOf } from '../../control/control.testing.js';
import { limiterOver } from '../../rate-limits.js';

interface ServiceAccount {
  id: string;
  api_key: { key: string };
}
interface Webhook {
  id: string;
  slug: string;
  name: string;
  enabled: boolean;
  template: string;
}

const TEMPLATE = '{"event": "order.{{ body.what }}", "resource": {"prefect.resource.id": "order.{{ body.id }}"}, "payload": {{ body|tojson }}}';

let on: Tenants;
beforeAll(async () => {
  const app = await testApp({ hookRequestsPerMinute: 5 });
  on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
});
afterAll(() => on.app.close());

let count = 0;
const create = async (body: Record<string, unknown> = {}, tenant = on.tenant): Promise<Webhook> => {
  const reply = await tenant.call('POST', '/webhooks/', { name: `w${++count}`, template: TEMPLATE, ...body });
  expect(reply).toMatchObject({ status: 201 });
  return reply.body as Webhook;
};
const read = async ({ id }: Pick<Webhook, 'id'>): Promise<Webhook> => (await on.tenant.call('GET', `/webhooks/${id}`)).body as Webhook;
const bots = ({ account }: Tenant): string => `/api/accounts/${account.id}/bots/`;
const newBot = async (tenant = on.tenant, body: object = {}): Promise<ServiceAccount> =>
  (await asker(on.app, tenant.key)('POST', bots(tenant), { name: 'sender', ...body })).body as ServiceAccount;
const deleteBot = async ({ id }: ServiceAccount): Promise<unknown> => asker(on.app, on.tenant.key)('DELETE', `${bots(on.tenant)}${id}`);
const tenants = () => on;
const MISSING = 'Webhook not found';

describe('POST /webhooks/', () => {
  it('makes one with a secret address, and audits it', async () => {
    const webhook = await create({ name: 'orders' });
    expect(webhook).toEqual({
      id: expect.any(String),
      created: expect.any(String),
      updated: expect.any(String),
      name: 'orders',
      description: '',
      enabled: true,
      template: TEMPLATE,
      requires_key: false,
      account: on.tenant.account.id,
      workspace: on.tenant.workspace.id,
      slug: expect.stringMatching(/^[\w-]{43}$/),
      service_account_id: null,
      service_account: null,
    });
    expect(await read(webhook)).toEqual(webhook);
    expect(await auditOf(on.app, `webhook.${webhook.id}`)).toMatchObject([{ action: 'create:webhook', details: { name: 'orders' } }]);
    const [row] = await on.app.platform.control.query<object[]>('select * from eparch.webhook where id = $1', [webhook.id]);
    expect(JSON.stringify(row)).not.toContain(webhook.slug);
  });

  it.each(['{ "event" : "a" }', 'line\n', '{{ body|from_cloud_event(headers) }}', ''])('keeps the template %j byte for byte', async (template) =>
    expect(await create({ template, description: 'd', enabled: false, service_account_id: null, requires_key: true })).toMatchObject({
      template,
      description: 'd',
      enabled: false,
      requires_key: true,
    }),
  );

  it.each<[string, Record<string, unknown>, string]>([
    ['no name', { name: undefined }, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(5_001) }, 'name'],
    ['a description that is too long', { description: 'x'.repeat(5_001) }, 'description'],
    ['no template', { template: undefined }, 'template'],
    ['a template that is too long', { template: 'x'.repeat(30_001) }, 'template'],
    ['a template that is none', { template: '{{ body' }, 'template'],
    ['a slug of its own', { slug: 'mine' }, 'slug'],
    ['a service account, of which there is none', { service_account_id: '00000000-0000-4000-8000-000000000000' }, 'service_account_id'],
  ])('refuses %s', async (_, body, member) =>
    expect(await on.tenant.call('POST', '/webhooks/', { name: 'x', template: '', ...body })).toMatchObject(invalidAt('body', member)),
  );

  it('tells of the service account whose key it takes, and not of the key', async () => {
    const { id, api_key: apiKey, ...bot } = await newBot();
    const webhook = await create({ service_account_id: id });
    const { key, ...known } = apiKey;
    expect(webhook).toMatchObject({ service_account_id: id, service_account: { id, name: 'sender', actor_id: expect.any(String), api_key: known } });
    expect(Object.keys((webhook as unknown as { service_account: object }).service_account)).toEqual(
      expect.arrayContaining(Object.keys(bot).filter((member) => member !== 'account_role_name')),
    );
    expect(JSON.stringify(webhook)).not.toContain(key.slice(12));
    expect(await read(webhook)).toEqual(webhook);
    expect((await on.tenant.call('POST', '/webhooks/filter', { sort: 'CREATED_DESC', limit: 1 })).body).toEqual([webhook]);
  });

  it('knows no service accounts of others', async () => {
    const body = { name: 'x', template: '', service_account_id: (await newBot(on.stranger)).id };
    expect(await on.tenant.call('POST', '/webhooks/', body)).toMatchObject(invalidAt('body', 'service_account_id'));
  });

  it('refuses what no database keeps', async () => expect((await on.tenant.call('POST', '/webhooks/', { name: 'a\0b', template: '' })).status).toBe(422));

  itIsShut(tenants, 'POST', '/webhooks/', { name: 'x', template: '' });
});

describe('POST /webhooks/filter and GET /webhooks/', () => {
  const names = (reply: Reply): string[] => (reply.body as Webhook[]).map(({ name }) => name);

  it('lists the workspace’s by name, with no body as the command line asks', async () => {
    const tenant = await on.app.newTenant();
    for (const name of ['b', 'c', 'a']) await create({ name }, tenant);
    await create({}, on.stranger);
    expect(names(await tenant.call('POST', '/webhooks/filter'))).toEqual(['a', 'b', 'c']);
    expect(names(await tenant.call('GET', '/webhooks/'))).toEqual(['a', 'b', 'c']);
    expect(names(await tenant.call('POST', '/webhooks/filter', { sort: 'CREATED_DESC', limit: 2 }))).toEqual(['a', 'c']);
    expect(names(await tenant.call('POST', '/webhooks/filter', { sort: 'NAME_DESC', limit: 1, offset: 1 }))).toEqual(['b']);
    expect(names(await tenant.call('POST', '/webhooks/filter', { sort: 'KEY_EXPIRATION_ASC' }))).toEqual(['a', 'b', 'c']);
  });

  it('lists them by the end of the key that senders bring', async () => {
    const tenant = await on.app.newTenant();
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    const [soon, late, never] = await Promise.all([1, 2, null].map((days) => newBot(tenant, { api_key_expiration: days && inDays(days) })));
    for (const [name, bot] of [
      ['a', late],
      ['b', never],
      ['c', soon],
    ] as const)
      await create({ name, service_account_id: bot?.id }, tenant);
    expect(names(await tenant.call('POST', '/webhooks/filter', { sort: 'KEY_EXPIRATION_ASC' }))).toEqual(['c', 'a', 'b']);
    expect(names(await tenant.call('POST', '/webhooks/filter', { sort: 'KEY_EXPIRATION_DESC', limit: 2 }))).toEqual(['b', 'a']);
    expect(names(await tenant.call('POST', '/webhooks/filter', { sort: 'KEY_EXPIRATION_DESC', offset: 2 }))).toEqual(['c']);
  });

  it.each([{ limit: 201 }, { sort: 'SLUG' }, { offset: -1 }])('refuses %j', async (body) =>
    expect((await on.tenant.call('POST', '/webhooks/filter', body)).status).toBe(422),
  );

  itIsShut(tenants, 'POST', '/webhooks/filter', {});
  itIsShut(tenants, 'GET', '/webhooks/');
});

describe('GET /webhooks/{id}', () => {
  let webhook: Webhook;
  beforeAll(async () => {
    webhook = await create();
  });

  itFindsOnlyItsOwn(
    tenants,
    'GET',
    (id) => `/webhooks/${id}`,
    () => webhook.id,
    undefined,
    MISSING,
  );
  itIsShut(tenants, 'GET', () => `/webhooks/${webhook.id}`);
});

describe('PUT /webhooks/{id}', () => {
  let webhook: Webhook;
  beforeEach(async () => {
    webhook = await create({ description: 'before', enabled: false });
  });

  it('replaces what is sent and keeps the rest', async () => {
    expect(await on.tenant.call('PUT', `/webhooks/${webhook.id}`, { name: 'after', template: 'x', description: '' })).toMatchObject({
      status: 204,
      body: null,
    });
    expect(await read(webhook)).toMatchObject({ name: 'after', template: 'x', description: '', enabled: false, slug: webhook.slug });
    await on.tenant.call('PUT', `/webhooks/${webhook.id}`, { name: 'again', template: 'x', description: null, enabled: true, requires_key: true });
    expect(await read(webhook)).toMatchObject({ name: 'again', description: '', enabled: true, requires_key: true });
  });

  it('refuses a template that is none, and keeps the old one', async () => {
    expect(await on.tenant.call('PUT', `/webhooks/${webhook.id}`, { name: 'x', template: '{% if %}' })).toMatchObject(invalidAt('body', 'template'));
    expect(await read(webhook)).toEqual(webhook);
  });

  itFindsOnlyItsOwn(
    tenants,
    'PUT',
    (id) => `/webhooks/${id}`,
    () => webhook.id,
    { name: 'x', template: 'x' },
    MISSING,
  );
  itIsShut(tenants, 'PUT', () => `/webhooks/${webhook.id}`, { name: 'x', template: '' });
});

describe('PATCH /webhooks/{id}', () => {
  let webhook: Webhook;
  beforeEach(async () => {
    webhook = await create();
  });

  it('turns it off and on', async () => {
    for (const enabled of [false, true]) {
      expect(await on.tenant.call('PATCH', `/webhooks/${webhook.id}`, { enabled })).toMatchObject({ status: 204, body: null });
      expect(await read(webhook)).toMatchObject({ enabled });
    }
  });

  it('refuses anything else', async () =>
    expect(await on.tenant.call('PATCH', `/webhooks/${webhook.id}`, { name: 'x' })).toMatchObject(invalidAt('body', 'name')));

  itFindsOnlyItsOwn(
    tenants,
    'PATCH',
    (id) => `/webhooks/${id}`,
    () => webhook.id,
    { enabled: false },
    MISSING,
  );
  itIsShut(tenants, 'PATCH', () => `/webhooks/${webhook.id}`, { enabled: true });
});

describe('POST /webhooks/{id}/rotate', () => {
  let webhook: Webhook;
  beforeEach(async () => {
    webhook = await create();
  });

  it('gives it another address, and takes the old one away', async () => {
    const { status, body } = await on.tenant.call('POST', `/webhooks/${webhook.id}/rotate`);
    expect({ status, body }).toMatchObject({ status: 200, body: { id: webhook.id, slug: expect.not.stringMatching(webhook.slug) as string } });
    expect((await send(webhook, { what: 'placed', id: 'old' })).status).toBe(404);
    expect((await send(body as Webhook, { what: 'placed', id: 'new' })).status).toBe(204);
  });

  itFindsOnlyItsOwn(
    tenants,
    'POST',
    (id) => `/webhooks/${id}/rotate`,
    () => webhook.id,
    undefined,
    MISSING,
  );
  itIsShut(tenants, 'POST', () => `/webhooks/${webhook.id}/rotate`);
});

describe('DELETE /webhooks/{id}', () => {
  let webhook: Webhook;
  beforeEach(async () => {
    webhook = await create();
  });

  it('deletes it once, with its address', async () => {
    expect(await on.tenant.call('DELETE', `/webhooks/${webhook.id}`)).toMatchObject({ status: 204, body: null });
    expect(await on.tenant.call('DELETE', `/webhooks/${webhook.id}`)).toMatchObject({ status: 404, body: { detail: MISSING } });
    expect((await send(webhook, {})).status).toBe(404);
    expect((await auditOf(on.app, `webhook.${webhook.id}`)).map(({ action }) => action)).toEqual(['create:webhook', 'delete:webhook']);
  });

  itFindsOnlyItsOwn(
    tenants,
    'DELETE',
    (id) => `/webhooks/${id}`,
    () => webhook.id,
    undefined,
    MISSING,
  );
  itIsShut(tenants, 'DELETE', () => `/webhooks/${webhook.id}`);
});

async function send({ slug }: Pick<Webhook, 'slug'>, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  return on.app.inject({
    method: 'POST',
    url: `/hooks/${slug}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function told(resourceId: string): Promise<{ event: string; payload: Record<string, unknown>; related: unknown }[]> {
  const { cell, schema } = on.tenant.ctx;
  return cell.query({ text: `select event, payload, related from ${schema}.event where resource_id = $1 order by occurred, id`, values: [resourceId] });
}

describe('/hooks/{slug}', () => {
  it('makes an event of a request, without a key', async () => {
    const webhook = await create();
    expect(await send(webhook, { what: 'placed', id: 'first' })).toMatchObject({ status: 204, body: null });
    expect(await told('order.first')).toEqual([
      {
        event: 'order.placed',
        payload: { what: 'placed', id: 'first' },
        related: [{ 'prefect.resource.id': `prefect-cloud.webhook.${webhook.id}`, 'prefect.resource.role': 'webhook', 'prefect.resource.name': webhook.name }],
      },
    ]);
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('takes %s, with or without a body', async (method) => {
    const webhook = await create({ template: `{"event": "{{ method }}", "resource": {"prefect.resource.id": "by-${method}"}}` });
    expect(await on.app.inject({ method, url: `/hooks/${webhook.slug}` })).toMatchObject({ status: 204 });
    expect(await on.app.inject({ method, url: `/hooks/${webhook.slug}/?source=x`, payload: 'a=b' })).toMatchObject({ status: 204 });
    expect(await told(`by-${method}`)).toMatchObject([{ event: method }, { event: method }]);
  });

  it('takes forms and texts as they are', async () => {
    const webhook = await create({ template: '{"event": "e", "resource": {"prefect.resource.id": "{{ body.id or body }}"}}' });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(webhook, 'id=from-form', form)).status).toBe(204);
    expect((await send(webhook, 'not {json', { 'content-type': 'text/plain' })).status).toBe(204);
    expect([await told('from-form'), await told('not {json')]).toMatchObject([[{ event: 'e' }], [{ event: 'e' }]]);
  });

  it('leaves an event that says why no other came, and tells the sender no more than that', async () => {
    const webhook = await create({ template: '{"event": "{{ body.what }}"}' });
    const reply = await send(webhook, { what: 'placed' }, { authorization: 'Bearer secret', cookie: 'secret', 'x-sender': 'shop' });
    expect(reply).toMatchObject({ status: 400, body: { code: 'webhook.no_event', detail: expect.not.stringContaining('placed') as string } });
    const [failed] = await told(`prefect-cloud.webhook.${webhook.id}`);
    expect(failed).toMatchObject({
      event: 'prefect-cloud.webhook.failed',
      payload: { reason: expect.stringContaining('resource'), method: 'POST', headers: { 'x-sender': 'shop' }, rendered: '{"event": "placed"}' },
    });
    expect(JSON.stringify(failed)).not.toContain('secret');
  });

  it('says the same of a disabled one, of one that was never there, and of what is no slug', async () => {
    const webhook = await create({ enabled: false });
    const unknown = { slug: webhook.slug.split('').reverse().join('') };
    const [disabled, missing, none] = [await send(webhook, {}), await send(unknown, {}), await send({ slug: 'x' }, {})];
    expect(disabled).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    expect(missing).toMatchObject({ status: 404, body: disabled.body });
    expect(none).toMatchObject({ status: 404, body: disabled.body });
  });

  it('takes no more than a megabyte', async () => {
    const webhook = await create({ template: '{"event": "{{ body|length }}", "resource": {"prefect.resource.id": "long"}}' });
    const text = { 'content-type': 'text/plain' };
    expect((await send(webhook, 'x'.repeat(1024 * 1024), text)).status).toBe(204);
    expect(await send(webhook, 'x'.repeat(1024 * 1024 + 1), text)).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
    expect(await told('long')).toMatchObject([{ event: '1048576' }]);
  });

  it('takes so many a minute', async () => {
    const webhook = await create();
    const statuses: number[] = [];
    for (let sent = 0; sent < 6; sent++) statuses.push((await send(webhook, { what: 'sent', id: 'many' })).status);
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
    const { headers, body } = await send(webhook, {});
    expect(body).toMatchObject({ code: 'request.too_many' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('counts what other replicas took of a minute', async () => {
    const webhook = await create();
    const elsewhere = limiterOver(on.app.platform, 'hook', { points: 5, duration: 60 });
    await elsewhere.consume(webhook.id, 4);
    const statuses: number[] = [];
    for (let sent = 0; sent < 2; sent++) statuses.push((await send(webhook, { what: 'sent', id: 'shared' })).status);
    expect(statuses).toEqual([204, 429]);
  });

  it('asks for a key of the workspace where the webhook requires one', async () => {
    const webhook = await create({ requires_key: true });
    const event = { what: 'placed', id: 'with-key' };
    expect(await send(webhook, event)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect((await send(webhook, event, { authorization: 'Bearer pnu_wrong' })).status).toBe(401);
    expect((await send(webhook, event, { authorization: `Bearer ${on.stranger.key}` })).status).toBe(401);
    expect(await told('order.with-key')).toEqual([]);
    expect((await send(webhook, event, { authorization: `Bearer ${on.tenant.key}` })).status).toBe(204);
    expect(await told('order.with-key')).toHaveLength(1);
  });

  describe('with a service account', () => {
    const by = (key: string) => ({ authorization: `Bearer ${key}` });

    it('takes its key, also the one that follows, and nobody else’s', async () => {
      const bot = await newBot();
      const webhook = await create({ service_account_id: bot.id });
      const event = { what: 'placed', id: 'by-bot' };
      expect(await send(webhook, event)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { code: 'auth.unauthenticated' } });
      expect((await send(webhook, event, by('pnb_wrong'))).status).toBe(401);
      const others = [on.tenant.key, on.stranger.key, (await newBot()).api_key.key, (await newBot(on.stranger)).api_key.key];
      for (const key of others) expect(await send(webhook, event, by(key))).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect(await told('order.by-bot')).toEqual([]);
      expect((await send(webhook, event, by(bot.api_key.key))).status).toBe(204);
      const { body } = await asker(on.app, on.tenant.key)('POST', `${bots(on.tenant)}${bot.id}/rotate_api_key`);
      expect((await send(webhook, event, by(bot.api_key.key))).status).toBe(401);
      expect((await send(webhook, event, by((body as ServiceAccount).api_key.key))).status).toBe(204);
      expect(await told('order.by-bot')).toHaveLength(2);
    });

    it('goes on refusing when the service account is gone, and says so where one looks', async () => {
      const bot = await newBot();
      const webhook = await create({ service_account_id: bot.id });
      await deleteBot(bot);
      expect((await send(webhook, { what: 'secret' }, by(bot.api_key.key))).status).toBe(401);
      expect((await send(webhook, { what: 'secret' }, by(on.tenant.key))).status).toBe(403);
      expect((await send(webhook, { what: 'secret' })).status).toBe(401);
      const events = await told(`prefect-cloud.webhook.${webhook.id}`);
      expect(events).toHaveLength(3);
      for (const { event, payload } of events) {
        expect(event).toBe('prefect-cloud.webhook.failed');
        expect(payload).toEqual({ reason: expect.stringMatching(/service account .* was deleted/), method: 'POST' });
      }
      expect(await read(webhook)).toMatchObject({ service_account_id: bot.id, service_account: null });
    });

    it('tells so no more often than it takes requests', async () => {
      const bot = await newBot();
      const webhook = await create({ service_account_id: bot.id });
      await deleteBot(bot);
      const statuses: number[] = [];
      for (let sent = 0; sent < 6; sent++) statuses.push((await send(webhook, {})).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    });

    it('takes anyone again once it is taken away, and no sooner', async () => {
      const bot = await newBot();
      const webhook = await create({ service_account_id: bot.id });
      const event = { what: 'placed', id: 'open-again' };
      const replace = async (body: object) => on.tenant.call('PUT', `/webhooks/${webhook.id}`, { name: webhook.name, template: TEMPLATE, ...body });
      expect((await replace({ description: 'as the command line sends it' })).status).toBe(204);
      expect((await send(webhook, event)).status).toBe(401);
      expect(await replace({ service_account_id: (await newBot(on.stranger)).id })).toMatchObject(invalidAt('body', 'service_account_id'));
      expect((await send(webhook, event)).status).toBe(401);
      expect((await replace({ service_account_id: null })).status).toBe(204);
      expect(await read(webhook)).toMatchObject({ service_account_id: null, service_account: null });
      expect((await send(webhook, event)).status).toBe(204);
    });
  });

  it('is gone with its workspace', async () => {
    const tenant = await on.app.newTenant();
    const webhook = await create({}, tenant);
    expect((await on.app.inject({ method: 'DELETE', url: tenant.base, headers: { authorization: `Bearer ${tenant.key}` } })).status).toBe(204);
    expect((await send(webhook, {})).status).toBe(404);
  });
});
