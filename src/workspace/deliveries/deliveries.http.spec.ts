import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { Config } from '@app/config';
import type { Egress } from '@app/egress';
import { MailServerFake } from '../../../libs/egress/src/smtp-server.testing.js';
import { itFindsOnlyItsOwn, itIsShut, testApp, type Tenants } from '../../app.testing.js';
import { Upkeep } from '../../loops/upkeep.js';
import { EVALUATE_AUTOMATIONS } from '../automations/engine/evaluations.service.js';
import { BlockDocumentsService } from '../blocks/block-documents.service.js';
import { Blocks, reference, type DocumentReply } from '../blocks/blocks.testing.js';
import { DELIVER, DeliveriesService } from './deliveries.service.js';
import { EGRESS, Sender } from './sender.js';

interface Attempt {
  status: number | null;
  error: string | null;
  response: string | null;
}
interface Delivery {
  id: string;
  state: string;
  next_attempt: string | null;
  attempts: Attempt[];
}
interface Told {
  id: string;
  event: string;
  payload: Record<string, unknown>;
  related: Record<string, string>[];
  follows: string | null;
}
interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

let on: Tenants;
let receiver: Server;
let address: string;
let mail: MailServerFake;
let received: Received[];
/** What the receiver answers next, one after the other; then 200. */
let answers: { status: number; headers?: Record<string, string>; body?: string; after?: Promise<void> }[];

beforeAll(async () => {
  receiver = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      const { status, headers = {}, body: answer = 'ok', after } = answers.shift() ?? { status: 200 };
      void Promise.resolve(after).then(() => reply.writeHead(status, headers).end(answer));
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  mail = await MailServerFake.listen();
  const smtp = { smtpHost: '127.0.0.1', smtpPort: mail.port, smtpVerify: false, smtpSender: 'Eparch <bot@a.example>' };
  // Nothing happens here unless a test has it done.
  const app = await testApp({ roles: ['api', 'streams'], egressAllow: ['127.0.0.1'], ...smtp });
  on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
});
beforeEach(() => {
  received = [];
  answers = [];
  mail.taken.length = 0;
});
afterAll(async () => {
  await on.app.close();
  await mail.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const call = async <T>(path: string, body?: unknown): Promise<T> => (await on.tenant.call('POST', path, body)).body as T;
const perform = async (duty: string) => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty });
const deliver = async () => {
  await perform(DELIVER);
  await on.app.app.get(DeliveriesService, { strict: false }).settled();
};
const sql = async (text: string, values: unknown[] = []) => on.tenant.ctx.cell.query({ text: text.replaceAll('$schema', on.tenant.ctx.schema), values });
/** As if the pause were over. */
const passTime = async () => sql('update $schema.delivery set due = now() where due is not null');

async function block(slug: string, data: object): Promise<DocumentReply> {
  const { id } = (await on.tenant.call('GET', `/block_types/slug/${slug}`)).body as { id: string };
  const [schema] = await call<{ id: string; block_type_id: string }[]>('/block_schemas/filter', { block_schemas: { block_type_id: { any_: [id] } } });
  return call<DocumentReply>('/block_documents/', { name: `b-${randomUUID()}`, data, block_schema_id: schema?.id, block_type_id: id });
}

/** An automation that fires at once, with the action. */
async function fire(action: object, payload: object = {}): Promise<{ automation: string; event: string }> {
  const name = `event-${randomUUID()}`;
  const trigger = { type: 'event', posture: 'Reactive', expect: [name] };
  const { id } = await call<{ id: string }>('/automations/', { name: 'teller', trigger, actions: [action] });
  const event = { id: randomUUID(), occurred: new Date().toISOString(), event: name, resource: { 'prefect.resource.id': 'thing.1' }, payload };
  await call('/events', [event]);
  await perform(EVALUATE_AUTOMATIONS);
  return { automation: id, event: event.id };
}

async function deliveriesOf(automation: string): Promise<Delivery[]> {
  return call('/deliveries/filter', { deliveries: { automation_id: { any_: [automation] } } });
}
async function deliveryOf(automation: string): Promise<Delivery> {
  const [delivery] = await deliveriesOf(automation);
  if (!delivery) throw new Error('There is no delivery.');
  return delivery;
}
async function told(automation: string): Promise<Told[]> {
  const filter = { resource: { id: [`prefect.automation.${automation}`] }, event: { prefix: ['prefect.automation.action'] }, order: 'ASC' };
  return (await call<{ events: Told[] }>('/events/filter', { filter })).events;
}

describe('call-webhook', () => {
  it('calls what its block says with the rendered payload, and tells what was answered', async () => {
    const { id, name } = await block('webhook', { url: `${address}/in?x=1`, method: 'PUT', headers: { 'X-Key': 'k', 'webhook-secret': 'whsec_c2VjcmV0' } });
    answers = [{ status: 201, headers: { 'x-answer': 'yes', 'set-cookie': 'secret' }, body: 'y'.repeat(2_000) }];
    const { automation, event } = await fire(
      { type: 'call-webhook', block_document_id: id, payload: '{"name": {{ event.event|tojson }}, "n": {{ event.payload.n }}}' },
      { n: 7 },
    );
    expect((await told(automation)).map((one) => one.event)).toEqual(['prefect.automation.action.triggered']);
    await deliver();
    expect(received).toMatchObject([{ method: 'PUT', url: '/in?x=1', headers: { 'x-key': 'k', 'content-type': 'application/json' } }]);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ name: expect.stringMatching(/^event-/), n: 7 });
    expect(received[0]?.headers).toMatchObject({ 'webhook-id': (await deliveryOf(automation)).id, 'webhook-signature': expect.stringMatching(/^v1,/) });
    expect(received[0]?.headers).not.toHaveProperty('webhook-secret');
    const [begun, executed, ...more] = await told(automation);
    expect(more).toEqual([]);
    expect(begun).toMatchObject({ event: 'prefect.automation.action.triggered', follows: event });
    expect(executed).toMatchObject({
      event: 'prefect.automation.action.executed',
      follows: begun?.id,
      payload: { action_type: 'call-webhook', status_code: 201, response_body: 'y'.repeat(1_000), response_headers: { 'x-answer': 'yes' } },
    });
    expect(executed?.payload['response_headers']).not.toHaveProperty('set-cookie');
    expect(executed?.related.slice(0, 2)).toEqual([
      { 'prefect.resource.id': `prefect.block-document.${id}`, 'prefect.resource.role': 'block', 'prefect.resource.name': name },
      { 'prefect.resource.id': 'prefect.block-type.webhook', 'prefect.resource.role': 'block-type' },
    ]);
    const { results } = (await on.tenant.call('GET', `/automations/${automation}/trail`)).body as { results: { kind: string }[] };
    expect(results.map(({ kind }) => kind)).toEqual(['action-executed', 'action-begun', 'fired']);
  });

  it('tries again what may pass, under the same id, and tells of the last answer alone', async () => {
    const { id } = await block('webhook', { url: address });
    answers = [{ status: 503, headers: { 'retry-after': '3000' }, body: 'later' }, { status: 500 }];
    const { automation } = await fire({ type: 'call-webhook', block_document_id: id, payload: 'x' });
    const before = Date.now();
    await deliver();
    const waiting = await deliveryOf(automation);
    expect(waiting).toMatchObject({ state: 'pending', attempts: [{ status: 503, error: 'The answer was HTTP 503', response: 'later' }] });
    expect(Date.parse(waiting.next_attempt ?? '') - before).toBeGreaterThan(2_900_000);
    await deliver();
    expect(received).toHaveLength(1);
    for (let tries = 0; tries < 2; tries++) {
      await passTime();
      await deliver();
    }
    expect(await deliveryOf(automation)).toMatchObject({
      state: 'delivered',
      next_attempt: null,
      attempts: [{ status: 503 }, { status: 500 }, { status: 200, error: null }],
    });
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await told(automation)).map(({ event, payload }) => [event, payload['status_code']])).toEqual([
      ['prefect.automation.action.triggered', undefined],
      ['prefect.automation.action.executed', 200],
    ]);
  });

  it('keeps nobody waiting for a receiver that takes its time', async () => {
    const [slow, quick] = [await block('webhook', { url: `${address}/slow` }), await block('webhook', { url: address })];
    let answer: () => void = () => undefined;
    answers = [{ status: 200, after: new Promise((resolve) => (answer = resolve)) }];
    const first = await fire({ type: 'call-webhook', block_document_id: slow.id });
    while (received.length === 0) await perform(DELIVER);
    const second = await fire({ type: 'call-webhook', block_document_id: quick.id });
    while ((await deliveryOf(second.automation)).state !== 'delivered') await perform(DELIVER);
    expect(await deliveryOf(first.automation)).toMatchObject({ state: 'pending', attempts: [] });
    answer();
    await deliver();
    expect(await deliveryOf(first.automation)).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
  });

  it('gives up after six tries, and whoever answered was called', async () => {
    const { id } = await block('webhook', { url: address });
    answers = Array.from({ length: 6 }, () => ({ status: 502 }));
    const { automation } = await fire({ type: 'call-webhook', block_document_id: id });
    for (let tries = 0; tries < 7; tries++) {
      await passTime();
      await deliver();
    }
    expect(received).toHaveLength(6);
    expect(await deliveryOf(automation)).toMatchObject({ state: 'failed', next_attempt: null });
    expect((await told(automation)).at(-1)).toMatchObject({ event: 'prefect.automation.action.executed', payload: { status_code: 502 } });
  });

  it('does not try again what will not pass', async () => {
    const { id } = await block('webhook', { url: address });
    answers = [{ status: 410 }];
    const { automation } = await fire({ type: 'call-webhook', block_document_id: id });
    await deliver();
    expect(await deliveryOf(automation)).toMatchObject({ state: 'failed', attempts: [{ status: 410 }] });
  });

  it('does not go where the block or the installation forbids', async () => {
    const forbidden = [await block('webhook', { url: address, allow_private_urls: false }), await block('webhook', { url: 'http://169.254.169.254/latest' })];
    for (const { id } of forbidden) {
      const { automation } = await fire({ type: 'call-webhook', block_document_id: id });
      await deliver();
      expect(await deliveryOf(automation)).toMatchObject({
        state: 'failed',
        attempts: [{ status: null, error: expect.stringContaining('not on the public') }],
      });
      expect((await told(automation)).at(-1)).toMatchObject({
        event: 'prefect.automation.action.failed',
        payload: { reason: expect.stringMatching(/^Webhook call failed: .*not on the public/) },
      });
    }
    expect(received).toEqual([]);
  });

  it.each([
    ['a block of another type', 'slack-webhook', '', 'The referenced block was not a webhook block'],
    ['a template that fails', 'webhook', '{{ 1 / 0 }}', expect.stringMatching(/^Template rendering failed: ZeroDivisionError/)],
  ])('fails at once with %s', async (_, slug, payload, reason) => {
    const { id } = await block(slug, { url: address });
    const { automation } = await fire({ type: 'call-webhook', block_document_id: id, payload });
    expect(await deliveriesOf(automation)).toEqual([]);
    expect((await told(automation)).at(-1)).toMatchObject({ event: 'prefect.automation.action.failed', payload: { reason } });
  });

  it('keeps a payload that is an object as JSON with the numbers that were sent', async () => {
    const action = `{"type": "call-webhook", "block_document_id": "${randomUUID()}", "payload": {"a": 2.0, "b": [12345678901234567890, {}]}}`;
    const trigger = '{"type": "event", "posture": "Reactive", "expect": ["never"]}';
    const { payload } = await on.app.app.inject({
      method: 'POST',
      url: `${on.tenant.base}/automations/`,
      headers: { authorization: `Bearer ${on.tenant.key}` },
      payload: `{"name": "old form", "trigger": ${trigger}, "actions": [${action}]}`,
    });
    expect((JSON.parse(payload) as { actions: { payload: string }[] }).actions[0]?.payload).toBe(
      '{\n  "a": 2.0,\n  "b": [\n    12345678901234567890,\n    {}\n  ]\n}',
    );
  });
});

describe('send-notification', () => {
  it('says what its templates make of the event', async () => {
    const { id } = await block('slack-webhook', { url: `${address}/slack` });
    const { automation } = await fire(
      { type: 'send-notification', block_document_id: id, subject: 'About {{ event.resource.id }}', body: '{{ automation.name }}: {{ event.payload.what }}' },
      { what: 'it broke' },
    );
    await deliver();
    expect(received).toMatchObject([{ method: 'POST', url: '/slack' }]);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ attachments: [{ title: 'About thing.1', text: 'teller: it broke' }] });
    expect((await told(automation)).at(-1)).toMatchObject({ event: 'prefect.automation.action.executed', payload: { action_type: 'send-notification' } });
  });

  it('has a subject of its own unless it is given one', async () => {
    const { id } = await block('custom-webhook', { name: 'c', url: address, json_data: { s: '{{ subject }}' } });
    await fire({ type: 'send-notification', block_document_id: id, body: 'x' });
    await deliver();
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ s: 'Prefect automated notification' });
  });

  it('tells why it could not be sent', async () => {
    const { id } = await block('slack-webhook', { url: address });
    answers = [{ status: 404, body: 'no_team' }];
    const { automation } = await fire({ type: 'send-notification', block_document_id: id, body: 'x' });
    await deliver();
    expect((await told(automation)).at(-1)).toMatchObject({
      event: 'prefect.automation.action.failed',
      payload: { reason: 'Notification failed', notification_log: 'The answer was HTTP 404' },
    });
  });

  it('goes on where it stopped when one of several recipients was not reached', async () => {
    const host = { hostname: '127.0.0.1', port: Number(new URL(address).port), token: 't', channels: ['a', 'b', 'c'] };
    const { id } = await block('mattermost-webhook', host);
    answers = [{ status: 200 }, { status: 500 }];
    const { automation } = await fire({ type: 'send-notification', block_document_id: id, body: 'x' });
    await deliver();
    await passTime();
    await deliver();
    expect(received.map(({ body }) => (JSON.parse(body) as { channel: string }).channel)).toEqual(['a', 'b', 'b', 'c']);
    expect(await deliveryOf(automation)).toMatchObject({ state: 'delivered', attempts: [{ status: 500 }, { status: 200 }] });
  });

  it('goes on with the others when one of several recipients will never be reached', async () => {
    const host = { hostname: '127.0.0.1', port: Number(new URL(address).port), token: 't', channels: ['a', 'b'] };
    const { id } = await block('mattermost-webhook', host);
    answers = [{ status: 404 }];
    const { automation } = await fire({ type: 'send-notification', block_document_id: id, body: 'x' });
    await deliver();
    expect(received).toHaveLength(2);
    expect(await deliveryOf(automation)).toMatchObject({ state: 'failed', attempts: [{ status: 200, error: 'a: The answer was HTTP 404' }] });
  });

  it.each([
    ['a block that cannot notify', async () => (await block('webhook', { url: address })).id, 'The referenced block was not a notification block'],
    ['a block that is gone', () => randomUUID(), 'Block document not found'],
  ])('fails at once with %s', async (_, id, reason) => {
    const { automation } = await fire({ type: 'send-notification', block_document_id: await id(), body: 'x' });
    expect((await told(automation)).at(-1)).toMatchObject({ event: 'prefect.automation.action.failed', payload: { reason } });
  });

  it('fails with a block of somebody’s own type, whose program is not here', async () => {
    const blocks = new Blocks(on.tenant);
    const schema = await blocks.schema(await blocks.type({ name: 'Pigeon' }), {}, { capabilities: ['notify'] });
    const { id } = await blocks.document({}, { schema });
    const { automation } = await fire({ type: 'send-notification', block_document_id: id, body: 'x' });
    await deliver();
    expect((await told(automation)).at(-1)).toMatchObject({ payload: { reason: 'Notification failed', notification_log: expect.stringContaining('Pigeon') } });
  });

  it.each([
    ['no body', {}, 'body'],
    ['a template that is none', { body: '{{' }, 'body'],
    ['a subject that is none', { body: '', subject: '{% if %}' }, 'subject'],
  ])('is refused with %s', async (_, members, member) => {
    const actions = [{ type: 'send-notification', block_document_id: randomUUID(), ...members }];
    const reply = await on.tenant.call('POST', '/automations/', { name: 'x', trigger: { type: 'event', posture: 'Reactive' }, actions });
    expect(reply).toMatchObject({ status: 422, body: { exception_detail: [{ loc: ['body', 'actions', 0, member] }] } });
  });
});

describe('send-notification by e-mail', () => {
  const [x, y, z] = ['x@a.example', 'y@a.example', 'z@a.example'] as const;
  const write = async (data: object): Promise<string> => {
    const { id } = await block('email', data);
    const { automation } = await fire(
      { type: 'send-notification', block_document_id: id, subject: 'About {{ event.resource.id }}', body: 'It is {{ event.payload.how }}' },
      { how: 'rot' },
    );
    await deliver();
    return automation;
  };

  it('writes to the recipients of its block, encrypted, each alone', async () => {
    const automation = await write({ emails: [x, y] });
    expect(mail.taken).toMatchObject([
      { from: 'bot@a.example', to: [x], isSecure: true },
      { from: 'bot@a.example', to: [y], isSecure: true },
    ]);
    expect(mail.taken[0]?.raw).toMatch(/^Subject: About thing\.1\r\n[^]*\r\n\r\nIt is rot/m);
    expect(await deliveryOf(automation)).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 250, error: null, response: expect.stringContaining('Taken') }],
    });
    expect((await told(automation)).at(-1)).toMatchObject({ event: 'prefect.automation.action.executed', payload: { action_type: 'send-notification' } });
  });

  it('tries again whom the server may take later, and nobody who was reached or never will be', async () => {
    mail.refusals.set(x, [[450, 'Greylisted']]).set(y, [[550, 'No such user']]);
    const automation = await write({ emails: [x, y, z] });
    expect(await deliveryOf(automation)).toMatchObject({
      state: 'pending',
      attempts: [{ status: 450, error: 'The mail server said 450 Greylisted', response: '450 Greylisted' }],
    });
    await passTime();
    await deliver();
    expect(mail.taken.map(({ to }) => to)).toEqual([[z], [x]]);
    const refused = { event: 'prefect.automation.action.failed', payload: { notification_log: `${y}: The mail server said 550 No such user` } };
    expect(await deliveryOf(automation)).toMatchObject({
      state: 'failed',
      attempts: [{}, { status: 250, error: `${y}: The mail server said 550 No such user` }],
    });
    expect((await told(automation)).at(-1)).toMatchObject(refused);
    const { id } = await deliveryOf(automation);
    await on.tenant.call('POST', `/deliveries/${id}/replay`);
    await deliver();
    expect(mail.taken.map(({ to }) => to)).toEqual([[z], [x], [y]]);
    expect(await deliveryOf(automation)).toMatchObject({ state: 'delivered' });
  });

  it('uses a mail server of the workspace’s own, as far as the installation lets it', async () => {
    const own = { smtp_server: '127.0.0.1', smtp_type: 'STARTTLS', smtp_port: mail.port, verify: false, username: 'me@a.example', password: 'right' };
    const { id } = await new Blocks(on.tenant).document(own, { secret_fields: ['password'] });
    await write({ emails: [x], email_server_credentials: reference(id) });
    expect(mail.taken).toMatchObject([{ from: 'me@a.example', to: [x], user: 'me@a.example' }]);
    const inside = { smtp_server: '169.254.169.254', smtp_type: 'INSECURE' };
    expect(await deliveryOf(await write({ emails: [x], email_server_credentials: inside }))).toMatchObject({
      state: 'failed',
      attempts: [{ status: null, error: expect.stringContaining('not on the public') }],
    });
  });

  it('says what to set where the installation has no mail server', async () => {
    const { app } = on.app;
    const [blocks, config] = [app.get(BlockDocumentsService, { strict: false }), app.get(Config, { strict: false })];
    const { id } = await block('email', { emails: [x] });
    const sender = new Sender(blocks, app.get<Egress>(EGRESS, { strict: false }), config.with({ smtpHost: null }));
    expect(await sender.send(on.tenant.ctx, { blockDocumentId: id }, { id, subject: null, body: 'x', now: 0 }, {})).toMatchObject({
      error: expect.stringContaining('EPARCH_SMTP_HOST'),
      isPassing: false,
    });
    expect(mail.taken).toEqual([]);
  });
});

describe('deliveries', () => {
  let ended: Delivery;
  let automation: string;
  beforeAll(async () => {
    [received, answers] = [[], [{ status: 400, body: 'no' }]];
    const { id } = await block('webhook', { url: address });
    ({ automation } = await fire({ type: 'call-webhook', block_document_id: id, payload: 'again' }));
    await deliver();
    ended = await deliveryOf(automation);
  });

  describe('POST /deliveries/filter', () => {
    it('lists the newest first, with what became of them and without secrets', async () => {
      expect(ended).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        kind: 'webhook',
        state: 'failed',
        block_document_id: expect.any(String),
        block_name: expect.any(String),
        block_type_slug: 'webhook',
        automation_id: automation,
        automation_name: 'teller',
        subject: null,
        body: 'again',
        next_attempt: null,
        attempts: [{ at: expect.any(String), ms: expect.any(Number), status: 400, error: 'The answer was HTTP 400', response: 'no' }],
      });
      const ids = (found: Delivery[]) => found.map(({ id }) => id);
      expect(ids(await call('/deliveries/filter', { limit: 1 }))).toEqual([ended.id]);
      expect(ids(await call('/deliveries/filter', { deliveries: { state: { any_: ['failed'] } }, limit: 1 }))).toEqual([ended.id]);
      expect(ids(await call('/deliveries/filter', { deliveries: { state: { any_: ['pending'] }, id: { any_: [ended.id] } } }))).toEqual([]);
      expect((await on.stranger.call('POST', '/deliveries/filter', {})).body).toEqual([]);
    });

    it.each([{ limit: 201 }, { deliveries: { state: { any_: ['lost'] } } }, { deliveries: { url: {} } }])('refuses %j', async (body) =>
      expect((await on.tenant.call('POST', '/deliveries/filter', body)).status).toBe(422),
    );

    itIsShut(() => on, 'POST', '/deliveries/filter', {});
  });

  describe('GET /deliveries/{id}', () => {
    it('reads one', async () => expect(await on.tenant.call('GET', `/deliveries/${ended.id}`)).toMatchObject({ status: 200, body: ended }));

    itFindsOnlyItsOwn(
      () => on,
      'GET',
      (id) => `/deliveries/${id}`,
      () => ended.id,
      undefined,
      'Delivery not found',
    );
    itIsShut(
      () => on,
      'GET',
      () => `/deliveries/${ended.id}`,
    );
  });

  describe('POST /deliveries/{id}/replay', () => {
    it('sends it again as it was, under the same id, and tells nobody twice', async () => {
      const before = await told(automation);
      expect(await on.tenant.call('POST', `/deliveries/${ended.id}/replay`)).toMatchObject({
        status: 202,
        body: { state: 'pending', attempts: ended.attempts },
      });
      expect(await on.tenant.call('POST', `/deliveries/${ended.id}/replay`)).toMatchObject({ status: 409, body: { code: 'delivery.pending' } });
      await deliver();
      expect(received).toMatchObject([{ body: 'again', headers: { 'webhook-id': ended.id } }]);
      expect(await deliveryOf(automation)).toMatchObject({ state: 'delivered', attempts: [{ status: 400 }, { status: 200 }] });
      expect(await told(automation)).toEqual(before);
      expect((await on.tenant.call('POST', `/deliveries/${ended.id}/replay`)).status).toBe(202);
      await deliver();
      expect(received).toHaveLength(2);
    });

    itFindsOnlyItsOwn(
      () => on,
      'POST',
      (id) => `/deliveries/${id}/replay`,
      () => ended.id,
      undefined,
      'Delivery not found',
    );
    itIsShut(
      () => on,
      'POST',
      () => `/deliveries/${ended.id}/replay`,
    );
  });

  it('are sent once by two at the same moment', async () => {
    const { id } = await block('webhook', { url: address });
    await fire({ type: 'call-webhook', block_document_id: id });
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(received).toHaveLength(1);
  });

  it('are forgotten a month after', async () => {
    await sql(`update $schema.delivery set created = now() - interval '31 days' where id = $1`, [ended.id]);
    await deliver();
    expect((await on.tenant.call('GET', `/deliveries/${ended.id}`)).status).toBe(404);
  });
});
