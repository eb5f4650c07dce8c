import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { toPage, type Page } from '../../states/page.js';
import { AutomationsService } from '../automations.service.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { EvaluationsRepository } from '../engine/evaluations.repository.js';
import type { KeptBucket } from '../engine/memory.js';
import { MetricsRepository, type WatchedMetric } from '../metrics/metrics.repository.js';
import { neededOf } from '../triggers/combine.js';
import { labelsOf } from '../triggers/coverage.js';
import { triggersOf, type EventTrigger, type Metric, type CompositeTrigger } from '../triggers/trigger.js';
import { NearMisses } from './near-misses.js';
import type { TrailEntry } from './trail-entry.js';
import { TrailRepository, type Tally, type TrailCursor } from './trail.repository.js';

/** A window that is open now. */
export interface OpenWindow extends KeptBucket {
  readonly trigger: EventTrigger;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a trigger of several has of its parts now. */
export interface HeldParts {
  readonly triggerId: string;
  readonly fired: readonly { readonly triggerId: string; readonly at: Instant }[];
  readonly needed: number;
}

/** What a metric was when it was looked at last. */
export interface TrailMetric extends WatchedMetric {
  readonly metric: Metric;
}

export interface Trail {
  readonly automation: Automation;
  readonly tally: Tally;
  readonly windows: readonly OpenWindow[];
  readonly parts: readonly HeldParts[];
  readonly metrics: readonly TrailMetric[];
  readonly page: Page<TrailEntry>;
}

const WINDOWS_MAX = 50;

/** Why automations fired or did not. */
@Injectable()
export class TrailService {
  constructor(
    private readonly automations: AutomationsService,
    private readonly trail: TrailRepository,
    private readonly evaluations: EvaluationsRepository,
    private readonly metrics: MetricsRepository,
    private readonly misses: NearMisses,
  ) {}

  /** What is counted of each, by the automation's id. */
  async talliesOf(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, Tally>> {
    return this.trail.talliesOf(ctx, ids);
  }

  /** Faults with `automation.not_found`. */
  async of(ctx: WorkspaceContext, id: string, after: TrailCursor | null, first: number): Promise<Trail> {
    const automation = await this.automations.get(ctx, id);
    await this.misses.flush(ctx.workspaceId);
    const [tallies, entries, buckets, held, watched] = await Promise.all([
      this.trail.talliesOf(ctx, [id]),
      this.trail.page(ctx, id, after, first + 1),
      this.evaluations.listBucketsOf(ctx, id, WINDOWS_MAX),
      this.evaluations.listHeldOf(ctx, id),
      this.metrics.list(ctx, id),
    ]);
    const tally = tallies.get(automation.id);
    if (!tally) throw new Fault('automation.not_found', 'Automation not found', { fromEngine: true });
    const triggers = triggersOf(triggerOf(automation));
    const ofParts = triggers.filter((trigger) => 'triggers' in trigger);
    return {
      automation,
      tally,
      windows: buckets.flatMap((kept) => openWindow(triggers, kept) ?? []),
      parts: ofParts.map((trigger) => partsOf(trigger, held)),
      metrics: watched.flatMap((one) => metricOf(triggers, one) ?? []),
      page: toPage(entries, first),
    };
  }
}

function openWindow(triggers: ReturnType<typeof triggersOf>, kept: KeptBucket): OpenWindow | null {
  const trigger = triggers.find(({ id }) => id === kept.triggerId);
  if (trigger?.type !== 'event') return null;
  const values = JSON.parse(kept.key) as string[];
  return { ...kept, trigger, labels: Object.fromEntries(labelsOf(trigger).map((label, index) => [label, values[index] ?? ''])) };
}

function metricOf(triggers: ReturnType<typeof triggersOf>, watched: WatchedMetric): TrailMetric | null {
  const trigger = triggers.find(({ id }) => id === watched.triggerId);
  return trigger?.type === 'metric' ? { ...watched, metric: trigger.metric } : null;
}

function partsOf(trigger: CompositeTrigger, held: Awaited<ReturnType<EvaluationsRepository['listHeldOf']>>): HeldParts {
  const firings = held.find(({ triggerId }) => triggerId === trigger.id)?.firings ?? [];
  return { triggerId: trigger.id, fired: firings.map(({ triggerId, at }) => ({ triggerId, at })), needed: neededOf(trigger) };
}
