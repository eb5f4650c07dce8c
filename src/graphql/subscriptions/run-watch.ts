import type { Broadcast } from '@app/broadcast';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BROADCAST } from '../../platform.module.js';

/** Runs that moved, with the letters of their parts. Null: nothing certain; ask again who may see what, and read again. */
export type Watcher = (runs: Readonly<Record<string, string>> | null) => void;

/** How long something may go unnoticed whose broadcast was lost, or that nobody broadcasts, such as a key that expires. */
const DOUBT_EVERY_MS = 60_000;

/** Hands on news of runs to those who watch their workspace; one ear for all of them, since runs move often and most are watched by nobody. */
@Injectable()
export class RunWatch implements OnModuleDestroy {
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #ends: (() => void)[];
  #audience = 0;

  constructor(@Inject(BROADCAST) broadcast: Broadcast) {
    const doubt = setInterval(() => this.#tellAll(), DOUBT_EVERY_MS).unref();
    this.#ends = [
      broadcast.subscribe('runs-moved', ({ workspaceId, runs }) => this.#tell(workspaceId, runs)),
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

  #tell(workspaceId: string, runs: Readonly<Record<string, string>> | null): void {
    for (const watcher of this.#watchers.get(workspaceId) ?? []) watcher(runs);
  }

  #tellAll(): void {
    for (const watchers of this.#watchers.values()) for (const watcher of watchers) watcher(null);
  }
}
