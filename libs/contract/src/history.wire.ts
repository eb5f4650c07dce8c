import { type Static, Type } from '@sinclair/typebox';
import { RunCountBody } from './filters.wire.js';
import { StateTypeWire } from './state.wire.js';
import { Count, Text, Time } from './wire.js';

const { work_pool_queues: queues, ...filters } = RunCountBody.properties;
const span = { history_start: Time, history_end: Time, history_interval_seconds: Type.Number() };
/** The filter of queues has another name here than in lists. */
export const FlowRunHistoryBody = Type.Object({ ...filters, work_queues: queues, ...span });
export type FlowRunHistoryBody = Static<typeof FlowRunHistoryBody>;
export const TaskRunHistoryBody = Type.Object({ ...filters, ...span });
export type TaskRunHistoryBody = Static<typeof TaskRunHistoryBody>;

const HistoryState = Type.Object({
  state_type: StateTypeWire,
  state_name: Text,
  count_runs: Count,
  sum_estimated_run_time: Type.Number(),
  sum_estimated_lateness: Type.Number(),
});

/** How many runs were to start in one interval, by the state they are in. Seconds. */
export const HistoryInterval = Type.Object({ interval_start: Text, interval_end: Text, states: Type.Array(HistoryState) });
export type HistoryInterval = Static<typeof HistoryInterval>;
export const HistoryReply = Type.Array(HistoryInterval);
export type HistoryReply = Static<typeof HistoryReply>;
