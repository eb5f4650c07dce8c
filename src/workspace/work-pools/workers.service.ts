import { toIso, type WorkerListBody, type WorkerReply } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { KeysetPosition } from '../filters/keyset.js';
import { pageOf } from '../filters/page.js';
import { toPage, type Page } from '../states/page.js';
import { Clock } from '../states/clock.js';
import { DueHints } from '../states/due-states.js';
import { GIVE_BACK_CLAIMS } from './cleanups/cleanups.service.js';
import { poolNotFound } from './pool-faults.js';
import { WorkPoolsService } from './work-pools.service.js';
import { LOST_SECONDS, silenceSeconds } from './workers.sql.js';
import { WorkersRepository, type Heard, type Heartbeat, type Worker, type WorkerSearch } from './workers.repository.js';

@Injectable()
export class WorkersService {
  constructor(
    private readonly workers: WorkersRepository,
    private readonly pools: WorkPoolsService,
    private readonly hints: DueHints,
    private readonly clock: Clock,
  ) {}

  /** A worker that is new is made known; its pool is ready from now on, unless it is paused. Faults with `work_pool.not_found`. */
  async heartbeat(ctx: WorkspaceContext, pool: string, beat: Heartbeat): Promise<Heard> {
    const heard = await this.workers.heartbeat(ctx, pool, beat);
    if (!heard) throw poolNotFound(pool);
    if (heard.poolStatus === 'NOT_READY') await this.pools.markReady(ctx, pool, silenceSeconds(beat.intervalSeconds));
    return heard;
  }

  /** The connection over which it was last heard of at `heardAt` broke. It may come back on another, and then is not lost; else its claims go back. */
  async markLost(ctx: WorkspaceContext, { workerId, heardAt }: Pick<Heard, 'workerId' | 'heardAt'>): Promise<void> {
    await this.workers.markLost(ctx, workerId, heardAt);
    this.hints.hint(ctx, GIVE_BACK_CLAIMS, this.clock.now() + LOST_SECONDS * 1_000_000);
  }

  /** Faults with `work_pool.not_found`. */
  async filter(ctx: WorkspaceContext, pool: string, body: WorkerListBody): Promise<Worker[]> {
    const page = pageOf(body);
    return this.workers.filter(ctx, (await this.pools.get(ctx, pool)).id, body.workers ?? null, page);
  }

  /** By name. */
  async list(ctx: WorkspaceContext, { first, after, filter }: { first: number; after: KeysetPosition | null; filter: WorkerSearch }): Promise<Page<Worker>> {
    return toPage(await this.workers.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: WorkerSearch): Promise<number> {
    return this.workers.countFound(ctx, filter);
  }

  /** By pool, how many are online; pools without any are left out. */
  async countOnline(ctx: WorkspaceContext, poolIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return poolIds.length === 0 ? new Map() : this.workers.countOnline(ctx, poolIds);
  }

  /** Answers its id. Faults with `work_pool.not_found` and `worker.not_found`. */
  async delete(ctx: WorkspaceContext, pool: string, name: string): Promise<string> {
    const { id: poolId } = await this.pools.get(ctx, pool);
    const id = await this.workers.delete(ctx, poolId, name);
    if (id === null) throw new Fault('worker.not_found', 'Worker not found.');
    return id;
  }
}

export const toWorkerReply = (worker: Worker): WorkerReply => ({
  id: worker.id,
  created: toIso(worker.created),
  updated: toIso(worker.updated),
  name: worker.name,
  work_pool_id: worker.poolId,
  last_heartbeat_time: toIso(worker.lastHeartbeatTime),
  heartbeat_interval_seconds: worker.heartbeatIntervalSeconds,
  status: worker.status,
});
