import { toIso, type TrailKind } from '@app/contract';
import type { Instant } from '@app/engine';
import { RESOURCE_ID, RESOURCE_NAME } from '../../events/event.schema.js';
import type { StoredEvent } from '../../events/stored-event.js';
import type { Miss } from '../triggers/coverage.js';
import type { Disregard } from '../triggers/steps.js';
import type { Metric, MetricTrigger } from '../triggers/trigger.js';

/** What is kept of an event, which may itself be gone by the time that its trace is read. */
export interface TracedEvent {
  readonly id: string;
  readonly event: string;
  readonly occurred: string;
  readonly resource_id: string;
  readonly resource_name: string | null;
}

export interface TrailDetails {
  readonly trigger_id?: string;
  /** By what the trigger counts apart. */
  readonly labels?: Readonly<Record<string, string>>;
  /** How many events this is about, and the last of them. */
  readonly events?: number;
  readonly event?: TracedEvent | null;
  readonly count?: number;
  readonly threshold?: number;
  readonly opens?: string;
  readonly closes?: string;
  /** Of the trigger that this one is a part of: how many of its parts have fired, and how many have to. */
  readonly held?: number;
  readonly needed?: number;
  /** How many others had fired too long before. */
  readonly forgotten?: number;
  /** All have, and not in the order of the sequence. */
  readonly unordered?: true;
  readonly action?: TracedAction;
  /** What it was when that turned; null where there was nothing to take it from. */
  readonly metric?: Metric & { readonly value: number | null };
  /** It fired since somebody asked it to make up for what it missed. */
  readonly replayed?: true;
}

export interface TracedAction {
  /** The entry of the firing that it followed from. */
  readonly firing: string;
  readonly index: number;
  readonly type: string;
  readonly invocation: string;
  readonly attempts: number;
  readonly reason: string | null;
  /** The resources that it was about. */
  readonly about: readonly string[];
}

export interface NewTrailEntry {
  /** Of a firing that of the event which tells of it. */
  readonly id: string;
  readonly automationId: string;
  readonly kind: TrailKind;
  readonly firingKey: string | null;
  readonly details: TrailDetails;
}

export interface TrailEntry extends Omit<NewTrailEntry, 'firingKey'> {
  readonly at: Instant;
}

/** An event that nearly mattered to a trigger, and by what it did not. */
export interface NearMiss {
  readonly at: string;
  readonly trigger_id: string;
  readonly event: TracedEvent;
  readonly why:
    { readonly kind: 'condition'; readonly miss: Miss } | { readonly kind: Disregard; readonly opens: string | null; readonly closes: string | null };
}

export const traced = ({ id, event, occurred, resource }: StoredEvent): TracedEvent => ({
  id,
  event,
  occurred: toIso(occurred),
  resource_id: resource[RESOURCE_ID] ?? '',
  resource_name: resource[RESOURCE_NAME] ?? null,
});

/** `since`: when it turned, where it had to stay so for a while. */
export const tracedMetric = ({ id, metric }: MetricTrigger, value: number | null, { since, at }: { since: Instant | null; at: Instant }): TrailDetails => ({
  trigger_id: id,
  metric: { ...metric, value },
  ...(since === null ? {} : { opens: toIso(since), closes: toIso(at) }),
});

/**
 * What one transaction adds to the trails. Of events that did the same to the same window there is one entry, however many they are:
 * what a busy automation leaves grows with its looks at the log, not with the events.
 */
export class TrailDraft {
  readonly #entries = new Map<string, NewTrailEntry>();

  get entries(): readonly NewTrailEntry[] {
    return [...this.#entries.values()];
  }

  add(entry: NewTrailEntry): void {
    const { kind, details } = entry;
    const key = REPEATABLE.has(kind) ? JSON.stringify([kind, details.trigger_id, details.labels]) : entry.id;
    const before = this.#entries.get(key)?.details.events ?? 0;
    this.#entries.set(key, { ...entry, details: { ...details, events: before + (details.events ?? 0) } });
  }
}

const REPEATABLE: ReadonlySet<TrailKind> = new Set(['opened', 'counted', 'satisfied', 'ended']);
