import { Anchor, Box, Group, Skeleton, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { TaskRunRowFragment } from '../../gql/graphql';
import { useWorkspace } from '../../shell/use-workspace';
import { isBad, StateBadge, stateColor } from '../../ui/state-badge';
import { Duration } from '../../ui/time';

/** All rows are this high, so that the place of each is known. */
export const ROW_PX = 42;

/** When the run ran, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Props {
  /** Undefined while it is on its way. */
  run: TaskRunRowFragment | undefined;
  within: Stretch;
  runIsOver: boolean;
  highlighted: boolean;
  /** From one. */
  place?: number;
}

export function TaskRunRow({ run, within, runIsOver, highlighted, place }: Props) {
  const { base } = useWorkspace();
  if (!run) {
    return (
      <Table.Tr className="task-run-row" aria-rowindex={place}>
        <Table.Td colSpan={4}>
          <Skeleton h={12} w="60%" />
        </Table.Td>
      </Table.Tr>
    );
  }
  return (
    <Table.Tr className={highlighted ? 'task-run-row highlight' : 'task-run-row'} aria-rowindex={place}>
      <Table.Td>
        <Group gap={8} wrap="nowrap">
          <Text truncate title={run.name} className="task-run-name">
            {run.name}
          </Text>
          {run.runCount > 1 && (
            <Text size="xs" c="dimmed" className="unbroken" visibleFrom="sm">
              attempt {run.runCount}
            </Text>
          )}
          <Anchor component={Link} to={`?tab=logs&task=${run.id}`} size="xs" aria-label={`Logs of ${run.name}`}>
            Logs
          </Anchor>
          {run.childFlowRunId && (
            <Anchor component={Link} to={`${base}/runs/flow-run/${run.childFlowRunId}`} size="xs" aria-label={`Subflow: the run that ${run.name} stands for`}>
              Subflow
            </Anchor>
          )}
          {isBad(run.state?.type) && run.state?.message && (
            <Text size="xs" className="mono" c="red" truncate title={run.state.message} visibleFrom="sm">
              {run.state.message}
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <StateBadge state={run.state} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Bar run={run} within={within} runIsOver={runIsOver} />
      </Table.Td>
      <Table.Td ta="right" className="unbroken">
        {run.startTime ? <Duration seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} /> : '–'}
      </Table.Td>
    </Table.Tr>
  );
}

function Bar({ run: { startTime, endTime, state }, within: { from, to }, runIsOver }: { run: TaskRunRowFragment; within: Stretch; runIsOver: boolean }) {
  if (!startTime) return null;
  const start = Date.parse(startTime);
  const end = endTime ? Date.parse(endTime) : runIsOver ? start : Date.now();
  const place = (at: number): number => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
  return (
    <Box className="bar-track" aria-hidden>
      <Box className="bar" style={{ left: `${place(start)}%`, width: `${place(end) - place(start)}%`, background: stateColor(state?.type) }} />
    </Box>
  );
}
