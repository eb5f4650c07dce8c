import type { WorkQueueFilter, WorkPoolStatus } from '@app/contract';
import { inTransaction } from '@app/database';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { changesOf, ServerEvents } from '../events/server-events.js';
import type { KeysetPosition } from '../filters/keyset.js';
import { pageOf } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { toPage, type Page } from '../states/page.js';
import { queueEvent } from './pool-events.js';
import { freePriority, makeRoom } from './priorities.js';
import { AGENT_TYPE, DEFAULT_AGENT_POOL, DEFAULT_QUEUE, toStorageText, type WorkPool } from './work-pools.schema.js';
import { WorkPoolsRepository } from './work-pools.repository.js';
import { poolNotFound, queueNotFound } from './pool-faults.js';
import { WorkPoolsService } from './work-pools.service.js';
import { WorkQueuesRepository, type QueueOrder, type QueueSearch } from './work-queues.repository.js';
import {
  POLLED_WITHIN_SECONDS,
  type CountedQueue,
  type NewQueue,
  type QueueChange,
  type QueueKey,
  type QueuePlace,
  type WorkQueue,
} from './work-queues.schema.js';

/** Where something is to run. A queue without a pool is in the agents' pool. */
export interface Wanted {
  readonly pool?: string | null | undefined;
  readonly queue?: string | null | undefined;
}

@Injectable()
export class WorkQueuesService {
  constructor(
    private readonly queues: WorkQueuesRepository,
    private readonly poolRows: WorkPoolsRepository,
    private readonly pools: WorkPoolsService,
    private readonly events: ServerEvents,
    private readonly clock: Clock,
  ) {}

  /** The queue that is meant: null when neither is named. A queue that is missing is made. Faults with `work_pool.not_found`. */
  async resolve(ctx: WorkspaceContext, { pool, queue }: Wanted): Promise<QueuePlace | null> {
    if (!pool) return queue ? this.#resolveLegacy(ctx, queue) : null;
    const place = await this.queues.findPlace(ctx, pool, queue ?? null);
    if (place === 'no pool') throw poolNotFound(pool);
    if (place !== 'no queue') return place;
    return this.#findOrCreate(ctx, pool, named(queue ?? DEFAULT_QUEUE));
  }

  /** The same, but makes nothing. Faults with `work_queue.not_found` too. */
  async locate(ctx: WorkspaceContext, pool: string, queue: string | null): Promise<QueuePlace> {
    const place = await this.queues.findPlace(ctx, pool, queue);
    if (place === 'no pool') throw queue === null ? poolNotFound(pool) : queueNotFound(pool, queue);
    if (place === 'no queue') throw queueNotFound(pool, queue ?? DEFAULT_QUEUE);
    return place;
  }

  /** Faults with `work_pool.not_found` and `work_queue.name_taken`. */
  async create(ctx: WorkspaceContext, pool: string, draft: NewQueue): Promise<CountedQueue> {
    return inTransaction(ctx, async (transaction) => {
      const { id: poolId } = await this.#lock(transaction, pool);
      const others = await this.queues.listOfPool(transaction, poolId);
      const priority = draft.priority ?? freePriority(others.map((queue) => queue.priority));
      const queue = await this.queues.insert(transaction, poolId, { ...draft, priority, status: draft.isPaused ? 'PAUSED' : 'NOT_READY' });
      if (!queue) throw nameTaken(pool);
      await this.queues.setPriorities(transaction, makeRoom(others, queue));
      await this.events.tell(transaction, [queueEvent(queue, 'created')]);
      return { ...queue, activeSlots: queue.concurrencyLimit === null ? null : 0 };
    });
  }

  /** In the agents' pool, which is made when it is missing, with its default queue. */
  async createLegacy(ctx: WorkspaceContext, draft: NewQueue): Promise<CountedQueue> {
    const isNew = await this.#ensureAgentPool(ctx);
    return isNew && draft.name === DEFAULT_QUEUE ? this.get(ctx, { pool: DEFAULT_AGENT_POOL, name: draft.name }) : this.create(ctx, DEFAULT_AGENT_POOL, draft);
  }

  /** Faults with `work_queue.not_found`. */
  async get(ctx: WorkspaceContext, key: QueueKey): Promise<CountedQueue> {
    const queue = await this.queues.find(ctx, key);
    if (!queue) throw notFound(key);
    return queue;
  }

  /** Null: there is none. */
  async find(ctx: WorkspaceContext, id: string): Promise<WorkQueue | null> {
    return this.queues.find(ctx, { id });
  }

  async getLegacy(ctx: WorkspaceContext, name: string): Promise<CountedQueue> {
    const queue = await this.queues.findLegacy(ctx, name);
    if (!queue) throw new Fault('work_queue.not_found', 'work queue not found');
    return queue;
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<WorkQueue[]> {
    return ids.length === 0 ? [] : this.queues.filter(ctx, null, { id: { any_: [...ids] } }, { limit: ids.length, offset: 0 });
  }

  /** As people look for them. */
  async list(
    ctx: WorkspaceContext,
    { first, after, order, filter }: { first: number; after: KeysetPosition | null; order: QueueOrder; filter: QueueSearch },
  ): Promise<Page<WorkQueue>> {
    return toPage(await this.queues.search(ctx, filter, order, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: QueueSearch): Promise<number> {
    return this.queues.countFound(ctx, filter);
  }

  /** All of a pool, by priority. */
  async listOfPool(ctx: WorkspaceContext, poolId: string): Promise<WorkQueue[]> {
    return this.queues.listOfPool(ctx, poolId);
  }

  /** Of a pool by priority; of all by name. Faults with `work_pool.not_found`. */
  async filter(
    ctx: WorkspaceContext,
    pool: string | null,
    body: { work_queues?: WorkQueueFilter | null; limit?: number | string | null; offset?: number | string | null },
  ): Promise<CountedQueue[]> {
    const page = pageOf(body);
    const poolId = pool === null ? null : (await this.pools.get(ctx, pool)).id;
    return this.queues.filter(ctx, poolId, body.work_queues ?? null, page);
  }

  /** Faults with `work_queue.not_found` and `work_queue.name_taken`. */
  async update(ctx: WorkspaceContext, key: QueueKey, change: QueueChange): Promise<void> {
    await this.#change(ctx, key, async (transaction, before) => {
      const moved = { ...before, ...change };
      const after = { ...moved, status: change.isPaused === undefined ? before.status : statusOf(moved, this.clock.now()) };
      if (!(await this.queues.save(transaction, after))) throw nameTaken(before.poolName);
      if (change.priority !== undefined) {
        const others = (await this.queues.listOfPool(transaction, before.poolId)).filter(({ id }) => id !== before.id);
        await this.queues.setPriorities(transaction, makeRoom(others, after));
      }
      const changes = changesOf(toldOf(before), toldOf(after));
      await this.events.tell(transaction, [
        ...(changes ? [queueEvent(after, 'updated', changes)] : []),
        ...(after.status === before.status ? [] : [queueEvent(after, after.status)]),
      ]);
    });
  }

  /** Faults with `work_queue.not_found` and `work_queue.is_default`. */
  async delete(ctx: WorkspaceContext, key: QueueKey): Promise<void> {
    await this.#change(ctx, key, async (transaction, queue, pool) => {
      if (queue.id === pool.defaultQueueId) throw new Fault('work_queue.is_default', "Can't delete a pool's default queue.");
      await this.events.tell(transaction, [queueEvent(queue, 'deleted')]);
      await this.queues.delete(transaction, queue.id);
    });
  }

  /** One change at a time in a pool, since a priority is a matter between its queues. */
  async #change(ctx: WorkspaceContext, key: QueueKey, work: (transaction: WorkspaceContext, queue: WorkQueue, pool: WorkPool) => Promise<void>): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      const poolName = 'id' in key ? (await this.get(transaction, key)).poolName : key.pool;
      const pool = await this.#lock(transaction, poolName);
      await work(transaction, await this.get(transaction, key), pool);
    });
  }

  async #lock(transaction: WorkspaceContext, pool: string): Promise<WorkPool> {
    const locked = await this.poolRows.lock(transaction, pool);
    if (!locked) throw poolNotFound(pool);
    return locked;
  }

  async #resolveLegacy(ctx: WorkspaceContext, queue: string): Promise<QueuePlace> {
    const found = await this.queues.findLegacy(ctx, queue);
    if (found) return found;
    await this.#ensureAgentPool(ctx);
    return this.#findOrCreate(ctx, DEFAULT_AGENT_POOL, { ...named(queue), priority: 1 });
  }

  /** Another request may make the same queue at the same moment: then it is that one. */
  async #findOrCreate(ctx: WorkspaceContext, pool: string, draft: NewQueue): Promise<QueuePlace> {
    const found = await this.queues.find(ctx, { pool, name: draft.name });
    if (found) return found;
    try {
      return await this.create(ctx, pool, draft);
    } catch (error) {
      if (error instanceof Fault && error.code === 'work_queue.name_taken') return this.get(ctx, { pool, name: draft.name });
      throw error;
    }
  }

  /** Whether it was made now. */
  async #ensureAgentPool(ctx: WorkspaceContext): Promise<boolean> {
    const draft = { name: DEFAULT_AGENT_POOL, description: null, type: AGENT_TYPE, baseJobTemplate: '{}', isPaused: false, concurrencyLimit: null };
    if (await this.poolRows.find(ctx, DEFAULT_AGENT_POOL)) return false;
    try {
      await this.pools.create(ctx, { ...draft, storageConfiguration: toStorageText(undefined) });
      return true;
    } catch (error) {
      if (error instanceof Fault && error.code === 'work_pool.name_taken') return false;
      throw error;
    }
  }
}

const named = (name: string): NewQueue => ({ name, description: '', isPaused: false, concurrencyLimit: null, priority: null, filter: null });

function statusOf({ isPaused, status, lastPolled }: WorkQueue, now: Instant): WorkPoolStatus {
  if (isPaused) return 'PAUSED';
  if (status !== 'PAUSED') return status;
  return lastPolled !== null && now - lastPolled <= POLLED_WITHIN_SECONDS * 1_000_000 ? 'READY' : 'NOT_READY';
}

/** The fields whose changes are told; a pause is told as a status. */
const toldOf = ({ name, description, concurrencyLimit, priority }: WorkQueue) => ({ name, description, concurrency_limit: concurrencyLimit, priority });

const nameTaken = (pool: string): Fault => new Fault('work_queue.name_taken', `A work queue with this name already exists in work pool '${pool}'.`);

const notFound = (key: QueueKey): Fault => ('id' in key ? new Fault('work_queue.not_found', 'work queue not found') : queueNotFound(key.pool, key.name));
