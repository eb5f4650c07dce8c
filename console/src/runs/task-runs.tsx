import { Anchor, Box, Table, Text, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { TaskRunsQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge, stateColor } from '../ui/state-badge';
import { inWords } from '../ui/time';

type Listed = NonNullable<NonNullable<TaskRunsQuery['workspace']>['flowRun']>['taskRuns'];
type TaskRun = Listed['edges'][number]['node'];

interface Props {
  runs: Listed;
  highlighted: string | null;
  runIsOver: boolean;
}

/** The task runs of a run, each with a bar for when it ran within the whole. */
export function TaskRuns({ runs, highlighted, runIsOver }: Props) {
  const nodes = runs.edges.map(({ node }) => node);
  const from = Math.min(...nodes.map(startOf));
  const to = Math.max(from + 1, ...nodes.map((node) => endOf(node, runIsOver)));
  if (nodes.length === 0) return <Text c="dimmed">{runIsOver ? 'This run had no tasks.' : 'No task has started yet.'}</Text>;
  return (
    <>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Task run</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th w="40%">When</Table.Th>
              <Table.Th ta="right">Took</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {nodes.map((node) => (
              <Row key={node.id} node={node} from={from} to={to} runIsOver={runIsOver} highlighted={node.id === highlighted} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {runs.pageInfo.hasNextPage && (
        <Text c="dimmed" size="sm">
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
        {node.childFlowRunId ? (
          <Anchor component={Link} to={`${base}/runs/flow-run/${node.childFlowRunId}`} size="sm">
            {node.name}
          </Anchor>
        ) : (
          <Text size="sm">{node.name}</Text>
        )}
        {node.runCount > 1 && (
          <Text size="xs" c="dimmed">
            attempt {node.runCount}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Tooltip label={node.state?.message} disabled={!node.state?.message} multiline maw={420}>
          <span>
            <StateBadge state={node.state} />
          </span>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        {node.startTime && (
          <Box className="bar-track" aria-hidden>
            <Box className="bar" style={{ left: `${left}%`, width: `${width}%`, background: stateColor(node.state?.type) }} />
          </Box>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Text size="sm">{node.startTime ? inWords(node.estimatedRunTime) : '–'}</Text>
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
