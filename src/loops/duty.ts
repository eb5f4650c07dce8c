import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';

/** Work in a workspace that falls due by the passing of time. */
export interface Duty {
  readonly name: string;
  /** SQL of one timestamp: when the earliest piece of it is due, null where there is none. Asked of every workspace, so it has to be cheap. */
  nextDue(schema: Schema): string;
  /** Does what is due by now. May run twice, also at the same time, and may leave some of it for its next turn. */
  perform(ctx: WorkspaceContext): Promise<void>;
}
