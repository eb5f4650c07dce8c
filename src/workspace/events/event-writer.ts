import type { Broadcast } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { Batcher } from '../batching/batcher.js';
import type { ReceivedEvent } from './event.schema.js';
import { EventsRepository } from './events.repository.js';
import { recordTaskRun, summarise, type Recorded } from './task-run-recorder.js';

/** Long enough to gather what a busy flow sends, short against what people notice. */
const GATHER_MS = 10;
const BATCH_MAX = 1_000;

/** Takes in what clients say has happened. */
@Injectable()
export class EventWriter implements OnApplicationShutdown {
  readonly #batcher: Batcher<ReceivedEvent>;

  constructor(
    private readonly events: EventsRepository,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#batcher = new Batcher({
      gatherMs: GATHER_MS,
      itemsMax: BATCH_MAX,
      write: (ctx, items) => this.#write(ctx, items),
      onRefused: (ctx, event, error) =>
        logger.error({ workspaceId: ctx.workspaceId, event: event.event, id: event.id, err: error }, 'The database refuses an event; it is left out.'),
    });
  }

  /** Resolves once the events, and the task runs that they report, are durable. Repeating an event is harmless. */
  write(ctx: WorkspaceContext, events: readonly ReceivedEvent[]): Promise<void> {
    return this.#batcher.add(ctx, events);
  }

  /** Events of the workspace that were taken in and are not durable yet. */
  pending(ctx: WorkspaceContext): number {
    return this.#batcher.pending(ctx.workspaceId);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#batcher.flush();
  }

  async #write(ctx: WorkspaceContext, events: readonly ReceivedEvent[]): Promise<void> {
    const { taskRuns, states } = summarise(events.map(recordTaskRun).filter((recorded): recorded is Recorded => recorded !== null));
    await this.events.record(ctx, byId(events), taskRuns, states);
    const runs = Object.fromEntries(taskRuns.flatMap(({ flow_run_id: id }) => (id === null ? [] : [[id, 't']])));
    if (Object.keys(runs).length > 0) this.broadcast.publish('runs-moved', { workspaceId: ctx.workspaceId, runs });
  }
}

/** In one order for all writers, so that two of them never wait for each other; each id once, since a statement may not touch a row twice. */
function byId(events: readonly ReceivedEvent[]): ReceivedEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
