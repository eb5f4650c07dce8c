import { JsonError, JsonText, parseJson, writeJson, type Json } from '@app/contract';

type Payload = Readonly<Record<string, unknown>>;

/** Of more than 15 digits, with a point before a last zero, or with an exponent. A text that looks like one costs a second look alone. */
const DELICATE = /[:[,]\s*-?(?:\d{16,}|\d+\.\d*0|\d+(?:\.\d+)?[eE][+-]?\d+)\s*[,}\]]/;
/** Their numbers are the SDK's own, and few other events come as often. */
const TASK_RUN = 'prefect.task-run.';

/** JSON with the numbers that were sent; null where JavaScript keeps them as well, or nobody could keep them. */
export function readExactly(text: string): Json | null {
  if (!DELICATE.test(text)) return null;
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

/** The same as JavaScript has it. */
export const plain = (payload: Payload | JsonText): Payload => (payload instanceof JsonText ? (payload.toJSON() as Payload) : payload);

/** The event with its payload as it was sent. `read`: its JSON, which is not asked for where nobody would miss it. */
export function exactly<Event extends { readonly event: string; readonly payload: Payload | JsonText }>(event: Event, read: () => Json | null): Event {
  if (event.event.startsWith(TASK_RUN)) return event;
  const json = read();
  const payload = json instanceof Map ? json.get('payload') : undefined;
  return payload instanceof Map ? { ...event, payload: new JsonText(writeJson(payload)) } : event;
}
