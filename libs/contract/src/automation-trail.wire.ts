import { type Static, Type } from '@sinclair/typebox';
import { Count, Enum, Flag, Nullable, Text } from './wire.js';

/** Of ours alone: no other server tells why an automation fired or did not. Source: docs/automations.md */

export const TRAIL_KINDS = [
  'opened',
  'counted',
  'satisfied',
  'ended',
  'part-fired',
  'fired',
  'breached',
  'calmed',
  'resolved',
  'action-begun',
  'action-executed',
  'action-failed',
] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

export const TrailQuery = Type.Object({
  /** 1 … 200; text, as all of a query is. */
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|1\\d\\d|200)$' })),
  /** The `next` of the page before. */
  after: Type.Optional(Type.String({ pattern: '^[\\dT:.Z-]{20,30}_[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' })),
});
export type TrailQuery = Static<typeof TrailQuery>;

const Labels = Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: { type: 'string' } });

/** As much of an event as is kept when the event itself is gone. */
export const TracedEventReply = Type.Object({ id: Text, event: Text, occurred: Text, resource_id: Text, resource_name: Nullable(Text) });

const TracedActionReply = Type.Object({
  firing: Text,
  index: Count,
  type: Text,
  invocation: Text,
  attempts: Count,
  reason: Nullable(Text),
  about: Type.Array(Text),
});

export const MetricReply = Type.Object({
  name: Text,
  operator: Text,
  threshold: Type.Number(),
  range: Type.Number(),
  firing_for: Type.Number(),
  value: Nullable(Type.Number()),
});

export const TrailEntryReply = Type.Object({
  id: Text,
  at: Text,
  kind: Enum(TRAIL_KINDS),
  sentence: Text,
  trigger_id: Nullable(Text),
  labels: Labels,
  events: Count,
  event: Nullable(TracedEventReply),
  count: Nullable(Count),
  threshold: Nullable(Count),
  opens: Nullable(Text),
  closes: Nullable(Text),
  held: Nullable(Count),
  needed: Nullable(Count),
  replayed: Flag,
  metric: Nullable(MetricReply),
  action: Nullable(TracedActionReply),
});
export type TrailEntryReply = Static<typeof TrailEntryReply>;

export const NearMissReply = Type.Object({ at: Text, trigger_id: Text, reason: Text, sentence: Text, event: TracedEventReply });
export type NearMissReply = Static<typeof NearMissReply>;

const WindowReply = Type.Object({
  trigger_id: Text,
  labels: Labels,
  opens: Text,
  closes: Text,
  count: Count,
  threshold: Count,
  posture: Text,
  last_event: Nullable(TracedEventReply),
});

const PartsReply = Type.Object({ trigger_id: Text, fired: Type.Array(Type.Object({ trigger_id: Text, at: Text })), needed: Count });

const WatchedMetricReply = Type.Object({
  trigger_id: Text,
  ...MetricReply.properties,
  breached: Flag,
  firing: Flag,
  turning_since: Nullable(Text),
  looked_at: Nullable(Text),
});

export const TrailReply = Type.Object({
  enabled: Flag,
  evaluated: Count,
  matched: Count,
  fired: Count,
  missed: Count,
  last_matched: Nullable(Text),
  last_fired: Nullable(Text),
  windows: Type.Array(WindowReply),
  parts: Type.Array(PartsReply),
  metrics: Type.Array(WatchedMetricReply),
  misses: Type.Array(NearMissReply),
  results: Type.Array(TrailEntryReply),
  next: Nullable(Text),
});
export type TrailReply = Static<typeof TrailReply>;
