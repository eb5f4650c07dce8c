import { RESOURCE_ROLE } from '../../events/event.schema.js';
import { comesInOrder, escaped, fits, specified, type LabelMatcher } from '../../events/label-patterns.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { relatedSpecifications, type EventTrigger, type Specification } from './trigger.js';

type Labels = StoredEvent['resource'];

/** What a trigger says of an event. Source: docs/contract/services.md#automations */
export interface Coverage {
  /** Whether the event is any of its business. */
  covers(event: StoredEvent): boolean;
  /** Whether one of that name may be. */
  takesName(name: string): boolean;
  /** By what first an event of a name that it takes is none of its business; null where nothing says so. */
  missOf(event: StoredEvent): Miss | null;
  /** Whether it starts the time in which others are expected. */
  starts(name: string): boolean;
  expects(name: string): boolean;
  /** Which of its buckets counts the event: one value for each label of `for_each`, by the order of their names. */
  keyOf(event: StoredEvent): string[];
}

/** The condition that an event did not meet, and how many it met before that one. */
export interface Miss {
  readonly of: 'resource' | 'related';
  /** The label that was something else; of related resources, all that one of them would have had to have. */
  readonly wanted: Specification;
  /** What it was; null where the event has none, and of related resources. */
  readonly found: string | null;
  readonly met: number;
}

/** Compiled once for many events. */
export function compileCoverage(trigger: EventTrigger): Coverage {
  const [after, expect] = [trigger.after.map(fits), trigger.expect.map(fits)];
  const names = trigger.expect.length === 0 ? [isNamed] : [...new Set([...trigger.expect, ...trigger.after])].map(startsLike);
  const primary = specified(trigger.match);
  const related = relatedSpecifications(trigger).map((specification) => ({ specification, isMet: someSpecified(specification) }));
  const labels = labelsOf(trigger);
  const starts = (name: string): boolean => after.some((isLike) => isLike(name));
  const expects = (name: string): boolean => expect.length === 0 || expect.some((isLike) => isLike(name));
  return {
    covers: (event) => names.some((isLike) => isLike(event.event)) && primary(event.resource) && related.every(({ isMet }) => isMet(event.related)),
    takesName: (name) => (expects(name) || starts(name)) && names.some((isLike) => isLike(name)),
    missOf: (event) => missingLabel(trigger.match, event) ?? missingRelated(related, event, Object.keys(trigger.match).length),
    starts,
    expects,
    keyOf: (event) => labels.map((label) => labelOf(event, label)),
  };
}

function missingLabel(match: Specification, { resource }: StoredEvent): Miss | null {
  const labels = Object.entries(match);
  const met = labels.findIndex(([label, patterns]) => !specified({ [label]: patterns })(resource));
  const [label = '', wanted = ''] = labels[met] ?? [];
  return met === -1 ? null : { of: 'resource', wanted: { [label]: wanted }, found: resource[label] ?? null, met };
}

function missingRelated(
  related: readonly { specification: Specification; isMet: (resources: readonly Labels[]) => boolean }[],
  event: StoredEvent,
  metBefore: number,
): Miss | null {
  const index = related.findIndex(({ isMet }) => !isMet(event.related));
  const missing = related[index];
  return missing ? { of: 'related', wanted: missing.specification, found: null, met: metBefore + index } : null;
}

/** Those of `for_each`, in the order in which a key has their values. */
export const labelsOf = ({ for_each: labels }: EventTrigger): string[] => [...labels].sort();

const isNamed: LabelMatcher = (name) => name !== '';

/** Unlike elsewhere, `*` is at least one character here, and what follows the pattern does not matter. */
function startsLike(pattern: string): LabelMatcher {
  const [first = '', ...others] = pattern.split('*').map(escaped);
  return comesInOrder([`^${first}`, ...others.map((other) => `.${other}`)]);
}

/** What specifies nothing is met even without any resource. */
function someSpecified(specification: Specification): (resources: readonly Labels[]) => boolean {
  const isMet = specified(specification);
  return Object.keys(specification).length === 0 ? () => true : (resources) => resources.some(isMet);
}

/** `related:<role>:<label>` is that of the first related resource in the role; without any in the role it is one of the event's own. */
function labelOf({ resource, related }: StoredEvent, label: string): string {
  const [, role, name = ''] = /^related:(.*):([^:]*)$/s.exec(label) ?? [];
  const found = role === undefined ? undefined : related.find((one) => one[RESOURCE_ROLE] === role);
  return (found ? found[name] : resource[label]) ?? '';
}
