import { defineJob, type JobQueue } from '@app/queue';
import type { Logger } from '@app/telemetry';
import { asService, Tenancy, type WorkspaceContext } from '@app/tenancy';
import type { Instant } from '@app/engine';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { LOGGER } from '../platform.module.js';
import { DueHints } from '../workspace/states/due-states.js';
import type { Duty } from './duty.js';
import { JOB_QUEUE } from './job-queue.js';
import { Turns } from './turns.js';

/** How long it takes to look at every workspace once. What falls due later than that is found by the next round. */
const ROUND_MS = 60_000;
const LOOK_EVERY_MS = 5_000;
export const SLICES = ROUND_MS / LOOK_EVERY_MS;
/** Pieces that are due within such a span are one job. */
const PRECISION_MS = 1_000;
/** A workspace is left alone by this process while nothing is due in it, for so long at most, unless it hears of something. */
const QUIET_MS = 5 * 60_000;
const LOOKS_AT_ONCE = 4;
const REMEMBERED_MAX = 20_000;

export interface Turn {
  workspaceId: string;
  duty: string;
  /** Absent from jobs of earlier releases. */
  dueMs?: number;
}
const isTurn = (value: unknown): value is Turn =>
  typeof value === 'object' &&
  value !== null &&
  'workspaceId' in value &&
  typeof value.workspaceId === 'string' &&
  'duty' in value &&
  typeof value.duty === 'string' &&
  (!('dueMs' in value) || typeof value.dueMs === 'number');

export const performDuty = defineJob<Turn>({ name: 'perform-duty', attemptsMax: 5, backoffMs: 500, parse: (value) => (isTurn(value) ? value : null) });
export const lookForDuties = defineJob<object>({
  name: 'look-for-duties',
  attemptsMax: 1,
  backoffMs: 0,
  parse: (value) => (typeof value === 'object' ? value : null),
});

/**
 * Has the duties of all workspaces done when they are due. What is due soon becomes a job on the queue: at once where the change
 * that causes it says so by `hint`, and at the latest when the next round looks, which makes up for hints that were lost. What is due
 * stays in the workspace's rows: of a workspace, a duty and a second there is one job, however much that is.
 */
@Injectable()
export class Upkeep extends DueHints {
  readonly #duties = new Map<string, Duty>();
  readonly #planned = new LRUCache<string, true>({ max: REMEMBERED_MAX, ttl: 2 * ROUND_MS });
  readonly #turns = new Turns();
  readonly #quiet = new LRUCache<string, true>({ max: REMEMBERED_MAX, ttl: QUIET_MS });

  constructor(
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    private readonly tenancy: Tenancy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  /** From now on the duty is looked for. To be called while the application starts. */
  take(duty: Duty): void {
    this.#duties.set(duty.name, duty);
  }

  override hint({ workspaceId }: WorkspaceContext, duty: string, due: Instant): void {
    this.#quiet.delete(workspaceId);
    const dueMs = due / 1000;
    // Later than that, even a process that leaves the workspace alone has looked at it.
    if (dueMs - Date.now() > QUIET_MS + ROUND_MS) return;
    this.#plan({ workspaceId, duty }, dueMs).catch((error: unknown) => this.logger.warn({ workspaceId, duty, err: error }, 'A duty waits for the next round.'));
  }

  /** Takes the work on in this process. */
  async register(): Promise<void> {
    this.queue.handle(performDuty, (turn) => this.#takeTurn(turn));
    this.queue.handle(lookForDuties, () => this.look());
    await this.queue.every(lookForDuties, LOOK_EVERY_MS, {});
  }

  /** Looks at the workspaces whose turn it is, one twelfth of them all. */
  async look(slice = Math.floor(Date.now() / LOOK_EVERY_MS) % SLICES): Promise<void> {
    const ids = (await this.tenancy.listReady(slice, SLICES)).filter((id) => !this.#quiet.has(id));
    const next = ids.values();
    await Promise.all(
      Array.from({ length: LOOKS_AT_ONCE }, async () => {
        for (const workspaceId of next) await this.#lookAt(workspaceId);
      }),
    );
  }

  async perform({ workspaceId, duty: name }: Turn): Promise<void> {
    const duty = this.#duties.get(name);
    const ctx = await this.tenancy.openById(workspaceId);
    // A workspace that is gone has no duties, and one of another release has this one looked for by that release.
    if (!duty || !ctx) return;
    await duty.perform(asService(ctx, name));
    await this.#hintNext(ctx, duty);
  }

  async #hintNext(ctx: WorkspaceContext, duty: Duty): Promise<void> {
    try {
      for (const { dueMs } of await nextDues(ctx, [duty])) this.hint(ctx, duty.name, dueMs * 1000);
    } catch (error) {
      this.logger.warn({ workspaceId: ctx.workspaceId, duty: duty.name, err: error }, 'What is due next waits for the next round.');
    }
  }

  async #takeTurn(turn: Turn): Promise<void> {
    const { workspaceId, duty, dueMs = Date.now() } = turn;
    const admission = await this.#turns.begin(workspaceId, duty, dueMs);
    if (admission.verdict === 'later') return this.#plan(turn, Date.now() + PRECISION_MS);
    if (admission.verdict !== 'go') return;
    let isDone = false;
    try {
      await this.perform(turn);
      isDone = true;
    } finally {
      admission.end(isDone);
    }
  }

  async #lookAt(workspaceId: string): Promise<void> {
    try {
      const ctx = await this.tenancy.openById(workspaceId);
      if (!ctx || this.#duties.size === 0) return;
      const dues = await nextDues(ctx, [...this.#duties.values()]);
      for (const { duty, dueMs } of dues) if (dueMs < Date.now() + ROUND_MS) await this.#plan({ workspaceId, duty }, dueMs);
      // It is looked at again two rounds before that, of which one may pass until it is its turn.
      const quietMs = Math.min(QUIET_MS, Math.min(...dues.map(({ dueMs }) => dueMs)) - Date.now() - 2 * ROUND_MS);
      if (quietMs > 0) this.#quiet.set(workspaceId, true, { ttl: quietMs });
    } catch (error) {
      this.logger.warn({ workspaceId, err: error }, 'A workspace could not be looked at for what is due.');
    }
  }

  async #plan({ workspaceId, duty }: Turn, dueMs: number): Promise<void> {
    const at = Math.ceil(Math.max(dueMs, Date.now()) / PRECISION_MS) * PRECISION_MS;
    const dedupeKey = `${workspaceId}/${duty}/${at}`;
    if (this.#planned.has(dedupeKey)) return;
    this.#planned.set(dedupeKey, true);
    try {
      await this.queue.add(performDuty, { workspaceId, duty, dueMs: at }, { dueAt: new Date(at), dedupeKey, owner: workspaceId });
    } catch (error) {
      this.#planned.delete(dedupeKey);
      throw error;
    }
  }
}

/** When each duty has work next, in milliseconds, Infinity for never; one statement. */
async function nextDues(ctx: WorkspaceContext, duties: readonly Duty[]): Promise<{ duty: string; dueMs: number }[]> {
  const columns = duties.map((duty, index) => `extract(epoch from (${duty.nextDue(ctx.schema)}))::float8 * 1000 as due_${index}`);
  const [row] = await ctx.cell.query<Record<string, number | null>>({ text: `select ${columns.join(', ')}` });
  return duties.map(({ name }, index) => ({ duty: name, dueMs: row?.[`due_${index}`] ?? Infinity }));
}
