import {
  toIsoOrNull,
  toSeconds,
  type PoolSlotsBody,
  type PoolSlotsReply,
  type QueueSlotsBody,
  type QueueSlotsReply,
  type SlotHolderReply,
} from '@app/contract';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { numberedPageOf, toPaginated } from '../../filters/page.js';
import { Clock } from '../../states/clock.js';
import { WorkPoolsService } from '../work-pools.service.js';
import type { WorkQueue } from '../work-queues.schema.js';
import { SlotsRepository, type Load, type SlotHolder } from './slots.repository.js';

/** What takes a slot of a pool and of its queues when workers poll. */
const HOLDING: readonly StateType[] = ['PENDING', 'RUNNING'];
/** What takes one when a queue is polled by itself. */
export const HOLDING_ALONE: readonly StateType[] = [...HOLDING, 'CANCELLING'];
const SHOWN_PER_QUEUE = 10;

/** Tells who takes the slots of pools and queues, limited or not. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly pools: WorkPoolsService,
    private readonly clock: Clock,
  ) {}

  /** A page of the pool’s queues, each with the first of its runs. Faults with `work_pool.not_found`. */
  async ofPool(ctx: WorkspaceContext, name: string, body: PoolSlotsBody): Promise<PoolSlotsReply> {
    const stretch = numberedPageOf(body);
    const pool = await this.pools.get(ctx, name);
    const all = await this.slots.listQueues(ctx, pool.id);
    const shown = all.slice(stretch.offset, stretch.offset + stretch.limit);
    const first = { limit: body.flow_run_limit ?? SHOWN_PER_QUEUE, offset: 0 };
    const holders = await this.slots.listHolders(
      ctx,
      shown.map(({ id }) => id),
      HOLDING,
      first,
    );
    const now = this.clock.now();
    const { results: queues, ...paged } = toPaginated({ items: shown, count: all.length }, body, (queue) => ({
      queue_id: queue.id,
      queue_name: queue.name,
      active_slots: queue.activeSlots,
      concurrency_limit: queue.concurrencyLimit,
      flow_runs: holders.filter(({ queueId }) => queueId === queue.id).map((holder) => toReply(holder, now)),
      flow_run_count: queue.activeSlots,
    }));
    const active = all.reduce((sum, { activeSlots }) => sum + activeSlots, 0);
    return { active_slots: active, concurrency_limit: pool.concurrencyLimit, queues, ...paged };
  }

  /** A page of the queue’s runs. */
  async ofQueue(ctx: WorkspaceContext, queue: WorkQueue, body: QueueSlotsBody): Promise<QueueSlotsReply> {
    const stretch = numberedPageOf(body);
    const count = await this.slots.count(ctx, queue.id, HOLDING_ALONE);
    const holders = await this.slots.listHolders(ctx, [queue.id], HOLDING_ALONE, stretch);
    const now = this.clock.now();
    const { results, ...paged } = toPaginated({ items: holders, count }, body, (holder) => toReply(holder, now));
    return { active_slots: count, concurrency_limit: queue.concurrencyLimit, flow_runs: results, ...paged };
  }

  /** By queue: what is under way, and what should be. */
  async loadsOfQueues(ctx: WorkspaceContext, queueIds: readonly string[]): Promise<ReadonlyMap<string, Pick<Load, 'taken' | 'due'>>> {
    return new Map((await this.slots.listLoads(ctx, { queueIds, poolIds: [] })).map((load) => [load.queueId, load]));
  }

  /** The same by pool. */
  async loadsOfPools(ctx: WorkspaceContext, poolIds: readonly string[]): Promise<ReadonlyMap<string, Pick<Load, 'taken' | 'due'>>> {
    const loads = await this.slots.listLoads(ctx, { queueIds: [], poolIds });
    const sumOf = (of: readonly Load[], what: 'taken' | 'due'): number => of.reduce((sum, load) => sum + load[what], 0);
    return new Map(
      poolIds.map((id) => {
        const own = loads.filter(({ poolId }) => poolId === id);
        return [id, { taken: sumOf(own, 'taken'), due: sumOf(own, 'due') }];
      }),
    );
  }

  async count(ctx: WorkspaceContext, queue: WorkQueue): Promise<number> {
    return this.slots.count(ctx, queue.id, HOLDING_ALONE);
  }
}

const toReply = (run: SlotHolder, now: Instant): SlotHolderReply => ({
  id: run.id,
  name: run.name,
  state_type: run.stateType,
  state_name: run.stateName,
  start_time: toIsoOrNull(run.startTime),
  state_timestamp: toIsoOrNull(run.stateTimestamp),
  time_in_current_state: run.stateTimestamp === null ? null : toSeconds(Math.max(0, now - run.stateTimestamp)),
});
