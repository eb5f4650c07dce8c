import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { WorkPoolFilter } from './filters.wire.js';
import { Anything, Count, Enum, Flag, JsonObject, Maybe, Nullable, Strict, Text, Uuid } from './wire.js';

/** As other names that are part of an address, and not of quotes and blanks alone. */
const WorkPoolName = Type.String({ pattern: '^(?=.*[^\\s\'"])[^/%&><]+$' });
export const SlotLimit = Type.Integer({ minimum: 0 });

export const WORK_POOL_STATUSES = ['READY', 'NOT_READY', 'PAUSED'] as const;
export type WorkPoolStatus = (typeof WORK_POOL_STATUSES)[number];

const StorageConfiguration = Strict({
  bundle_upload_step: Maybe(JsonObject),
  bundle_execution_step: Maybe(JsonObject),
  default_result_storage_block_id: Maybe(Uuid),
});

export const WorkPoolCreateBody = Strict({
  name: WorkPoolName,
  description: Maybe(Text),
  type: Maybe(Text),
  base_job_template: Maybe(JsonObject),
  is_paused: Maybe(Flag),
  concurrency_limit: Maybe(SlotLimit),
  storage_configuration: Maybe(StorageConfiguration),
});
export type WorkPoolCreateBody = Static<typeof WorkPoolCreateBody>;

/** What is left out stays. Null removes a description or a limit, and means nothing elsewhere. */
export const WorkPoolUpdateBody = Strict({
  description: Maybe(Text),
  is_paused: Maybe(Flag),
  base_job_template: Maybe(JsonObject),
  concurrency_limit: Maybe(SlotLimit),
  storage_configuration: Maybe(StorageConfiguration),
});
export type WorkPoolUpdateBody = Static<typeof WorkPoolUpdateBody>;

export const WorkPoolCountBody = Type.Object({ work_pools: Maybe(WorkPoolFilter) });
export type WorkPoolCountBody = Static<typeof WorkPoolCountBody>;

export const WorkPoolListBody = Type.Object({ work_pools: Maybe(WorkPoolFilter), ...page });
export type WorkPoolListBody = Static<typeof WorkPoolListBody>;

export const WorkPoolReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  description: Nullable(Text),
  type: Text,
  base_job_template: Anything,
  is_paused: Flag,
  concurrency_limit: Nullable(Count),
  status: Nullable(Enum(WORK_POOL_STATUSES)),
  active_slots: Nullable(Count),
  storage_configuration: Anything,
  default_queue_id: Nullable(Text),
});
export type WorkPoolReply = Static<typeof WorkPoolReply>;
