import { type Static, Type } from '@sinclair/typebox';
import { FlowRunListBody, RunCountBody, TaskRunFilter } from './filters.wire.js';
import { StateTypeWire } from './state.wire.js';
import { TaskRunReply } from './task-run.wire.js';
import { Count, Maybe, Nullable, Text, Uuid } from './wire.js';

/** What the reference's own pages ask for beside the other routes. Source: docs/contract/resources.md#pages */

const IDS_MAX = 200;
const DOTS_MAX = 1000;

const ids = Type.Array(Uuid, { maxItems: IDS_MAX });
export const FlowRunIdsBody = Type.Object({ flow_run_ids: ids });
export type FlowRunIdsBody = Static<typeof FlowRunIdsBody>;
export const FlowIdsBody = Type.Object({ flow_ids: ids });
export type FlowIdsBody = Static<typeof FlowIdsBody>;

export const RunDotsBody = Type.Object({ ...FlowRunListBody.properties, limit: Maybe(Type.Integer({ minimum: 1, maximum: DOTS_MAX })) });
export type RunDotsBody = Static<typeof RunDotsBody>;

/** As much of a run as a dot in a picture needs. Seconds. */
export const RunDot = Type.Object({
  id: Text,
  state_type: Nullable(StateTypeWire),
  timestamp: Nullable(Text),
  duration: Type.Number(),
  lateness: Type.Number(),
});
export type RunDot = Static<typeof RunDot>;

export const CountsById = Type.Record(Type.String(), Count);
export type CountsById = Static<typeof CountsById>;

export const NextRun = Type.Object({ id: Text, flow_id: Text, name: Text, state_name: Text, state_type: StateTypeWire, next_scheduled_start_time: Text });
export type NextRun = Static<typeof NextRun>;
export const NextRunsById = Type.Record(Type.String(), Nullable(NextRun));
export type NextRunsById = Static<typeof NextRunsById>;

/** Every state type is there. */
export const CountsByState = Type.Unsafe<Record<Static<typeof StateTypeWire>, number>>({ type: 'object', additionalProperties: Count });
export type CountsByState = Static<typeof CountsByState>;

const { work_pool_queues: queues, ...filters } = RunCountBody.properties;
/** The filter of queues has another name here than in lists. */
export const OutcomesBody = Type.Object({ ...filters, task_runs: TaskRunFilter, work_queues: queues });
export type OutcomesBody = Static<typeof OutcomesBody>;

/** Task runs of one stretch of time that ended well, and badly. */
export const Outcomes = Type.Object({ completed: Count, failed: Count });
export type Outcomes = Static<typeof Outcomes>;

export const NamedTaskRunReply = Type.Object({ ...TaskRunReply.properties, flow_run_name: Nullable(Text) });
export type NamedTaskRunReply = Static<typeof NamedTaskRunReply>;
