import type { Instant, State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';

/** Names of the duties that a state brings with it. */
export const MARK_LATE = 'mark-late';
export const FAIL_EXPIRED_PAUSES = 'fail-expired-pauses';
export const CANCEL_CHILDREN = 'cancel-children';
export const END_SLOW_CANCELLATIONS = 'end-slow-cancellations';

/** How long after its time a run is late. */
export const LATE_AFTER_SECONDS = 15;
/** What a cancelled run reports of its task runs may still be on its way. */
export const CHILDREN_AFTER_SECONDS = 5;

/** What will be due of a flow run once it is in this state, unless it moves on before. `cancelSeconds`: how long a cancellation may take. */
export function dueOf({ type, name, timestamp, details }: State, cancelSeconds: number): { duty: string; due: Instant } | null {
  if (type === 'SCHEDULED' && name === 'Scheduled') return { duty: MARK_LATE, due: (details.scheduledTime ?? timestamp) + LATE_AFTER_SECONDS * 1_000_000 };
  if (type === 'PAUSED' && typeof details.pauseTimeout === 'number') return { duty: FAIL_EXPIRED_PAUSES, due: details.pauseTimeout };
  if (type === 'CANCELLING') return { duty: END_SLOW_CANCELLATIONS, due: timestamp + cancelSeconds * 1_000_000 };
  if (type === 'CANCELLED') return { duty: CANCEL_CHILDREN, due: timestamp + CHILDREN_AFTER_SECONDS * 1_000_000 };
  return null;
}

/** Hears of what will be due. */
export abstract class DueHints {
  /** Costs next to nothing, and nobody waits for it. */
  abstract hint(ctx: WorkspaceContext, duty: string, due: Instant): void;
}
