import { AutomationReplaceBody, type Json } from '@app/contract';
import { invalid } from '../http/validation.js';
import { objectFrom, type Sent, senderOf, toJson } from './sent.js';

export interface AutomationInput {
  name?: string | null;
  description?: string | null;
  enabled?: boolean | null;
  tags?: string[] | null;
  trigger?: unknown;
  actions?: unknown;
  actionsOnTrigger?: unknown;
  actionsOnResolve?: unknown;
  text?: string | null;
}

type Members = Readonly<Record<string, Json | undefined>>;

const send = senderOf(AutomationReplaceBody);

/** `otherwise`: what is left out, as the text of an automation. Faults with `request.invalid`. */
export function toSentAutomation({ text, ...input }: AutomationInput, otherwise: Members = {}): Sent<AutomationReplaceBody> {
  const { name, description, enabled, tags, trigger, actions, actionsOnTrigger, actionsOnResolve } = input;
  const named = {
    name: toJson(name ?? undefined),
    description: toJson(description ?? undefined),
    enabled: toJson(enabled ?? undefined),
    tags: toJson(tags ?? undefined),
    trigger: toJson(trigger ?? undefined),
    actions: toJson(actions ?? undefined),
    actions_on_trigger: toJson(actionsOnTrigger ?? undefined),
    actions_on_resolve: toJson(actionsOnResolve ?? undefined),
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return send({ ...otherwise, ...membersOf(text), ...Object.fromEntries(given) });
}

/** Those of an automation that is written as text. */
export function membersOf(text: string | null | undefined): Members {
  if (text === null || text === undefined) return {};
  const json = objectFrom('text', undefined, text);
  if (!(json instanceof Map)) throw invalid(['text'], 'Must be an object');
  return Object.fromEntries(json);
}
