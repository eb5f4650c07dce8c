import type { Cell, Schema, Wrote } from '@app/database';
import type { Asker } from './asker.js';
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
  /** Has those told who follow the table. */
  readonly wrote: Wrote;
  /** Seals what the workspace keeps secret. */
  readonly secrets: SecretBox;
  /** Absent where nobody in particular asked. */
  readonly asker?: Asker;
}

/** The same workspace for what a duty of the server does there on its own account. `name`: as people know it, such as `late-runs`. */
export const asService = (ctx: WorkspaceContext, name: string): WorkspaceContext => ({ ...ctx, asker: { kind: 'service', name } });
