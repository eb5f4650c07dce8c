import { toIso } from '@app/contract';
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
  readonly payload: Readonly<Record<string, unknown>>;
  readonly follows: string | null;
}

export const EVENT_COLUMNS = 'id, occurred, received, event, resource, related, payload, follows';

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
