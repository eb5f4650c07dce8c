import { inTransaction } from '@app/database';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../../../platform.module.js';
import { Batcher } from '../../batching/batcher.js';
import { DeploymentsService } from '../../deployments/deployments.service.js';
import { ServerEvents } from '../../events/server-events.js';
import { DueHints } from '../../states/due-states.js';
import { FOREMAN } from '../foreman.repository.js';
import { queueEvent } from '../pool-events.js';
import { PollMarksRepository } from './poll-marks.repository.js';

/** How late it may show that a queue was polled. A hundred workers poll as often as one, as far as that goes. */
const GATHER_MS = 1_000;
const BATCH_MAX = 10_000;
/** When a queue that nobody polls again is not ready any more. */
const SILENCE_MS = 60_000;

/** What a poll leaves behind, written after it was answered and once for all the polls of a second. */
@Injectable()
export class PollMarks implements OnApplicationShutdown {
  readonly #batcher: Batcher<string>;

  constructor(
    private readonly marks: PollMarksRepository,
    private readonly deployments: DeploymentsService,
    private readonly events: ServerEvents,
    private readonly hints: DueHints,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#batcher = new Batcher({
      gatherMs: GATHER_MS,
      itemsMax: BATCH_MAX,
      sizeMax: BATCH_MAX,
      sizeOf: () => 1,
      write: (ctx, queueIds) => this.#write(ctx, [...new Set(queueIds)]),
      onRefused: async ({ workspaceId }, queueId, error) => logger.error({ err: error, workspaceId, queueId }, 'A poll could not be noted.'),
    });
  }

  /** Resolves once the queues are known to have been polled, and those that waited for it are ready. */
  note(ctx: WorkspaceContext, queueIds: readonly string[]): Promise<void> {
    return this.#batcher.add(ctx, queueIds);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#batcher.flush();
  }

  async #write(ctx: WorkspaceContext, queueIds: readonly string[]): Promise<void> {
    const isNews = await inTransaction(ctx, async (transaction) => {
      const ready = await this.marks.markPolled(transaction, queueIds);
      await this.events.tell(
        transaction,
        ready.map((queue) => queueEvent(queue, 'READY')),
      );
      await this.deployments.markReady(transaction, { queueIds });
      return ready.length > 0;
    });
    if (isNews) this.hints.hint(ctx, FOREMAN, (Date.now() + SILENCE_MS) * 1000);
  }
}
