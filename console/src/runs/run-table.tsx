import { Table } from '@mantine/core';
import { Link } from 'react-router';
import type { RunRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge } from '../ui/state-badge';
import { Tags } from '../ui/tags';
import { Duration, PlainAgo } from '../ui/time';
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
              <input
                type="checkbox"
                aria-label="All runs of this page"
                checked={selection.chosen.size === runs.length}
                ref={(box) => void (box && (box.indeterminate = selection.chosen.size > 0 && selection.chosen.size < runs.length))}
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

/** Of plain elements: fifty rows of components take three times as long to show. */
function RunRow({ run, showFlow, showTook, selection }: RowProps) {
  const { base } = useWorkspace();
  const started = run.startTime ?? run.expectedStartTime;
  return (
    <tr className="run-row" data-chosen={selection?.chosen.has(run.id) || undefined}>
      {selection && (
        <td>
          <input
            type="checkbox"
            aria-label={`Choose ${run.name}`}
            checked={selection.chosen.has(run.id)}
            onClick={(event) => selection.toggle(run.id, event)}
            onChange={() => undefined}
          />
        </td>
      )}
      <td>
        <div className="run-about">
          <Link className="run-name" to={`${base}/runs/flow-run/${run.id}`}>
            {run.name}
          </Link>
          <Tags tags={run.tags} />
        </div>
        <div className="run-below mantine-hidden-from-sm">
          {showFlow && <span>{run.flow.name} ·</span>}
          <PlainAgo at={started} />
        </div>
      </td>
      <td>
        <StateBadge state={run.state} />
      </td>
      {showFlow && (
        <td className="mantine-visible-from-sm">
          <Link className="quiet-link" to={`${base}/flows/flow/${run.flow.id}`}>
            {run.flow.name}
          </Link>
        </td>
      )}
      <td className="mantine-visible-from-sm">
        <PlainAgo at={started} />
      </td>
      {showTook && (
        <td className="run-took mantine-visible-from-sm">
          {run.startTime ? <Duration seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} /> : <span className="dimmed">–</span>}
        </td>
      )}
    </tr>
  );
}
