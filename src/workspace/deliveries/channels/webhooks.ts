import { writeJson, type Json, type JsonMap } from '@app/contract';
import type { EgressRequest } from '@app/egress';
import { plainText, refuse, type Settings } from '../settings.js';
import { signed } from '../signing.js';
import type { Channel, Message } from './channel.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** Is not sent: it signs. Source: docs/webhooks.md#signatures */
const SECRET = 'webhook-secret';
const SECONDS_MAX = 30;

/** The body as it is, to wherever the block says. */
export const webhook: Channel = (settings, message) => {
  const { [SECRET]: secrets = null, ...headers } = lowerCase(settings.textsByName('headers'));
  const { id, now, body } = message;
  return [
    {
      method: methodOf(settings.textOrNull('method')),
      url: settings.text('url'),
      headers: {
        'content-type': isJson(body) ? 'application/json' : 'text/plain; charset=utf-8',
        ...headers,
        ...signed({ id, timestamp: now, body, secrets }),
      },
      body,
      allowsPrivate: settings.flag('allow_private_urls', true),
      verifiesTls: settings.flag('verify', true),
    },
  ];
};

/** All that the block has, with the names in double braces replaced. */
export const customWebhook: Channel = (settings, message) => {
  const values = valuesOf(settings, message);
  const filled = (name: string): Json => fill(settings.value(name), values);
  const { content, type } = contentOf(filled('json_data'), filled('form_data'));
  const cookies = namesAndTexts(filled('cookies')).map(([name, value]) => `${name}=${value}`);
  const headers = {
    ...(type === null ? {} : { 'content-type': type }),
    ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
    ...lowerCase(Object.fromEntries(namesAndTexts(filled('headers')))),
    ...signed({ id: message.id, timestamp: message.now, body: content ?? '', secrets: secretOf(settings) }),
  };
  const url = plainText(filled('url'));
  const request: EgressRequest = {
    method: methodOf(settings.textOrNull('method')),
    url: withParameters(url, namesAndTexts(filled('params'))),
    headers,
    ...(content === null ? {} : { body: content }),
    allowsPrivate: settings.flag('allow_private_urls', true),
    timeoutMs: Math.min(Math.max(settings.number('timeout', 10), 0.1), SECONDS_MAX) * 1_000,
  };
  return [request];
};

function valuesOf(settings: Settings, { subject, body, blockName }: Message): JsonMap {
  const said: [string, Json][] = [
    // As the reference has it.
    ['subject', subject ?? 'null'],
    ['body', body],
    ['name', settings.textOrNull('name') ?? blockName],
  ];
  return new Map<string, Json>([...settings.map('secrets'), ...said]);
}

const PLACEHOLDER = /\{\{\s*([\w.\-[\]$]+)\s*\}\}/g;

/** A text that is one placeholder alone becomes the value; within others it becomes part of the text. */
function fill(value: Json, values: JsonMap): Json {
  if (typeof value === 'string') {
    const [whole, name = ''] = new RegExp(`^${PLACEHOLDER.source}$`).exec(value) ?? [];
    return whole === undefined ? value.replace(PLACEHOLDER, (_, one: string) => plainText(valueOf(values, one))) : valueOf(values, name);
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  return value instanceof Map ? new Map([...value].map(([name, member]) => [name, fill(member, values)])) : value;
}

const valueOf = (values: JsonMap, name: string): Json => values.get(name) ?? refuse(`The block has no secret ${name}, and no message has such a part`);

function contentOf(json: Json, form: Json): { content: string | null; type: string | null } {
  if (json !== null && form !== null) refuse('The block has both json_data and form_data');
  if (json !== null) return { content: writeJson(json), type: 'application/json' };
  if (typeof form === 'string') return { content: form, type: null };
  return form === null
    ? { content: null, type: null }
    : { content: new URLSearchParams(namesAndTexts(form)).toString(), type: 'application/x-www-form-urlencoded' };
}

function withParameters(url: string, parameters: readonly [string, string][]): string {
  if (parameters.length === 0 || !URL.canParse(url)) return url;
  const made = new URL(url);
  for (const [name, value] of parameters) made.searchParams.append(name, value);
  return made.href;
}

const secretOf = (settings: Settings): string | null => {
  const secret = settings.map('secrets').get(SECRET);
  return typeof secret === 'string' ? secret : null;
};

const methodOf = (written: string | null) =>
  written === null ? 'POST' : (METHODS.find((method) => method === written.toUpperCase()) ?? refuse(`${written} is no method`));

const namesAndTexts = (value: Json): [string, string][] => (value instanceof Map ? [...value].map(([name, member]) => [name, plainText(member)]) : []);

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
