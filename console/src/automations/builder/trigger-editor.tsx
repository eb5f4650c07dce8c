import { ActionIcon, Button, Group, NumberInput, Paper, Select, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { Members } from '../../deployments/parameters/exact';
import { PlusIcon, TrashIcon } from '../../ui/icons';
import { listOf, moved, numberOf, numOf, replaced, textOf, withMember, without } from './draft';
import { EventTrigger } from './event-trigger';
import { useFault } from './faults';
import { MetricTrigger } from './metric-trigger';
import { AbsentRunTrigger, RunTrigger } from './run-trigger';
import { SecondsField } from './seconds-field';
import { StatusTrigger } from './status-trigger';
import { kindOf, newTrigger, TRIGGER_KINDS, type TriggerKind } from './triggers';

interface Props {
  label: string;
  path: string;
  trigger: Members;
  onChange: (trigger: Members) => void;
}

/** What it waits for, by a form for the kind that it is. */
export function TriggerEditor({ label, path, trigger, onChange }: Props) {
  const [kind, setKind] = useState<TriggerKind>(() => kindOf(trigger));
  const errors = { type: useFault(`${path}.type`), whole: useFault(path) };
  return (
    <Stack gap="sm">
      <Select
        label={label}
        data={TRIGGER_KINDS}
        allowDeselect={false}
        value={kind}
        error={errors.type ?? errors.whole}
        onChange={(next) => {
          const chosen = TRIGGER_KINDS.find(({ value }) => value === next)?.value;
          if (chosen === undefined || chosen === kind) return;
          setKind(chosen);
          onChange(newTrigger(chosen));
        }}
      />
      <Fields key={kind} kind={kind} path={path} trigger={trigger} onChange={onChange} />
    </Stack>
  );
}

function Fields({ kind, ...props }: { kind: TriggerKind } & Omit<Props, 'label'>) {
  switch (kind) {
    case 'run':
      return <RunTrigger {...props} />;
    case 'run-absent':
      return <AbsentRunTrigger {...props} />;
    case 'deployment':
    case 'work-pool':
    case 'work-queue':
      return <StatusTrigger kind={kind} {...props} />;
    case 'event':
      return <EventTrigger {...props} />;
    case 'metric':
      return <MetricTrigger {...props} />;
    case 'compound':
    case 'sequence':
      return <Parts isSequence={kind === 'sequence'} {...props} />;
  }
}

/** Several triggers, and how many of them it takes. */
function Parts({ isSequence, path, trigger, onChange }: { isSequence: boolean } & Omit<Props, 'label'>) {
  const parts = listOf(trigger['triggers']);
  // Parts are known by their place: where places change they are drawn anew.
  const [version, setVersion] = useState(0);
  const set = (next: readonly Members[]): void => onChange(withMember(trigger, 'triggers', next));
  const rearrange = (next: readonly Members[]): void => {
    setVersion(version + 1);
    set(next);
  };
  return (
    <Stack gap="sm">
      {!isSequence && <Requirement path={path} trigger={trigger} parts={parts.length} onChange={onChange} />}
      <TimeForAll path={path} trigger={trigger} onChange={onChange} />
      {parts.map((part, index) => (
        <Paper key={`${version} ${index}`} withBorder p="sm" component="section" aria-label={`Part ${index + 1}`}>
          <Group justify="space-between" mb={4}>
            <Text fw={600} size="sm">
              {isSequence && index > 0 ? `Then, part ${index + 1}` : `Part ${index + 1}`}
            </Text>
            <Group gap="xs">
              {isSequence && index > 0 && (
                <Button size="compact-xs" variant="subtle" onClick={() => rearrange(moved(parts, index, index - 1))}>
                  Earlier
                </Button>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Without part ${index + 1}`}
                disabled={parts.length === 1}
                onClick={() => rearrange(without(parts, index))}
              >
                <TrashIcon size={16} />
              </ActionIcon>
            </Group>
          </Group>
          <TriggerEditor label="When" path={`${path}.triggers.${index}`} trigger={part} onChange={(next) => set(replaced(parts, index, next))} />
        </Paper>
      ))}
      <Button variant="default" w="fit-content" leftSection={<PlusIcon size={16} />} onClick={() => set([...parts, newTrigger('run')])}>
        Add a part
      </Button>
    </Stack>
  );
}

function Requirement({ path, trigger, parts, onChange }: { path: string; trigger: Members; parts: number; onChange: Props['onChange'] }) {
  const number = numberOf(trigger['require']);
  const error = useFault(`${path}.require`);
  const set = (value: Parameters<typeof withMember>[2]): void => onChange(withMember(trigger, 'require', value));
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label="It takes"
        allowDeselect={false}
        error={error}
        data={[
          { value: 'all', label: 'all of them, in any order' },
          { value: 'any', label: 'any one of them' },
          { value: 'some', label: 'so many of them' },
        ]}
        value={number === null ? textOf(trigger['require']) || 'all' : 'some'}
        onChange={(next) => set(next === 'some' ? numOf(Math.max(1, parts - 1)) : next)}
      />
      {number !== null && <NumberInput aria-label="How many of them" min={1} max={parts} w={90} value={number} onChange={(next) => set(numOf(Number(next)))} />}
    </Group>
  );
}

function TimeForAll({ path, trigger, onChange }: Omit<Props, 'label'>) {
  const isBound = trigger['within'] !== null;
  const set = (value: Parameters<typeof withMember>[2]): void => onChange(withMember(trigger, 'within', value));
  return (
    <Group align="flex-end" gap="md">
      <Switch label="Within a time" mb={8} checked={isBound} onChange={() => set(isBound ? null : numOf(3600))} />
      {isBound && <SecondsField label="All within" path={`${path}.within`} value={trigger['within']} onChange={set} />}
    </Group>
  );
}
