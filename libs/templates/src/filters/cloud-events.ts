import { valueError } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { Dict } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { toJson } from '../values/json.js';
import { asText, type Value } from '../values/value.js';

const HEADER = 'ce-';
/** Members of a CloudEvent in structured form that are no attributes. */
const DATA: readonly Value[] = ['data', 'data_base64'];

/**
 * The event, as JSON, that a CloudEvent tells of: its subject, or else its source, is the resource, and the payload has its data and its
 * attributes. The value is the body of the request; the headers decide which form it has. Source: docs/webhooks.md#cloudevents
 */
const fromCloudEvent: Filter = (body, given, { meter }) => {
  const headers = new Bound('from_cloud_event', given, ['headers!']).value('headers');
  const sent = headers instanceof Dict ? headers : new Dict();
  const saysSo = /^application\/cloudevents\b/i.test(asText(sent.item('content-type') ?? null) ?? '');
  // Senders that only say that it is JSON are many.
  const isStructured = saysSo || (body instanceof Dict && body.item('specversion') !== undefined && sent.item(`${HEADER}specversion`) === undefined);
  return toJson(isStructured ? structured(body) : eventOf(attributesOf(sent), body), null, meter);
};

function structured(body: Value): Dict {
  if (!(body instanceof Dict)) throw valueError('A CloudEvent in structured form is one JSON object');
  return eventOf(new Dict(body.entries.filter(([name]) => !DATA.includes(name))), body.item('data') ?? body.item('data_base64') ?? null);
}

/** Headers carry what is not ASCII in percents. */
const attributesOf = (headers: Dict): Dict =>
  Dict.ofNames(
    headers.entries.flatMap(([name, value]) => {
      const text = asText(name) ?? '';
      return text.startsWith(HEADER) ? [[text.slice(HEADER.length), decoded(asText(value) ?? '')] as const] : [];
    }),
  );

function eventOf(attributes: Dict, data: Value): Dict {
  const attribute = (name: string): string | null => asText(attributes.item(name) ?? null);
  const required = (name: string): string => attribute(name) || refuse(name);
  required('specversion');
  const [id, source, event] = [required('id'), required('source'), required('type')];
  const resource = Dict.ofNames([
    ['prefect.resource.id', attribute('subject') ?? source],
    ['cloudevents.id', id],
    ['cloudevents.source', source],
  ]);
  const isEmpty = data === null || data === '';
  const payload = Dict.ofNames([...(isEmpty ? [] : [['data', data] as const]), ['cloudevents', attributes]]);
  const time = attribute('time');
  return Dict.ofNames([['event', event], ['resource', resource], ['payload', payload], ...(time ? [['occurred', time] as const] : [])]);
}

function refuse(name: string): never {
  throw valueError(`The CloudEvent has no ${name}`);
}

/** One that cannot be read is taken as it is. */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

export const CLOUD_EVENT_FILTERS: Readonly<Record<string, Filter>> = { from_cloud_event: fromCloudEvent };
