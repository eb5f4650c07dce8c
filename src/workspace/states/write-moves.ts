import { inTransaction } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { withRanges } from '../decisions/recording/ranges.js';

/** Writes what comes with moves, in the transaction of those that were written. */
export type Along = (within: WorkspaceContext, moved: ReadonlySet<string>) => Promise<void>;

/** Runs the statement that moves runs: by itself, or in one transaction with what comes along. Both may run again. */
export async function writeMoves<T extends { readonly moved: ReadonlySet<string> }>(
  ctx: WorkspaceContext,
  statement: (within: WorkspaceContext) => Promise<T>,
  along: Along | null,
): Promise<T> {
  return withRanges(ctx, () => {
    if (!along) return statement(ctx);
    return inTransaction(ctx, async (within) => {
      const written = await statement(within);
      await along(within, written.moved);
      return written;
    });
  });
}
