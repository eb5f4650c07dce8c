import { useQuery } from '@apollo/client/react';
import { Chip, Group, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { RunQuery, StateType, TaskRunCountsQuery, TaskRunFilter } from '../../gql/graphql';
import { NothingFits } from '../../ui/empty';
import { LoadingRows } from '../../ui/loading-rows';
import { SearchField } from '../../ui/search-field';
import { isTerminal } from '../../ui/state-badge';
import { useTick } from '../../ui/time';
import { Trouble } from '../../ui/trouble';
import { useTextInAddress, withParam } from '../../ui/use-addressed';
import { StateChip } from '../state-chip';
import { ONE_TASK_RUN } from './task-run-queries';
import { ROW_PX, TaskRunRow, type Stretch } from './task-run-row';
import { useRowsInSight } from './use-rows-in-sight';
import { useTaskRuns } from './use-task-runs';

type Run = NonNullable<NonNullable<RunQuery['workspace']>['flowRun']>;
type Counts = NonNullable<NonNullable<TaskRunCountsQuery['workspace']>['flowRun']>['taskRunCounts'];

interface Props {
  run: Run;
  /** Of all its task runs. */
  counts: Counts;
  /** The one that a link leads to. */
  highlighted: string | null;
  /** Counts up when task runs moved. */
  news: number;
}

/** The task runs of a run, thousands of them, each with a bar for when it ran within the whole. */
export function TaskRuns({ run, counts, highlighted, news }: Props) {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const states = params.getAll('state') as StateType[];
  const isOver = isTerminal(run.state?.type);
  if (counts.length === 0) return <Text c="dimmed">{isOver ? 'This run had no tasks.' : 'No task has started yet.'}</Text>;
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <SearchField label="Search task runs by name" placeholder="Search by name" value={text} onChange={setText} />
        <Chip.Group multiple value={states} onChange={(chosen) => setParams((old) => withParam(old, 'state', chosen))}>
          {counts.map(({ stateType, count }) => (
            <StateChip key={stateType} type={stateType} count={count} />
          ))}
        </Chip.Group>
      </Group>
      <List
        run={run}
        filter={{ search: search || null, stateTypes: states.length > 0 ? states : null }}
        highlighted={highlighted}
        news={news}
        onClear={() => (setText(''), setParams((old) => withParam(withParam(old, 'search', []), 'state', [])))}
      />
    </Stack>
  );
}

function List({ run, filter, highlighted, news, onClear }: Pick<Props, 'run' | 'highlighted' | 'news'> & { filter: TaskRunFilter; onClear: () => void }) {
  const { total, at, failed, show, readAgain } = useTaskRuns(filter, news);
  const body = useRef<HTMLTableSectionElement>(null);
  const [first, end] = useRowsInSight(body, ROW_PX, total ?? 0);
  const runIsOver = isTerminal(run.state?.type);
  // Bars of what runs grow with the clock.
  useTick(!runIsOver, 1_000);
  useEffect(() => {
    if (end > first) show(first, end - 1);
  }, [first, end, show]);

  if (failed && total === null) return <Trouble title="The task runs cannot be shown" onRetry={readAgain} />;
  if (total === null) return <LoadingRows label="Loading the task runs" />;
  if (total === 0) return <NothingFits onClear={onClear} />;
  const within = stretchOf(run);
  const places = Array.from({ length: end - first }, (_, index) => first + index);
  return (
    <Table highlightOnHover className="task-runs" aria-label="Task runs" aria-rowcount={total + 1}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Task run</Table.Th>
          <Table.Th className="task-run-state">State</Table.Th>
          <Table.Th w="40%" visibleFrom="sm">
            When
          </Table.Th>
          <Table.Th ta="right" w={90}>
            Took
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      {highlighted && <Linked id={highlighted} within={within} runIsOver={runIsOver} />}
      <Table.Tbody ref={body}>
        <Gap rows={first} />
        {places.map((place) => (
          <TaskRunRow key={place} run={at(place)} within={within} runIsOver={runIsOver} highlighted={at(place)?.id === highlighted} place={place + 2} />
        ))}
        <Gap rows={total - end} />
      </Table.Tbody>
    </Table>
  );
}

/** In the place of rows that are out of sight. */
const Gap = ({ rows }: { rows: number }) =>
  rows > 0 && (
    <tr aria-hidden style={{ height: rows * ROW_PX }}>
      <td colSpan={4} />
    </tr>
  );

/** The task run that a link leads to, which may stand anywhere in the list. */
function Linked({ id, within, runIsOver }: { id: string; within: Stretch; runIsOver: boolean }) {
  const { workspaceId = '' } = useParams();
  const { data } = useQuery(ONE_TASK_RUN, { variables: { workspaceId, id } });
  const run = data?.workspace?.taskRun;
  return (
    run && (
      <Table.Tbody>
        <TaskRunRow run={run} within={within} runIsOver={runIsOver} highlighted />
      </Table.Tbody>
    )
  );
}

function stretchOf({ startTime, created, endTime }: Run): Stretch {
  const from = Date.parse(startTime ?? created);
  return { from, to: Math.max(from + 1, endTime ? Date.parse(endTime) : Date.now()) };
}
