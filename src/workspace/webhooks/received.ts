import { JsonError, newId, parseJson } from '@app/contract';
import { Dict, fromJson, Headers, Template, TemplateError, type Value } from '@app/templates';
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

/** Whatever a template makes of what strangers send, it may not pass for what the server and its clients tell of themselves. */
const RESERVED = /^prefect(-cloud)?\.(?!asset\.)/;

/** The event that the webhook's template makes of a request. Source: docs/webhooks.md#templates */
export function eventOf(webhook: Pick<Webhook, 'id' | 'name' | 'template'>, request: HookRequest, now: Date): ReceivedEvent | HookFailure {
  let rendered: string | null = null;
  try {
    rendered = new Template(webhook.template).render({ context: contextOf(request), now: now.getTime() * 1000 });
    return readEvent(rendered, webhook, now);
  } catch (error) {
    if (error instanceof Unfit || error instanceof JsonError) return { reason: error.message, rendered };
    if (error instanceof TemplateError) return { reason: `The template cannot be rendered: ${error.sentence}`, rendered };
    throw error;
  }
}

/** Thrown for what a template made that is no event. */
class Unfit extends Error {}

function contextOf({ method, headers, body }: HookRequest): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    ['method', method],
    ['headers', new Headers(Object.entries(headers))],
    ['body', bodyOf(headers['content-type'] ?? '', body)],
  ]);
}

function bodyOf(contentType: string, body: string): Value {
  if (/^application\/([\w.-]+\+)?json\b/i.test(contentType)) return body.trim() === '' ? null : exact(body);
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return Dict.ofNames([...new URLSearchParams(body)]);
  return body;
}

function exact(body: string): Value {
  requireJson(body, 'The body says that it is JSON and is none');
  return fromJson(parseJson(body));
}

function readEvent(rendered: string, webhook: Pick<Webhook, 'id' | 'name'>, now: Date): ReceivedEvent {
  const made = requireJson(rendered, 'What the template made is no JSON');
  if (!isObject(made)) throw new Unfit('The template has to make one JSON object');
  const event = parseEvent({ ...made, id: made['id'] ?? newId(), occurred: made['occurred'] ?? now.toISOString() }, Buffer.byteLength(rendered));
  if ('message' in event) throw new Unfit(`What the template made is no event: ${[...event.path, ''].join(': ')}${event.message}`);
  if (RESERVED.test(event.event)) throw new Unfit(`Events named ${event.event} are told by the workspace itself, not by webhooks`);
  const by = { [RESOURCE_ID]: resourceIdOf(webhook), [RESOURCE_ROLE]: 'webhook', [RESOURCE_NAME]: webhook.name };
  return exactly({ ...event, related: [...event.related, by] }, () => readExactly(rendered));
}

function requireJson(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unfit(`${otherwise}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
