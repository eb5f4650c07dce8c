import type { Instant } from '@app/engine';
import type { StoredEvent } from '../../events/stored-event.js';
import { withinMicros } from './evaluate.js';
import type { CompositeTrigger } from './trigger.js';

/** That a trigger fired, when, and the event by which it did. */
export interface Firing {
  readonly triggerId: string;
  readonly at: Instant;
  readonly event: StoredEvent | null;
  /** By what it counts apart. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Those of its parts by which a compound or a sequence fired, the earliest first. */
  readonly parts?: readonly Firing[];
}

/**
 * Takes in that a part fired. `held`: of each part its last firing, the earliest first; `fired`: those by which the whole fired, null where it
 * did not; `forgotten`: how many others had fired too long before. Pure. Source: docs/contract/services.md#automations
 */
export function combineFirings(
  trigger: CompositeTrigger,
  held: readonly Firing[],
  firing: Firing,
): { readonly held: readonly Firing[]; readonly fired: readonly Firing[] | null; readonly forgotten: number } {
  if (neededOf(trigger) === 1) return { held, fired: [firing], forgotten: 0 };
  const { within } = trigger;
  const recent = within === null ? held : held.filter(({ at }) => at >= firing.at - withinMicros({ within }));
  const isOther = ({ triggerId }: Firing): boolean => triggerId !== firing.triggerId;
  const all = [...recent.filter(isOther), firing];
  const forgotten = held.filter(isOther).length + 1 - all.length;
  return isComplete(trigger, all) ? { held: [], fired: all, forgotten } : { held: all, fired: null, forgotten };
}

function isComplete(trigger: CompositeTrigger, firings: readonly Firing[]): boolean {
  if (trigger.type === 'compound') return firings.length >= neededOf(trigger);
  return firings.length === trigger.triggers.length && firings.every(({ triggerId }, index) => triggerId === trigger.triggers[index]?.id);
}

/** How many of its parts have to fire. */
export function neededOf(trigger: CompositeTrigger): number {
  if (trigger.type === 'sequence' || trigger.require === 'all') return trigger.triggers.length;
  return trigger.require === 'any' ? 1 : trigger.require;
}
