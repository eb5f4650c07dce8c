import { type Static, Type } from '@sinclair/typebox';
import { Maybe, Tags, Text } from './wire.js';

/** Members that nobody knows are passed over here. */
export const TaskWorkerListBody = Type.Object({ task_worker_filter: Maybe(Type.Object({ task_keys: Type.Array(Text) })) });
export type TaskWorkerListBody = Static<typeof TaskWorkerListBody>;

export const TaskWorkerReply = Type.Object({ identifier: Text, task_keys: Tags, timestamp: Text });
export type TaskWorkerReply = Static<typeof TaskWorkerReply>;
