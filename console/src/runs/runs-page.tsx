import { useQuery, useSubscription } from '@apollo/client/react';
import { Button, Center, Chip, Group, Skeleton, Stack, Table, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue, useThrottledCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { graphql } from '../gql';
import type { FlowRunFilter, StateType } from '../gql/graphql';
import { Trouble } from '../ui/trouble';
import { NoRuns } from './no-runs';
import { RunRow } from './run-row';

const RUNS = graphql(`
  query Runs($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowRunFilter) {
    workspace(id: $workspaceId) {
      id
      flowRuns(first: $first, after: $after, filter: $filter) {
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
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const COUNTS = graphql(`
  query RunCounts($workspaceId: ID!, $filter: FlowRunFilter) {
    workspace(id: $workspaceId) {
      id
      flowRunCounts(filter: $filter) {
        stateType
        count
      }
    }
  }
`);

const RUNS_MOVED = graphql(`
  subscription RunsMoved($workspaceId: ID!) {
    flowRunsChanged(workspaceId: $workspaceId)
  }
`);

/** In the order in which a person on call looks. */
const SHOWN: readonly StateType[] = ['FAILED', 'CRASHED', 'RUNNING', 'PENDING', 'SCHEDULED', 'PAUSED', 'COMPLETED', 'CANCELLED'];
const PAGE = 50;

export function RunsPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const states = params.getAll('state') as StateType[];
  const flowId = params.get('flow');
  const [text, setText] = useState(params.get('search') ?? '');
  const [search] = useDebouncedValue(text, 200);
  const keepInAddress = useDebouncedCallback((value: string) => setParams((old) => withParam(old, 'search', value ? [value] : []), { replace: true }), 400);
  const [first, setFirst] = useState(PAGE);

  const everyState: FlowRunFilter = { search: search || null, flowIds: flowId ? [flowId] : null };
  const filter: FlowRunFilter = { ...everyState, stateTypes: states.length > 0 ? states : null };
  const { data, previousData, error, refetch } = useQuery(RUNS, { variables: { workspaceId, first, after: null, filter } });
  const counts = useQuery(COUNTS, { variables: { workspaceId, filter: everyState } });
  const shown = data ?? previousData;

  const readAgain = useThrottledCallback(() => void Promise.all([refetch(), counts.refetch()]), 1_000);
  useSubscription(RUNS_MOVED, { variables: { workspaceId }, onData: readAgain });
  useEffect(() => setFirst(PAGE), [search, params]);

  const countOf = (type: StateType): number | undefined => counts.data?.workspace?.flowRunCounts.find(({ stateType }) => stateType === type)?.count;
  const page = shown?.workspace?.flowRuns;
  const filtered = search !== '' || states.length > 0 || flowId !== null;

  if (error && !shown) return <Trouble title="The runs cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          Runs
        </Title>
        <TextInput
          type="search"
          aria-label="Search runs and flows by name"
          placeholder="Search by run or flow"
          w={{ base: '100%', xs: 280 }}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            keepInAddress(value);
          }}
        />
      </Group>
      <Chip.Group multiple value={states} onChange={(chosen) => setParams((old) => withParam(old, 'state', chosen))}>
        <Group gap="xs" role="group" aria-label="States">
          {SHOWN.map((type) => (
            <Chip key={type} value={type} size="xs" variant="outline">
              {type.charAt(0) + type.slice(1).toLowerCase()} {countOf(type) ?? 0}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {!page && <Skeleton h={300} aria-label="Loading runs" />}
      {page?.edges.length === 0 && <NoRuns filtered={filtered} onClear={() => (setText(''), setParams({}))} />}
      {page && page.edges.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="xs" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Run</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Flow</Table.Th>
                <Table.Th>Started</Table.Th>
                <Table.Th>Took</Table.Th>
                <Table.Th>Tags</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {page.edges.map(({ node }) => (
                <RunRow key={node.id} run={node} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {page?.pageInfo.hasNextPage && (
        <Center>
          <Button variant="default" onClick={() => setFirst((count) => Math.min(count + PAGE, 200))} disabled={first >= 200}>
            {first >= 200 ? 'Narrow the search to see more' : 'Show more'}
          </Button>
        </Center>
      )}
    </Stack>
  );
}

function withParam(old: URLSearchParams, name: string, values: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(old);
  next.delete(name);
  for (const value of values) next.append(name, value);
  return next;
}
