import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AtAGlanceQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Gauge } from '../ui/gauge';
import { StatusBadge } from '../ui/status-badge';
import { poolPath } from '../work-pools/pool-path';

type Pool = NonNullable<AtAGlanceQuery['workspace']>['workPools']['edges'][number]['node'];

/** Who works, how much of it is taken, and what waits for somebody. */
export function PoolHealth({ pools }: { pools: readonly Pool[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Pool</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th visibleFrom="sm">Workers online</Table.Th>
          <Table.Th visibleFrom="sm">Runs under way</Table.Th>
          <Table.Th ta="right">Due, not taken</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pools.map((pool) => (
          <Table.Tr key={pool.id}>
            <Table.Td>
              <Anchor component={Link} to={poolPath(base, pool.name)} fw={500}>
                {pool.name}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <StatusBadge status={pool.status} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{pool.workersOnline}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Gauge taken={pool.slotsTaken} limit={pool.concurrencyLimit} />
            </Table.Td>
            <Table.Td ta="right">
              <Text {...(pool.dueRuns > 0 ? { fw: 600 } : { c: 'dimmed' })}>{pool.dueRuns}</Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
