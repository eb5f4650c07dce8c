import { type Static, Type } from '@sinclair/typebox';
import { FlowRunFilter } from './filters.wire.js';
import { SetStateReply, StateBody, StateReply, StateTypeWire } from './state.wire.js';
import { Anything, Count, Enum, Flag, JsonObject, Labels, Maybe, Nullable, RunName, Strict, Tags, Text, Uuid } from './wire.js';

const RetryType = Enum(['in_process', 'reschedule']);

/** Unknown members are dropped. `max_retries` and `retry_delay_seconds` are the older names of `retries` and `retry_delay`. */
export const FlowRunPolicyBody = Type.Object({
  max_retries: Maybe(Count),
  retry_delay_seconds: Maybe(Type.Number()),
  retries: Maybe(Count),
  retry_delay: Maybe(Count),
  pause_keys: Maybe(Tags),
  resuming: Maybe(Flag),
  retry_type: Maybe(RetryType),
});
export type FlowRunPolicyBody = Static<typeof FlowRunPolicyBody>;

/** How the policy is kept and answered. */
export const FlowRunPolicyReply = Type.Object({
  max_retries: Count,
  retry_delay_seconds: Type.Number(),
  retries: Nullable(Count),
  retry_delay: Nullable(Count),
  pause_keys: Tags,
  resuming: Nullable(Flag),
  retry_type: Nullable(RetryType),
});
export type FlowRunPolicyReply = Static<typeof FlowRunPolicyReply>;

export const FlowRunCreateBody = Strict({
  flow_id: Uuid,
  state: Maybe(StateBody),
  name: Maybe(RunName),
  flow_version: Maybe(Text),
  parameters: Maybe(JsonObject),
  context: Maybe(JsonObject),
  parent_task_run_id: Maybe(Uuid),
  infrastructure_document_id: Maybe(Uuid),
  empirical_policy: Maybe(FlowRunPolicyBody),
  tags: Maybe(Tags),
  labels: Maybe(Labels),
  idempotency_key: Maybe(Text),
  work_pool_name: Maybe(Text),
  work_queue_name: Maybe(Text),
  job_variables: Maybe(JsonObject),
  deployment_id: Maybe(Uuid),
});
export type FlowRunCreateBody = Static<typeof FlowRunCreateBody>;

export const FlowRunUpdateBody = Strict({
  name: Maybe(RunName),
  flow_version: Maybe(Text),
  parameters: Maybe(JsonObject),
  empirical_policy: Maybe(FlowRunPolicyBody),
  tags: Maybe(Tags),
  infrastructure_pid: Maybe(Text),
  job_variables: Maybe(JsonObject),
});
export type FlowRunUpdateBody = Static<typeof FlowRunUpdateBody>;

const CreatedBy = Type.Object({ id: Nullable(Text), type: Nullable(Text), display_value: Nullable(Text) });

export const FlowRunReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  flow_id: Text,
  state_id: Nullable(Text),
  deployment_id: Nullable(Text),
  deployment_version: Nullable(Text),
  deployment_version_id: Nullable(Text),
  work_queue_id: Nullable(Text),
  work_queue_name: Nullable(Text),
  flow_version: Nullable(Text),
  parameters: Anything,
  idempotency_key: Nullable(Text),
  context: Anything,
  empirical_policy: FlowRunPolicyReply,
  tags: Tags,
  labels: Labels,
  parent_task_run_id: Nullable(Text),
  state_type: Nullable(StateTypeWire),
  state_name: Nullable(Text),
  run_count: Count,
  expected_start_time: Nullable(Text),
  next_scheduled_start_time: Nullable(Text),
  start_time: Nullable(Text),
  end_time: Nullable(Text),
  total_run_time: Type.Number(),
  estimated_run_time: Type.Number(),
  estimated_start_time_delta: Type.Number(),
  auto_scheduled: Flag,
  infrastructure_document_id: Nullable(Text),
  infrastructure_pid: Nullable(Text),
  created_by: Nullable(CreatedBy),
  work_pool_id: Nullable(Text),
  work_pool_name: Nullable(Text),
  state: Nullable(StateReply),
  job_variables: Anything,
});
export type FlowRunReply = Static<typeof FlowRunReply>;

export const SET_STATES_MAX = 50;

/** Unknown members beside these are ignored. */
export const FlowRunSetStatesBody = Type.Object({
  flow_runs: Maybe(FlowRunFilter),
  state: StateBody,
  force: Type.Optional(Flag),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: SET_STATES_MAX })),
});
export type FlowRunSetStatesBody = Static<typeof FlowRunSetStatesBody>;

export const FlowRunSetStatesReply = Type.Object({ results: Type.Array(Type.Composite([Type.Object({ flow_run_id: Text }), SetStateReply])) });
export type FlowRunSetStatesReply = Static<typeof FlowRunSetStatesReply>;

/** Unknown members beside it are ignored. */
export const FlowRunResumeBody = Type.Object({ run_input: Maybe(JsonObject) });
export type FlowRunResumeBody = Static<typeof FlowRunResumeBody>;
