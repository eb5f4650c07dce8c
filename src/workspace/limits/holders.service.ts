import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { HoldersRepository, type SlotHolder } from './holders.repository.js';
import { SlotLines } from './slot-lines.js';
import { WaitersRepository, type SlotWaiter } from './waiters.repository.js';

/** Who holds the slots of limits and who waits for them, and how to take them away. */
@Injectable()
export class HoldersService {
  constructor(
    private readonly holders: HoldersRepository,
    private readonly waiters: WaitersRepository,
    private readonly lines: SlotLines,
  ) {}

  /** Of each limit the longest holder first, up to HOLDERS_MAX. */
  async holdersOf(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<SlotHolder[]> {
    return this.holders.listByLimits(ctx, limitIds);
  }

  /** How many slots of each limit have a lease on them. */
  async leasedOf(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.holders.leasedByLimits(ctx, limitIds);
  }

  /** Of each limit whoever has waited longest first, up to WAITERS_MAX. */
  async waitersOf(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<SlotWaiter[]> {
    return this.waiters.listByLimits(ctx, limitIds);
  }

  /** Takes away what a lease on the limit holds; its holder hears of it when it wants to renew it. Faults with `lease.gone`. */
  async release(ctx: WorkspaceContext, limitId: string, leaseId: string): Promise<void> {
    if (!(await this.holders.end(ctx, leaseId, limitId))) throw new Fault('lease.gone', 'Nobody holds that any more: it was given back, or it ran out.');
    this.lines.stir(ctx);
  }

  /** All slots are free. Faults with `concurrency_limit.not_found`. */
  async reset(ctx: WorkspaceContext, limitId: string): Promise<void> {
    if (!(await this.holders.reset(ctx, limitId))) throw new Fault('concurrency_limit.not_found', 'Concurrency Limit not found');
    this.lines.stir(ctx);
  }
}
