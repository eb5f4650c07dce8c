import type { Broadcast } from '@app/broadcast';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { assetReportOf, type AssetReport } from '../assets/asset-reports.js';
import { Batcher } from '../batching/batcher.js';
import { noteWritten } from '../ranges/busy-days.js';
import { EVENTS } from '../ranges/ranged.js';
import type { ReceivedEvent } from './event.schema.js';
import { EventsRepository } from './events.repository.js';
import { recordTaskRun, reportsTaskRun, summarise, type Recorded } from './task-run-recorder.js';

/** Long enough to gather what a busy flow sends, short against what people notice. */
const GATHER_MS = 10;
const BATCH_MAX = 1_000;
const BATCH_BYTES_MAX = 16 * 1024 * 1024;
/** Above this much on its way to the database, a workspace's senders are not read from until it caught up. */
const PENDING_MAX = { items: 20_000, size: 64 * 1024 * 1024 };

interface Taken {
  readonly event: ReceivedEvent;
  /** What the event reports of a task run, if it does. */
  readonly recorded: Recorded | null;
  /** And of an asset. */
  readonly asset: AssetReport | null;
}

/** Takes in what clients say has happened. */
@Injectable()
export class EventWriter implements OnApplicationShutdown {
  readonly #batcher: Batcher<Taken>;

  constructor(
    private readonly events: EventsRepository,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#batcher = new Batcher({
      gatherMs: GATHER_MS,
      itemsMax: BATCH_MAX,
      sizeMax: BATCH_BYTES_MAX,
      sizeOf: ({ event }) => event.bytes,
      write: (ctx, items) => this.#write(ctx, items),
      onRefused: (ctx, { event }, error) => this.#keepWhatCanBeKept(ctx, event, error),
    });
  }

  /** Resolves once the events, and the task runs that they report, are durable. Repeating an event is harmless. */
  write(ctx: WorkspaceContext, events: readonly ReceivedEvent[]): Promise<void> {
    return this.#batcher.add(
      ctx,
      events.map((event) => ({ event, recorded: this.#recorded(ctx, event), asset: assetReportOf(event) })),
    );
  }

  /** Whether more should not be taken in for the workspace before some of what waits is durable. */
  isFull(ctx: WorkspaceContext): boolean {
    const { items, size } = this.#batcher.pending(ctx.workspaceId);
    return items >= PENDING_MAX.items || size >= PENDING_MAX.size;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#batcher.flush();
  }

  #recorded(ctx: WorkspaceContext, event: ReceivedEvent): Recorded | null {
    if (!reportsTaskRun(event)) return null;
    const recorded = recordTaskRun(event);
    const about = { workspaceId: ctx.workspaceId, id: event.id };
    if (!recorded) this.logger.warn(about, 'An event reports a task run in a form that this release does not know; it is kept as an event.');
    return recorded;
  }

  async #write(ctx: WorkspaceContext, items: readonly Taken[]): Promise<void> {
    const taken = firstById(items);
    const { taskRuns, states } = summarise(taken.flatMap(({ recorded }) => (recorded ? [recorded] : [])));
    const assets = taken.flatMap(({ asset }) => (asset ? [asset] : []));
    await this.events.record(
      ctx,
      taken.map(({ event }) => event),
      { taskRuns, states, assets },
    );
    const runs = Object.fromEntries(taskRuns.flatMap(({ flow_run_id: id }) => (id === null ? [] : [[id, 't']])));
    if (Object.keys(runs).length > 0) this.broadcast.publish('runs-moved', { workspaceId: ctx.workspaceId, runs });
    if (taskRuns.some(({ flow_run_id: id }) => id === null)) ctx.wrote('task_run', null);
    await noteWritten(
      ctx,
      EVENTS,
      taken.map(({ event }) => event.occurred),
    );
  }

  /** An event has happened also where the database refuses the task run or the asset that it reports. */
  async #keepWhatCanBeKept(ctx: WorkspaceContext, event: ReceivedEvent, refusal: unknown): Promise<void> {
    const about = { workspaceId: ctx.workspaceId, event: event.event, id: event.id, err: refusal };
    try {
      await this.events.record(ctx, [event], { taskRuns: [], states: [], assets: [] });
      this.logger.error(about, 'The database refuses what an event reports; the event is kept.');
    } catch (error) {
      if (error instanceof Fault && error.kind === 'unavailable') throw error;
      this.logger.error(about, 'The database refuses an event; it is left out.');
    }
  }
}

/** Of each id what came first, as of those that are stored. */
function firstById(taken: readonly Taken[]): Taken[] {
  const first = new Map<string, Taken>();
  for (const one of taken) if (!first.has(one.event.id)) first.set(one.event.id, one);
  return [...first.values()];
}
