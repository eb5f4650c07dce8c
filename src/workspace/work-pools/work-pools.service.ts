import type { Broadcast } from '@app/broadcast';
import type { WorkPoolCountBody, WorkPoolListBody, WorkPoolStatus } from '@app/contract';
import { JsonText, newId } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { BROADCAST } from '../../platform.module.js';
import { changesOf, ServerEvents } from '../events/server-events.js';
import { pageOf } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { toPage, type Page } from '../states/page.js';
import { DueHints } from '../states/due-states.js';
import { FOREMAN } from './foreman.repository.js';
import { JobVariablesService } from './job-variables.service.js';
import { poolEvent, poolStatusEvent, queueEvent } from './pool-events.js';
import { poolNotFound } from './pool-faults.js';
import { WorkPoolsRepository, type PoolDraft, type PoolSearch } from './work-pools.repository.js';
import { AGENT_TYPE, isReserved, type CountedPool, type WorkPool } from './work-pools.schema.js';
import { WorkQueuesRepository } from './work-queues.repository.js';
import { WorkersRepository } from './workers.repository.js';

export type NewPool = Omit<PoolDraft, 'status'>;
/** What is left out stays. */
export type PoolChange = Partial<Pick<WorkPool, 'description' | 'baseJobTemplate' | 'isPaused' | 'concurrencyLimit' | 'storageConfiguration'>>;

@Injectable()
export class WorkPoolsService {
  constructor(
    private readonly pools: WorkPoolsRepository,
    private readonly queues: WorkQueuesRepository,
    private readonly workers: WorkersRepository,
    private readonly jobVariables: JobVariablesService,
    private readonly events: ServerEvents,
    private readonly clock: Clock,
    private readonly hints: DueHints,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /** Faults with `work_pool.reserved`, `work_pool.name_taken`, and as `JobVariablesService.requireTemplate` does. */
  async create(ctx: WorkspaceContext, draft: NewPool): Promise<CountedPool> {
    if (isReserved(draft.name)) throw reserved("Work pools starting with 'Prefect' are reserved for internal use.");
    await this.jobVariables.requireTemplate(ctx, draft.baseJobTemplate);
    return inTransaction(ctx, async (transaction) => {
      const pool = await this.pools.insert(transaction, { ...draft, status: draft.isPaused ? 'PAUSED' : 'NOT_READY' });
      if (!pool) throw new Fault('work_pool.name_taken', 'A work pool with this name already exists.');
      const [queue] = await this.queues.listOfPool(transaction, pool.id);
      await this.events.tell(transaction, [
        ...(queue ? [queueEvent(queue, 'created')] : []),
        poolEvent(pool, 'created'),
        ...(pool.type === AGENT_TYPE ? [] : [poolStatusEvent(pool, null)]),
      ]);
      return { ...pool, activeSlots: pool.concurrencyLimit === null ? null : 0 };
    });
  }

  /** Faults with `work_pool.not_found`. */
  async get(ctx: WorkspaceContext, name: string): Promise<CountedPool> {
    const pool = await this.pools.find(ctx, name);
    if (!pool) throw poolNotFound(name);
    return pool;
  }

  /** Null: there is none. */
  async find(ctx: WorkspaceContext, name: string): Promise<CountedPool | null> {
    return this.pools.find(ctx, name);
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<WorkPool[]> {
    return ids.length === 0 ? [] : this.pools.filter(ctx, { id: { any_: [...ids] } }, { limit: ids.length, offset: 0 });
  }

  /** By name, those after the pool called `after`. */
  async list(ctx: WorkspaceContext, { first, after, filter }: { first: number; after: string | null; filter: PoolSearch }): Promise<Page<WorkPool>> {
    return toPage(await this.pools.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: PoolSearch): Promise<number> {
    return this.pools.countFound(ctx, filter);
  }

  async filter(ctx: WorkspaceContext, body: WorkPoolListBody): Promise<CountedPool[]> {
    return this.pools.filter(ctx, body.work_pools ?? null, pageOf(body));
  }

  async count(ctx: WorkspaceContext, { work_pools: filter }: WorkPoolCountBody): Promise<number> {
    return this.pools.count(ctx, filter ?? null);
  }

  /** Faults with `work_pool.not_found`, and with `work_pool.reserved` for a change that such a pool may not see. */
  async update(ctx: WorkspaceContext, name: string, change: PoolChange): Promise<void> {
    if (isReserved(name) && Object.keys(change).some((field) => field !== 'isPaused' && field !== 'concurrencyLimit')) {
      throw reserved("Work pools starting with 'Prefect' are reserved for internal use and can only be updated to set concurrency limits or pause.");
    }
    if (change.baseJobTemplate !== undefined) await this.jobVariables.requireTemplate(ctx, change.baseJobTemplate);
    const poolId = await inTransaction(ctx, async (transaction) => {
      const before = await this.#lock(transaction, name);
      const after = { ...before, ...change };
      const changes = changesOf(toldOf(before), toldOf(after));
      if (changes) await this.events.tell(transaction, [poolEvent(after, 'updated', changes)]);
      if (change.isPaused === undefined || before.type === AGENT_TYPE) await this.pools.save(transaction, after);
      else await this.#transition(transaction, after, await this.#statusOf(transaction, after));
      return before.id;
    });
    if (Object.keys(change).some((field) => field !== 'description')) this.broadcast.publish('pool-changed', { workspaceId: ctx.workspaceId, poolId });
  }

  /** Its queues and workers go with it. */
  async delete(ctx: WorkspaceContext, name: string): Promise<void> {
    if (isReserved(name)) throw reserved("Work pools starting with 'Prefect' are reserved for internal use and can not be deleted.");
    const poolId = await inTransaction(ctx, async (transaction) => {
      const pool = await this.#lock(transaction, name);
      const queues = await this.queues.listOfPool(transaction, pool.id);
      await this.events.tell(transaction, [...queues.map((queue) => queueEvent(queue, 'deleted')), poolEvent(pool, 'deleted')]);
      await this.pools.delete(transaction, pool.id);
      return pool.id;
    });
    this.broadcast.publish('pool-changed', { workspaceId: ctx.workspaceId, poolId });
  }

  /** A worker has been heard that will be silent if it is not heard again in this time: a pool that was waiting for one is ready. */
  async markReady(ctx: WorkspaceContext, name: string, silenceSeconds: number): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      const pool = await this.pools.lock(transaction, name);
      if (pool?.status === 'NOT_READY' && pool.type !== AGENT_TYPE) await this.#transition(transaction, pool, 'READY');
    });
    this.hints.hint(ctx, FOREMAN, this.clock.now() + silenceSeconds * 1_000_000);
  }

  /** The last of its workers has gone, unless one came back meanwhile. */
  async markDeserted(ctx: WorkspaceContext, name: string): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      const pool = await this.pools.lock(transaction, name);
      if (pool?.status === 'READY' && !(await this.workers.isAnyOnline(transaction, pool.id))) await this.#transition(transaction, pool, 'NOT_READY');
    });
  }

  async #lock(transaction: WorkspaceContext, name: string): Promise<WorkPool> {
    const pool = await this.pools.lock(transaction, name);
    if (!pool) throw poolNotFound(name);
    return pool;
  }

  async #statusOf(ctx: WorkspaceContext, { id, isPaused }: WorkPool): Promise<WorkPoolStatus> {
    if (isPaused) return 'PAUSED';
    return (await this.workers.isAnyOnline(ctx, id)) ? 'READY' : 'NOT_READY';
  }

  /** Told also where the status stays, as when a paused pool is paused: clients of the reference rely on hearing of it. */
  async #transition(transaction: WorkspaceContext, pool: WorkPool, status: WorkPoolStatus): Promise<void> {
    const after = { ...pool, status, lastTransitionedStatusAt: this.clock.now(), lastStatusEventId: newId() };
    await this.pools.save(transaction, after);
    await this.events.tell(transaction, [poolStatusEvent(after, pool)]);
  }
}

/** The fields whose changes are told; a pause is told as a status. */
const toldOf = (pool: WorkPool) => ({
  description: pool.description,
  base_job_template: new JsonText(pool.baseJobTemplate),
  concurrency_limit: pool.concurrencyLimit,
  storage_configuration: new JsonText(pool.storageConfiguration),
});

const reserved = (detail: string): Fault => new Fault('work_pool.reserved', detail);
