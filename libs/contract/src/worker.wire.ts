import { type Static, Type } from '@sinclair/typebox';
import { Combining, list, page, Range } from './filter-words.js';
import { Anything, Count, Enum, Flag, Maybe, Nullable, Strict, Text } from './wire.js';

export const WORKER_STATUSES = ['ONLINE', 'OFFLINE'] as const;
const WorkerStatus = Enum(WORKER_STATUSES);
export type WorkerStatus = (typeof WORKER_STATUSES)[number];

/** Unknown members are ignored, as clients of the hosted plane send some of their own. */
export const WorkerHeartbeatBody = Type.Object({
  name: Type.String({ minLength: 1 }),
  heartbeat_interval_seconds: Maybe(Type.Integer({ minimum: 0 })),
  return_id: Maybe(Flag),
  metadata: Type.Optional(Anything),
});
export type WorkerHeartbeatBody = Static<typeof WorkerHeartbeatBody>;

export const WorkerFilter = Combining({
  last_heartbeat_time: Range,
  status: Maybe(Strict({ any_: list(WorkerStatus), not_any_: list(WorkerStatus) })),
});
export type WorkerFilter = Static<typeof WorkerFilter>;

export const WorkerListBody = Type.Object({ workers: Maybe(WorkerFilter), ...page });
export type WorkerListBody = Static<typeof WorkerListBody>;

export const WorkerReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  work_pool_id: Text,
  last_heartbeat_time: Text,
  heartbeat_interval_seconds: Nullable(Count),
  status: WorkerStatus,
});
export type WorkerReply = Static<typeof WorkerReply>;
