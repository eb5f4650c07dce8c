/** What replicas tell each other, by topic. Messages carry ids: who hears one reads again what it shows. */
export interface Topics {
  /** Runs that moved, and which parts of each: s state, t task runs, l logs. */
  'runs-moved': { workspaceId: string; runs: Record<string, string> };
  /** Rows were added to a table that some follow. */
  'rows-added': { workspaceId: string; table: 'event' | 'log' };
  /** Rows of a table that some follow were made, changed or deleted: these, or null where nobody knows which. */
  'rows-changed': { workspaceId: string; table: string; ids: readonly string[] | null };
  /** Background task runs wait for a worker; the beginning of their task's key. */
  'tasks-queued': { workspaceId: string; taskKey: string };
  /** A work pool is another than its workers were told, or gone. */
  'pool-changed': { workspaceId: string; poolId: string };
  /** Something waits to be cleaned up by a worker of the pool. */
  'cleanups-waiting': { workspaceId: string; poolId: string };
  /** Another tag or deployment of a workspace has a concurrency limit, or one has none any more. */
  'limits-changed': { workspaceId: string };
  /** An automation of a workspace was made, changed, enabled, disabled or deleted. */
  'automations-changed': { workspaceId: string };
  /** Keys, sessions or memberships changed: believe nothing that was cached about them. */
  'credentials-changed': Record<string, never>;
  /** A workspace was closed, renamed, migrated or placed elsewhere. */
  'workspace-moved': { workspaceId: string };
  /** News may have been missed: read everything again. Comes by itself, never published. */
  resync: Record<string, never>;
}
export type Topic = keyof Topics;
export type Handler<T extends Topic> = (message: Topics[T]) => void;

/** News between replicas: at most once, in no promised order, best effort; what was lost shows as a resync. Nothing may be true only because it was broadcast. */
export interface Broadcast {
  /** Reaches subscribers of this process at once and the other replicas within some 20 ms. Never throws. */
  publish<T extends Exclude<Topic, 'resync'>>(topic: T, message: Topics[T]): void;
  /** Answers the function that ends the subscription. */
  subscribe<T extends Topic>(topic: T, handler: Handler<T>): () => void;
  close(): Promise<void>;
}
