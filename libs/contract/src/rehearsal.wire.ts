import { type Static, Type } from '@sinclair/typebox';
import { AutomationReplaceBody } from './automation.wire.js';
import { MetricReply, NearMissReply, TracedEventReply, TRAIL_KINDS } from './automation-trail.wire.js';
import { Anything, Count, Enum, Flag, Maybe, Nullable, Strict, Text, Time } from './wire.js';

/** Of ours alone: what an automation would have done, and what it missed. Source: docs/automations.md */

const window = { since: Maybe(Time), until: Maybe(Time) };

export const RehearsalBody = Strict(window);
export type RehearsalBody = Static<typeof RehearsalBody>;

export const DraftRehearsalBody = Strict({ ...AutomationReplaceBody.properties, ...window });
export type DraftRehearsalBody = Static<typeof DraftRehearsalBody>;

const Labels = Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: { type: 'string' } });

export const RehearsedFiringReply = Type.Object({ at: Text, sentence: Text, labels: Labels, event: Nullable(TracedEventReply) });
export type RehearsedFiringReply = Static<typeof RehearsedFiringReply>;

export const RehearsedActionReply = Type.Object({ index: Count, type: Text, about: Nullable(Text), rendered: Anything, error: Nullable(Text) });
export type RehearsedActionReply = Static<typeof RehearsedActionReply>;

/** `value`: at the last of its looks, the first of which was at `since`. */
const RehearsedMetricReply = Type.Object({
  trigger_id: Text,
  ...MetricReply.properties,
  breached: Flag,
  firing: Flag,
  looks: Count,
  since: Nullable(Text),
  lowest: Nullable(Type.Number()),
  highest: Nullable(Type.Number()),
  turns: Type.Array(Type.Object({ at: Text, kind: Enum(TRAIL_KINDS), value: Nullable(Type.Number()), sentence: Text })),
});

export const RehearsalReply = Type.Object({
  since: Text,
  until: Text,
  events: Count,
  truncated: Flag,
  matched: Count,
  fired: Count,
  firings: Type.Array(RehearsedFiringReply),
  actions: Type.Array(RehearsedActionReply),
  windows: Type.Array(Type.Object({ labels: Labels, opens: Text, closes: Text, count: Count, threshold: Count })),
  nearest: Type.Array(NearMissReply),
  metrics: Type.Array(RehearsedMetricReply),
});
export type RehearsalReply = Static<typeof RehearsalReply>;

export const ReplayReply = Type.Object({
  since: Text,
  until: Text,
  events: Count,
  truncated: Flag,
  fired: Count,
  already_fired: Count,
  left: Count,
  firings: Type.Array(RehearsedFiringReply),
});
export type ReplayReply = Static<typeof ReplayReply>;
