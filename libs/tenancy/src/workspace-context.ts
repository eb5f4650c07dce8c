import type { Cell, Schema } from '@app/database';
import type { SecretBox } from './secret-box.js';

/**
 * Leave to touch one workspace's data: the first argument of every function that does.
 * Opened by Tenancy alone, after the workspace was found ready and, at the network edge, the principal was let in.
 */
export interface WorkspaceContext {
  readonly accountId: string;
  readonly workspaceId: string;
  readonly schema: Schema;
  /** The PostgreSQL cluster the schema lives in, or a transaction on it. */
  readonly cell: Cell;
  /** Seals what the workspace keeps secret. */
  readonly secrets: SecretBox;
}
