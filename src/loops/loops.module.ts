import { Config } from '@app/config';
import { BullQueue, chooseBackend, type JobQueue } from '@app/queue';
import type { Logger } from '@app/telemetry';
import { Global, Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WorkspaceRemovals } from '../control/workspaces/workspace-removals.js';
import { LOGGER } from '../platform.module.js';
import { DueHints } from '../workspace/states/due-states.js';
import { ExpireRangesDuty } from './expire-ranges.js';
import { JOB_QUEUE } from './job-queue.js';
import { RemoveWorkspaceDuty } from './remove-workspace.js';
import { Upkeep } from './upkeep.js';

/** The queue for everyone who adds to it; the work itself only in processes that play the role. */
@Global()
@Module({
  providers: [
    {
      provide: JOB_QUEUE,
      useFactory: (config: Config, logger: Logger) => BullQueue.open({ backend: chooseBackend(config), logger: logger.child({ room: 'queue' }) }),
      inject: [Config, LOGGER],
    },
    ExpireRangesDuty,
    RemoveWorkspaceDuty,
    Upkeep,
    { provide: DueHints, useExisting: Upkeep },
    { provide: WorkspaceRemovals, useExisting: RemoveWorkspaceDuty },
  ],
  exports: [DueHints, JOB_QUEUE, Upkeep, WorkspaceRemovals],
})
export class LoopsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly config: Config,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    private readonly removals: RemoveWorkspaceDuty,
    private readonly upkeep: Upkeep,
    private readonly ranges: ExpireRangesDuty,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.plays('loops')) return;
    await this.removals.register();
    await this.upkeep.register();
    await this.ranges.register();
    await this.queue.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
