import type { Broadcast } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { News } from '../states/news.js';
import { LostTaskRuns } from './lost-task-runs.js';
import { TaskDeliveriesRepository } from './task-deliveries.repository.js';
import type { TaskWorkerSession } from './task-worker-session.js';
import { TaskWorkersRepository, type TaskWorker } from './task-workers.repository.js';

const BEAT_MS = 5_000;
/** Whoever was not seen for so long is listed no more. */
const LIVE_SECONDS = 15;
/** Whoever was not seen for so long has lost what it was handed. Long enough for a socket that broke to be opened again. */
const GIVEN_UP_SECONDS = 30;

/** The task workers that are connected here, and what becomes of the runs of those that are connected nowhere any more. */
@Injectable()
export class TaskWorkersService implements OnModuleDestroy {
  readonly #sessions = new Set<TaskWorkerSession>();
  readonly #ends: (() => void)[];
  #beating: Promise<void> = Promise.resolve();
  #lastBeat = 0;
  /** Since when every replica that works has said whom it sees. Before, whoever seems gone may only have had nobody to say so. */
  #soundSince = 0;

  constructor(
    private readonly workers: TaskWorkersRepository,
    private readonly deliveries: TaskDeliveriesRepository,
    private readonly lost: LostTaskRuns,
    private readonly news: News,
    @Inject(BROADCAST) broadcast: Broadcast,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const beat = setInterval(() => void this.beat(), BEAT_MS).unref();
    this.#ends = [broadcast.subscribe('tasks-queued', ({ workspaceId, taskKey }) => this.#stir(workspaceId, taskKey)), () => clearInterval(beat)];
  }

  async onModuleDestroy(): Promise<void> {
    for (const end of this.#ends) end();
    await this.#beating;
  }

  /** Settles when the worker has left. */
  async attend(session: TaskWorkerSession): Promise<void> {
    const { ctx, id } = session;
    await this.workers.see(ctx, [session]);
    this.#sessions.add(session);
    try {
      await session.serve();
    } finally {
      this.#sessions.delete(session);
      // Where this fails, the worker is given up in time.
      await this.deliveries.release(ctx, id).then(
        (taskKeys) => this.news.tellQueued(ctx, taskKeys),
        (error: unknown) => this.logger.debug({ workspaceId: ctx.workspaceId, err: error }, 'A task worker left unnoticed.'),
      );
    }
  }

  async list(ctx: WorkspaceContext, taskKeys: readonly string[]): Promise<TaskWorker[]> {
    return this.workers.list(ctx, taskKeys.length > 0 ? taskKeys : null, LIVE_SECONDS);
  }

  /** Says whom this replica sees, and sees to the runs of those whom nobody sees. */
  async beat(now = Date.now()): Promise<void> {
    if (now - this.#lastBeat > 2 * BEAT_MS) this.#soundSince = now;
    this.#lastBeat = now;
    const isSound = now - this.#soundSince >= GIVEN_UP_SECONDS * 1_000;
    this.#beating = this.#beating.then(async () => {
      for (const sessions of this.#byWorkspace()) await this.#attendTo(sessions, isSound);
    });
    await this.#beating;
  }

  async #attendTo(sessions: readonly TaskWorkerSession[], isSound: boolean): Promise<void> {
    const [first] = sessions;
    if (!first) return;
    const { ctx } = first;
    try {
      // Whom nobody could say to be there is not gone for that.
      await this.workers.see(ctx, sessions).catch((error: unknown) => {
        this.#lastBeat = 0;
        throw error;
      });
      await this.deliveries.dropEnded(ctx);
      if (isSound) await this.workers.giveUp(ctx, GIVEN_UP_SECONDS);
      if (isSound) await this.lost.findAgain(ctx);
    } catch (error) {
      this.logger.warn({ workspaceId: ctx.workspaceId, err: error }, 'The task workers of a workspace could not be seen to.');
    }
    for (const session of sessions) session.stir();
  }

  #byWorkspace(): TaskWorkerSession[][] {
    const groups = new Map<string, TaskWorkerSession[]>();
    for (const session of this.#sessions) groups.set(session.ctx.schema, [...(groups.get(session.ctx.schema) ?? []), session]);
    return [...groups.values()];
  }

  #stir(workspaceId: string, taskKey: string): void {
    for (const session of this.#sessions) if (session.ctx.workspaceId === workspaceId) session.stir(taskKey);
  }
}
