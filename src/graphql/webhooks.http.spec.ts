import { randomUUID } from 'node:crypto';
import { testApp, type Tenants } from '../app.testing.js';
import { newMember } from '../control/control.testing.js';
import { asker, withKey, type Answer } from './graphql.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const SHOWN = `__typename ... on WebhookSuccess { webhook { id name description enabled template requiresKey slug created } } ${ERROR}`;
const TEMPLATE = '{"event": "order.{{ body.what }}", "resource": {"prefect.resource.id": "order"}, "payload": {{ body|tojson }}}';

interface Shown {
  id: string;
  slug: string;
}

describe('webhooks in GraphQL', () => {
  let on: Tenants;
  beforeAll(async () => {
    const app = await testApp({ roles: ['api'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
  });
  afterAll(() => on.app.close());

  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: on.tenant.workspace.id, ...variables });
  const answer = async <T>(asked: Promise<Answer>): Promise<T> => {
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as T;
  };
  const create = async (input: object = {}) =>
    answer<{ webhook: Shown }>(
      ask(`mutation($input: CreateWebhookInput!) { createWebhook(input: $input) { ${SHOWN} } }`, {
        input: { workspaceId: on.tenant.workspace.id, name: `w-${randomUUID()}`, template: TEMPLATE, ...input },
      }),
    );
  const update = (id: string, input: object, tenant = on.tenant) =>
    ask(
      `mutation($input: UpdateWebhookInput!) { updateWebhook(input: $input) { ${SHOWN} } }`,
      { input: { workspaceId: on.tenant.workspace.id, webhookId: id, ...input } },
      tenant,
    );
  const act = (name: string, id: string, shown: string, tenant = on.tenant) =>
    ask(`mutation($w: ID!, $id: ID!) { ${name}(workspaceId: $w, webhookId: $id) { ${shown} } }`, { id }, tenant);
  const DELETED = `__typename ... on DeleteSuccess { id } ${ERROR}`;
  const inWorkspace = async <T>(fields: string, variables: object = {}, head = ''): Promise<T> =>
    answer<T>(ask(`query($w: ID!${head}) { workspace(id: $w) { ${fields} } }`, variables));

  it('are made, listed by name and found', async () => {
    const made = await create({ name: 'a-first', description: 'd', requiresKey: true });
    expect(made).toMatchObject({
      __typename: 'WebhookSuccess',
      webhook: { name: 'a-first', description: 'd', enabled: true, template: TEMPLATE, requiresKey: true, slug: expect.stringMatching(/^[\w-]{43}$/) },
    });
    await create({ name: 'z-last' });
    const { webhooks } = await inWorkspace<{ webhooks: { name: string; slug: string }[] }>('webhooks { name slug }');
    expect(webhooks[0]).toEqual({ name: 'a-first', slug: made.webhook.slug });
    const one = (id: string) => inWorkspace<{ webhook: unknown }>('webhook(id: $id) { name }', { id }, ', $id: ID!');
    expect([await one(made.webhook.id), await one(randomUUID()), await one('nothing')]).toEqual([
      { webhook: { name: 'a-first' } },
      { webhook: null },
      { webhook: null },
    ]);
  });

  it('tell whose key senders bring, and keep that until it is taken away', async () => {
    const input = { accountId: on.tenant.account.id, name: 'sender' };
    const bot = await answer<{ serviceAccount: { id: string } }>(
      ask(
        'mutation($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { ... on ServiceAccountKeySuccess { serviceAccount { id } } } }',
        {
          input,
        },
      ),
    );
    const { id: serviceAccountId } = bot.serviceAccount;
    const { webhook } = await create({ serviceAccountId });
    const keyOf = () => inWorkspace<{ webhook: object }>('webhook(id: $id) { serviceAccountId serviceAccount { name } }', { id: webhook.id }, ', $id: ID!');
    await answer(update(webhook.id, { description: 'changed' }));
    expect(await keyOf()).toEqual({ webhook: { serviceAccountId, serviceAccount: { name: 'sender' } } });
    expect(await answer(update(webhook.id, { serviceAccountId: randomUUID() }))).toMatchObject({ fields: [{ field: 'serviceAccountId' }] });
    await answer(
      ask('mutation($a: ID!, $id: ID!) { deleteServiceAccount(accountId: $a, serviceAccountId: $id) { __typename } }', {
        a: on.tenant.account.id,
        id: serviceAccountId,
      }),
    );
    expect(await keyOf()).toEqual({ webhook: { serviceAccountId, serviceAccount: null } });
    await answer(update(webhook.id, { serviceAccountId: null }));
    expect(await keyOf()).toEqual({ webhook: { serviceAccountId: null, serviceAccount: null } });
  });

  it('are changed in what is named', async () => {
    const { webhook } = await create();
    expect(await answer(update(webhook.id, { enabled: false }))).toMatchObject({ webhook: { ...webhook, enabled: false } });
    expect(await answer(update(webhook.id, { name: 'renamed', description: 'x' }))).toMatchObject({
      webhook: { name: 'renamed', description: 'x', enabled: false, template: TEMPLATE, slug: webhook.slug },
    });
  });

  it('say at the field what is wrong', async () => {
    const { webhook } = await create();
    expect(await create({ template: '{{' })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'template' }] });
    expect(await answer(update(webhook.id, { name: '' }))).toMatchObject({ __typename: 'InputError', fields: [{ field: 'name' }] });
    expect(await answer(update('nothing', {}))).toMatchObject({ __typename: 'InputError', message: 'Webhook not found' });
  });

  it('get another slug, and are deleted', async () => {
    const { webhook } = await create();
    const rotated = await answer<{ webhook: Shown }>(act('rotateWebhook', webhook.id, SHOWN));
    expect(rotated.webhook).toMatchObject({ id: webhook.id, slug: expect.not.stringMatching(webhook.slug) });
    expect(await answer(act('deleteWebhook', webhook.id, DELETED))).toEqual({ __typename: 'DeleteSuccess', id: webhook.id });
    expect(await answer(act('deleteWebhook', webhook.id, DELETED))).toMatchObject({ message: 'Webhook not found' });
  });

  it('are nobody’s from elsewhere', async () => {
    const { webhook } = await create();
    for (const asked of [update(webhook.id, { enabled: false }, on.stranger), act('rotateWebhook', webhook.id, SHOWN, on.stranger)]) {
      expect((await asked).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    }
    const member = await newMember(on.app, on.tenant, 'member');
    expect(await answer(update(webhook.id, { enabled: false }, { ...on.tenant, key: member.key }))).toMatchObject({ webhook: { enabled: false } });
  });

  it('show what came by them last', async () => {
    const { webhook } = await create({ template: '{"event": "{{ body }}", "resource": {"prefect.resource.id": "r"}, "payload": {"n": 1}}' });
    for (const payload of ['one', '"'])
      await on.app.inject({ method: 'POST', url: `/hooks/${webhook.slug}`, headers: { 'content-type': 'text/plain' }, payload });
    const shown = await inWorkspace<object>('webhook(id: $id) { received { event resourceId payload isFailure } }', { id: webhook.id }, ', $id: ID!');
    expect(shown).toEqual({
      webhook: {
        received: [
          {
            event: 'prefect-cloud.webhook.failed',
            resourceId: `prefect-cloud.webhook.${webhook.id}`,
            payload: expect.objectContaining({ body: '"' }),
            isFailure: true,
          },
          { event: 'one', resourceId: 'r', payload: { n: 1 }, isFailure: false },
        ],
      },
    });
    const tooMany = await ask('query($w: ID!, $id: ID!) { workspace(id: $w) { webhook(id: $id) { received(first: 51) { id } } } }', { id: webhook.id });
    expect(tooMany.errors).toMatchObject([{ extensions: { code: 'request.invalid' } }]);
  });

  describe('hookTrial', () => {
    const trial = async (template: string, request: object) =>
      inWorkspace<{ hookTrial: object }>(
        'hookTrial(template: $t, request: $r) { event reason rendered }',
        { t: template, r: request },
        ', $t: String!, $r: HookRequestInput!',
      );

    it('shows the event that would come of a request', async () =>
      expect(await trial(TEMPLATE, { headers: { 'Content-Type': 'application/json' }, body: '{"what": "paid"}' })).toMatchObject({
        hookTrial: { event: { event: 'order.paid', resource: { 'prefect.resource.id': 'order' }, payload: { what: 'paid' } }, reason: null },
      }));

    it('says why none would', async () => {
      expect(await trial('{"event": "{{ method }}"}', { method: 'GET' })).toMatchObject({
        hookTrial: { event: null, reason: expect.stringContaining('resource'), rendered: '{"event": "GET"}' },
      });
      expect(await trial('{{', {})).toMatchObject({ hookTrial: { event: null, rendered: null } });
    });
  });
});

describe('deliveries in GraphQL', () => {
  let on: Tenants;
  const ids = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    const app = await testApp({ roles: ['api'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    const { cell, schema } = on.tenant.ctx;
    const attempts = [{ at: '2026-01-31T08:00:00Z', ms: 12, status: 500, error: 'The answer was HTTP 500', response: 'no' }];
    for (const [index, id] of ids.entries()) {
      await cell.query({
        text: `insert into ${schema}.delivery (id, created, kind, state, block_document_id, block_name, block_type, subject, body, due, attempts)
               values ($1, now() - $2 * interval '1 minute', 'notification', $3, $1, 'b', 'slack-webhook', 's', 'text', null, $4)`,
        values: [id, index, index === 0 ? 'failed' : 'delivered', JSON.stringify(attempts)],
      });
    }
  });
  afterAll(() => on.app.close());

  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: on.tenant.workspace.id, ...variables });
  const FIELDS = 'id state blockName blockType subject body nextAttempt attempts { at ms status error response }';
  const replay = async (id: string, tenant = on.tenant): Promise<Answer> =>
    ask(
      `mutation($w: ID!, $id: ID!) { replayDelivery(workspaceId: $w, deliveryId: $id) { __typename ... on DeliverySuccess { delivery { state nextAttempt } } ${ERROR} } }`,
      { id },
      tenant,
    );

  it('are listed, the newest first, all or those in a state', async () => {
    const { data } = await ask(`query($w: ID!) { workspace(id: $w) { all: deliveries { ${FIELDS} } some: deliveries(state: DELIVERED, first: 5) { id } } }`);
    expect(data).toMatchObject({
      workspace: {
        all: [
          {
            id: ids[0],
            state: 'FAILED',
            blockType: 'slack-webhook',
            nextAttempt: null,
            attempts: [{ at: '2026-01-31T08:00:00.000000Z', ms: 12, status: 500 }],
          },
          { id: ids[1], state: 'DELIVERED' },
        ],
        some: [{ id: ids[1] }],
      },
    });
  });

  it('are replayed by those who may run things, once at a time', async () => {
    const [id = ''] = ids;
    expect((await replay(id, on.stranger)).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    expect((await replay(id)).data).toMatchObject({
      replayDelivery: { __typename: 'DeliverySuccess', delivery: { state: 'PENDING', nextAttempt: expect.any(String) } },
    });
    expect((await replay(id)).data).toMatchObject({ replayDelivery: { __typename: 'InputError', message: expect.stringContaining('not ended') } });
    for (const missing of [randomUUID(), 'nothing']) {
      expect((await replay(missing)).data).toMatchObject({ replayDelivery: { __typename: 'InputError', message: 'Delivery not found' } });
    }
  });
});
