import { type Static, Type } from '@sinclair/typebox';
import { Anything, Count, Enum, Flag, Maybe, Nullable, Strict, Text, Time, Uuid } from './wire.js';

export const StateTypeWire = Enum(['SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED', 'PAUSED', 'CANCELLING']);

const KeySet = Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: { type: 'string' } });

/** Members not listed are dropped without a word: newer clients know more of them. */
export const StateDetailsBody = Type.Object({
  flow_run_id: Maybe(Uuid),
  task_run_id: Maybe(Uuid),
  child_flow_run_id: Maybe(Uuid),
  scheduled_time: Maybe(Time),
  cache_key: Maybe(Text),
  cache_expiration: Maybe(Time),
  deferred: Maybe(Flag),
  untrackable_result: Maybe(Flag),
  pause_timeout: Maybe(Time),
  pause_reschedule: Maybe(Flag),
  pause_key: Maybe(Text),
  run_input_keyset: Maybe(KeySet),
  refresh_cache: Maybe(Flag),
  retriable: Maybe(Flag),
  transition_id: Maybe(Uuid),
  task_parameters_id: Maybe(Uuid),
  traceparent: Maybe(Text),
  deployment_concurrency_lease_id: Maybe(Uuid),
});
export type StateDetailsBody = Static<typeof StateDetailsBody>;

/** A state as clients propose it. They cannot send a time: the server's clock alone counts. */
export const StateBody = Strict({
  type: StateTypeWire,
  name: Maybe(Text),
  message: Maybe(Text),
  data: Type.Optional(Anything),
  state_details: Maybe(StateDetailsBody),
});
export type StateBody = Static<typeof StateBody>;

export const StateDetailsReply = Type.Object({
  flow_run_id: Nullable(Text),
  task_run_id: Nullable(Text),
  child_flow_run_id: Nullable(Text),
  scheduled_time: Nullable(Text),
  cache_key: Nullable(Text),
  cache_expiration: Nullable(Text),
  deferred: Nullable(Flag),
  untrackable_result: Flag,
  pause_timeout: Nullable(Text),
  pause_reschedule: Flag,
  pause_key: Nullable(Text),
  run_input_keyset: Nullable(KeySet),
  refresh_cache: Nullable(Flag),
  retriable: Nullable(Flag),
  transition_id: Nullable(Text),
  task_parameters_id: Nullable(Text),
  traceparent: Nullable(Text),
  deployment_concurrency_lease_id: Nullable(Text),
});
export type StateDetailsReply = Static<typeof StateDetailsReply>;

export const StateReply = Type.Object({
  id: Text,
  type: StateTypeWire,
  name: Text,
  timestamp: Text,
  message: Nullable(Text),
  data: Anything,
  state_details: StateDetailsReply,
});
export type StateReply = Static<typeof StateReply>;

export const SetStateBody = Strict({ state: StateBody, force: Maybe(Flag) });
export type SetStateBody = Static<typeof SetStateBody>;

export const SetStateReply = Type.Object({
  state: Nullable(StateReply),
  status: Enum(['ACCEPT', 'REJECT', 'ABORT', 'WAIT']),
  details: Type.Object({
    type: Enum(['accept_details', 'reject_details', 'abort_details', 'wait_details']),
    reason: Type.Optional(Nullable(Text)),
    delay_seconds: Type.Optional(Count),
  }),
});
export type SetStateReply = Static<typeof SetStateReply>;
