import { Anchor, Box, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { TaskRunsQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { isBad, StateBadge, stateColor } from '../ui/state-badge';
import { Duration, useTick } from '../ui/time';

type Listed = NonNullable<NonNullable<TaskRunsQuery['workspace']>['flowRun']>['taskRuns'];
type TaskRun = Listed['edges'][number]['node'];

interface Props {
  runs: Listed;
  highlighted: string | null;
  runIsOver: boolean;
}

/** The task runs of a run, each with a bar for when it ran within the whole. */
export function TaskRuns({ runs, highlighted, runIsOver }: Props) {
  // Bars of what runs grow with the clock.
  useTick(!runIsOver, 1_000);
  const nodes = runs.edges.map(({ node }) => node);
  const from = Math.min(...nodes.map(startOf));
  const to = Math.max(from + 1, ...nodes.map((node) => endOf(node, runIsOver)));
  if (nodes.length === 0) return <Text c="dimmed">{runIsOver ? 'This run had no tasks.' : 'No task has started yet.'}</Text>;
  return (
    <>
      <Table highlightOnHover verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Task run</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th w="40%" visibleFrom="sm">
              When
            </Table.Th>
            <Table.Th ta="right">Took</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {nodes.map((node) => (
            <Row key={node.id} node={node} from={from} to={to} runIsOver={runIsOver} highlighted={node.id === highlighted} />
          ))}
        </Table.Tbody>
      </Table>
      {runs.pageInfo.hasNextPage && (
        <Text c="dimmed" mt="sm">
          The first {nodes.length} of {runs.totalCount} are shown.
        </Text>
      )}
    </>
  );
}

function Row({ node, from, to, runIsOver, highlighted }: { node: TaskRun; from: number; to: number; runIsOver: boolean; highlighted: boolean }) {
  const { base } = useWorkspace();
  const left = ((startOf(node) - from) / (to - from)) * 100;
  const width = ((endOf(node, runIsOver) - startOf(node)) / (to - from)) * 100;
  return (
    <Table.Tr className={highlighted ? 'highlight' : undefined} ref={highlighted ? (row) => row?.scrollIntoView({ block: 'center' }) : undefined}>
      <Table.Td>
        <Group gap={8}>
          <Text>{node.name}</Text>
          {node.runCount > 1 && (
            <Text size="xs" c="dimmed">
              attempt {node.runCount}
            </Text>
          )}
          <Anchor component={Link} to={`?tab=logs&task=${node.id}`} size="xs" aria-label={`Logs of ${node.name}`}>
            Logs
          </Anchor>
          {node.childFlowRunId && (
            <Anchor component={Link} to={`${base}/runs/flow-run/${node.childFlowRunId}`} size="xs" aria-label={`Subflow: the run that ${node.name} stands for`}>
              Subflow
            </Anchor>
          )}
        </Group>
        {isBad(node.state?.type) && node.state?.message && (
          <Text size="xs" className="mono wrap" c="red">
            {node.state.message}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StateBadge state={node.state} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {node.startTime && (
          <Box className="bar-track" aria-hidden>
            <Box className="bar" style={{ left: `${left}%`, width: `${width}%`, background: stateColor(node.state?.type) }} />
          </Box>
        )}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {node.startTime ? <Duration seconds={node.estimatedRunTime} running={node.state?.type === 'RUNNING'} /> : '–'}
      </Table.Td>
    </Table.Tr>
  );
}

const startOf = (node: TaskRun): number => (node.startTime ? Date.parse(node.startTime) : Number.POSITIVE_INFINITY);

function endOf(node: TaskRun, runIsOver: boolean): number {
  if (!node.startTime) return 0;
  if (node.endTime) return Date.parse(node.endTime);
  return runIsOver ? startOf(node) : Date.now();
}
