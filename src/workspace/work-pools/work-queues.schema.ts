import { fromIso, toIso, toIsoOrNull, type WorkPoolStatus, type WorkQueueCreateBody, type WorkQueueReply, type WorkQueueUpdateBody } from '@app/contract';
import type { Instant } from '@app/engine';

/** What used to make a run a queue’s own. */
export type QueueFilter = NonNullable<WorkQueueCreateBody['filter']>;

/** What was polled longer ago than this is not ready. */
export const POLLED_WITHIN_SECONDS = 60;

export interface WorkQueue {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly description: string;
  readonly isPaused: boolean;
  readonly concurrencyLimit: number | null;
  readonly priority: number;
  readonly lastPolled: Instant | null;
  readonly status: WorkPoolStatus;
  /** Which runs are the queue's, where it dates from before runs named theirs. */
  readonly filter: QueueFilter | null;
  readonly poolId: string;
  readonly poolName: string;
  readonly poolType: string;
}

/** How many runs of the queue are PENDING or RUNNING; null where nothing limits them. */
export interface CountedQueue extends WorkQueue {
  readonly activeSlots: number | null;
}

/** A queue as those see it who put something into it. */
export type QueuePlace = Pick<WorkQueue, 'id' | 'name' | 'poolId' | 'poolName' | 'poolType'>;

/** What a queue is found by. */
export type QueueKey = { readonly id: string } | { readonly pool: string; readonly name: string };

export const toWorkQueueReply = (queue: CountedQueue): WorkQueueReply => ({
  id: queue.id,
  created: toIso(queue.created),
  updated: toIso(queue.updated),
  name: queue.name,
  description: queue.description,
  is_paused: queue.isPaused,
  concurrency_limit: queue.concurrencyLimit,
  priority: queue.priority,
  work_pool_id: queue.poolId,
  filter: queue.filter,
  last_polled: toIsoOrNull(queue.lastPolled),
  work_pool_name: queue.poolName,
  status: queue.status,
  active_slots: queue.activeSlots,
});

/** A queue to be made. Without a priority: the lowest that is free. */
export type NewQueue = Pick<WorkQueue, 'name' | 'description' | 'isPaused' | 'concurrencyLimit' | 'filter'> & { readonly priority: number | null };

export const toNewQueue = (body: WorkQueueCreateBody): NewQueue => ({
  name: body.name,
  description: body.description ?? '',
  isPaused: body.is_paused ?? false,
  concurrencyLimit: body.concurrency_limit ?? null,
  priority: body.priority ?? null,
  filter: body.filter ?? null,
});

/** What is left out stays. */
export type QueueChange = Partial<Pick<WorkQueue, 'name' | 'description' | 'isPaused' | 'concurrencyLimit' | 'priority' | 'lastPolled' | 'filter'>>;

export function toQueueChange(body: WorkQueueUpdateBody): QueueChange {
  const { name, description, is_paused: isPaused, concurrency_limit: concurrencyLimit, priority, last_polled: lastPolled, filter } = body;
  const always = { name, description, isPaused, priority };
  const nullable = { concurrencyLimit, filter, lastPolled: typeof lastPolled === 'string' ? fromIso(lastPolled) : lastPolled };
  return {
    ...Object.fromEntries(Object.entries(always).filter(([, value]) => value !== null && value !== undefined)),
    ...Object.fromEntries(Object.entries(nullable).filter(([, value]) => value !== undefined)),
  };
}
