import { type Static, Type } from '@sinclair/typebox';
import { numberedPage, page } from './filter-words.js';
import { FlowRunPolicyBody } from './flow-run.wire.js';
import { LimitReply } from './limit.wire.js';
import { StateBody } from './state.wire.js';
import { Anything, Count, Enum, Flag, JsonObject, Labels, Maybe, Nullable, RunName, Strict, Tags, Text, Time, Uuid } from './wire.js';

/** Most runs that one schedule may be asked to keep in advance. */
const SCHEDULED_RUNS_MAX = 50;

/** What a schedule is in itself is looked at in code. Source: docs/contract/schedules.md */
const scheduleSettings = {
  active: Maybe(Flag),
  max_scheduled_runs: Maybe(Type.Integer({ minimum: 1, maximum: SCHEDULED_RUNS_MAX })),
  parameters: Maybe(JsonObject),
  slug: Maybe(Text),
  replaces: Maybe(Text),
};
export const ScheduleCreateBody = Strict({ schedule: JsonObject, ...scheduleSettings });
export type ScheduleCreateBody = Static<typeof ScheduleCreateBody>;
export const ScheduleUpdateBody = Strict({ schedule: Maybe(JsonObject), ...scheduleSettings });
export type ScheduleUpdateBody = Static<typeof ScheduleUpdateBody>;

/** Unknown members are dropped. */
const ConcurrencyOptions = Type.Object({
  collision_strategy: Enum(['ENQUEUE', 'CANCEL_NEW']),
  grace_period_seconds: Maybe(Type.Integer({ minimum: 60, maximum: 86_400 })),
});

/** Names of a queue that clients of earlier releases still send; they mean nothing. */
const forgotten = {
  worker_pool_queue_id: Type.Optional(Anything),
  worker_pool_name: Type.Optional(Anything),
  worker_pool_queue_name: Type.Optional(Anything),
  work_pool_queue_name: Type.Optional(Anything),
};

/** Where the code of a version comes from, as the client that deployed it found out. Members beyond these are kept. */
const VersionInfo = Type.Object({ type: Text, version: Text });

const settings = {
  version: Maybe(Text),
  description: Maybe(Text),
  paused: Maybe(Flag),
  concurrency_limit: Maybe(Type.Integer({ minimum: 1 })),
  concurrency_options: Maybe(ConcurrencyOptions),
  global_concurrency_limit_id: Maybe(Uuid),
  enforce_parameter_schema: Maybe(Flag),
  parameter_openapi_schema: Maybe(JsonObject),
  parameters: Maybe(JsonObject),
  tags: Maybe(Tags),
  pull_steps: Maybe(Type.Array(JsonObject)),
  work_queue_name: Maybe(Text),
  work_pool_name: Maybe(Text),
  storage_document_id: Maybe(Uuid),
  infrastructure_document_id: Maybe(Uuid),
  path: Maybe(Text),
  entrypoint: Maybe(Text),
  job_variables: Maybe(JsonObject),
  version_info: Maybe(VersionInfo),
};

export const DeploymentCreateBody = Strict({
  name: Text,
  flow_id: Uuid,
  ...settings,
  branch: Maybe(Text),
  base: Maybe(Uuid),
  root: Maybe(Uuid),
  labels: Maybe(Labels),
  schedules: Maybe(Type.Array(ScheduleCreateBody)),
  ...forgotten,
});
export type DeploymentCreateBody = Static<typeof DeploymentCreateBody>;

/** What is left out stays. */
export const DeploymentUpdateBody = Strict({ ...settings, schedules: Maybe(Type.Array(ScheduleUpdateBody)), ...forgotten });
export type DeploymentUpdateBody = Static<typeof DeploymentUpdateBody>;

/** What becomes of the schedules in a branch of their deployment. */
const ScheduleHandling = Enum(['keep', 'remove', 'inactive']);
export type ScheduleHandling = Static<typeof ScheduleHandling>;
export const DeploymentBranchBody = Strict({
  branch: Type.String({ minLength: 1 }),
  options: Maybe(Type.Object({ schedule_handling: Maybe(ScheduleHandling) })),
  overrides: Maybe(DeploymentUpdateBody),
});
export type DeploymentBranchBody = Static<typeof DeploymentBranchBody>;

export const ScheduledRunsBody = Type.Object({ deployment_ids: Type.Array(Uuid), scheduled_before: Maybe(Time), limit: page.limit });
export type ScheduledRunsBody = Static<typeof ScheduledRunsBody>;

/** How far ahead runs are made of the schedules. Times in seconds. */
export const DeploymentScheduleBody = Strict({
  start_time: Maybe(Time),
  end_time: Maybe(Time),
  min_time: Maybe(Type.Number({ minimum: 0 })),
  min_runs: Maybe(Type.Integer({ minimum: 0, maximum: 1000 })),
  max_runs: Maybe(Type.Integer({ minimum: 0, maximum: 1000 })),
});
export type DeploymentScheduleBody = Static<typeof DeploymentScheduleBody>;

export const DeploymentRunBody = Strict({
  state: Maybe(StateBody),
  name: Maybe(RunName),
  parameters: Maybe(JsonObject),
  enforce_parameter_schema: Maybe(Flag),
  context: Maybe(JsonObject),
  infrastructure_document_id: Maybe(Uuid),
  empirical_policy: Maybe(FlowRunPolicyBody),
  tags: Maybe(Tags),
  idempotency_key: Maybe(Text),
  labels: Maybe(Labels),
  parent_task_run_id: Maybe(Uuid),
  work_queue_name: Maybe(Text),
  job_variables: Maybe(JsonObject),
});
export type DeploymentRunBody = Static<typeof DeploymentRunBody>;

export const DeploymentRunsReply = Type.Object({
  results: Type.Array(Type.Object({ flow_run_id: Nullable(Text), status: Enum(['CREATED', 'FAILED']), error: Nullable(Text) })),
});
export type DeploymentRunsReply = Static<typeof DeploymentRunsReply>;

export const ScheduleReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  deployment_id: Text,
  schedule: Anything,
  active: Flag,
  max_scheduled_runs: Nullable(Count),
  parameters: Anything,
  slug: Nullable(Text),
});
export type ScheduleReply = Static<typeof ScheduleReply>;

const Provenance = Type.Object({ id: Nullable(Text), type: Nullable(Text), display_value: Nullable(Text) });
export const DeploymentReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  version: Nullable(Text),
  version_id: Nullable(Text),
  version_info: Anything,
  branch: Nullable(Text),
  base: Nullable(Text),
  root: Nullable(Text),
  description: Nullable(Text),
  flow_id: Text,
  paused: Flag,
  schedules: Type.Array(ScheduleReply),
  concurrency_limit: Nullable(Count),
  global_concurrency_limit: Nullable(LimitReply),
  concurrency_options: Anything,
  job_variables: Anything,
  parameters: Anything,
  tags: Tags,
  labels: Labels,
  work_queue_name: Nullable(Text),
  work_queue_id: Nullable(Text),
  last_polled: Nullable(Text),
  parameter_openapi_schema: Anything,
  path: Nullable(Text),
  pull_steps: Anything,
  entrypoint: Nullable(Text),
  storage_document_id: Nullable(Text),
  infrastructure_document_id: Nullable(Text),
  created_by: Nullable(Provenance),
  updated_by: Nullable(Provenance),
  work_pool_name: Nullable(Text),
  status: Enum(['READY', 'NOT_READY']),
  enforce_parameter_schema: Flag,
});
export type DeploymentReply = Static<typeof DeploymentReply>;

/** A version has what a deployment was made of; what it may do and when it is due belong to the deployment. */
export const DeploymentVersionReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  deployment_id: Text,
  version: Nullable(Text),
  version_info: Anything,
  description: Nullable(Text),
  tags: Tags,
  labels: Labels,
  path: Nullable(Text),
  entrypoint: Nullable(Text),
  pull_steps: Anything,
  parameters: Anything,
  parameter_openapi_schema: Anything,
  enforce_parameter_schema: Flag,
  work_queue_id: Nullable(Text),
  work_queue_name: Nullable(Text),
  work_pool_name: Nullable(Text),
  job_variables: Anything,
  created_by: Nullable(Provenance),
  updated_by: Nullable(Provenance),
  last_active: Nullable(Text),
});
export type DeploymentVersionReply = Static<typeof DeploymentVersionReply>;

export const VersionPageBody = Type.Object(numberedPage);
export type VersionPageBody = Static<typeof VersionPageBody>;

export const PromoteBody = Type.Object({ reason: Maybe(Text) });
export type PromoteBody = Static<typeof PromoteBody>;
