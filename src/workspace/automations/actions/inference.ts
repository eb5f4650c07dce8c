import { isUuid } from '../../../http/decorators.js';
import type { DueAction } from './actions.repository.js';

type Kind = 'deployment' | 'flow-run' | 'work-pool' | 'work-queue' | 'automation';

/** Thrown for an action that cannot be taken, with the reason for people. */
export class ActionFailed extends Error {}

/** The id of the first resource of the kind that the event is about, its own before the related ones; of a run, that which it was counted for. */
export function inferId({ event, labels }: DueAction, kind: Kind): string {
  const candidates = [
    ...(kind === 'flow-run' ? [labels['prefect.resource.id']] : []),
    ...(event ? [event.resource, ...event.related].map((resource) => resource['prefect.resource.id']) : []),
  ];
  const prefix = `prefect.${kind}.`;
  const id = candidates.find((one) => one?.startsWith(prefix) && isUuid(one.slice(prefix.length)))?.slice(prefix.length);
  if (id !== undefined) return id;
  throw new ActionFailed(event ? `No ${kind.replace('-', ' ')} could be inferred` : `No event to infer the ${kind.replace('-', ' ')}`);
}
