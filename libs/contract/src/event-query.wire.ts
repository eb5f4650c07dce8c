import { type Static, Type } from '@sinclair/typebox';
import { EventFilter } from './event-filter.wire.js';
import { Count, Enum, JsonObject, Maybe, Nullable, Text } from './wire.js';

/** Events as they are found. Source: docs/contract/events.md#queries */

export const EVENT_PAGE_MAX = 100;

export const EventQueryBody = Type.Object({
  filter: Maybe(EventFilter),
  limit: Maybe(Type.Integer({ minimum: 0, maximum: EVENT_PAGE_MAX })),
});
export type EventQueryBody = Static<typeof EventQueryBody>;

const Labels = Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: { type: 'string' } });

export const EventReply = Type.Object({
  id: Text,
  occurred: Text,
  event: Text,
  resource: Labels,
  related: Type.Array(Labels),
  payload: JsonObject,
  follows: Nullable(Text),
  received: Text,
});

export const EventPageReply = Type.Object({ events: Type.Array(EventReply), total: Count, next_page: Nullable(Text) });
export type EventPageReply = Static<typeof EventPageReply>;

export const TIME_UNITS = ['week', 'day', 'hour', 'minute', 'second'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

export const EventCountBody = Type.Object({
  filter: EventFilter,
  time_unit: Maybe(Enum(TIME_UNITS)),
  time_interval: Maybe(Type.Number({ minimum: 0.01 })),
});
export type EventCountBody = Static<typeof EventCountBody>;

export const EventCountReply = Type.Array(Type.Object({ value: Text, label: Text, count: Count, start_time: Text, end_time: Text }));
export type EventCountReply = Static<typeof EventCountReply>;
