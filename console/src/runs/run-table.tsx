import { Anchor, Box, Checkbox, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { RunRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge } from '../ui/state-badge';
import { Tags } from '../ui/tags';
import { Ago, Duration } from '../ui/time';
import type { Selection } from './use-selection';

export type ListedRun = RunRowFragment;

interface TableProps {
  runs: readonly ListedRun[];
  showFlow?: boolean;
  upcoming?: boolean;
  selection?: Selection;
}

/** Runs in the order that they come in. `upcoming`: they have not begun. On a phone each is two lines: its name and state, its flow and time. */
export function RunTable({ runs, showFlow = true, upcoming = false, selection }: TableProps) {
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {selection && (
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label="All runs of this page"
                checked={selection.chosen.size === runs.length}
                indeterminate={selection.chosen.size > 0 && selection.chosen.size < runs.length}
                onChange={selection.toggleAll}
              />
            </Table.Th>
          )}
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
          <RunRow key={run.id} run={run} showFlow={showFlow} showTook={!upcoming} selection={selection} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface RowProps {
  run: ListedRun;
  showFlow: boolean;
  showTook: boolean;
  selection: Selection | undefined;
}

function RunRow({ run, showFlow, showTook, selection }: RowProps) {
  const { base } = useWorkspace();
  const started = run.startTime ?? run.expectedStartTime;
  return (
    <Table.Tr data-chosen={selection?.chosen.has(run.id) || undefined}>
      {selection && (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={`Choose ${run.name}`}
            checked={selection.chosen.has(run.id)}
            onClick={(event) => selection.toggle(run.id, event)}
            onChange={() => undefined}
          />
        </Table.Td>
      )}
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
