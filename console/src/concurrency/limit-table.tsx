import { Anchor, Switch, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { LimitRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Gauge } from '../ui/gauge';
import { decayOf, limitPath, nameOf, ownerOf } from './limit-names';
import { useLimitChanges } from './use-limit-changes';

export function LimitTable({ limits }: { limits: readonly LimitRowFragment[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Limit</Table.Th>
          <Table.Th>Slots taken</Table.Th>
          <Table.Th visibleFrom="xs">Waiting</Table.Th>
          <Table.Th visibleFrom="sm">Slots come free</Table.Th>
          <Table.Th aria-label="Active" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {limits.map((limit) => (
          <Table.Tr key={limit.id}>
            <Table.Td>
              <Anchor component={Link} to={limitPath(base, limit.id)} fw={500} className="word">
                {nameOf(limit)}
              </Anchor>
              {ownerOf(limit) && (
                <Text size="xs" c="dimmed">
                  deployment of {ownerOf(limit)?.flow.name}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Gauge taken={limit.slotsTaken} limit={limit.limit} />
            </Table.Td>
            <Table.Td visibleFrom="xs">{limit.waiting === 0 ? <Text c="dimmed">none</Text> : limit.waiting}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Text c="dimmed">{decayOf(limit.slotDecayPerSecond)}</Text>
            </Table.Td>
            <Table.Td>
              <ActiveSwitch limit={limit} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Takes effect at once, and is told with a way back. */
export function ActiveSwitch({ limit, withLabel = false }: { limit: LimitRowFragment; withLabel?: boolean }) {
  const { setActive } = useLimitChanges();
  return (
    <Switch
      checked={limit.active}
      onChange={() => void setActive(limit, !limit.active)}
      color="teal"
      {...(withLabel ? { label: limit.active ? 'Active' : 'Off' } : {})}
      aria-label={`The limit ${nameOf(limit)} is ${limit.active ? 'active' : 'off'}`}
      className="pause-switch"
    />
  );
}
