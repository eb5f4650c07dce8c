import type { Instant } from '@app/engine';
import { LRUCache } from 'lru-cache';
import { RESOURCE_ID } from '../../events/event.schema.js';
import type { EventSieve, Hole } from '../../events/event-sieve.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { compileCoverage, type Coverage } from '../triggers/coverage.js';
import { literalStart, relatedSpecifications, type CompositeTrigger, type EventTrigger, type Specification, type Trigger } from '../triggers/trigger.js';

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

/** Each is asked for by itself; of more than that nobody is sorted out. */
const STARTS_MAX = 50;
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
    for (const automation of automations) for (const armed of armedOf(automation)) this.#add(armed);
  }

  /** Which events may matter to any of them. */
  get sieve(): EventSieve {
    return (this.#sieve ??= sieveOf([...this.#groups.values()].flatMap((group) => group.holes())));
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
      .flatMap((group) => group.candidates(event))
      .filter((armed) => isOpenTo(armed, event) && armed.coverage.covers(event));
  }

  /** Those that take events of its name, and not this one; at most so many are asked, from a place in their order that is `from`. */
  missing(event: StoredEvent, from: number, atMost: number): ArmedTrigger[] {
    const named = this.#groupsOf(event.event).flatMap(({ all }) => all);
    const asked = named.length <= atMost ? named : Array.from({ length: atMost }, (_, index) => named[(from + index) % named.length] as ArmedTrigger);
    return asked.filter((armed) => isOpenTo(armed, event) && !armed.coverage.covers(event));
  }

  #add(armed: ArmedTrigger): void {
    this.#byId.set(armed.trigger.id, armed);
    const { expect, after } = armed.trigger;
    const key = JSON.stringify([[...expect].sort(), [...after].sort()]);
    const group = this.#groups.get(key) ?? new Group();
    this.#groups.set(key, group);
    group.add(armed);
  }

  #groupsOf(name: string): readonly Group[] {
    const known = this.#byName.get(name);
    if (known) return known;
    const groups = [...this.#groups.values()].filter((group) => group.all[0]?.coverage.takesName(name));
    this.#byName.set(name, groups);
    return groups;
  }
}

type Values = Map<string, ArmedTrigger[]>;

/** Triggers that take events of the same names, by a label's value that an event has to have for them, where there is one. */
class Group {
  readonly all: ArmedTrigger[] = [];
  readonly #byLabel = new Map<string, Values>();
  readonly #byRelated = new Map<string, Values>();
  readonly #others: ArmedTrigger[] = [];

  add(armed: ArmedTrigger): void {
    this.all.push(armed);
    const own = literalOf(armed.trigger.match);
    const related = own ? null : firstOf(relatedSpecifications(armed.trigger).map(literalOf));
    const [index, found] = own ? [this.#byLabel, own] : [this.#byRelated, related];
    if (!found) this.#others.push(armed);
    else for (const value of found.values) place(index, found.label, value, armed);
  }

  /** What its triggers may take. */
  holes(): Hole[] {
    const { expect, after } = this.all[0]?.trigger ?? { expect: [], after: [] };
    const patterns = [...expect, ...after];
    const named =
      expect.length === 0
        ? { names: [], starts: [''] }
        : { names: patterns.filter((name) => !isPattern(name)), starts: patterns.filter(isPattern).map(literalStart) };
    const through = (index: Map<string, Values>, isRelated: boolean): Hole[] =>
      [...index].map(([label, values]) => ({ ...named, label, isRelated, values: [...values.keys()] }));
    const open: Hole[] = this.#others.length > 0 ? [{ ...named, label: null, isRelated: false, values: [] }] : [];
    return [...open, ...through(this.#byLabel, false), ...through(this.#byRelated, true)];
  }

  candidates({ resource, related }: StoredEvent): ArmedTrigger[] {
    const found = [...this.#others];
    for (const [label, values] of this.#byLabel) found.push(...(values.get(resource[label] ?? '') ?? []));
    if (this.#byRelated.size === 0) return found;
    const asked = new Set<ArmedTrigger>();
    for (const [label, values] of this.#byRelated) for (const one of related) for (const armed of values.get(one[label] ?? '') ?? []) asked.add(armed);
    return [...found, ...asked];
  }
}

/** Holes for the same label are one: what passes by the name of one and the value of another is let through, too. */
function sieveOf(holes: readonly Hole[]): EventSieve {
  const merged = new Map<string, { hole: Hole; names: Set<string>; starts: Set<string>; values: Set<string> }>();
  for (const hole of holes) {
    const key = JSON.stringify([hole.label, hole.isRelated]);
    const whole = merged.get(key) ?? { hole, names: new Set(), starts: new Set(), values: new Set() };
    merged.set(key, whole);
    for (const part of ['names', 'starts', 'values'] as const) for (const one of hole[part]) whole[part].add(one);
  }
  return [...merged.values()].map(({ hole, names, starts, values }) => ({
    ...hole,
    names: [...names],
    starts: starts.size > STARTS_MAX ? [''] : [...starts],
    values: [...values],
  }));
}

const isPattern = (name: string): boolean => /[*?[!]/.test(name);

function place(index: Map<string, Values>, label: string, value: string, armed: ArmedTrigger): void {
  const values = index.get(label) ?? new Map<string, ArmedTrigger[]>();
  index.set(label, values);
  values.set(value, [...(values.get(value) ?? []), armed]);
}

/** A label of which it asks for nothing but certain values. */
function literalOf(specification: Specification): { label: string; values: ReadonlySet<string> } | null {
  for (const [label, patterns] of Object.entries(specification)) {
    const values: readonly string[] = typeof patterns === 'string' ? [patterns] : patterns;
    if (values.length > 0 && values.every((value) => value !== '' && !isPattern(value))) return { label, values: new Set(values) };
  }
  return null;
}

const firstOf = <T>(items: readonly (T | null)[]): T | null => items.find((item) => item !== null) ?? null;

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
