import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import type { QueueRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Gauge } from '../ui/gauge';
import { PlusIcon } from '../ui/icons';
import { PauseSwitch } from '../ui/pause-switch';
import { StatusBadge } from '../ui/status-badge';
import { QueueForm } from './pool-form';
import { queuePath } from './pool-path';
import { usePausing } from './use-pool-changes';

/** In the order in which they are asked for runs. */
export function Queues({ pool, queues }: { pool: string; queues: readonly QueueRowFragment[] }) {
  const { base } = useWorkspace();
  const { pauseQueue } = usePausing();
  const [adding, { open, close }] = useDisclosure();
  return (
    <Stack>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Queue</Table.Th>
            <Table.Th visibleFrom="xs">Priority</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th visibleFrom="sm">Under way</Table.Th>
            <Table.Th visibleFrom="md">Waiting for a worker</Table.Th>
            <Table.Th aria-label="Active" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map((queue) => (
            <Table.Tr key={queue.id}>
              <Table.Td>
                <Anchor component={Link} to={queuePath(base, queue.id)} fw={500} className="word">
                  {queue.name}
                </Anchor>
                {queue.isDefault && (
                  <Text size="xs" c="dimmed">
                    where runs go that name no queue
                  </Text>
                )}
              </Table.Td>
              <Table.Td visibleFrom="xs">{queue.priority}</Table.Td>
              <Table.Td>
                <StatusBadge status={queue.status} />
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Gauge taken={queue.slotsTaken} limit={queue.concurrencyLimit} />
              </Table.Td>
              <Table.Td visibleFrom="md">{queue.dueRuns === 0 ? <Text c="dimmed">none</Text> : queue.dueRuns}</Table.Td>
              <Table.Td>
                <PauseSwitch paused={queue.isPaused} what={`The queue ${queue.name}`} onChange={(paused) => void pauseQueue(queue, paused)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group>
        <Button variant="default" leftSection={<PlusIcon size={16} />} onClick={open}>
          New queue
        </Button>
      </Group>
      {adding && <QueueForm pool={pool} queue={null} onClose={close} />}
    </Stack>
  );
}
