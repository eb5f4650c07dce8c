import { useQuery } from '@apollo/client/react';
import { Button, Chip, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams, useSearchParams } from 'react-router';
import { graphql } from '../gql';
import type { StateType } from '../gql/graphql';
import { useNewsOf } from '../live/use-read-with';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { usePaced } from '../ui/use-paced';
import { BulkBar } from './bulk-bar';
import { NoRuns } from './no-runs';
import { RunFilterBar } from './run-filter-bar';
import { useRunFilter } from './run-filters';
import { RunTable } from './run-table';
import { SavedSearches } from './saved-searches';
import { StateChip } from './state-chip';
import { useSelection } from './use-selection';

const RUNS = graphql(`
  query Runs($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowRunFilter) {
    workspace(id: $workspaceId) {
      id
      flowRuns(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...RunRow
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
  const [search] = useDebouncedValue(text, 100);
  const { everyState, filter, states, filtered } = useRunFilter(search);
  const after = params.get('after');
  const { data, previousData, error, loading, refetch } = useQuery(RUNS, { variables: { workspaceId, first: PAGE, after, filter } });
  const counts = useQuery(COUNTS, { variables: { workspaceId, filter: everyState } });
  const readRuns = usePaced(refetch, RUNS_PAUSE_MS, loading);
  const readCounts = usePaced(counts.refetch, COUNTS_PAUSE_MS, counts.loading);
  useNewsOf(['FLOW_RUN'], readRuns, readCounts);

  const shown = data ?? previousData;
  const page = shown?.workspace?.flowRuns;
  const rows = page?.edges.map(({ node }) => node) ?? [];
  const selection = useSelection(
    rows.map(({ id }) => id),
    JSON.stringify([filter, after]),
  );
  const chosen = rows.filter(({ id }) => selection.chosen.has(id));
  const countsShown = (counts.data ?? counts.previousData)?.workspace?.flowRunCounts ?? [];
  const countOf = (type: StateType): number => countsShown.find(({ stateType }) => stateType === type)?.count ?? 0;

  if (error && !shown) return <Trouble title="The runs cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <PageHeader
        title="Runs"
        actions={
          <Group gap="sm">
            <SearchField label="Search runs and flows by name" placeholder="Search by run or flow" value={text} onChange={setText} />
            <SavedSearches />
          </Group>
        }
      />
      <Group gap={6} role="group" aria-label="States">
        <RunFilterBar />
        <Chip.Group multiple value={states} onChange={(chosen) => setParams((old) => withParam(old, 'state', chosen))}>
          {[...USUAL, ...RARE.filter((type) => countOf(type) > 0 || states.includes(type))].map((type) => (
            <StateChip key={type} type={type} count={countOf(type)} />
          ))}
        </Chip.Group>
      </Group>
      {!page && <LoadingRows label="Loading runs" />}
      {page?.edges.length === 0 && <NoRuns filtered={filtered || after !== null} onClear={() => (setText(''), setParams({}))} />}
      {rows.length > 0 && <RunTable runs={rows} selection={selection} />}
      {chosen.length > 0 && (
        <BulkBar
          chosen={chosen}
          selection={selection}
          wholePage={chosen.length === rows.length}
          filter={filter}
          counts={countsShown}
          // At once: whoever did it wants to see it.
          onDone={() => void Promise.all([refetch(), counts.refetch()])}
        />
      )}
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
