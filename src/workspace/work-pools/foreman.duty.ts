import { inTransaction, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { ServerEvents } from '../events/server-events.js';
import { FOREMAN, ForemanRepository, nextSilence } from './foreman.repository.js';
import { queueEvent } from './pool-events.js';
import { WorkPoolsService } from './work-pools.service.js';

/** Sees when workers have gone: a pool without any is not ready, and neither is a queue that nobody polls. */
@Injectable()
export class ForemanDuty implements Duty, OnModuleInit {
  readonly name = FOREMAN;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly due: ForemanRepository,
    private readonly pools: WorkPoolsService,
    private readonly events: ServerEvents,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextSilence(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    for (const name of await this.due.listDesertedPools(ctx)) await this.pools.markDeserted(ctx, name);
    await inTransaction(ctx, async (transaction) => {
      const silent = await this.due.silenceQueues(transaction);
      await this.events.tell(
        transaction,
        silent.map((queue) => queueEvent(queue, 'NOT_READY')),
      );
    });
  }
}
