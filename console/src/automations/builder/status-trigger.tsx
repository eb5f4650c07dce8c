import { Checkbox, Group, Stack } from '@mantine/core';
import type { Members } from '../../deployments/parameters/exact';
import { textsOf, withMember } from './draft';
import { useFault } from './faults';
import { ThingsPicker } from './thing-picker';
import { chosenOf, withChosen } from './triggers';

const KINDS = {
  deployment: { label: 'Of the deployments', any: 'any deployment', statuses: { ready: 'ready', 'not-ready': 'not ready' } },
  'work-pool': { label: 'Of the work pools', any: 'any work pool', statuses: { ready: 'ready', 'not-ready': 'not ready', paused: 'paused' } },
  'work-queue': { label: 'Of the work queues', any: 'any work queue', statuses: { ready: 'ready', 'not-ready': 'not ready', paused: 'paused' } },
} as const;

interface Props {
  kind: keyof typeof KINDS;
  path: string;
  trigger: Members;
  onChange: (trigger: Members) => void;
}

/** That a deployment, a pool or a queue enters a status. */
export function StatusTrigger({ kind, path, trigger, onChange }: Props) {
  const { label, any, statuses } = KINDS[kind];
  const chosen = chosenOf(trigger, kind);
  const error = useFault(`${path}.expect`, true);
  return (
    <Stack gap="sm">
      <Checkbox.Group label="Becomes" value={textsOf(trigger['expect'])} error={error} onChange={(names) => onChange(withMember(trigger, 'expect', names))}>
        <Group gap="md" mt={4}>
          {Object.entries(statuses).map(([status, words]) => (
            <Checkbox key={status} value={`prefect.${kind}.${status}`} label={words} />
          ))}
        </Group>
      </Checkbox.Group>
      <ThingsPicker
        thing={kind}
        label={label}
        placeholder={chosen.length === 0 ? any : ''}
        chosen={chosen}
        onChange={(ids) => onChange(withChosen(trigger, kind, ids))}
      />
    </Stack>
  );
}
