import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams } from 'react-router';
import type { PoolRowFragment } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { LOOK_AGAIN_MS } from '../live/use-read-with';
import { useWorkspace } from '../shell/use-workspace';
import { Empty, NothingFits } from '../ui/empty';
import { Gauge } from '../ui/gauge';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { PauseSwitch } from '../ui/pause-switch';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { StatusBadge } from '../ui/status-badge';
import { Trouble } from '../ui/trouble';
import { useTextInAddress } from '../ui/use-addressed';
import { POOLS } from './pool-queries';
import { poolPath } from './pool-path';
import { usePausing } from './use-pool-changes';

const PAGE = 100;

export function WorkPoolsPage() {
  const { workspaceId = '' } = useParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const variables = { workspaceId, first: PAGE, after: null, filter: { search: search || null } };
  const { list, error, readAgain, more } = useLongList(POOLS, {
    variables,
    listOf: ({ workspace }) => workspace?.workPools,
    kinds: ['WORK_POOL', 'WORKER', 'FLOW_RUN'],
    lookAgainMs: LOOK_AGAIN_MS,
  });

  if (error && !list) return <Trouble title="The work pools cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader title="Work pools" actions={<SearchField label="Search work pools by name" placeholder="Search by name" value={text} onChange={setText} />} />
      {!list && <LoadingRows label="Loading work pools" />}
      {list?.edges.length === 0 && (search ? <NothingFits onClear={() => setText('')} /> : <NoPools />)}
      {list && list.edges.length > 0 && <PoolTable pools={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const NoPools = () => (
  <Empty
    title="There are no work pools yet"
    about="A work pool hands the runs of deployments to workers, which run them where you like. Make one for processes on your own machine:"
    command="prefect work-pool create my-pool --type process"
  />
);

function PoolTable({ pools }: { pools: readonly PoolRowFragment[] }) {
  const { base } = useWorkspace();
  const { pausePool } = usePausing();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Work pool</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th visibleFrom="sm">Workers online</Table.Th>
          <Table.Th visibleFrom="sm">Under way</Table.Th>
          <Table.Th visibleFrom="md">Waiting for a worker</Table.Th>
          <Table.Th aria-label="Active" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pools.map((pool) => (
          <Table.Tr key={pool.id}>
            <Table.Td>
              <Anchor component={Link} to={poolPath(base, pool.name)} fw={500} className="word">
                {pool.name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {pool.type}
              </Text>
            </Table.Td>
            <Table.Td>
              <StatusBadge status={pool.status} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{pool.workersOnline}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Gauge taken={pool.slotsTaken} limit={pool.concurrencyLimit} />
            </Table.Td>
            <Table.Td visibleFrom="md">{pool.dueRuns === 0 ? <Text c="dimmed">none</Text> : pool.dueRuns}</Table.Td>
            <Table.Td>
              <PauseSwitch paused={pool.isPaused} what={`The pool ${pool.name}`} onChange={(paused) => void pausePool(pool.name, paused)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
