import { JsonText, parseJson, toIso, writeJson, type Json, type WorkPoolReply, type WorkPoolStatus } from '@app/contract';
import type { Instant } from '@app/engine';

/** Where deployments and queues go that name no pool. Made when the first of them comes. */
export const DEFAULT_AGENT_POOL = 'default-agent-pool';
/** The type of pools that agents polled, the ancestors of workers. Nothing ever comes online there, so they have no status. */
export const AGENT_TYPE = 'prefect-agent';
export const DEFAULT_QUEUE = 'default';

export interface WorkPool {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly description: string | null;
  readonly type: string;
  /** JSON as it is written, like `storageConfiguration`. */
  readonly baseJobTemplate: string;
  readonly isPaused: boolean;
  readonly concurrencyLimit: number | null;
  readonly status: WorkPoolStatus;
  readonly lastTransitionedStatusAt: Instant | null;
  readonly lastStatusEventId: string | null;
  readonly storageConfiguration: string;
  readonly defaultQueueId: string;
}

/** How many runs of the pool are PENDING or RUNNING; null where nothing limits them. */
export interface CountedPool extends WorkPool {
  readonly activeSlots: number | null;
}

/** Names that only the server itself may give. */
export const isReserved = (name: string): boolean => name.toLowerCase().startsWith('prefect');

const STORAGE_MEMBERS = ['bundle_upload_step', 'bundle_execution_step', 'default_result_storage_block_id'] as const;
type StorageMember = (typeof STORAGE_MEMBERS)[number];

/** With all its members, as it is stored. */
export function toStorageText(sent: Json | undefined): string {
  const members = sent instanceof Map ? sent : new Map<string, Json>();
  return writeJson(new Map(STORAGE_MEMBERS.map((name) => [name, members.get(name) ?? null])));
}

export function storageMember(pool: Pick<WorkPool, 'storageConfiguration'>, name: StorageMember): Json {
  const members = parseJson(pool.storageConfiguration);
  return members instanceof Map ? (members.get(name) ?? null) : null;
}

/** For `writeJson`. */
export const toWorkPoolReply = (pool: CountedPool, userAgent: string | undefined): WorkPoolReply => ({
  id: pool.id,
  created: toIso(pool.created),
  updated: toIso(pool.updated),
  name: pool.name,
  description: pool.description,
  type: pool.type,
  base_job_template: new JsonText(pool.baseJobTemplate),
  is_paused: pool.isPaused,
  concurrency_limit: pool.concurrencyLimit,
  status: pool.type === AGENT_TYPE ? null : pool.status,
  active_slots: pool.activeSlots,
  storage_configuration: refusesResultStorage(userAgent) ? withoutResultStorage(pool) : new JsonText(pool.storageConfiguration),
  default_queue_id: pool.defaultQueueId,
});

function withoutResultStorage(pool: WorkPool): Json {
  const members = parseJson(pool.storageConfiguration);
  if (members instanceof Map) members.delete('default_result_storage_block_id');
  return members;
}

/** Clients up to 3.3.7 fail on the member. Source: docs/contract/resources.md#work-pools */
export function refusesResultStorage(userAgent: string | undefined): boolean {
  const [, major, minor, patch] = /^prefect\/(\d+)\.(\d+)\.(\d+)\S* \(API \S+\)/.exec(userAgent ?? '')?.map(Number) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return false;
  return major < 3 || (major === 3 && (minor < 3 || (minor === 3 && patch <= 7)));
}
