import { defineJob, type JobQueue } from '@app/queue';
import { Tenancy } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { dropExpired, listSchemasWithPast } from '../workspace/ranges/expiry.js';
import { RANGED } from '../workspace/ranges/ranged.js';
import { JOB_QUEUE } from './job-queue.js';

const namesWorkspace = (value: unknown): value is { workspaceId: string } =>
  typeof value === 'object' && value !== null && 'workspaceId' in value && typeof value.workspaceId === 'string';

/** A range is dropped under a lock that others may hold for a while. */
export const expireRanges = defineJob<{ workspaceId: string }>({
  name: 'expire-ranges',
  attemptsMax: 5,
  backoffMs: 1_000,
  parse: (value) => (namesWorkspace(value) ? value : null),
});

export const sweepRanges = defineJob<object>({
  name: 'sweep-ranges',
  attemptsMax: 1,
  backoffMs: 0,
  parse: (value) => (typeof value === 'object' ? value : null),
});

/** What is kept is counted in days. */
const SWEEP_EVERY_MS = 3 * 60 * 60_000;
const MS_PER_DAY = 86_400_000;

/** Drops events, logs and records of decisions that are older than their workspace keeps them. */
@Injectable()
export class ExpireRangesDuty {
  constructor(
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    private readonly tenancy: Tenancy,
  ) {}

  /** Takes the work on in this process. */
  async register(): Promise<void> {
    this.queue.handle(expireRanges, ({ workspaceId }) => this.expire(workspaceId));
    this.queue.handle(sweepRanges, () => this.sweep());
    await this.queue.every(sweepRanges, SWEEP_EVERY_MS, {});
  }

  async sweep(): Promise<void> {
    const workspaces = await this.tenancy.listBySchemas((cell) => listSchemasWithPast(cell, today()));
    for (const { workspaceId } of workspaces) await this.queue.add(expireRanges, { workspaceId }, { dedupeKey: workspaceId, owner: expireRanges.name });
  }

  /** Nothing of a workspace that is gone. */
  async expire(workspaceId: string): Promise<void> {
    const ctx = await this.tenancy.openById(workspaceId);
    if (ctx) for (const ranged of RANGED) await dropExpired(ctx, ranged, today());
  }
}

const today = (): number => Math.floor(Date.now() / MS_PER_DAY);
