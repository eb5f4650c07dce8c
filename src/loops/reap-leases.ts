import { defineJob, type JobQueue } from '@app/queue';
import type { Logger } from '@app/telemetry';
import { Tenancy } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { LOGGER } from '../platform.module.js';
import { LeaseReminders } from '../workspace/limits/lease-reminders.js';
import { SlotsRepository } from '../workspace/limits/slots.repository.js';
import { JOB_QUEUE } from './job-queue.js';

const namesWorkspace = (value: unknown): value is { workspaceId: string } =>
  typeof value === 'object' && value !== null && 'workspaceId' in value && typeof value.workspaceId === 'string';

export const reapLeases = defineJob<{ workspaceId: string }>({
  name: 'reap-leases',
  attemptsMax: 5,
  backoffMs: 1_000,
  parse: (value) => (namesWorkspace(value) ? value : null),
});

const BATCH = 100;
/** Leases that run out in one such span are ended together. */
const SPAN_MS = 1_000;
const WORKSPACES_MAX = 10_000;

/**
 * Ends leases that ran out, workspace by workspace as they are due: while a workspace has leases there is a job for the first of
 * them to run out, and that job leaves one for the next. One that a crash loses comes again with the next lease.
 */
@Injectable()
export class ReapLeasesDuty extends LeaseReminders {
  /** For when, as far as this process knows, a workspace has a job. */
  readonly #due = new LRUCache<string, number>({ max: WORKSPACES_MAX });

  constructor(
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    private readonly tenancy: Tenancy,
    private readonly slots: SlotsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  override remind(workspaceId: string, dueAt: Date): void {
    const spanEnd = endOfSpan(dueAt.getTime());
    const known = this.#due.get(workspaceId) ?? 0;
    if (known > Date.now() && known <= spanEnd) return;
    this.#due.set(workspaceId, spanEnd);
    this.#add(workspaceId, spanEnd).catch((error: unknown) => {
      this.#due.delete(workspaceId);
      this.logger.warn({ workspaceId, err: error }, 'Leases that run out wait for the next one that is given.');
    });
  }

  /** Takes the work on in this process. */
  register(): void {
    this.queue.handle(reapLeases, ({ workspaceId }) => this.reap(workspaceId));
  }

  async reap(workspaceId: string): Promise<void> {
    const ctx = await this.tenancy.openById(workspaceId);
    if (!ctx) return;
    while ((await this.slots.endExpired(ctx, BATCH)) === BATCH);
    const next = await this.slots.nextDue(ctx);
    if (next !== null) await this.#add(workspaceId, endOfSpan(next / 1000));
  }

  async #add(workspaceId: string, dueMs: number): Promise<void> {
    await this.queue.add(reapLeases, { workspaceId }, { dueAt: new Date(dueMs), dedupeKey: `${workspaceId}/${dueMs}` });
  }
}

const endOfSpan = (ms: number): number => Math.ceil(ms / SPAN_MS) * SPAN_MS;
