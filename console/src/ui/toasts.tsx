import { Anchor, CloseButton, Group, Paper, Text } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';

interface Toast {
  readonly message: string;
  readonly undo?: (() => void) | undefined;
  readonly bad?: boolean;
}

/** Long enough to read, and to think better of it. */
const SHOWN_MS = 8_000;

let current: Toast | null = null;
const listeners = new Set<() => void>();

/** What was just done, told in a corner, with the way back where there is one. The newest alone. */
export function tell(toast: Toast | null): void {
  current = toast;
  for (const listener of listeners) listener();
}

export function Toasts() {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => tell(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toast && (
        <Paper withBorder shadow="md" p="sm" pl="md" data-bad={toast.bad || undefined} className="toast">
          <Group gap="md" wrap="nowrap">
            <Text>{toast.message}</Text>
            {toast.undo && (
              <Anchor
                component="button"
                type="button"
                fw={600}
                onClick={() => {
                  tell(null);
                  toast.undo?.();
                }}
              >
                Undo
              </Anchor>
            )}
            <CloseButton size="sm" aria-label="Close this message" onClick={() => tell(null)} />
          </Group>
        </Paper>
      )}
    </div>
  );
}
