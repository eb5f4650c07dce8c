import { Anchor, Box, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { RunRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge } from '../ui/state-badge';
import { Tags } from '../ui/tags';
import { Ago, Duration } from '../ui/time';

export type ListedRun = RunRowFragment;

/** Runs in the order that they come in. `upcoming`: they have not begun. On a phone each is two lines: its name and state, its flow and time. */
export function RunTable({ runs, showFlow = true, upcoming = false }: { runs: readonly ListedRun[]; showFlow?: boolean; upcoming?: boolean }) {
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Run</Table.Th>
          <Table.Th>State</Table.Th>
          {showFlow && <Table.Th visibleFrom="sm">Flow</Table.Th>}
          <Table.Th visibleFrom="sm">{upcoming ? 'Due' : 'Started'}</Table.Th>
          {!upcoming && (
            <Table.Th visibleFrom="sm" ta="right">
              Took
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} showFlow={showFlow} showTook={!upcoming} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function RunRow({ run, showFlow, showTook }: { run: ListedRun; showFlow: boolean; showTook: boolean }) {
  const { base } = useWorkspace();
  const started = run.startTime ?? run.expectedStartTime;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Anchor component={Link} to={`${base}/runs/flow-run/${run.id}`} fw={500}>
            {run.name}
          </Anchor>
          <Tags tags={run.tags} />
        </Group>
        <Group gap={6} hiddenFrom="sm">
          {showFlow && (
            <Text size="xs" c="dimmed">
              {run.flow.name} ·
            </Text>
          )}
          <Ago at={started} size="xs" c="dimmed" />
        </Group>
      </Table.Td>
      <Table.Td>
        <StateBadge state={run.state} />
      </Table.Td>
      {showFlow && (
        <Table.Td visibleFrom="sm">
          <Link className="quiet-link" to={`${base}/flows/flow/${run.flow.id}`}>
            {run.flow.name}
          </Link>
        </Table.Td>
      )}
      <Table.Td visibleFrom="sm">
        <Ago at={started} />
      </Table.Td>
      {showTook && (
        <Table.Td visibleFrom="sm" ta="right">
          {run.startTime ? <Duration seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} /> : <Box c="dimmed">–</Box>}
        </Table.Td>
      )}
    </Table.Tr>
  );
}
