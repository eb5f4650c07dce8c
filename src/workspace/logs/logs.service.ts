import type { Broadcast } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { Batcher } from '../batching/batcher.js';
import { noteWritten } from '../ranges/busy-days.js';
import { LOGS } from '../ranges/ranged.js';
import { LogsRepository, type LogPageFilter } from './logs.repository.js';
import type { Log, LogFilter, NewLog } from './logs.schema.js';

const GATHER_MS = 10;
const BATCH_MAX = 5_000;
/** A line may have a million characters. */
const DOWNLOAD_PAGE = 500;
const BATCH_CHARACTERS_MAX = 8 * 1024 * 1024;

@Injectable()
export class LogsService implements OnApplicationShutdown {
  readonly #batcher: Batcher<NewLog>;

  constructor(
    private readonly logs: LogsRepository,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#batcher = new Batcher({
      gatherMs: GATHER_MS,
      itemsMax: BATCH_MAX,
      sizeMax: BATCH_CHARACTERS_MAX,
      sizeOf: ({ name, message }) => name.length + message.length,
      write: (ctx, items) => this.#write(ctx, items),
      onRefused: async (ctx, log, error) =>
        logger.error({ workspaceId: ctx.workspaceId, id: log.id, err: error }, 'The database refuses a log line; it is left out.'),
    });
  }

  /** Resolves once all are durable. */
  write(ctx: WorkspaceContext, logs: readonly NewLog[]): Promise<void> {
    return this.#batcher.add(ctx, logs);
  }

  list(ctx: WorkspaceContext, filter: LogFilter | null, page: { limit: number; offset: number; newestFirst: boolean }): Promise<Log[]> {
    return this.logs.list(ctx, filter, page);
  }

  /** A run's lines from the oldest on; those of its task runs are among them. */
  pageByFlowRun(ctx: WorkspaceContext, flowRunId: string, filter: LogPageFilter): Promise<Log[]> {
    return this.logs.pageByFlowRun(ctx, flowRunId, filter);
  }

  /** All of a run's lines from the oldest on, page by page. */
  async *allOf(ctx: WorkspaceContext, flowRunId: string): AsyncGenerator<readonly Log[]> {
    let after: LogPageFilter['after'] = null;
    do {
      const page: Log[] = await this.logs.pageByFlowRun(ctx, flowRunId, { first: DOWNLOAD_PAGE, after });
      yield page;
      after = page.length === DOWNLOAD_PAGE ? (page.at(-1) ?? null) : null;
    } while (after !== null);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#batcher.flush();
  }

  async #write(ctx: WorkspaceContext, logs: readonly NewLog[]): Promise<void> {
    await this.logs.insert(ctx, logs);
    const runs = Object.fromEntries(logs.flatMap(({ flowRunId }) => (flowRunId === null ? [] : [[flowRunId, 'l']])));
    if (Object.keys(runs).length > 0) this.broadcast.publish('runs-moved', { workspaceId: ctx.workspaceId, runs });
    await noteWritten(
      ctx,
      LOGS,
      logs.map(() => Date.now() * 1_000),
    );
  }
}
