import { type Static, Type } from '@sinclair/typebox';
import { StateBody, StateReply, StateTypeWire } from './state.wire.js';
import { Anything, Count, Labels, Maybe, Nullable, RunName, Strict, Tags, Text, Time, Uuid } from './wire.js';

const RETRY_DELAYS_MAX = 50;
const CACHE_KEY_CHARACTERS_MAX = 2000;

const RetryDelay = Type.Unsafe<number | number[]>({ type: ['number', 'array'], items: { type: 'number' }, maxItems: RETRY_DELAYS_MAX });

/** Unknown members are dropped. `max_retries` and `retry_delay_seconds` are the older names of `retries` and `retry_delay`. */
export const TaskRunPolicyBody = Type.Object({
  max_retries: Maybe(Count),
  retry_delay_seconds: Maybe(Type.Number()),
  retries: Maybe(Count),
  retry_delay: Maybe(RetryDelay),
  retry_jitter_factor: Maybe(Type.Number({ minimum: 0 })),
});
export type TaskRunPolicyBody = Static<typeof TaskRunPolicyBody>;

export const TaskRunPolicyReply = Type.Object({
  max_retries: Count,
  retry_delay_seconds: Type.Number(),
  retries: Nullable(Count),
  retry_delay: Type.Unsafe<number | number[] | null>({}),
  retry_jitter_factor: Nullable(Type.Number()),
});
export type TaskRunPolicyReply = Static<typeof TaskRunPolicyReply>;

const input = (kind: string, member: 'id' | 'name' | 'type') =>
  Type.Object({ input_type: Type.Unsafe<string>({ const: kind }), [member]: member === 'id' ? Uuid : Text }, { additionalProperties: true });
/** Where each argument comes from: other runs, the flow's parameters, or constants. */
export const TaskInputs = Type.Unsafe<Record<string, TaskInput[]>>({
  type: 'object',
  additionalProperties: {
    type: 'array',
    items: { anyOf: [input('task_run', 'id'), input('flow_run', 'id'), input('parameter', 'name'), input('constant', 'type')] },
  },
});
export type TaskInput =
  { input_type: 'task_run' | 'flow_run'; id: string } | { input_type: 'parameter'; name: string } | { input_type: 'constant'; type: string };

export const TaskRunCreateBody = Strict({
  task_key: Text,
  dynamic_key: Text,
  id: Maybe(Uuid),
  state: Maybe(StateBody),
  name: Maybe(RunName),
  flow_run_id: Maybe(Uuid),
  cache_key: Maybe(Type.String({ maxLength: CACHE_KEY_CHARACTERS_MAX })),
  cache_expiration: Maybe(Time),
  task_version: Maybe(Text),
  empirical_policy: Maybe(TaskRunPolicyBody),
  tags: Maybe(Tags),
  labels: Maybe(Labels),
  task_inputs: Maybe(TaskInputs),
});
export type TaskRunCreateBody = Static<typeof TaskRunCreateBody>;

export const TaskRunUpdateBody = Strict({ name: Maybe(RunName) });
export type TaskRunUpdateBody = Static<typeof TaskRunUpdateBody>;

export const TaskRunReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  flow_run_id: Nullable(Text),
  task_key: Text,
  dynamic_key: Text,
  cache_key: Nullable(Text),
  cache_expiration: Nullable(Text),
  task_version: Nullable(Text),
  empirical_policy: TaskRunPolicyReply,
  tags: Tags,
  labels: Labels,
  state_id: Nullable(Text),
  task_inputs: Anything,
  state_type: Nullable(StateTypeWire),
  state_name: Nullable(Text),
  run_count: Count,
  flow_run_run_count: Count,
  expected_start_time: Nullable(Text),
  next_scheduled_start_time: Nullable(Text),
  start_time: Nullable(Text),
  end_time: Nullable(Text),
  total_run_time: Type.Number(),
  estimated_run_time: Type.Number(),
  estimated_start_time_delta: Type.Number(),
  state: Nullable(StateReply),
});
export type TaskRunReply = Static<typeof TaskRunReply>;

/** What a numbered page tells of each. */
export const TaskRunPageItem = Type.Omit(TaskRunReply, [
  'dynamic_key',
  'cache_key',
  'cache_expiration',
  'labels',
  'state_type',
  'state_name',
  'run_count',
  'flow_run_run_count',
  'expected_start_time',
  'next_scheduled_start_time',
]);
