import { useQuery } from '@apollo/client/react';
import { Anchor, Group, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { graphql } from '../gql';
import { RunRow } from '../runs/run-row';
import { useWorkspace } from '../shell/use-workspace';
import { Trouble } from '../ui/trouble';

const FLOW = graphql(`
  query Flow($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flow(id: $id) {
        id
        name
        tags
        created
        runs(first: 50) {
          totalCount
          edges {
            node {
              id
              name
              tags
              expectedStartTime
              startTime
              estimatedRunTime
              flow {
                id
                name
              }
              state {
                id
                type
                name
              }
            }
          }
        }
      }
    }
  }
`);

export function FlowPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, refetch } = useQuery(FLOW, { variables: { workspaceId, id } });
  const flow = data?.workspace?.flow;
  if (error && !data) return <Trouble title="The flow cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={300} />;
  if (!flow) return <Trouble title="There is no such flow in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack>
      <Anchor component={Link} to={`${base}/flows`} size="sm">
        Flows
      </Anchor>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {flow.name}
        </Title>
        <Anchor component={Link} to={`${base}/runs?flow=${flow.id}`}>
          All {flow.runs.totalCount} runs
        </Anchor>
      </Group>
      {flow.runs.edges.length === 0 ? (
        <Text c="dimmed">This flow has not run yet.</Text>
      ) : (
        <Table.ScrollContainer minWidth={520}>
          <Table verticalSpacing="xs" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Run</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Started</Table.Th>
                <Table.Th>Took</Table.Th>
                <Table.Th>Tags</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {flow.runs.edges.map(({ node }) => (
                <RunRow key={node.id} run={node} showFlow={false} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
