import { CloseButton, Group, Text } from '@mantine/core';

/** One thing that a list is narrowed to, and the way back. */
export const Chosen = ({ what, name, onClear, every = 'every' }: { what: string; name: string; onClear: () => void; every?: 'every' | 'any' }) => (
  <Group gap={4} mr="xs" wrap="nowrap">
    <Text>
      {what} <b>{name}</b>
    </Text>
    <CloseButton size="sm" onClick={onClear} aria-label={`Show those of ${every} ${what.toLowerCase()}`} />
  </Group>
);
