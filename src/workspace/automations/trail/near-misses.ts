import { toIso, toIsoOrNull } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER } from '../../../platform.module.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { Clock } from '../../states/clock.js';
import type { Armed } from '../engine/armed.js';
import type { Disregarded } from '../engine/memory.js';
import { traced, type NearMiss } from './trail-entry.js';
import { TrailRepository } from './trail.repository.js';

/**
 * Triggers that are asked why an event is none of theirs: what a thousand of them would say of each event costs more than the event.
 * Where few events come, many are asked of each.
 */
const ASKED_MAX = 200;
const ASKED_PER_SECOND = 50;
const ASKED_AT_ONCE = 100;
const KEPT = 10;
const FLUSH_MS = 5_000;

interface Sampled {
  missed: number;
  /** The oldest first. */
  readonly misses: NearMiss[];
}

interface Sample {
  ctx: WorkspaceContext;
  /** How many could be asked, and when that was so. */
  left: number;
  countedMs: number;
  /** Where in their order those are that are asked next. */
  turn: number;
  byAutomation: Map<string, Sampled>;
  written: Promise<void>;
}

/**
 * The events that nearly mattered to an automation, and by what they did not. They gather in memory and go down together now and then,
 * so that an event that fires nothing writes nothing. Where many come, a part of them is looked at.
 */
@Injectable()
export class NearMisses implements OnApplicationShutdown {
  readonly #samples = new Map<string, Sample>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Whether more may be asked now. */
  isOpen(ctx: WorkspaceContext): boolean {
    return this.#sampleOf(ctx).left >= 1;
  }

  /** Of events that were evaluated, once that is committed. */
  sample(ctx: WorkspaceContext, armed: Armed, events: readonly StoredEvent[], disregarded: readonly Disregarded[]): void {
    const sample = this.#sampleOf(ctx);
    const at = toIso(this.clock.now());
    for (const { armed: one, event, why, window } of disregarded) {
      const miss = { kind: why, opens: toIsoOrNull(window?.start ?? null), closes: toIsoOrNull(window?.end ?? null) };
      this.#add(sample, one.automation.id, { at, trigger_id: one.trigger.id, event: traced(event), why: miss });
    }
    for (const event of events) {
      if (sample.left < 1) break;
      for (const one of armed.missing(event, sample.turn, Math.min(ASKED_AT_ONCE, Math.floor(sample.left)))) {
        sample.left--;
        sample.turn++;
        const miss = one.coverage.missOf(event);
        if (miss) this.#add(sample, one.automation.id, { at, trigger_id: one.trigger.id, event: traced(event), why: { kind: 'condition', miss } });
      }
    }
    if (sample.byAutomation.size > 0) this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Resolves once all that this replica noted in the workspace, or in all of them, can be read. */
  async flush(workspaceId?: string): Promise<void> {
    if (workspaceId === undefined) this.#timer = null;
    const samples = [...this.#samples.values()].filter(({ ctx }) => workspaceId === undefined || ctx.workspaceId === workspaceId);
    // Behind what is on its way already: whoever asks wants to read that, too.
    await Promise.all(samples.map(async (sample) => (sample.written = sample.written.then(() => this.#write(sample)))));
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.flush();
  }

  #sampleOf(ctx: WorkspaceContext): Sample {
    const known = this.#samples.get(ctx.workspaceId);
    const sample = known ?? { ctx, left: ASKED_MAX, countedMs: 0, turn: 0, byAutomation: new Map<string, Sampled>(), written: Promise.resolve() };
    if (!known) this.#samples.set(ctx.workspaceId, sample);
    sample.ctx = ctx;
    const nowMs = performance.now();
    sample.left = Math.min(ASKED_MAX, sample.left + ((nowMs - sample.countedMs) / 1_000) * ASKED_PER_SECOND);
    sample.countedMs = nowMs;
    return sample;
  }

  #add({ byAutomation }: Sample, automationId: string, miss: NearMiss): void {
    const sampled = byAutomation.get(automationId) ?? { missed: 0, misses: [] };
    byAutomation.set(automationId, sampled);
    sampled.missed++;
    sampled.misses.push(miss);
    if (sampled.misses.length > KEPT) sampled.misses.shift();
  }

  /** What cannot be written is let go: it is a help to people, and nothing else. */
  async #write(sample: Sample): Promise<void> {
    const { ctx, byAutomation } = sample;
    sample.byAutomation = new Map();
    if (byAutomation.size === 0) return void this.#samples.delete(ctx.workspaceId);
    try {
      await this.trail.miss(
        ctx,
        [...byAutomation].map(([automationId, { missed, misses }]) => ({ automationId, missed, misses: misses.toReversed() })),
      );
    } catch (error) {
      this.logger.warn({ workspaceId: ctx.workspaceId, err: error }, 'Near misses of automations could not be noted.');
    }
  }
}
