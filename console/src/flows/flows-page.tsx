import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { graphql } from '../gql';
import type { FlowsQuery } from '../gql/graphql';
import { NoRuns } from '../runs/no-runs';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { StateBadge } from '../ui/state-badge';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';

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
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const variables = { workspaceId, first: PAGE, after: null, filter: { search: search || null } };
  const { data, previousData, error, refetch, fetchMore } = useQuery(FLOWS, { variables });
  const flows = (data ?? previousData)?.workspace?.flows;

  const more = (after: string | null | undefined): Promise<unknown> =>
    fetchMore({
      variables: { after: after ?? null },
      updateQuery: (old, { fetchMoreResult: next }) => {
        if (!old.workspace || !next.workspace) return old;
        return {
          ...old,
          workspace: { ...old.workspace, flows: { ...next.workspace.flows, edges: [...old.workspace.flows.edges, ...next.workspace.flows.edges] } },
        };
      },
    });

  if (error && !flows) return <Trouble title="The flows cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <PageHeader title="Flows" actions={<SearchField label="Search flows by name" placeholder="Search by name" value={text} onChange={setText} />} />
      {!flows && <LoadingRows label="Loading flows" />}
      {flows?.edges.length === 0 && <NoRuns filtered={search !== ''} onClear={() => setText('')} />}
      {flows && flows.edges.length > 0 && <FlowTable flows={flows.edges.map(({ node }) => node)} />}
      {flows?.pageInfo.hasNextPage && (
        <Group justify="center">
          <Button variant="default" onClick={() => void more(flows.pageInfo.endCursor)}>
            Show more of {flows.totalCount}
          </Button>
        </Group>
      )}
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
