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
 * did not. Pure. Source: docs/contract/services.md#automations
 */
export function combineFirings(
  trigger: CompositeTrigger,
  held: readonly Firing[],
  firing: Firing,
): { readonly held: readonly Firing[]; readonly fired: readonly Firing[] | null } {
  if (neededOf(trigger) === 1) return { held, fired: [firing] };
  const { within } = trigger;
  const recent = within === null ? held : held.filter(({ at }) => at >= firing.at - withinMicros({ within }));
  const all = [...recent.filter(({ triggerId }) => triggerId !== firing.triggerId), firing];
  return isComplete(trigger, all) ? { held: [], fired: all } : { held: all, fired: null };
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
