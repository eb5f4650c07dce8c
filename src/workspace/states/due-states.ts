import type { Instant, State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';

/** Names of the duties that a state brings with it. */
export const MARK_LATE = 'mark-late';
export const FAIL_EXPIRED_PAUSES = 'fail-expired-pauses';
export const CANCEL_CHILDREN = 'cancel-children';

const LATE_AFTER_MICROS = 15_000_000;
const CHILDREN_AFTER_MICROS = 5_000_000;

/** What will be due of a flow run once it is in this state, unless it moves on before. */
export function dueOf({ type, name, timestamp, details }: State): { duty: string; due: Instant } | null {
  if (type === 'SCHEDULED' && name === 'Scheduled') return { duty: MARK_LATE, due: (details.scheduledTime ?? timestamp) + LATE_AFTER_MICROS };
  if (type === 'PAUSED' && typeof details.pauseTimeout === 'number') return { duty: FAIL_EXPIRED_PAUSES, due: details.pauseTimeout };
  if (type === 'CANCELLED') return { duty: CANCEL_CHILDREN, due: timestamp + CHILDREN_AFTER_MICROS };
  return null;
}

/** Hears of what will be due. */
export abstract class DueHints {
  /** Costs next to nothing, and nobody waits for it. */
  abstract hint(ctx: WorkspaceContext, duty: string, due: Instant): void;
}
