import type { Action } from '../actions/action.js';
import { triggersOf, relatedSpecifications, type Trigger } from '../triggers/trigger.js';
import { both, called, nounOf, type NameOf } from './phrases.js';
import { describeTrigger } from './trigger-words.js';

/** What an automation is made of. */
export interface Described {
  readonly trigger: Trigger;
  readonly actions: readonly Action[];
  readonly actionsOnTrigger: readonly Action[];
  readonly actionsOnResolve: readonly Action[];
}

/** When it does what, in a sentence. */
export function describeAutomation({ trigger, actions, actionsOnTrigger, actionsOnResolve }: Described, nameOf: NameOf): string {
  const words = (list: readonly Action[]): string => both(list.map((action) => describeAction(action, nameOf)));
  const resolved = actionsOnResolve.length > 0 ? ` When that is over, ${words(actionsOnResolve)}.` : '';
  return `When ${describeTrigger(trigger, nameOf)}, ${words([...actions, ...actionsOnTrigger]) || 'do nothing'}.${resolved}`;
}

/** What is done, as it stands in a command. */
export function describeAction(action: Action, nameOf: NameOf): string {
  const about = aboutOf(action);
  switch (action.type) {
    case 'do-nothing':
      return 'do nothing';
    case 'cancel-flow-run':
    case 'suspend-flow-run':
    case 'resume-flow-run':
    case 'delete-flow-run':
      return `${action.type.replace('-flow-run', '')} the flow run`;
    case 'change-flow-run-state':
      return `set the flow run to ${action.name ?? action.state}`;
    case 'run-deployment':
      return about ? `run the deployment ${called(about, nameOf)}` : 'run the deployment that it is about';
    case 'send-notification':
      return `send a notification by ${called(about ?? '', nameOf)}`;
    case 'call-webhook':
      return `call the webhook ${called(about ?? '', nameOf)}`;
    case 'pause-deployment':
    case 'resume-deployment':
    case 'pause-work-pool':
    case 'resume-work-pool':
    case 'pause-work-queue':
    case 'resume-work-queue':
    case 'pause-automation':
    case 'resume-automation': {
      const noun = nounOf(action.target) ?? action.target;
      return `${action.isPause ? 'pause' : 'resume'} the ${noun} ${about ? called(about, nameOf) : 'that it is about'}`;
    }
  }
}

/** The id of the resource that was chosen for it; null where it is the event that says, or where there is none. */
export function aboutOf(action: Action): string | null {
  switch (action.type) {
    case 'run-deployment':
      return action.deployment_id && `prefect.deployment.${action.deployment_id}`;
    case 'send-notification':
    case 'call-webhook':
      return `prefect.block-document.${action.block_document_id}`;
    case 'do-nothing':
    case 'cancel-flow-run':
    case 'suspend-flow-run':
    case 'resume-flow-run':
    case 'delete-flow-run':
    case 'change-flow-run-state':
      return null;
    case 'pause-deployment':
    case 'resume-deployment':
    case 'pause-work-pool':
    case 'resume-work-pool':
    case 'pause-work-queue':
    case 'resume-work-queue':
    case 'pause-automation':
    case 'resume-automation':
      return action.id && `prefect.${action.target}.${action.id}`;
  }
}

/** The ids of resources that the words may call by name. */
export function resourcesOf({ trigger, actions, actionsOnTrigger, actionsOnResolve }: Described): string[] {
  const ofTriggers = triggersOf(trigger).flatMap((one) => {
    if (one.type !== 'event' && one.type !== 'metric') return [];
    return [one.match, ...relatedSpecifications(one)].flatMap((specification) => [specification['prefect.resource.id'] ?? []].flat());
  });
  const ofActions = [...actions, ...actionsOnTrigger, ...actionsOnResolve].flatMap((action) => aboutOf(action) ?? []);
  return [...new Set([...ofTriggers.map((id) => id.replace(/^!/, '')), ...ofActions])];
}
