import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useParams } from 'react-router';
import type { WorkPoolQuery } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { Empty } from '../ui/empty';
import { StatusBadge } from '../ui/status-badge';
import { Ago } from '../ui/time';
import { tell } from '../ui/toasts';
import { quoted } from './pool-path';
import { DELETE_WORKER, POOL } from './pool-queries';

export type Worker = NonNullable<NonNullable<WorkPoolQuery['workspace']>['workPool']>['workers']['edges'][number]['node'];

/** Those that poll the pool, or did: the ones that are there first. */
export function Workers({ pool, workers, highlighted }: { pool: string; workers: readonly Worker[]; highlighted: string | undefined }) {
  if (workers.length === 0) return <NoWorkers pool={pool} />;
  const inOrder = [...workers].sort((one, other) => Number(isThere(other)) - Number(isThere(one)));
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Worker</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th visibleFrom="xs">Last heard of</Table.Th>
          <Table.Th aria-label="What can be done" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {inOrder.map((worker) => (
          <WorkerRow key={worker.id} pool={pool} worker={worker} isHighlighted={worker.id === highlighted} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** One whose connection broke may count as online for a while yet. */
export const isThere = ({ status, lostAt }: Worker): boolean => status === 'ONLINE' && !lostAt;

function WorkerRow({ pool, worker, isHighlighted }: { pool: string; worker: Worker; isHighlighted: boolean }) {
  const { workspaceId = '' } = useParams();
  const [remove, { loading }] = useMutation(DELETE_WORKER, { errorPolicy: 'all', refetchQueries: [POOL] });

  async function forget(): Promise<void> {
    const refused = refusalOf(await remove({ variables: { workspaceId, workPool: pool, name: worker.name } }));
    if (refused) tell({ message: refused.message, bad: true });
  }

  return (
    <Table.Tr className={isHighlighted ? 'highlight' : ''}>
      <Table.Td>
        <Text fw={500} className="word">
          {worker.name}
        </Text>
        <Text size="xs" c="dimmed">
          beats every {worker.heartbeatIntervalSeconds || 30} s
        </Text>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={isThere(worker) ? 'ONLINE' : 'OFFLINE'} />
        {worker.lostAt && (
          <Group gap={4}>
            <Text size="xs" c="dimmed">
              its connection broke
            </Text>
            <Ago at={worker.lostAt} size="xs" c="dimmed" />
          </Group>
        )}
      </Table.Td>
      <Table.Td visibleFrom="xs">
        <Ago at={worker.lastHeartbeat} />
      </Table.Td>
      <Table.Td ta="right">
        {!isThere(worker) && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="dimmed"
            loading={loading}
            onClick={() => void forget()}
            aria-label={`Forget the worker ${worker.name}`}
          >
            Forget
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const NoWorkers = ({ pool }: { pool: string }) => (
  <Stack>
    <Empty
      title="No worker has come yet"
      about="Runs of this pool wait until a worker asks for them. Start one where they shall run; it shows up here by itself."
      command={startCommand(pool)}
    />
  </Stack>
);

export const startCommand = (pool: string): string => `prefect worker start --pool ${quoted(pool)}`;
