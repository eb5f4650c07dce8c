import { Table, Text } from '@mantine/core';
import type { LimitHeldFragment } from '../gql/graphql';
import { Ago, Left } from '../ui/time';
import { Seeker } from './seeker';

/** Who waits for slots, whoever has waited longest first. */
export function Waiters({ limit: { waiters, slotsDenied, name } }: { limit: LimitHeldFragment }) {
  if (waiters.length === 0)
    return (
      <Text c="dimmed">
        {slotsDenied === 0 ? 'Nobody.' : `Nobody by name; of late ${slotsDenied === 1 ? 'a slot was' : `${slotsDenied} slots were`} asked for in vain.`}
      </Text>
    );
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th aria-label="Place" />
          <Table.Th>Who</Table.Th>
          <Table.Th visibleFrom="sm">Slots</Table.Th>
          <Table.Th visibleFrom="xs">Since</Table.Th>
          <Table.Th>Asks again in</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {waiters.map(({ id, by, slots, names, since, asksAgain }, index) => (
          <Table.Tr key={id}>
            <Table.Td c="dimmed">{index + 1}</Table.Td>
            <Table.Td>
              <Seeker by={by} />
              {names.length > 1 && (
                <Text size="xs" c="dimmed">
                  also wants {names.filter((other) => other !== name).join(', ')}
                </Text>
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">{slots}</Table.Td>
            <Table.Td visibleFrom="xs">
              <Ago at={since} />
            </Table.Td>
            <Table.Td>{asksAgain ? <Left until={asksAgain} /> : <Text>stands in line</Text>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
