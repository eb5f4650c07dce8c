import type { CSSProperties } from 'react';

const STATUSES = {
  READY: ['Ready', 'teal'],
  NOT_READY: ['Not ready', 'red'],
  PAUSED: ['Paused', 'yellow'],
  ONLINE: ['Online', 'teal'],
  OFFLINE: ['Offline', 'gray'],
} as const;

/** How a deployment, a pool, a queue or a worker stands; drawn as the states of runs are. Null: it has no status. */
export function StatusBadge({ status }: { status: keyof typeof STATUSES | null | undefined }) {
  if (!status) return null;
  const [label, color] = STATUSES[status];
  return (
    <span className="state" style={{ '--state': `var(--mantine-color-${color}-6)` } as CSSProperties}>
      {label}
    </span>
  );
}
