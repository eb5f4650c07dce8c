import { type Static, Type } from '@sinclair/typebox';
import { Anything, Count, Enum, Flag, Nullable, Text, Time, Uuid } from './wire.js';

/** Of ours alone: no other server records what it decided. Source: docs/decisions.md */

export const DECISION_ORDERS = ['asc', 'desc'] as const;
export type DecisionOrder = (typeof DECISION_ORDERS)[number];

export const DecisionsQuery = Type.Object({
  /** 1 … 200; text, as all of a query is. */
  limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|1\\d\\d|200)$' })),
  order: Type.Optional(Enum(DECISION_ORDERS)),
  /** The `next` of the page before. */
  after: Type.Optional(Time),
});
export type DecisionsQuery = Static<typeof DecisionsQuery>;

const DecisionState = Type.Object({ type: Text, name: Text });

export const AskerReply = Type.Object({
  type: Enum(['user', 'service_account', 'actor', 'service']),
  id: Nullable(Uuid),
  name: Nullable(Text),
  key_id: Nullable(Uuid),
  key_name: Nullable(Text),
  agent: Nullable(Text),
  worker: Nullable(Text),
});
export type AskerReply = Static<typeof AskerReply>;

export const DecisionReply = Type.Object({
  decided: Text,
  status: Enum(['ACCEPT', 'REJECT', 'WAIT', 'ABORT']),
  sentence: Text,
  from_state: Nullable(DecisionState),
  asked_state: DecisionState,
  stored_state: Nullable(DecisionState),
  delay_seconds: Nullable(Count),
  force: Flag,
  rules: Type.Array(Type.Object({ rule: Text, said: Text, sentence: Text, saw: Anything })),
  asked_by: Nullable(AskerReply),
  deciding_micros: Count,
  whole_micros: Count,
  attempts_lost: Count,
});
export type DecisionReply = Static<typeof DecisionReply>;

export const DecisionsReply = Type.Object({ results: Type.Array(DecisionReply), next: Nullable(Text) });
export type DecisionsReply = Static<typeof DecisionsReply>;

const Subject = Type.Object({ kind: Text, id: Text, name: Text });

export const WhyReply = Type.Object({
  sentence: Text,
  evidence: Type.Array(Type.Object({ kind: Text, sentence: Text, since: Nullable(Text), subject: Nullable(Subject), holders: Type.Array(Subject) })),
});
export type WhyReply = Static<typeof WhyReply>;
