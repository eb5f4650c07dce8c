import { ActionIcon, Button, Group, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isList, isMembers, type Members, type Value } from '../../deployments/parameters/exact';
import { PlusIcon, TrashIcon } from '../../ui/icons';
import { replaced, textsOf, without } from './draft';
import { useFault } from './faults';

interface Props {
  label: string;
  description: string;
  path: string;
  match: Members;
  onChange: (match: Members) => void;
}
type Row = readonly [label: string, values: readonly string[]];

/** Labels, and the patterns of which each has to fit one. A label that is not written yet is none. */
export function MatchFields({ label, description, path, match, onChange }: Props) {
  const [rows, setRows] = useState<readonly Row[]>(() => Object.entries(match).map(([name, value]) => [name, textsOf(value)]));
  const error = useFault(path, true);
  const set = (next: readonly Row[]): void => {
    setRows(next);
    onChange(Object.fromEntries(next.filter(([name]) => name !== '').map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values])));
  };
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <div>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      </div>
      {rows.map(([name, values], index) => (
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            aria-label={`Label ${index + 1} of ${label.toLowerCase()}`}
            placeholder="prefect.resource.id"
            flex={1}
            miw={0}
            value={name}
            onChange={({ currentTarget }) => set(replaced(rows, index, [currentTarget.value, values]))}
          />
          <TagsInput
            aria-label={`What label ${index + 1} of ${label.toLowerCase()} is`}
            placeholder={values.length === 0 ? 'order.*' : ''}
            flex={1}
            miw={0}
            value={[...values]}
            onChange={(next) => set(replaced(rows, index, [name, next]))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={5}
            aria-label={`Without label ${index + 1} of ${label.toLowerCase()}`}
            onClick={() => set(without(rows, index))}
          >
            <TrashIcon size={16} />
          </ActionIcon>
        </Group>
      ))}
      {error && (
        <Text size="xs" c="red">
          {error}
        </Text>
      )}
      <Button variant="default" size="compact-sm" w="fit-content" leftSection={<PlusIcon size={14} />} onClick={() => set([...rows, ['', []]])}>
        {label.startsWith('Related') ? 'Ask for a label of it' : 'Ask for a label'}
      </Button>
    </Stack>
  );
}

/** Each of them has to be met by one of the related resources. */
export function RelatedFields({ path, related, onChange }: { path: string; related: Value | undefined; onChange: (related: Value) => void }) {
  const specifications = isList(related) ? related.filter(isMembers) : isMembers(related) && Object.keys(related).length > 0 ? [related] : [];
  const [version, setVersion] = useState(0);
  const set = (next: readonly Members[]): void => {
    const [first = {}, ...others] = next;
    onChange(others.length === 0 ? first : next);
  };
  // One that asks for nothing yet is one to be filled in.
  const [isOpen, setOpen] = useState(specifications.length > 0);
  const shown = isOpen && specifications.length === 0 ? [{}] : specifications;
  return (
    <Stack gap="xs">
      {shown.map((specification, index) => (
        <MatchFields
          key={`${version} ${index}`}
          label={`Related resource ${index + 1}`}
          description="Such as label prefect.resource.role is flow, and prefect.resource.id is prefect.flow.*"
          path={isList(related) ? `${path}.${index}` : path}
          match={specification}
          onChange={(next) => set(replaced(shown, index, next))}
        />
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<PlusIcon size={14} />}
          onClick={() => {
            setOpen(true);
            if (shown.length > 0) onChange([...shown, {}]);
          }}
        >
          Ask for a related resource
        </Button>
        {shown.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => {
              setOpen(shown.length > 1);
              setVersion(version + 1);
              set(shown.slice(0, -1));
            }}
          >
            Without the last
          </Button>
        )}
      </Group>
    </Stack>
  );
}
