import { toIso, toIsoOrNull, type ReplayReply, type RehearsedFiringReply } from '@app/contract';
import { triggerOf, type Automation } from '../automations.schema.js';
import { traced, type NearMiss } from '../trail/trail-entry.js';
import { sentenceOf } from '../trail/sentences.js';
import { toNearMissReply } from '../trail/trail.schema.js';
import { labelsOf } from '../triggers/coverage.js';
import { triggersOf } from '../triggers/trigger.js';
import type { AutomationFiring } from '../engine/firings.js';
import type { KeptBucket } from '../engine/memory.js';
import type { Missed } from './rehearse.js';
import type { Rehearsal, Replay } from './rehearsals.service.js';

const FIRINGS_SHOWN = 50;
const WINDOWS_SHOWN = 10;

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
