import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Group, Skeleton, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { graphql } from '../gql';
import { NoRuns } from '../runs/no-runs';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge } from '../ui/state-badge';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';

const FLOWS = graphql(`
  query Flows($workspaceId: ID!, $filter: FlowFilter) {
    workspace(id: $workspaceId) {
      id
      flows(first: 200, filter: $filter) {
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
      }
    }
  }
`);

export function FlowsPage() {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const { data, previousData, error, refetch } = useQuery(FLOWS, { variables: { workspaceId, filter: { search: search || null } } });
  const flows = (data ?? previousData)?.workspace?.flows;
  if (error && !flows) return <Trouble title="The flows cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          Flows
        </Title>
        <TextInput
          type="search"
          aria-label="Search flows by name"
          placeholder="Search by name"
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
      </Group>
      {!flows && <Skeleton h={240} />}
      {flows?.edges.length === 0 && <NoRuns filtered={search !== ''} onClear={() => setText('')} />}
      {flows && flows.edges.length > 0 && (
        <Table.ScrollContainer minWidth={520}>
          <Table verticalSpacing="xs" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Flow</Table.Th>
                <Table.Th>Last run</Table.Th>
                <Table.Th>When</Table.Th>
                <Table.Th>Tags</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {flows.edges.map(({ node }) => (
                <Table.Tr key={node.id}>
                  <Table.Td>
                    <Anchor component={Link} to={`${base}/flows/flow/${node.id}`} fw={500}>
                      {node.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    {node.lastRun ? (
                      <Group gap="xs">
                        <Link className="row-link" to={`${base}/runs/flow-run/${node.lastRun.id}`}>
                          {node.lastRun.name}
                        </Link>
                        <StateBadge state={node.lastRun.state} />
                      </Group>
                    ) : (
                      <Text c="dimmed" size="sm">
                        none yet
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Ago at={node.lastRun?.startTime ?? node.lastRun?.expectedStartTime} size="sm" />
                  </Table.Td>
                  <Table.Td>
                    {node.tags.map((tag) => (
                      <Badge key={tag} variant="default" size="sm" tt="none">
                        {tag}
                      </Badge>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
