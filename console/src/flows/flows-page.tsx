import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams } from 'react-router';
import { graphql } from '../gql';
import type { FlowsQuery } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { NoRuns } from '../runs/no-runs';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { StateBadge } from '../ui/state-badge';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { useTextInAddress } from '../ui/use-addressed';

const FLOWS = graphql(`
  query Flows($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowFilter) {
    workspace(id: $workspaceId) {
      id
      flows(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            id
            name
            tags
            created
            lastRun {
              id
              name
              startTime
              expectedStartTime
              state {
                id
                type
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const PAGE = 100;

type Flow = NonNullable<FlowsQuery['workspace']>['flows']['edges'][number]['node'];

export function FlowsPage() {
  const { workspaceId = '' } = useParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const variables = { workspaceId, first: PAGE, after: null, filter: { search: search || null } };
  const { list, error, readAgain, more } = useLongList(FLOWS, {
    variables,
    listOf: ({ workspace }) => workspace?.flows,
    kinds: ['FLOW', 'FLOW_RUN'],
  });

  if (error && !list) return <Trouble title="The flows cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader title="Flows" actions={<SearchField label="Search flows by name" placeholder="Search by name" value={text} onChange={setText} />} />
      {!list && <LoadingRows label="Loading flows" />}
      {list?.edges.length === 0 && <NoRuns filtered={search !== ''} onClear={() => setText('')} />}
      {list && list.edges.length > 0 && <FlowTable flows={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

function FlowTable({ flows }: { flows: readonly Flow[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Flow</Table.Th>
          <Table.Th visibleFrom="sm">Last run</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th visibleFrom="sm">When</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {flows.map(({ id, name, tags, lastRun }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Group gap={8}>
                <Anchor component={Link} to={`${base}/flows/flow/${id}`} fw={500}>
                  {name}
                </Anchor>
                <Tags tags={tags} />
              </Group>
              <Ago hiddenFrom="sm" at={lastRun?.startTime ?? lastRun?.expectedStartTime} size="xs" c="dimmed" />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {lastRun && (
                <Link className="quiet-link" to={`${base}/runs/flow-run/${lastRun.id}`}>
                  {lastRun.name}
                </Link>
              )}
            </Table.Td>
            <Table.Td>{lastRun ? <StateBadge state={lastRun.state} /> : <Text c="dimmed">not run yet</Text>}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Ago at={lastRun?.startTime ?? lastRun?.expectedStartTime} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
