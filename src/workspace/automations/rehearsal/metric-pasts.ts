import { fromIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { triggerOf, type Automation } from '../automations.schema.js';
import { MetricValues, type MetricLook } from '../metrics/metric-values.js';
import type { FiredBefore } from '../trail/trail.repository.js';
import { lookMicros } from '../triggers/metrics.js';
import { placeOfTrigger, triggersOf, type CompositeTrigger, type MetricTrigger } from '../triggers/trigger.js';

/** What a metric was whenever it would have been looked at in a stretch of the past. */
export interface MetricPast {
  readonly trigger: MetricTrigger;
  readonly wholes: readonly CompositeTrigger[];
  /** Firings for it that are known to have happened. */
  readonly before: readonly Span[];
  /** Whether the first look follows a firing for it; that is then before the stretch begins. */
  readonly isFiring: boolean;
  readonly looks: readonly MetricLook[];
}

/** From when to when a metric was beyond its threshold, as far as that is known. */
export interface Span {
  readonly opens: Instant;
  readonly closes: Instant;
}

/** Looks at the past of the metrics that an automation waits for: each of them costs one read of events and one of runs. */
@Injectable()
export class MetricPasts {
  constructor(private readonly values: MetricValues) {}

  /** `before`: what it fired for, and that before `since` as well where it may have gone on until then. */
  async of(
    ctx: WorkspaceContext,
    automation: Automation,
    { since, until, before = [] }: { since: Instant; until: Instant; before?: readonly FiredBefore[] },
  ): Promise<MetricPast[]> {
    const trigger = triggerOf(automation);
    const metrics = triggersOf(trigger).filter((one) => one.type === 'metric');
    const pasts: MetricPast[] = [];
    for (const metric of metrics) {
      const spans = before.filter((one) => isOf(one, metric, metrics)).flatMap(spanOf);
      const fired = Math.max(...spans.map(({ closes }) => closes).filter((closes) => closes < since));
      const isFiring = Number.isFinite(fired);
      const looks = await this.values.history(ctx, metric, timesOf(isFiring ? fired : since, until, lookMicros(metric.metric)));
      pasts.push({ trigger: metric, wholes: placeOfTrigger(trigger, metric.id)?.wholes ?? [], before: spans, isFiring, looks });
    }
    return pasts;
  }
}

function timesOf(since: Instant, until: Instant, everyMicros: number): Instant[] {
  return Array.from({ length: until < since ? 0 : Math.floor((until - since) / everyMicros) + 1 }, (_, index) => since + index * everyMicros);
}

/** A metric that is replaced by the same has another id. */
function isOf({ details: { metric, trigger_id: id } }: FiredBefore, trigger: MetricTrigger, all: readonly MetricTrigger[]): boolean {
  if (!metric || (id !== trigger.id && all.some((one) => one.id === id))) return false;
  const { name, operator, threshold, range, firing_for: firingFor } = trigger.metric;
  return metric.name === name && metric.operator === operator && metric.threshold === threshold && metric.range === range && metric.firing_for === firingFor;
}

function spanOf({ details: { opens, closes } }: FiredBefore): Span[] {
  const span = { opens: fromIso(opens ?? ''), closes: fromIso(closes ?? '') };
  return span.opens === null || span.closes === null ? [] : [{ opens: span.opens, closes: span.closes }];
}
