import { ActionIcon, Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Members } from '../../deployments/parameters/exact';
import { PlusIcon, TrashIcon } from '../../ui/icons';
import { ActionFields } from './action-fields';
import { ACTION_KINDS, newAction, targetOf } from './actions';
import { moved, replaced, textOf, without } from './draft';
import { useFault } from './faults';

interface Props {
  path: string;
  actions: readonly Members[];
  onChange: (actions: readonly Members[]) => void;
  /** On the button for one more. */
  add: string;
}

/** What is done, in its order. */
export function Actions({ path, actions, onChange, add }: Props) {
  // Actions are known by their place: where places change they are drawn anew.
  const [version, setVersion] = useState(0);
  const error = useFault(path);
  const rearrange = (next: readonly Members[]): void => {
    setVersion(version + 1);
    onChange(next);
  };
  return (
    <Stack gap="sm">
      {actions.map((action, index) => (
        <Paper key={`${version} ${index}`} withBorder p="sm" component="section" aria-label={`Action ${index + 1}`}>
          <Stack gap="sm">
            <Group align="flex-end" wrap="nowrap" gap="xs">
              <KindSelect index={index} path={`${path}.${index}`} action={action} onChange={(next) => onChange(replaced(actions, index, next))} />
              {index > 0 && (
                <Button variant="subtle" size="compact-sm" mb={6} onClick={() => rearrange(moved(actions, index, index - 1))}>
                  Earlier
                </Button>
              )}
              <ActionIcon variant="subtle" color="gray" mb={4} aria-label={`Without action ${index + 1}`} onClick={() => rearrange(without(actions, index))}>
                <TrashIcon size={16} />
              </ActionIcon>
            </Group>
            <ActionFields
              key={textOf(action['type'])}
              path={`${path}.${index}`}
              action={action}
              onChange={(next) => onChange(replaced(actions, index, next))}
            />
          </Stack>
        </Paper>
      ))}
      {error && (
        <Text c="red" size="sm">
          {error}
        </Text>
      )}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<PlusIcon size={16} />}
        onClick={() => onChange([...actions, newAction(actions.length === 0 ? 'run-deployment' : 'send-notification')])}
      >
        {add}
      </Button>
    </Stack>
  );
}

function KindSelect({ index, path, action, onChange }: { index: number; path: string; action: Members; onChange: (action: Members) => void }) {
  const type = textOf(action['type']);
  const errors = { type: useFault(`${path}.type`), whole: useFault(path) };
  return (
    <Select
      label={`Action ${index + 1}`}
      data={ACTION_KINDS}
      flex={1}
      miw={0}
      allowDeselect={false}
      searchable
      value={type}
      // What is wrong with what was chosen stands there.
      error={errors.type ?? (targetOf(type) === null ? errors.whole : null)}
      onChange={(next) => next && next !== action['type'] && onChange(newAction(next))}
    />
  );
}
