import { type Static, Type } from '@sinclair/typebox';
import { AnyId, list, page } from './filter-words.js';
import { Count, Enum, Maybe, Nullable, Strict, Text } from './wire.js';

const State = Enum(['pending', 'delivered', 'failed']);

export const DeliveryFilter = Strict({
  id: AnyId,
  state: Maybe(Strict({ any_: list(State) })),
  automation_id: AnyId,
  block_document_id: AnyId,
});
export type DeliveryFilter = Static<typeof DeliveryFilter>;

export const DeliveryListBody = Type.Object({ deliveries: Maybe(DeliveryFilter), ...page });
export type DeliveryListBody = Static<typeof DeliveryListBody>;

const AttemptReply = Type.Object({ at: Text, ms: Count, status: Nullable(Count), error: Nullable(Text), response: Nullable(Text) });

export const DeliveryReply = Type.Object({
  id: Text,
  created: Text,
  kind: Enum(['webhook', 'notification']),
  state: State,
  block_document_id: Text,
  block_name: Text,
  block_type_slug: Text,
  automation_id: Nullable(Text),
  automation_name: Nullable(Text),
  subject: Nullable(Text),
  body: Text,
  next_attempt: Nullable(Text),
  attempts: Type.Array(AttemptReply),
});
export type DeliveryReply = Static<typeof DeliveryReply>;
