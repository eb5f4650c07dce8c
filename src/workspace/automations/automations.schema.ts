import { JsonText, parseJson, toIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { ServerEvent } from '../events/server-events.js';
import type { Action } from './actions/action.js';
import { parseAction } from './actions/parse-action.js';
import { Sent } from './sent.js';
import type { Trigger } from './triggers/trigger.js';

export interface Automation {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly tags: readonly string[];
  /** JSON as it is written, like the actions. */
  readonly trigger: string;
  readonly actions: string;
  readonly actionsOnTrigger: string;
  readonly actionsOnResolve: string;
}

export interface HeldAutomation extends Automation {
  /** Since when it is enabled, or disabled, as it is. */
  readonly activeSince: Instant;
}

export type NewAutomation = Omit<Automation, 'id' | 'created' | 'updated'>;

export const triggerOf = ({ trigger }: Pick<Automation, 'trigger'>): Trigger => JSON.parse(trigger) as Trigger;

export const readActions = (text: string): Action[] => new Sent(parseJson(text), []).items(parseAction);

/** For `writeJson`. */
export const toAutomationReply = (automation: Automation) => ({
  name: automation.name,
  description: automation.description,
  enabled: automation.enabled,
  tags: [...automation.tags],
  trigger: new JsonText(automation.trigger),
  actions: new JsonText(automation.actions),
  actions_on_trigger: new JsonText(automation.actionsOnTrigger),
  actions_on_resolve: new JsonText(automation.actionsOnResolve),
  id: automation.id,
  created: toIso(automation.created),
  updated: toIso(automation.updated),
});

/** Source: docs/contract/events.md#automations */
export const lifecycleEvent = (automation: Automation, what: 'created' | 'updated' | 'deleted'): ServerEvent => ({
  event: `prefect.automation.${what}`,
  resource: resourceOf(automation),
  payload: toAutomationReply(automation),
});

export const resourceOf = ({ id, name }: Pick<Automation, 'id' | 'name'>) => ({
  'prefect.resource.id': `prefect.automation.${id}`,
  'prefect.resource.name': name,
});
