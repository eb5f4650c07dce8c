import { JsonText, toIso } from '@app/contract';
import type { Instant } from '@app/engine';

type Labels = Readonly<Record<string, string>>;

/** An event as its row has it. */
export interface StoredEvent {
  readonly id: string;
  readonly occurred: Instant;
  readonly received: Instant;
  readonly event: string;
  readonly resource: Labels;
  readonly related: readonly Labels[];
  /** JSON as it is stored, of one that was read; `JSON.stringify` and `writeJson` take either. */
  readonly payload: Readonly<Record<string, unknown>> | JsonText;
  readonly follows: string | null;
}

export type EventRow = Omit<StoredEvent, 'payload'> & { readonly payload: string };

export const EVENT_COLUMNS = 'id, occurred, received, event, resource, related, payload::text as payload, follows';

export const toStoredEvent = <Row extends EventRow>(row: Row): Omit<Row, 'payload'> & Pick<StoredEvent, 'payload'> => ({
  ...row,
  payload: new JsonText(row.payload),
});

export const toEventReply = (event: StoredEvent) => ({
  id: event.id,
  occurred: toIso(event.occurred),
  event: event.event,
  resource: event.resource,
  related: event.related,
  payload: event.payload,
  follows: event.follows,
  received: toIso(event.received),
});
