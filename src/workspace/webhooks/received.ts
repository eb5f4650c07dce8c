import { JsonError, JsonText, newId, parseJson, writeJson, type Json } from '@app/contract';
import { fromJson, Headers, Template, TemplateError, type Value } from '@app/templates';
import { withoutSecrets } from '../../http/credentials.js';
import { isObject, parseEvent, RESOURCE_ID, RESOURCE_NAME, RESOURCE_ROLE, type ReceivedEvent } from '../events/event.schema.js';
import { exactly, readExactly } from '../events/exact-payloads.js';
import type { Webhook } from './webhook.entity.js';
import { resourceIdOf } from './webhooks.schema.js';

/** A request that a sender made. */
export interface HookRequest {
  readonly method: string;
  /** Lower-case names, without those that carry credentials. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why no event came of a request, and how far it got. */
export interface HookFailure {
  readonly reason: string;
  /** What the template made of the request; null where it made nothing. */
  readonly rendered: string | null;
}

/** Of a request, where an event tells of it. */
const TOLD_CHARACTERS_MAX = 20_000;

/** Whatever a template makes of what strangers send, it may not pass for what the server and its clients tell of themselves. */
const RESERVED = /^prefect(-cloud)?\.(?!asset\.)/;

/** The event that the webhook's template makes of a request. Source: docs/webhooks.md#templates */
export function eventOf(webhook: Pick<Webhook, 'id' | 'name' | 'template'>, request: HookRequest, now: Date): ReceivedEvent | HookFailure {
  let rendered: string | null = null;
  try {
    const body = bodyOf(request);
    rendered = new Template(webhook.template).render({ context: contextOf(request, body), now: now.getTime() * 1000 });
    return readEvent(rendered, { webhook, told: toldOf(request, body), now });
  } catch (error) {
    if (error instanceof Unfit) return { reason: error.message, rendered };
    if (error instanceof TemplateError) return { reason: `The template cannot be rendered: ${error.sentence}`, rendered };
    throw error;
  }
}

/** A request as events tell of it. */
export const toldOf = ({ method, headers, body: text }: HookRequest, body: Json = text) => ({
  method,
  headers: withoutSecrets(headers),
  body: text.length > TOLD_CHARACTERS_MAX ? excerpt(text) : body,
});

export const excerpt = (text: string): string => text.slice(0, TOLD_CHARACTERS_MAX);

/** Thrown for what a template made that is no event. */
class Unfit extends Error {}

const contextOf = ({ method, headers }: HookRequest, body: Json) =>
  new Map<string, Value>([
    ['method', method],
    ['headers', new Headers(Object.entries(headers))],
    ['body', fromJson(body)],
  ]);

/** A form, or JSON, whatever else it calls itself; and a text where it is neither. */
function bodyOf({ headers, body }: HookRequest): Json {
  if (/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) return new Map(new URLSearchParams(body));
  try {
    JSON.parse(body);
    return parseJson(body);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonError) return body;
    throw error;
  }
}

interface Origin {
  readonly webhook: Pick<Webhook, 'id' | 'name'>;
  readonly told: object;
  readonly now: Date;
}

function readEvent(rendered: string, { webhook, told, now }: Origin): ReceivedEvent {
  const made = parsed(rendered);
  if (!isObject(made)) throw new Unfit('The template has to make one JSON object');
  const { id, occurred, payload } = made;
  const full = { ...made, id: id ?? newId(), occurred: occurred ?? now.toISOString(), payload: payload ?? {} };
  const event = parseEvent(full, Buffer.byteLength(rendered));
  if ('message' in event) throw new Unfit(`What the template made is no event: ${[...event.path, ''].join(': ')}${event.message}`);
  if (RESERVED.test(event.event)) throw new Unfit(`Events named ${event.event} are told by the workspace itself, not by webhooks`);
  const by = { [RESOURCE_ID]: resourceIdOf(webhook), [RESOURCE_ROLE]: 'webhook', [RESOURCE_NAME]: webhook.name };
  const received = { ...event, related: [...event.related, by] };
  return (payload ?? null) === null ? telling(received, told) : exactly(received, () => readExactly(rendered));
}

function telling(event: ReceivedEvent, told: object): ReceivedEvent {
  const payload = new JsonText(writeJson(told));
  return { ...event, payload, bytes: event.bytes + Buffer.byteLength(payload.text) };
}

function parsed(rendered: string): unknown {
  try {
    return JSON.parse(rendered);
  } catch (error) {
    throw new Unfit(`What the template made is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
