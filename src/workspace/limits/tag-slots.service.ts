import { randomUUID } from 'node:crypto';
import type { TagSlots } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { KnownLimits } from './known-limits.js';
import { SlotsRepository } from './slots.repository.js';
import type { AskedLimit } from './slots.sql.js';
import { TagLimitsRepository } from './tag-limits.repository.js';
import { prefixed, tagOf } from './tag-limits.schema.js';

/** Longer than a decision takes to be written. Slots of whoever dies in between come back then. */
const UNDECIDED_SECONDS = 60;

/** Slots of tags for task runs whose states are set over REST. The SDK asks for those of its own by itself. */
@Injectable()
export class TagSlotsService {
  constructor(
    private readonly known: KnownLimits,
    private readonly tagLimits: TagLimitsRepository,
    private readonly slots: SlotsRepository,
  ) {}

  /** Those of the tags that have a limit. No round trip while it is known. */
  async limitedAmong(ctx: WorkspaceContext, tags: readonly string[]): Promise<string[]> {
    return tags.length === 0 ? [] : this.known.tagsAmong(ctx, tags);
  }

  /** A slot of each tag, or of none, under a lease that is soon either kept or given back. Null when none of them has an active limit. */
  async take(ctx: WorkspaceContext, tags: readonly string[], taskRunId: string): Promise<TagSlots | null> {
    const leaseId = randomUUID();
    const lease = { id: leaseId, seconds: UNDECIDED_SECONDS, holder: { type: 'task_run', id: taskRunId } } as const;
    const answer = await this.slots.take(ctx, tags.map(prefixed), { slots: 1, asRate: false, countsDenials: false, lease });
    const active = answer.limits.filter((limit) => limit.active);
    switch (answer.outcome) {
      case 'taken':
        if (active.length > 0) return { kind: 'taken', leaseId, tags: tagsOf(active) };
        await this.slots.end(ctx, [leaseId]);
        return null;
      case 'full': {
        const full = active.filter(({ activeSlots, limit }) => activeSlots >= limit);
        const fullest = full.reduce((most, one) => (one.activeSlots / one.limit > most.activeSlots / most.limit ? one : most));
        return { kind: 'full', tags: tagsOf(full), occupancySeconds: fullest.averageOccupancySeconds };
      }
      case 'beyond':
      case 'no_rate':
        return { kind: 'never', tags: tagsOf(active.filter(({ limit }) => limit === 0)) };
    }
  }

  /** What the task run holds already; null when that is nothing. */
  async held(ctx: WorkspaceContext, tags: readonly string[], taskRunId: string): Promise<TagSlots | null> {
    const leaseId = await this.tagLimits.findHeld(ctx, tags, taskRunId);
    return leaseId === null ? null : { kind: 'taken', leaseId, tags };
  }

  /** Slots that were taken, until the runs that hold them give them back. */
  async keep(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await this.slots.keep(ctx, leaseIds);
  }

  async giveBack(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await this.slots.end(ctx, leaseIds);
  }

  /** All that these task runs hold of these tags. */
  async free(ctx: WorkspaceContext, tags: readonly string[], taskRunIds: readonly string[]): Promise<void> {
    await this.tagLimits.endHeld(ctx, tags, taskRunIds);
  }
}

const tagsOf = (limits: readonly AskedLimit[]): string[] => limits.map(({ name }) => tagOf(name));
