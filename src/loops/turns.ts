import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

/** Half of the jobs that a process does at a time: others' wait neither for the number of one workspace's turns nor for their length. */
export const TURNS_AT_ONCE = 4;
/** How long a turn keeps its place for the end of another of its workspace: most are over by then. */
const PATIENCE_MS = 250;
/** Clocks of replicas are not further apart. */
const SKEW_MS = 10_000;
const REMEMBERED_MAX = 20_000;

/** `covered`: another turn does, or has done, what is due. `later`: the workspace has its share of this process. */
export type Admission = { verdict: 'go'; end: (isDone: boolean) => void } | { verdict: 'covered' | 'later' };

/** Lets turns begin in this process so that a workspace where much is due yields to the others after its share. */
export class Turns {
  readonly #running = new Map<string, Set<string>>();
  /** When the last turn of a workspace and duty began that was done. */
  readonly #done = new LRUCache<string, number>({ max: REMEMBERED_MAX });
  readonly #waiting = new Map<string, Set<() => void>>();

  /** `dueMs`: the latest that the turn has to see to. */
  async begin(workspaceId: string, duty: string, dueMs: number): Promise<Admission> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const running = this.#running.get(workspaceId) ?? new Set();
      if (running.has(duty) || this.#sawTo(workspaceId, duty, dueMs)) return { verdict: 'covered' };
      if (running.size < TURNS_AT_ONCE) return this.#go(workspaceId, running, duty);
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) return { verdict: 'later' };
      await this.#anEnd(workspaceId, leftMs);
    }
  }

  #go(workspaceId: string, running: Set<string>, duty: string): Admission {
    const begun = Date.now();
    this.#running.set(workspaceId, running.add(duty));
    return {
      verdict: 'go',
      end: (isDone) => {
        if (isDone) this.#done.set(`${workspaceId}/${duty}`, begun);
        running.delete(duty);
        if (running.size === 0) this.#running.delete(workspaceId);
        for (const wake of this.#waiting.get(workspaceId) ?? []) wake();
      },
    };
  }

  #sawTo(workspaceId: string, duty: string, dueMs: number): boolean {
    return (this.#done.get(`${workspaceId}/${duty}`) ?? -Infinity) >= dueMs + SKEW_MS;
  }

  async #anEnd(workspaceId: string, withinMs: number): Promise<void> {
    const over = new AbortController();
    const wake = (): void => over.abort();
    const waiting = this.#waiting.get(workspaceId) ?? new Set();
    this.#waiting.set(workspaceId, waiting.add(wake));
    await sleep(withinMs, undefined, { signal: over.signal }).catch(() => undefined);
    waiting.delete(wake);
    if (waiting.size === 0) this.#waiting.delete(workspaceId);
  }
}
