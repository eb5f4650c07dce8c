import type { Instant } from '@app/engine';
import { LRUCache } from 'lru-cache';
import { RESOURCE_ID } from '../../events/event.schema.js';
import type { EventSieve, Hole, Label, Texts } from '../../events/event-sieve.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { compileCoverage, type Coverage } from '../triggers/coverage.js';
import type { CompositeTrigger, EventTrigger, Trigger } from '../triggers/trigger.js';
import { idOf, Keys, textsOf, type Key } from './keys.js';
import { TextIndex } from './text-index.js';

export interface ArmedAutomation extends Automation {
  /** What came in before is none of its business. */
  readonly activeSince: Instant;
}

/** A trigger that waits for events. */
export interface ArmedTrigger {
  readonly automation: ArmedAutomation;
  readonly trigger: EventTrigger;
  readonly coverage: Coverage;
  /** The triggers that it is a part of, the nearest first. */
  readonly wholes: readonly CompositeTrigger[];
}

/** Names of events whose triggers are known without asking each. */
const NAMES_KNOWN_MAX = 5_000;

/**
 * The enabled automations of a workspace, made ready for many events. An event is held against those triggers alone that may take it:
 * with a thousand automations, each about another deployment, it meets the one that is about its own.
 */
export class Armed {
  #sieve: EventSieve | null = null;
  readonly #byId = new Map<string, ArmedTrigger>();
  readonly #groups = new Map<string, Group>();
  readonly #byName = new LRUCache<string, readonly Group[]>({ max: NAMES_KNOWN_MAX });

  constructor(automations: readonly ArmedAutomation[]) {
    const all = automations.flatMap((automation) => armedOf(automation));
    const keys = new Keys(all.map(({ trigger }) => trigger));
    for (const armed of all) this.#add(armed, keys.rarestOf(armed.trigger));
  }

  /** Which events may matter to any of them. */
  get sieve(): EventSieve {
    return (this.#sieve ??= sieveOf([...this.#groups.values()].flatMap((group) => group.holes)));
  }

  get triggers(): ArmedTrigger[] {
    return [...this.#byId.values()];
  }

  find(triggerId: string): ArmedTrigger | null {
    return this.#byId.get(triggerId) ?? null;
  }

  /** Those on whose count the event has a bearing. */
  interestedIn(event: StoredEvent): ArmedTrigger[] {
    return this.#groupsOf(event.event)
      .flatMap((group) => [...group.candidates(event)])
      .filter((armed) => isOpenTo(armed, event) && armed.coverage.covers(event));
  }

  /** Those that take events of its name, and not this one; at most so many are asked, from a place in their order that is `from`. */
  missing(event: StoredEvent, from: number, atMost: number): ArmedTrigger[] {
    const named = this.#groupsOf(event.event).flatMap(({ all }) => all);
    const asked = named.length <= atMost ? named : Array.from({ length: atMost }, (_, index) => named[(from + index) % named.length] as ArmedTrigger);
    return asked.filter((armed) => isOpenTo(armed, event) && !armed.coverage.covers(event));
  }

  #add(armed: ArmedTrigger, key: Key | null): void {
    this.#byId.set(armed.trigger.id, armed);
    const { expect, after } = armed.trigger;
    const names = JSON.stringify([[...expect].sort(), [...after].sort()]);
    const group = this.#groups.get(names) ?? new Group();
    this.#groups.set(names, group);
    group.add(armed, key);
  }

  #groupsOf(name: string): readonly Group[] {
    const known = this.#byName.get(name);
    if (known) return known;
    const groups = [...this.#groups.values()].filter((group) => group.all[0]?.coverage.takesName(name));
    this.#byName.set(name, groups);
    return groups;
  }
}

/** Triggers that take events of the same names, by a label that has to be something for them, where there is one. */
class Group {
  readonly all: ArmedTrigger[] = [];
  readonly #byLabel = new Map<string, Label & { index: TextIndex<ArmedTrigger> }>();
  readonly #others: ArmedTrigger[] = [];

  add(armed: ArmedTrigger, key: Key | null): void {
    this.all.push(armed);
    if (!key) return void this.#others.push(armed);
    const place = this.#byLabel.get(idOf(key)) ?? { label: key.label, isRelated: key.isRelated, index: new TextIndex() };
    this.#byLabel.set(idOf(key), place);
    place.index.add(key, armed);
  }

  /** What its triggers may take. */
  get holes(): Hole[] {
    const names = namesOf(this.all[0]?.trigger ?? { expect: [], after: [] });
    const abouts = [...this.#byLabel.values()].map(({ label, isRelated, index }) => ({ label, isRelated, ...index.texts }));
    return [...(this.#others.length > 0 ? [null] : []), ...abouts].map((about) => ({ names, about }));
  }

  candidates({ resource, related }: StoredEvent): Iterable<ArmedTrigger> {
    const found = new Set(this.#others);
    for (const { label, isRelated, index } of this.#byLabel.values())
      for (const one of isRelated ? related : [resource]) for (const armed of index.of(one[label] ?? '')) found.add(armed);
    return found;
  }
}

/** Holes for the same label are one: what passes by the name of one and the text of another is let through, too. */
function sieveOf(holes: readonly Hole[]): EventSieve {
  const byLabel = new Map<string, Hole[]>();
  for (const hole of holes) {
    const id = hole.about ? idOf(hole.about) : '';
    const same = byLabel.get(id) ?? [];
    byLabel.set(id, same);
    same.push(hole);
  }
  return [...byLabel.values()].map((same) => {
    const [about = null] = same.map((hole) => hole.about);
    return { names: union(same.map(({ names }) => names)), about: about && { ...about, ...union(same.flatMap((hole) => hole.about ?? [])) } };
  });
}

const union = (parts: readonly Texts[]): Texts => ({
  values: [...new Set(parts.flatMap(({ values }) => values))],
  starts: [...new Set(parts.flatMap(({ starts }) => starts))],
});

const namesOf = ({ expect, after }: Pick<EventTrigger, 'expect' | 'after'>): Texts =>
  expect.length === 0 ? { values: [], starts: [''] } : textsOf([...expect, ...after]);

function armedOf(automation: ArmedAutomation, trigger: Trigger = triggerOf(automation), wholes: readonly CompositeTrigger[] = []): ArmedTrigger[] {
  if (trigger.type === 'event') return [{ automation, trigger, coverage: compileCoverage(trigger), wholes }];
  return trigger.type === 'metric' ? [] : trigger.triggers.flatMap((part) => armedOf(automation, part, [trigger, ...wholes]));
}

const isOpenTo = ({ automation, trigger }: ArmedTrigger, event: StoredEvent): boolean =>
  event.received > automation.activeSince && !isEcho(event, automation, trigger);

/**
 * What automations tell of their own firing is heard by those alone that ask for it by name, and by no automation of itself: one that
 * takes any event would otherwise fire at what its firing causes, three times as often each time.
 */
function isEcho({ event, resource }: StoredEvent, { id }: ArmedAutomation, { expect, after }: EventTrigger): boolean {
  if (event !== 'prefect.automation.triggered' && !event.startsWith('prefect.automation.action.')) return false;
  return resource[RESOURCE_ID] === `prefect.automation.${id}` || ![...expect, ...after].some((name) => name.startsWith('prefect.automation.'));
}
