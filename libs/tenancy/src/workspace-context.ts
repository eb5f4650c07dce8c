import type { Cell, Schema } from '@app/database';

/**
 * Leave to touch one workspace's data: the first argument of every function that does.
 * Opened by Tenancy alone, after the workspace was found ready and, at the network edge, the principal was let in.
 */
export interface WorkspaceContext {
  readonly accountId: string;
  readonly workspaceId: string;
  readonly schema: Schema;
  /** The PostgreSQL cluster the schema lives in. */
  readonly cell: Cell;
}
