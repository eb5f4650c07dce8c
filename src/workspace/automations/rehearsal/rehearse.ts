import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '@app/engine';
import type { StoredEvent } from '../../events/stored-event.js';
import { Armed, type ArmedAutomation, type ArmedTrigger } from '../engine/armed.js';
import type { AutomationFiring } from '../engine/firings.js';
import { firingKey, Memory, type Disregarded, type KeptBucket } from '../engine/memory.js';
import type { FiredBefore } from '../trail/trail.repository.js';
import type { Miss } from '../triggers/coverage.js';
import { begin } from '../triggers/evaluate.js';
import type { MetricPast } from './metric-pasts.js';
import { WatchedMetrics, type RehearsedMetric } from './watched-metrics.js';

/** An event that did not count though its name fits, and how near it was: the conditions that it met, of those that it covers all. */
export interface Missed {
  readonly armed: ArmedTrigger;
  readonly event: StoredEvent;
  readonly miss: Miss | null;
  readonly disregarded: Disregarded | null;
  readonly met: number;
}

export interface Rehearsed {
  readonly firings: readonly AutomationFiring[];
  /** Firings that are known to have happened. */
  readonly already: number;
  readonly matched: number;
  readonly nearest: readonly Missed[];
  /** What has begun to wait or count by the end. */
  readonly windows: readonly KeptBucket[];
  readonly metrics: readonly RehearsedMetric[];
}

const NEAREST = 10;
/** After so many others have their turn. */
const EVENTS_IN_A_ROW = 500;

/**
 * What the automation would have made of the events, in the order in which they occurred, and of its metrics, had it begun at `since`.
 * `before`: firings that happened; they are taken for done, and the count goes on from them.
 */
export async function rehearse(
  automation: ArmedAutomation,
  events: readonly StoredEvent[],
  { since, until, before = [], pasts = [] }: { since: Instant; until: Instant; before?: readonly FiredBefore[]; pasts?: readonly MetricPast[] },
): Promise<Rehearsed> {
  const armed = new Armed([automation]);
  const memory = new Memory(armed.triggers.flatMap((one) => begun(one, since)));
  const metrics = new WatchedMetrics(automation, pasts, since);
  const done = new Set(before.map(({ key }) => key));
  const missed: Missed[] = [];
  for (const [index, event] of events.entries()) {
    if (index % EVENTS_IN_A_ROW === 0) await breathe();
    lookUntil(memory, armed, metrics, event.occurred);
    for (const one of armed.interestedIn(event)) {
      const fired = memory.firings.length;
      memory.take(one, event, event.occurred);
      if (fired === memory.firings.length && done.has(keyAt(one, event))) memory.start(one, event);
    }
    for (const one of armed.missing(event, 0, Infinity)) keepNearest(missed, missOf(one, event));
  }
  lookUntil(memory, armed, metrics, until);
  for (const disregarded of memory.disregarded) keepNearest(missed, disregardedOf(disregarded));
  const firings = memory.firings.filter((firing) => !done.has(firing.key) && !metrics.isKnown(firing) && !before.some((one) => isSameWindow(one, firing)));
  const matched = [...memory.matched.values()].reduce((sum, count) => sum + count, 0);
  return { firings, already: memory.firings.length - firings.length, matched, nearest: missed, windows: memory.buckets, metrics: metrics.metrics };
}

function begun({ automation, trigger }: ArmedTrigger, since: Instant): KeptBucket[] {
  const bucket = begin(trigger, since);
  return bucket ? [{ automationId: automation.id, triggerId: trigger.id, key: '[]', bucket }] : [];
}

/** At every end and every metric whose turn comes until then, each in its time. */
function lookUntil(memory: Memory, armed: Armed, metrics: WatchedMetrics, until: Instant): void {
  for (let at = metrics.nextBy(until); at !== null; at = metrics.nextBy(until)) {
    lookAtEnds(memory, armed, at);
    metrics.look(memory);
  }
  lookAtEnds(memory, armed, until);
}

function lookAtEnds(memory: Memory, armed: Armed, until: Instant): void {
  if (!armed.triggers.some(({ trigger }) => trigger.posture === 'Proactive')) return;
  for (;;) {
    const [first] = memory
      .endedBy(until)
      .filter(({ triggerId }) => armed.find(triggerId)?.trigger.posture === 'Proactive')
      .sort((a, b) => a.bucket.end - b.bucket.end);
    if (!first) return;
    memory.look(armed.find(first.triggerId), first, first.bucket.end);
  }
}

/** What did not come within a stretch of time may have been told of by another stretch of the same. */
function isSameWindow({ details }: FiredBefore, { details: fired }: AutomationFiring): boolean {
  if (!details.closes || !details.opens || !fired.closes || !fired.opens || details.event || fired.event) return false;
  return JSON.stringify(details.labels) === JSON.stringify(fired.labels) && details.opens < fired.closes && fired.opens < details.closes;
}

const keyAt = ({ coverage, wholes }: ArmedTrigger, event: StoredEvent): string =>
  firingKey(event, wholes.length > 0 ? '[]' : JSON.stringify(coverage.keyOf(event)));

const missOf = (armed: ArmedTrigger, event: StoredEvent): Missed => {
  const miss = armed.coverage.missOf(event);
  return { armed, event, miss, disregarded: null, met: miss?.met ?? 0 };
};

const disregardedOf = (disregarded: Disregarded): Missed => ({ ...disregarded, miss: null, disregarded, met: Infinity });

/** Those that met most, of these the last. */
function keepNearest(kept: Missed[], missed: Missed): void {
  const place = kept.findIndex(({ met, event }) => missed.met > met || (missed.met === met && missed.event.occurred >= event.occurred));
  if (place === -1 && kept.length >= NEAREST) return;
  kept.splice(place === -1 ? kept.length : place, 0, missed);
  if (kept.length > NEAREST) kept.pop();
}
