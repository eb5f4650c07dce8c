import type { Broadcast } from '@app/broadcast';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BROADCAST } from '../../platform.module.js';

/** Runs that moved, with the letters of their parts; or rows of a table that changed, null where nobody knows which. */
export type News = { readonly runs: Readonly<Record<string, string>> } | { readonly table: string; readonly ids: readonly string[] | null };
/** Null: nothing certain; ask again who may see what, and read again. */
export type Watcher = (news: News | null) => void;

/** How long something may go unnoticed whose broadcast was lost, or that nobody broadcasts, such as a key that expires. */
const DOUBT_EVERY_MS = 60_000;

/** Hands on news to those who watch their workspace; one ear for all of them, since things move often and most are watched by nobody. */
@Injectable()
export class NewsWatch implements OnModuleDestroy {
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #ends: (() => void)[];
  #audience = 0;

  constructor(@Inject(BROADCAST) broadcast: Broadcast) {
    const doubt = setInterval(() => this.#tellAll(), DOUBT_EVERY_MS).unref();
    this.#ends = [
      broadcast.subscribe('runs-moved', ({ workspaceId, runs }) => this.#tell(workspaceId, { runs })),
      broadcast.subscribe('rows-added', ({ workspaceId, table }) => this.#tell(workspaceId, { table, ids: null })),
      broadcast.subscribe('rows-changed', ({ workspaceId, table, ids }) => this.#tell(workspaceId, { table, ids })),
      broadcast.subscribe('workspace-moved', ({ workspaceId }) => this.#tell(workspaceId, null)),
      broadcast.subscribe('credentials-changed', () => this.#tellAll()),
      broadcast.subscribe('resync', () => this.#tellAll()),
      () => clearInterval(doubt),
    ];
  }

  /** From now on, until the function that it answers is called. */
  watch(workspaceId: string, watcher: Watcher): () => void {
    const watchers = this.#watchers.get(workspaceId) ?? new Set();
    this.#watchers.set(workspaceId, watchers);
    watchers.add(watcher);
    this.#audience += 1;
    return () => {
      if (!watchers.delete(watcher)) return;
      this.#audience -= 1;
      if (watchers.size === 0) this.#watchers.delete(workspaceId);
    };
  }

  /** How many watch, whichever workspace it is. */
  get audience(): number {
    return this.#audience;
  }

  onModuleDestroy(): void {
    for (const end of this.#ends) end();
  }

  #tell(workspaceId: string, news: News | null): void {
    for (const watcher of this.#watchers.get(workspaceId) ?? []) watcher(news);
  }

  #tellAll(): void {
    for (const watchers of this.#watchers.values()) for (const watcher of watchers) watcher(null);
  }
}
