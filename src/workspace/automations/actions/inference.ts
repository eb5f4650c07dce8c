import { isUuid } from '../../../http/decorators.js';
import type { ToldEvent } from '../engine/firings.js';
import type { DueAction } from './actions.repository.js';

type Kind = 'deployment' | 'flow-run' | 'work-pool' | 'work-queue' | 'automation';

/** Thrown for an action that cannot be taken, with the reason for people. */
export class ActionFailed extends Error {
  /** `details`: what the event that tells of it has beside the reason. */
  constructor(
    reason: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}

/** The first resource of the kind that the event is about, its own before the related ones, and its id. */
export function involved({ resource, related }: ToldEvent, kind: string): { readonly id: string; readonly resource: Readonly<Record<string, string>> } | null {
  for (const one of [resource, ...related]) {
    const id = idOf(one['prefect.resource.id'], kind);
    if (id !== null) return { id, resource: one };
  }
  return null;
}

/** The id of what the event is about; of a run, that which it was counted for. */
export function inferId({ event, labels }: Pick<DueAction, 'event' | 'labels'>, kind: Kind): string {
  const id = (kind === 'flow-run' ? idOf(labels['prefect.resource.id'], kind) : null) ?? (event && involved(event, kind))?.id;
  if (id !== undefined) return id;
  throw new ActionFailed(event ? `No ${kind.replace('-', ' ')} could be inferred` : `No event to infer the ${kind.replace('-', ' ')}`);
}

function idOf(resourceId: string | undefined, kind: string): string | null {
  const prefix = `prefect.${kind}.`;
  return resourceId?.startsWith(prefix) && isUuid(resourceId.slice(prefix.length)) ? resourceId.slice(prefix.length) : null;
}
