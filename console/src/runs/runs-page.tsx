import { useQuery, useSubscription } from '@apollo/client/react';
import { Button, Chip, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { graphql } from '../gql';
import type { FlowRunFilter, StateType } from '../gql/graphql';
import { SearchIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { stateStyle } from '../ui/state-badge';
import { Trouble } from '../ui/trouble';
import { usePaced } from '../ui/use-paced';
import { NoRuns } from './no-runs';
import { RunTable } from './run-table';

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

const FLOW_NAME = graphql(`
  query FlowName($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flow(id: $id) {
        id
        name
      }
    }
  }
`);

const RUNS_MOVED = graphql(`
  subscription RunsMoved($workspaceId: ID!) {
    flowRunsChanged(workspaceId: $workspaceId)
  }
`);

/** In the order in which a person on call looks. The rest are shown while there are any. */
const USUAL: readonly StateType[] = ['FAILED', 'CRASHED', 'RUNNING', 'PENDING', 'SCHEDULED', 'COMPLETED'];
const RARE: readonly StateType[] = ['PAUSED', 'CANCELLING', 'CANCELLED'];
const PAGE = 50;
const RUNS_PAUSE_MS = 1_000;
/** Counting a million runs takes a quarter of a second. */
const COUNTS_PAUSE_MS = 3_000;

export function RunsPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const states = params.getAll('state') as StateType[];
  const flowId = params.get('flow');
  const after = params.get('after');

  const everyState: FlowRunFilter = { search: search || null, flowIds: flowId ? [flowId] : null };
  const filter: FlowRunFilter = { ...everyState, stateTypes: states.length > 0 ? states : null };
  // Each read is asked for by news that an answer under way may not know yet.
  const context = { queryDeduplication: false };
  const { data, previousData, error, refetch } = useQuery(RUNS, { variables: { workspaceId, first: PAGE, after, filter }, context });
  const counts = useQuery(COUNTS, { variables: { workspaceId, filter: everyState }, context });
  const readRuns = usePaced(refetch, RUNS_PAUSE_MS);
  const readCounts = usePaced(counts.refetch, COUNTS_PAUSE_MS);
  useSubscription(RUNS_MOVED, {
    variables: { workspaceId },
    onData: () => {
      readRuns();
      readCounts();
    },
  });

  const shown = data ?? previousData;
  const page = shown?.workspace?.flowRuns;
  const filtered = search !== '' || states.length > 0 || flowId !== null;
  const countOf = (type: StateType): number =>
    (counts.data ?? counts.previousData)?.workspace?.flowRunCounts.find(({ stateType }) => stateType === type)?.count ?? 0;

  if (error && !shown) return <Trouble title="The runs cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <PageHeader
        title="Runs"
        actions={
          <TextInput
            type="search"
            aria-label="Search runs and flows by name"
            placeholder="Search by run or flow"
            leftSection={<SearchIcon size={16} />}
            w={{ base: '100%', xs: 280 }}
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
        }
      />
      <Group gap={6} role="group" aria-label="States">
        {flowId && <OneFlow id={flowId} onClear={() => setParams((old) => withParam(old, 'flow', []))} />}
        <Chip.Group multiple value={states} onChange={(chosen) => setParams((old) => withParam(old, 'state', chosen))}>
          {[...USUAL, ...RARE.filter((type) => countOf(type) > 0 || states.includes(type))].map((type) => (
            <StateChip key={type} type={type} count={countOf(type)} />
          ))}
        </Chip.Group>
      </Group>
      {!page && <LoadingRows label="Loading runs" />}
      {page?.edges.length === 0 && <NoRuns filtered={filtered || after !== null} onClear={() => (setText(''), setParams({}))} />}
      {page && page.edges.length > 0 && <RunTable runs={page.edges.map(({ node }) => node)} />}
      {page && (after !== null || page.pageInfo.hasNextPage) && (
        <Group justify="center">
          <Button variant="default" disabled={after === null} onClick={() => setParams((old) => withParam(old, 'after', []))}>
            Newest
          </Button>
          <Button
            variant="default"
            disabled={!page.pageInfo.hasNextPage}
            onClick={() => setParams((old) => withParam(old, 'after', [page.pageInfo.endCursor ?? '']))}
          >
            Older
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function StateChip({ type, count }: { type: StateType; count: number }) {
  return (
    <Chip value={type} size="sm" variant="light" classNames={{ root: count === 0 ? 'chip-zero' : '', iconWrapper: 'chip-icon' }}>
      <Group gap={7} component="span" wrap="nowrap">
        <span className="state-dot" style={stateStyle(type)} />
        {type.charAt(0) + type.slice(1).toLowerCase()}
        <b>{count}</b>
      </Group>
    </Chip>
  );
}

function OneFlow({ id, onClear }: { id: string; onClear: () => void }) {
  const { workspaceId = '' } = useParams();
  const { data } = useQuery(FLOW_NAME, { variables: { workspaceId, id }, fetchPolicy: 'cache-first' });
  return (
    <Group gap={4} mr="sm">
      <Text>
        Flow <b>{data?.workspace?.flow?.name ?? '…'}</b>
      </Text>
      <CloseButton size="sm" onClick={onClear} aria-label="Show the runs of all flows" />
    </Group>
  );
}

/** What is searched for: typed here, kept in the address a moment later, and read from it when it changes by other means. */
function useTextInAddress(): [string, (text: string) => void] {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get('search') ?? '';
  const written = useRef(inAddress);
  const [text, setText] = useState(inAddress);
  const keep = useDebouncedCallback((value: string) => {
    written.current = value;
    setParams((old) => withParam(old, 'search', value ? [value] : []), { replace: true });
  }, 400);
  useEffect(() => {
    if (inAddress !== written.current) setText(inAddress);
    written.current = inAddress;
  }, [inAddress]);
  return [
    text,
    (value) => {
      setText(value);
      keep(value);
    },
  ];
}

/** Another list begins on its first page. */
function withParam(old: URLSearchParams, name: string, values: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(old);
  next.delete('after');
  next.delete(name);
  for (const value of values) next.append(name, value);
  return next;
}
