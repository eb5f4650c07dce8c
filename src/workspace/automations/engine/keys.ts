import { RESOURCE_ROLE } from '../../events/event.schema.js';
import type { Label, Texts } from '../../events/event-sieve.js';
import { literalStart, relatedSpecifications, type EventTrigger, type Specification } from '../triggers/trigger.js';

/** A label, and what it has to be, or to begin with, for a trigger to take an event. */
export type Key = Label & Texts;

/** The same for keys of one label. */
export const idOf = ({ label, isRelated }: Label): string => JSON.stringify([label, isRelated]);

/**
 * By which label each trigger is found. That is the one by which the fewest others are found as well: of a thousand that look at flow
 * runs of one deployment each, the deployment.
 */
export class Keys {
  readonly #wanted = new Map<string, number>();

  constructor(triggers: readonly EventTrigger[]) {
    for (const trigger of triggers) for (const id of keysOf(trigger).flatMap(textIds)) this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1);
  }

  /** Null: any event of its names may be its business. */
  rarestOf(trigger: EventTrigger): Key | null {
    const ranked = keysOf(trigger).map((key) => ({ key, rank: this.#rankOf(key) }));
    return ranked.sort((a, b) => a.rank - b.rank)[0]?.key ?? null;
  }

  /** Of two that are as rare, whole texts say more than beginnings, and anything says more than a role. */
  #rankOf(key: Key): number {
    const wanted = Math.max(...textIds(key).map((id) => this.#wanted.get(id) ?? 0));
    return wanted * 4 + (key.label === RESOURCE_ROLE ? 2 : 0) + (key.starts.length > 0 ? 1 : 0);
  }
}

const keysOf = (trigger: EventTrigger): Key[] => [
  ...keysIn(trigger.match, false),
  ...relatedSpecifications(trigger).flatMap((specification) => keysIn(specification, true)),
];

/** Of the labels that have to be something in particular. A label that is missing is like an empty one here, and so none may be empty. */
const keysIn = (specification: Specification, isRelated: boolean): Key[] =>
  Object.entries(specification).flatMap(([label, patterns]) => {
    const { values, starts } = textsOf([patterns].flat());
    const isKey = values.length + starts.length > 0 && ![...values, ...starts].includes('');
    return isKey ? [{ label, isRelated, values, starts }] : [];
  });

const textIds = (key: Key): string[] => [
  ...key.values.map((value) => JSON.stringify([idOf(key), 'is', value])),
  ...key.starts.map((start) => JSON.stringify([idOf(key), 'begins', start])),
];

/** As far as patterns say what a text is, or begins with. */
export const textsOf = (patterns: readonly string[]): Texts => ({
  values: patterns.filter((pattern) => !isPattern(pattern)),
  starts: patterns.filter(isPattern).map(literalStart),
});

const isPattern = (text: string): boolean => /[*?[!]/.test(text);
