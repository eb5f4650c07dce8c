/** Queues of one pool are polled by priority, 1 first, and no two share one. */
export interface Ranked {
  readonly id: string;
  readonly priority: number;
}

/** The lowest priority that is free. */
export function freePriority(taken: readonly number[]): number {
  const used = new Set(taken);
  let priority = 1;
  while (used.has(priority)) priority++;
  return priority;
}

/**
 * The queues that get another priority when `moved` takes the one it has: it goes before whoever held it, the others keep
 * their order, and as few as possible change. Source: docs/contract/resources.md#work-queues
 */
export function makeRoom(others: readonly Ranked[], moved: Ranked): Ranked[] {
  const ranked = [...others].sort((a, b) => a.priority - b.priority);
  const at = ranked.findIndex(({ priority }) => priority >= moved.priority);
  ranked.splice(at === -1 ? ranked.length : at, 0, moved);
  let last = 0;
  return ranked.flatMap((queue) => {
    last = Math.max(queue.priority, last + 1);
    return last === queue.priority ? [] : [{ id: queue.id, priority: last }];
  });
}
