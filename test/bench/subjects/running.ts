const running = new Set<() => Promise<void>>();

/** A `stop` that is called by `stopAll`, too; however often it is called, it stops once. */
export function untilStopped(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  const once = (): Promise<void> => (stopping ??= stop().finally(() => running.delete(once)));
  running.add(once);
  return once;
}

/** For a bench that is interrupted: servers and databases would outlive it. Last started, first stopped. */
export async function stopAll(): Promise<void> {
  for (const stop of [...running].reverse()) await stop().catch(() => undefined);
}
