import { toIso, toIsoOrNull, type RehearsalReply, type ReplayReply, type RehearsedFiringReply } from '@app/contract';
import { triggerOf, type Automation } from '../automations.schema.js';
import { traced, tracedMetric, type NearMiss } from '../trail/trail-entry.js';
import { sentenceOf } from '../trail/sentences.js';
import { toNearMissReply } from '../trail/trail.schema.js';
import { labelsOf } from '../triggers/coverage.js';
import { isBreached } from '../triggers/metrics.js';
import { triggersOf } from '../triggers/trigger.js';
import type { AutomationFiring } from '../engine/firings.js';
import type { KeptBucket } from '../engine/memory.js';
import type { Missed } from './rehearse.js';
import type { Rehearsal, Replay } from './rehearsals.service.js';
import type { RehearsedMetric } from './watched-metrics.js';

const FIRINGS_SHOWN = 50;
const WINDOWS_SHOWN = 10;
const TURNS_SHOWN = 50;

/** For `writeJson`. */
export const toRehearsalReply = (rehearsal: Rehearsal) => ({
  since: toIso(rehearsal.since),
  until: toIso(rehearsal.until),
  events: rehearsal.events,
  truncated: rehearsal.isTruncated,
  matched: rehearsal.matched,
  fired: rehearsal.firings.length,
  firings: rehearsal.firings.slice(0, FIRINGS_SHOWN).map(toFiringReply),
  actions: rehearsal.actions,
  windows: [...rehearsal.windows]
    .sort((a, b) => b.bucket.count - a.bucket.count)
    .slice(0, WINDOWS_SHOWN)
    .flatMap((kept) => toWindow(rehearsal.automation, kept)),
  nearest: rehearsal.nearest.map((missed) => toNearMissReply(toNearMiss(missed))),
  metrics: rehearsal.metrics.map(toMetric),
});

export const toReplayReply = ({ since, until, events, isTruncated, fired, already, left }: Replay): ReplayReply => ({
  since: toIso(since),
  until: toIso(until),
  events,
  truncated: isTruncated,
  fired: fired.length,
  already_fired: already,
  left,
  firings: fired.slice(0, FIRINGS_SHOWN).map(toFiringReply),
});

const toFiringReply = ({ at, details, labels, event }: AutomationFiring): RehearsedFiringReply => ({
  at: toIso(at),
  sentence: sentenceOf({ kind: 'fired', details }),
  labels,
  event: event && traced(event),
});

function toMetric({ trigger, looks, state, turns }: RehearsedMetric): RehearsalReply['metrics'][number] {
  const value = looks.at(-1)?.value ?? null;
  const values = looks.flatMap((look) => look.value ?? []).sort((a, b) => a - b);
  return {
    trigger_id: trigger.id,
    ...trigger.metric,
    value,
    breached: value !== null && isBreached(trigger.metric, value),
    firing: state.firing,
    looks: looks.length,
    since: toIsoOrNull(looks[0]?.at ?? null),
    lowest: values[0] ?? null,
    highest: values.at(-1) ?? null,
    turns: turns.slice(0, TURNS_SHOWN).map(({ at, kind, value: then }) => {
      const details = tracedMetric(trigger, then, { since: null, at });
      return { at: toIso(at), kind, value: then, sentence: sentenceOf({ kind, details }) };
    }),
  };
}

function toWindow(automation: Automation, { triggerId, key, bucket }: KeptBucket) {
  const trigger = triggersOf(triggerOf(automation)).find(({ id }) => id === triggerId);
  if (trigger?.type !== 'event') return [];
  const values = JSON.parse(key) as string[];
  const labels = Object.fromEntries(labelsOf(trigger).map((label, index) => [label, values[index] ?? '']));
  return [{ labels, opens: toIso(bucket.start), closes: toIso(bucket.end), count: Math.max(bucket.count, 0), threshold: trigger.threshold }];
}

function toNearMiss({ armed, event, miss, disregarded }: Missed): NearMiss {
  const told = { at: toIso(event.occurred), trigger_id: armed.trigger.id, event: traced(event) };
  if (miss) return { ...told, why: { kind: 'condition', miss } };
  const window = disregarded?.window ?? null;
  return { ...told, why: { kind: disregarded?.why ?? 'not-started', opens: toIsoOrNull(window?.start ?? null), closes: toIsoOrNull(window?.end ?? null) } };
}
