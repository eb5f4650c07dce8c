import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { WorkQueueFilter } from './filters.wire.js';
import { SlotLimit, WORK_POOL_STATUSES } from './work-pool.wire.js';
import { Anything, Count, Enum, Flag, Maybe, Nullable, PathName, Strict, Tags, Text, Time, Uuid } from './wire.js';

const Priority = Type.Integer({ minimum: 1 });
/** Which runs belong to a queue, from the time before runs named their queue. */
const RunFilter = Strict({ tags: Maybe(Tags), deployment_ids: Maybe(Type.Array(Uuid)) });

export const WorkQueueCreateBody = Strict({
  name: PathName,
  description: Maybe(Text),
  is_paused: Maybe(Flag),
  concurrency_limit: Maybe(SlotLimit),
  priority: Maybe(Priority),
  filter: Maybe(RunFilter),
});
export type WorkQueueCreateBody = Static<typeof WorkQueueCreateBody>;

/** What is left out stays. Null removes a limit, and means nothing elsewhere. */
export const WorkQueueUpdateBody = Strict({
  name: Maybe(PathName),
  description: Maybe(Text),
  is_paused: Maybe(Flag),
  concurrency_limit: Maybe(SlotLimit),
  priority: Maybe(Priority),
  last_polled: Maybe(Time),
  filter: Maybe(RunFilter),
});
export type WorkQueueUpdateBody = Static<typeof WorkQueueUpdateBody>;

export const WorkQueueListBody = Type.Object({ work_queues: Maybe(WorkQueueFilter), ...page });
export type WorkQueueListBody = Static<typeof WorkQueueListBody>;

export const WorkQueueReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  description: Text,
  is_paused: Flag,
  concurrency_limit: Nullable(Count),
  priority: Count,
  work_pool_id: Text,
  filter: Anything,
  last_polled: Nullable(Text),
  work_pool_name: Text,
  status: Enum(WORK_POOL_STATUSES),
  active_slots: Nullable(Count),
});
export type WorkQueueReply = Static<typeof WorkQueueReply>;

/** A queue as it was answered before queues were parts of pools. */
export const LegacyQueueReply = Type.Omit(WorkQueueReply, ['work_pool_name', 'status', 'active_slots']);
export type LegacyQueueReply = Static<typeof LegacyQueueReply>;
