import { useSyncExternalStore } from 'react';

type Connection = 'idle' | 'up' | 'down';

let current: Connection = 'idle';
const listeners = new Set<() => void>();

/** Whether live news reach this page. `idle` until something asked for them. */
export const connection = {
  set(next: Connection): void {
    current = next;
    for (const listener of listeners) listener();
  },
};

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
