import { valueError } from '../errors.js';
import type { Filter } from '../rendering/runtime.js';
import { Dict } from '../values/collections.js';
import { Bound } from '../values/given.js';
import { toJson } from '../values/json.js';
import { asText, type Value } from '../values/value.js';

/** An attribute of the CloudEvent by its name; null where it has none. */
type Attribute = (name: string) => string | null;

/**
 * The event, as JSON, that a CloudEvent tells of: its subject, or else its source, is the resource, and its data the payload.
 * The value is the body of the request; the headers decide which form it has. Source: docs/webhooks.md#cloudevents
 */
const fromCloudEvent: Filter = (body, given, { meter }) => {
  const headers = new Bound('from_cloud_event', given, ['headers!']).value('headers');
  const header = (name: string): string | null => (headers instanceof Dict ? asText(headers.item(name) ?? null) : null);
  const isStructured = /^application\/cloudevents\b/i.test(header('content-type') ?? '');
  if (!isStructured)
    return toJson(
      eventOf((name) => decoded(header(`ce-${name}`)), body),
      null,
      meter,
    );
  if (!(body instanceof Dict)) throw valueError('A CloudEvent in structured form is one JSON object');
  return toJson(
    eventOf((name) => asText(body.item(name) ?? null), dataOf(body)),
    null,
    meter,
  );
};

function eventOf(attribute: Attribute, data: Value): Dict {
  const required = (name: string): string => {
    const value = attribute(name);
    if (!value) throw valueError(`The CloudEvent has no ${name}`);
    return value;
  };
  required('specversion');
  const [id, source, event] = [required('id'), required('source'), required('type')];
  const resource = Dict.ofNames([
    ['prefect.resource.id', attribute('subject') ?? source],
    ['cloudevents.id', id],
    ['cloudevents.source', source],
  ]);
  const time = attribute('time');
  const payload = data instanceof Dict ? data : Dict.ofNames(data === null || data === '' ? [] : [['data', data]]);
  return Dict.ofNames([['event', event], ['resource', resource], ['payload', payload], ...(time ? [['occurred', time] as const] : [])]);
}

const dataOf = (body: Dict): Value => body.item('data') ?? body.item('data_base64') ?? null;

/** Headers carry what is not ASCII in percents. One that cannot be read is taken as it is. */
function decoded(header: string | null): string | null {
  try {
    return header && decodeURIComponent(header);
  } catch {
    return header;
  }
}

export const CLOUD_EVENT_FILTERS: Readonly<Record<string, Filter>> = { from_cloud_event: fromCloudEvent };
