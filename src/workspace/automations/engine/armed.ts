import type { Instant } from '@app/engine';
import { RESOURCE_ID } from '../../events/event.schema.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { triggerOf, type Automation } from '../automations.schema.js';
import { compileCoverage, type Coverage } from '../triggers/coverage.js';
import type { CompositeTrigger, EventTrigger, Trigger } from '../triggers/trigger.js';

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

/** The enabled automations of a workspace, made ready for many events. */
export class Armed {
  readonly #byId = new Map<string, ArmedTrigger>();
  readonly #byName = new Map<string, ArmedTrigger[]>();
  readonly #others: ArmedTrigger[] = [];

  constructor(automations: readonly ArmedAutomation[]) {
    for (const automation of automations) {
      for (const armed of armedOf(automation, triggerOf(automation), [])) {
        this.#byId.set(armed.trigger.id, armed);
        const names = namesOf(armed.trigger);
        if (names) for (const name of names) this.#byName.set(name, [...(this.#byName.get(name) ?? []), armed]);
        else this.#others.push(armed);
      }
    }
  }

  find(triggerId: string): ArmedTrigger | null {
    return this.#byId.get(triggerId) ?? null;
  }

  /** Those on whose count the event has a bearing. */
  interestedIn(event: StoredEvent): ArmedTrigger[] {
    return [...(this.#byName.get(event.event) ?? []), ...this.#others].filter(
      ({ automation, trigger, coverage }) =>
        !isEcho(event, automation, trigger) &&
        event.received > automation.activeSince &&
        (coverage.expects(event.event) || coverage.starts(event.event)) &&
        coverage.covers(event),
    );
  }
}

function armedOf(automation: ArmedAutomation, trigger: Trigger, wholes: readonly CompositeTrigger[]): ArmedTrigger[] {
  if (trigger.type === 'event') return [{ automation, trigger, coverage: compileCoverage(trigger), wholes }];
  return trigger.triggers.flatMap((part) => armedOf(automation, part, [trigger, ...wholes]));
}

/** The only names that it looks for; null where it has patterns, or takes any. */
function namesOf({ expect, after }: EventTrigger): ReadonlySet<string> | null {
  const names = [...expect, ...after];
  return expect.length === 0 || names.some((name) => /[*?[!]/.test(name)) ? null : new Set(names);
}

/**
 * What automations tell of their own firing is heard by those alone that ask for it by name, and by no automation of itself: one that
 * takes any event would otherwise fire at what its firing causes, three times as often each time.
 */
function isEcho({ event, resource }: StoredEvent, { id }: ArmedAutomation, { expect, after }: EventTrigger): boolean {
  if (event !== 'prefect.automation.triggered' && !event.startsWith('prefect.automation.action.')) return false;
  return resource[RESOURCE_ID] === `prefect.automation.${id}` || ![...expect, ...after].some((name) => name.startsWith('prefect.automation.'));
}
