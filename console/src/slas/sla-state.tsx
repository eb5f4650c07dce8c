import { Group, Switch, Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { SlaRowFragment } from '../gql/graphql';
import { Ago } from '../ui/time';
import { useSlaChanges } from './use-sla-changes';

const STATES = { MET: ['Kept', 'teal'], VIOLATED: ['Not kept', 'red'], DISABLED: ['Off', 'gray'] } as const;

/** Whether it is kept, and since when it is not. */
export function SlaState({ sla: { state, violatedSince } }: { sla: SlaRowFragment }) {
  const [label, color] = STATES[state];
  return (
    <Group gap={6}>
      <span className="state" style={{ '--state': `var(--mantine-color-${color}-6)` } as CSSProperties}>
        {label}
      </span>
      {state === 'VIOLATED' && violatedSince && (
        <Text size="xs" c="dimmed" component="div">
          <Ago at={violatedSince} size="xs" c="dimmed" />
        </Text>
      )}
    </Group>
  );
}

/** Takes effect at once, and is told with a way back. */
export function SlaSwitch({ sla }: { sla: SlaRowFragment }) {
  const { setEnabled } = useSlaChanges();
  return (
    <Switch
      checked={sla.enabled}
      onChange={() => void setEnabled(sla, !sla.enabled)}
      color="teal"
      aria-label={`The SLA ${sla.name} is ${sla.enabled ? 'on' : 'off'}`}
      className="pause-switch"
    />
  );
}
