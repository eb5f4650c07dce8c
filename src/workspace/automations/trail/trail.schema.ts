import { fromIso, toIso, toIsoOrNull, type NearMissReply, type TrailEntryReply, type TrailReply } from '@app/contract';
import { Fault } from '@app/faults';
import { isBreached } from '../triggers/metrics.js';
import { reasonOf, sentenceOf } from './sentences.js';
import { traced, type NearMiss, type TrailEntry } from './trail-entry.js';
import type { TrailCursor } from './trail.repository.js';
import type { HeldParts, OpenWindow, Trail, TrailMetric } from './trail.service.js';

export function toTrailReply({ automation, tally, windows, parts, metrics, page }: Trail): TrailReply {
  const last = page.items.at(-1);
  return {
    enabled: automation.enabled,
    evaluated: tally.evaluated,
    matched: tally.matched,
    fired: tally.fired,
    missed: tally.missed,
    last_matched: toIsoOrNull(tally.lastMatched),
    last_fired: toIsoOrNull(tally.lastFired),
    windows: windows.map(toWindowReply),
    parts: parts.map(toPartsReply),
    metrics: metrics.map(toMetricReply),
    misses: tally.misses.map(toNearMissReply),
    results: page.items.map(toTrailEntryReply),
    next: page.hasNextPage && last ? toCursor(last) : null,
  };
}

export function toTrailEntryReply({ id, at, kind, details }: TrailEntry): TrailEntryReply {
  return {
    id,
    at: toIso(at),
    kind,
    sentence: sentenceOf({ kind, details }),
    trigger_id: details.trigger_id ?? null,
    labels: details.labels ?? {},
    events: details.events ?? 0,
    event: details.event ?? null,
    count: details.count ?? null,
    threshold: details.threshold ?? null,
    opens: details.opens ?? null,
    closes: details.closes ?? null,
    held: details.held ?? null,
    needed: details.needed ?? null,
    replayed: details.replayed ?? false,
    metric: details.metric ?? null,
    action: details.action ? { ...details.action, about: [...details.action.about] } : null,
  };
}

export const toNearMissReply = (miss: NearMiss): NearMissReply => ({
  at: miss.at,
  trigger_id: miss.trigger_id,
  reason: miss.why.kind,
  sentence: reasonOf(miss),
  event: miss.event,
});

const toWindowReply = ({ triggerId, labels, bucket, trigger }: OpenWindow): TrailReply['windows'][number] => ({
  trigger_id: triggerId,
  labels,
  opens: toIso(bucket.start),
  closes: toIso(bucket.end),
  count: Math.max(bucket.count, 0),
  threshold: trigger.threshold,
  posture: trigger.posture,
  last_event: bucket.lastEvent && traced(bucket.lastEvent),
});

const toPartsReply = ({ triggerId, fired, needed }: HeldParts): TrailReply['parts'][number] => ({
  trigger_id: triggerId,
  fired: fired.map((one) => ({ trigger_id: one.triggerId, at: toIso(one.at) })),
  needed,
});

const toMetricReply = ({ triggerId, metric, value, firing, turningSince, lookedAt }: TrailMetric): TrailReply['metrics'][number] => ({
  trigger_id: triggerId,
  ...metric,
  value,
  breached: value !== null && isBreached(metric, value),
  firing,
  turning_since: toIsoOrNull(turningSince),
  looked_at: toIsoOrNull(lookedAt),
});

const toCursor = ({ at, id }: TrailCursor): string => `${toIso(at)}_${id}`;

/** Faults with `request.invalid` where it is none of ours. */
export function fromCursor(text: string): TrailCursor {
  const [time = '', id = ''] = text.split('_');
  const at = fromIso(time);
  const message = 'Is no place in a trail';
  if (at === null) throw new Fault('request.invalid', `after: ${message}`, { fields: [{ path: ['query', 'after'], message, type: 'value_error' }] });
  return { at, id };
}
