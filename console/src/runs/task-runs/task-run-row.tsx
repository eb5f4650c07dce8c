import { Link } from 'react-router';
import type { TaskRunRowFragment } from '../../gql/graphql';
import { useWorkspace } from '../../shell/use-workspace';
import { isBad, isTerminal, StateBadge, stateColor } from '../../ui/state-badge';
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

/** Of plain elements: scrolling draws dozens of these in a frame. */
export function TaskRunRow({ run, within, runIsOver, highlighted, place }: Props) {
  const { base } = useWorkspace();
  if (!run) {
    return (
      <tr className="task-run-row" aria-rowindex={place}>
        <td colSpan={4} className="task-run-coming" />
      </tr>
    );
  }
  return (
    <tr className={highlighted ? 'task-run-row highlight' : 'task-run-row'} aria-rowindex={place}>
      <td>
        <div className="task-run-about">
          <span className="task-run-name" title={run.name}>
            {run.name}
          </span>
          {run.runCount > 1 && <small className="mantine-visible-from-sm">attempt {run.runCount}</small>}
          <Link to={`?tab=logs&task=${run.id}`} aria-label={`Logs of ${run.name}`}>
            Logs
          </Link>
          {run.childFlowRunId && (
            <Link to={`${base}/runs/flow-run/${run.childFlowRunId}`} aria-label={`Subflow: the run that ${run.name} stands for`}>
              Subflow
            </Link>
          )}
          {isBad(run.state?.type) && run.state?.message && (
            <span className="task-run-trouble mono mantine-visible-from-sm" title={run.state.message}>
              {run.state.message}
            </span>
          )}
        </div>
      </td>
      <td>
        <StateBadge state={run.state} />
      </td>
      <td className="mantine-visible-from-sm">
        <Bar run={run} within={within} runIsOver={runIsOver} />
      </td>
      <td className="task-run-took">{run.startTime ? <Duration seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} /> : '–'}</td>
    </tr>
  );
}

function Bar({ run: { startTime, endTime, state }, within: { from, to }, runIsOver }: { run: TaskRunRowFragment; within: Stretch; runIsOver: boolean }) {
  if (!startTime) return null;
  const start = Date.parse(startTime);
  const end = endTime ? Date.parse(endTime) : runIsOver || isTerminal(state?.type) ? start : Date.now();
  const place = (at: number): number => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
  return (
    <div className="bar-track" aria-hidden>
      <div className="bar" style={{ left: `${place(start)}%`, width: `${place(end) - place(start)}%`, background: stateColor(state?.type) }} />
    </div>
  );
}
