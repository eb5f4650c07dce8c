import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { FlowRunReply } from './flow-run.wire.js';
import { StateReply, StateTypeWire } from './state.wire.js';
import { Count, Maybe, Nullable, Tags, Text, Time } from './wire.js';

/** What workers poll, and what takes the slots of pools and queues. */

export const PollBody = Type.Object({
  work_queue_names: Maybe(Tags),
  scheduled_before: Maybe(Time),
  scheduled_after: Maybe(Time),
  limit: page.limit,
});
export type PollBody = Static<typeof PollBody>;

/** A run as it is stored: its state is not looked up, and its queue is called what its maker called it. */
const PolledRun = Type.Composite([Type.Omit(FlowRunReply, ['work_pool_id', 'work_pool_name', 'state']), Type.Object({ state: Nullable(StateReply) })]);

export const PollReply = Type.Object({ work_pool_id: Text, work_queue_id: Text, flow_run: PolledRun });
export type PollReply = Static<typeof PollReply>;

export const QueuePollBody = Type.Object({ scheduled_before: Maybe(Time), limit: page.limit });
export type QueuePollBody = Static<typeof QueuePollBody>;

const pageNumber = Maybe(Type.Integer({ minimum: 1 }));
export const PoolSlotsBody = Type.Object({ page: pageNumber, limit: page.limit, flow_run_limit: Maybe(Type.Integer({ minimum: 0, maximum: 200 })) });
export type PoolSlotsBody = Static<typeof PoolSlotsBody>;

export const QueueSlotsBody = Type.Object({ page: pageNumber, limit: page.limit });
export type QueueSlotsBody = Static<typeof QueueSlotsBody>;

const SlotHolderReply = Type.Object({
  id: Text,
  name: Text,
  state_type: Nullable(StateTypeWire),
  state_name: Nullable(Text),
  start_time: Nullable(Text),
  state_timestamp: Nullable(Text),
  time_in_current_state: Nullable(Type.Number()),
});
export type SlotHolderReply = Static<typeof SlotHolderReply>;

const slots = { active_slots: Count, concurrency_limit: Nullable(Count) };
const paged = { count: Count, limit: Count, pages: Count, page: Count };

export const PoolSlotsReply = Type.Object({
  ...slots,
  queues: Type.Array(Type.Object({ queue_id: Text, queue_name: Text, ...slots, flow_runs: Type.Array(SlotHolderReply), flow_run_count: Count })),
  ...paged,
});
export type PoolSlotsReply = Static<typeof PoolSlotsReply>;

export const QueueSlotsReply = Type.Object({ ...slots, flow_runs: Type.Array(SlotHolderReply), ...paged });
export type QueueSlotsReply = Static<typeof QueueSlotsReply>;

export const QueueHealthReply = Type.Object({
  healthy: Type.Boolean(),
  late_runs_count: Count,
  last_polled: Nullable(Text),
  health_check_policy: Type.Object({ maximum_late_runs: Count, maximum_seconds_since_last_polled: Count }),
});
export type QueueHealthReply = Static<typeof QueueHealthReply>;
