import { JsonText, newId, parseJson, writeJson, type Json } from '@app/contract';
import type { Instant } from '@app/engine';
import { toEventReply, type StoredEvent } from '../../events/stored-event.js';
import type { ServerEvent } from '../../events/server-events.js';
import type { Firing } from '../triggers/combine.js';
import type { NewTrailEntry, TrailDetails } from '../trail/trail-entry.js';
import { writeAction } from '../actions/parse-action.js';
import { readActions, resourceOf, triggerOf, type Automation } from '../automations.schema.js';

/** That an automation fired, or that what it had fired for is over. */
export interface AutomationFiring {
  /** False: fired. */
  readonly isOver?: boolean;
  /** Of the event that tells of it. */
  readonly id: string;
  readonly automation: Automation;
  /** The same for the same reason to fire. */
  readonly key: string;
  readonly details: TrailDetails;
  readonly at: Instant;
  /** By what its trigger counts apart. */
  readonly labels: Readonly<Record<string, string>>;
  readonly event: StoredEvent | null;
  /** The firings by which a compound or a sequence fired. */
  readonly parts?: readonly Firing[];
}

/** An event as actions need to know it. */
export type ToldEvent = ReturnType<typeof toEventReply>;

/** One that was written as JSON, its payload's numbers as they were sent. */
export function readToldEvent(json: Json): ToldEvent | null {
  if (!(json instanceof Map)) return null;
  return { ...(JSON.parse(writeJson(json)) as ToldEvent), payload: new JsonText(writeJson(json.get('payload'))) };
}

/** The event by which an automation fired, of the event that tells of it. */
export const triggeringEventOf = ({ payload }: ToldEvent): ToldEvent | null => {
  const json = parseJson(writeJson(payload));
  return json instanceof Map ? readToldEvent(json.get('triggering_event') ?? null) : null;
};

/** Who acts, as the events of its actions tell it. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly triggerType: string;
  readonly posture: string | null;
}

export interface NewAction {
  readonly id: string;
  readonly automation: Actor;
  /** JSON as it is written. */
  readonly action: string;
  readonly actionIndex: number;
  readonly event: ToldEvent | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly parts: readonly Firing[];
  readonly triggeredEventId: string;
  readonly fired: Instant;
}

/** The event that tells of a firing, and the actions that follow from it. Source: docs/contract/events.md#automations */
export function consequencesOf(
  { id, automation, at, labels, event, parts = [], isOver = false }: AutomationFiring,
  actions: { readonly onFiring: readonly string[]; readonly onTrigger: readonly string[] },
): { told: ServerEvent; actions: NewAction[] } {
  const actor = actorOf(automation);
  const toldEvent = event && toEventReply(event);
  const told = {
    id,
    occurred: at,
    event: isOver ? 'prefect.automation.resolved' : 'prefect.automation.triggered',
    resource: { ...resourceOf(automation), ...(actor.posture ? { 'prefect.posture': actor.posture } : {}) },
    related: event ? [{ 'prefect.resource.id': `prefect.event.${event.id}`, 'prefect.resource.role': 'triggering-event' }] : [],
    payload: { triggering_labels: labels, triggering_event: toldEvent },
  };
  const triggered = toEventReply({ ...told, received: at, follows: null });
  const caused = [...actions.onFiring.map((action) => [action, toldEvent] as const), ...actions.onTrigger.map((action) => [action, triggered] as const)];
  return {
    told,
    actions: caused.map(([action, by], actionIndex) => ({
      id: newId(),
      automation: actor,
      action,
      actionIndex,
      event: by,
      labels,
      parts,
      triggeredEventId: id,
      fired: at,
    })),
  };
}

/** The entry of the firing in the automation's trail. */
export const firedEntry = ({ id, automation, key, details }: AutomationFiring): NewTrailEntry => ({
  id,
  automationId: automation.id,
  kind: 'fired',
  firingKey: key,
  details,
});

export const actionsOf = ({ automation, isOver = false }: AutomationFiring) => ({
  onFiring: isOver ? [] : readActions(automation.actions).map(writeAction),
  onTrigger: readActions(isOver ? automation.actionsOnResolve : automation.actionsOnTrigger).map(writeAction),
});

export function actorOf(automation: Automation): Actor {
  const trigger = triggerOf(automation);
  return { id: automation.id, name: automation.name, triggerType: trigger.type, posture: 'posture' in trigger ? trigger.posture : null };
}
