import { writeJson } from '@app/contract';
import type { ReceivedEvent } from '../events/event.schema.js';
import { eventOf, type HookRequest } from './received.js';

const NOW = new Date('2026-01-31T08:00:00Z');
const WEBHOOK = { id: '3f0c5d1e-0000-4000-8000-000000000001', name: 'orders' };

const made = (template: string, request: Partial<HookRequest> = {}) =>
  eventOf({ ...WEBHOOK, template }, { method: 'POST', headers: {}, body: '', ...request }, NOW);
const payloadOf = (...given: Parameters<typeof made>): string => writeJson((made(...given) as ReceivedEvent).payload);
const form = (body: string): Partial<HookRequest> => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
const json = (body: unknown): Partial<HookRequest> => ({ headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) });

const STATIC = '{"event": "order.placed", "resource": {"prefect.resource.id": "order.1"}}';

describe('what a webhook makes of a request', () => {
  it('is the event of its template, told now, with the webhook among its related resources', () =>
    expect(made(STATIC)).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      occurred: NOW.getTime() * 1000,
      event: 'order.placed',
      resource: { 'prefect.resource.id': 'order.1' },
      related: [{ 'prefect.resource.id': `prefect-cloud.webhook.${WEBHOOK.id}`, 'prefect.resource.role': 'webhook', 'prefect.resource.name': 'orders' }],
      follows: null,
    }));

  it('tells of the request where the template makes no payload', () => {
    const request = { method: 'PUT', headers: { 'content-type': 'application/json', 'x-sender': 'shop', 'x-gitlab-token': 's', 'x-api-key': 's' } };
    expect(payloadOf(STATIC, { ...request, body: '{"b": 2.0, "a": 12345678901234567890}' })).toBe(
      '{"method":"PUT","headers":{"content-type":"application/json","x-sender":"shop"},"body":{"b":2.0,"a":12345678901234567890}}',
    );
    expect(payloadOf(STATIC, form('model=a&name=b%20c'))).toContain('"body":{"model":"a","name":"b c"}');
    expect(payloadOf(STATIC.replace('{', '{"payload": null, '), { body: 'x'.repeat(30_000) })).toContain(`"body":"${'x'.repeat(20_000)}"`);
    expect(made(STATIC.replace('{', '{"payload": {}, '))).toMatchObject({ payload: {} });
  });

  it('has what the template says of time, identity and relations', () => {
    const id = '0198c0de-0000-7000-8000-000000000000';
    const template = `{"id": "${id}", "occurred": "2026-01-01T00:00:00Z", "event": "e", "follows": "${WEBHOOK.id}", "payload": {"a": [1]},
      "resource": {"prefect.resource.id": "r"}, "related": [{"prefect.resource.id": "s", "prefect.resource.role": "source"}]}`;
    expect(made(template)).toMatchObject({ id, occurred: Date.UTC(2026, 0, 1) * 1000, follows: WEBHOOK.id, payload: { a: [1] }, related: [{}, {}] });
  });

  it.each<[string, Partial<HookRequest>, string]>([
    ['the method', { method: 'DELETE' }, '{{ method }}'],
    ['a header in any case', { headers: { 'x-order-id': 'DELETE' } }, "{{ headers['X-Order-ID'] }}"],
    ['a header by get', { headers: { 'x-order-id': 'DELETE' } }, "{{ headers.get('X-ORDER-ID', 'none') }}"],
    ['JSON', json({ order: { what: 'DELETE' } }), '{{ body.order.what }}'],
    ['JSON of another kind', { headers: { 'content-type': 'application/vnd.orders+json' }, body: '{"what": "DELETE"}' }, '{{ body.what }}'],
    ['JSON that says it is text', { headers: { 'content-type': 'text/plain' }, body: '{"what": "DELETE"}' }, '{{ body.what }}'],
    ['a form', form('what=DEL%45TE&a=b'), '{{ body.what }}'],
    ['a text', { headers: { 'content-type': 'text/plain' }, body: 'DELETE' }, '{{ body }}'],
    ['a text that says it is JSON', { ...json({}), body: 'DELETE' }, '{{ body }}'],
    ['a body of no kind', { body: 'DELETE' }, '{{ body }}'],
  ])('knows %s', (_, request, expression) =>
    expect(made(`{"event": "${expression}", "resource": {"prefect.resource.id": "r"}}`, request)).toMatchObject({ event: 'DELETE' }),
  );

  it('takes any JSON in by tojson', () => {
    const body = { text: 'a "quoted" <tag>\n', list: [1, { b: null }] };
    expect(made('{"event": "e", "resource": {"prefect.resource.id": "r"}, "payload": {{ body|tojson }}}', json(body))).toMatchObject({ payload: body });
  });

  it.each<[string, string, Partial<HookRequest>, RegExp, string | null]>([
    ['a template that makes no JSON', 'hello {{ body }}', { body: 'you' }, /no JSON/, 'hello you'],
    ['a quote that was not written for JSON', '{"event": "{{ body }}"}', { body: 'a"b' }, /no JSON/, '{"event": "a"b"}'],
    ['a list', '[]', {}, /one JSON object/, '[]'],
    ['an event without a name', '{"resource": {"prefect.resource.id": "r"}}', {}, /event: Must be a name/, expect.any(String) as string],
    ['a resource without an id', '{"event": "e", "resource": {"prefect.resource.id": ""}}', {}, /prefect.resource.id/, expect.any(String) as string],
    ['a template that cannot be rendered', '{{ body.a.b.c + 1 }}', json({ a: 1 }), /cannot be rendered: .*\(line 1\)/, null],
  ])('is a reason instead for %s', (_, template, request, reason, rendered) =>
    expect(made(template, request)).toEqual({ reason: expect.stringMatching(reason) as string, rendered }),
  );

  it.each(['prefect.task-run.Completed', 'prefect.flow-run.Failed', 'prefect-cloud.webhook.failed'])('never passes for %s', (event) =>
    expect(made('{"event": "{{ body }}", "resource": {"prefect.resource.id": "r"}}', { body: event })).toMatchObject({
      reason: expect.stringContaining(event),
    }),
  );

  it('may tell of assets', () =>
    expect(made('{"event": "prefect.asset.materialization.succeeded", "resource": {"prefect.resource.id": "s3://b/k"}}')).toMatchObject({
      resource: { 'prefect.resource.id': 's3://b/k' },
    }));
});

describe('from_cloud_event', () => {
  const TEMPLATE = '{{ body|from_cloud_event(headers) }}';
  const attributes = { specversion: '1.0', id: 'A-1', source: '/shop', type: 'order.placed' };
  const structured = (event: unknown) => made(TEMPLATE, { headers: { 'content-type': 'application/cloudevents+json' }, body: JSON.stringify(event) });
  const binary = (headers: Record<string, string>, body: string) => made(TEMPLATE, { headers, body });
  const ce = (event: Record<string, string>) => Object.fromEntries(Object.entries(event).map(([name, value]) => [`ce-${name}`, value]));

  it('reads one in structured form', () =>
    expect(structured({ ...attributes, subject: 'order/1', time: '2026-01-01T00:00:00Z', data: { n: 1 } })).toMatchObject({
      event: 'order.placed',
      occurred: Date.UTC(2026, 0, 1) * 1000,
      resource: { 'prefect.resource.id': 'order/1', 'cloudevents.id': 'A-1', 'cloudevents.source': '/shop' },
      payload: { data: { n: 1 }, cloudevents: { ...attributes, subject: 'order/1', time: '2026-01-01T00:00:00Z' } },
    }));

  it('reads one in structured form that only says that it is JSON', () => {
    const event = { ...attributes, data: 1 };
    expect(made(TEMPLATE, json(event))).toMatchObject({ event: 'order.placed', payload: { data: 1, cloudevents: attributes } });
  });

  it('reads one in binary form, with what its headers carry in percents', () =>
    expect(binary({ ...ce({ ...attributes, subject: 'caf%C3%A9', shard: '7' }), 'content-type': 'application/json' }, '{"n": 1}')).toMatchObject({
      event: 'order.placed',
      resource: { 'prefect.resource.id': 'café' },
      payload: { data: { n: 1 }, cloudevents: { ...attributes, subject: 'café', shard: '7' } },
    }));

  it('takes the source where there is no subject, and data of any kind', () => {
    expect(structured({ ...attributes, data: [1] })).toMatchObject({ resource: { 'prefect.resource.id': '/shop' }, payload: { data: [1] } });
    expect(binary(ce(attributes), 'plain')).toMatchObject({ payload: { data: 'plain' } });
    expect(structured({ ...attributes, data_base64: 'AAE=' })).toMatchObject({ payload: { data: 'AAE=' } });
    expect(binary(ce(attributes), '')).toMatchObject({ payload: { cloudevents: attributes } });
    expect(structured(attributes)).toMatchObject({ payload: { cloudevents: attributes } });
  });

  it.each(['specversion', 'id', 'source', 'type'])('says that the %s is missing', (name) => {
    const rest = Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== name));
    expect(structured(rest)).toMatchObject({ reason: expect.stringContaining(`no ${name}`) });
    expect(binary(ce(rest), '')).toMatchObject({ reason: expect.stringContaining(`no ${name}`) });
  });

  it('reads no batches', () => expect(structured([attributes])).toMatchObject({ reason: expect.stringContaining('one JSON object') }));
});
