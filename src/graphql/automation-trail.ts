import { fromIso, JsonText, writeJson } from '@app/contract';
import type { Instant } from '@app/engine';
import { describeAutomation, type Described } from '../workspace/automations/words/automation-words.js';
import type { NameOf } from '../workspace/automations/words/phrases.js';
import { toRehearsalReply, toReplayReply } from '../workspace/automations/rehearsal/rehearsals.schema.js';
import type { Rehearsal, Replay } from '../workspace/automations/rehearsal/rehearsals.service.js';
import { toTrailEntryReply, toTrailReply } from '../workspace/automations/trail/trail.schema.js';
import type { TracedEvent, TrailEntry } from '../workspace/automations/trail/trail-entry.js';
import type { Trail } from '../workspace/automations/trail/trail.service.js';
import { toConnection } from './connections.js';

/** The words of REST's replies as the schema spells them. Labels and what is rendered are others' words, and stay. */

const timeOf = (text: string | null): Instant | null => (text === null ? null : fromIso(text));

const toEvent = (event: TracedEvent | null) =>
  event && {
    id: event.id,
    event: event.event,
    occurred: timeOf(event.occurred),
    resourceId: event.resource_id,
    resourceName: event.resource_name,
  };

export function toTrail(trail: Trail, after: string | null | undefined) {
  const reply = toTrailReply(trail);
  const { edges, pageInfo } = toConnection(trail.page, after, ({ at, id }) => [at, id]);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: toEntry(node) })),
    pageInfo,
    evaluated: reply.evaluated,
    matched: reply.matched,
    fired: reply.fired,
    missed: reply.missed,
    lastMatched: trail.tally.lastMatched,
    lastFired: trail.tally.lastFired,
    windows: reply.windows.map(({ trigger_id: triggerId, opens, closes, last_event: lastEvent, ...window }) => ({
      ...window,
      triggerId,
      opens: timeOf(opens),
      closes: timeOf(closes),
      lastEvent: toEvent(lastEvent),
    })),
    parts: reply.parts.map(({ trigger_id: triggerId, fired, needed }) => ({ triggerId, fired: fired.map(({ trigger_id: id }) => id), needed })),
    metrics: reply.metrics.map(({ trigger_id: triggerId, turning_since: since, looked_at: lookedAt, ...metric }) => ({
      ...metric,
      triggerId,
      turningSince: timeOf(since),
      lookedAt: timeOf(lookedAt),
    })),
    misses: reply.misses.map(toMiss),
  };
}

function toEntry(entry: TrailEntry) {
  const { trigger_id: triggerId, event, opens, closes, ...reply } = toTrailEntryReply(entry);
  return { ...reply, at: entry.at, triggerId, event: toEvent(event), opens: timeOf(opens), closes: timeOf(closes) };
}

const toMiss = ({ at, trigger_id: triggerId, reason, sentence, event }: ReturnType<typeof toTrailReply>['misses'][number]) => ({
  at: timeOf(at),
  triggerId,
  reason,
  sentence,
  event: toEvent(event),
});

type Firing = ReturnType<typeof toReplayReply>['firings'][number];
const toFiring = ({ at, sentence, labels, event }: Firing) => ({ at: timeOf(at), sentence, labels, event: toEvent(event) });

export function toTest(rehearsal: Rehearsal, described: Described, nameOf: NameOf) {
  const { events, truncated, matched, fired, firings, actions, windows, nearest, metrics } = toRehearsalReply(rehearsal);
  return {
    sentence: describeAutomation(described, nameOf),
    since: rehearsal.since,
    until: rehearsal.until,
    events,
    truncated,
    matched,
    fired,
    firings: firings.map(toFiring),
    actions: actions.map(({ rendered, ...action }) => ({ ...action, rendered: rendered === null ? null : new JsonText(writeJson(rendered)) })),
    windows: windows.map(({ opens, closes, ...window }) => ({ ...window, opens: timeOf(opens), closes: timeOf(closes) })),
    nearest: nearest.map(toMiss),
    metrics: metrics.map(({ trigger_id: triggerId, since, turns, ...metric }) => ({
      ...metric,
      triggerId,
      since: timeOf(since),
      turns: turns.map(({ at, ...turn }) => ({ ...turn, at: timeOf(at) })),
    })),
  };
}

export function toReplay(replay: Replay) {
  const { events, truncated, fired, already_fired: alreadyFired, left, firings } = toReplayReply(replay);
  return { since: replay.since, until: replay.until, events, truncated, fired, alreadyFired, left, firings: firings.map(toFiring) };
}
