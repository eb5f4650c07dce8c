import { newId, type TaskRunPolicyReply } from '@app/contract';
import type { Decision, Instant, RunTimes, State, TaskRunFacts } from '@app/engine';
import type { Deliberation } from '../../decisions/recording/deliberation.js';
import { pickTimes } from '../../states/run-times.js';
import type { TaskQueue } from '../../background-tasks/queueing.sql.js';
import { storedData } from '../../states/state.schema.js';
import type { Proposal } from '../../states/verdict.js';
import { toPolicyFacts } from '../policy.js';

/** All that has to be known of a task run to decide on it and to write what was decided. */
export interface KnownTaskRun {
  /** Changes with every change of the rest but the flow run: what was decided on an old one is never written. */
  readonly version: number;
  readonly id: string;
  readonly tags: readonly string[];
  readonly policy: TaskRunPolicyReply;
  readonly flowRunRunCount: number;
  readonly times: RunTimes;
  readonly current: State | null;
  /** Null when the task runs outside a flow. */
  readonly flowRun: KnownFlowRun | null;
}

export interface KnownFlowRun {
  readonly id: string;
  /** Null when it is gone or was never there: clients may report task runs of any flow run. */
  readonly version: number | null;
  readonly runCount: number;
  readonly current: State | null;
}

/** A transition that was decided on, as it goes down. */
export interface TaskRunMove {
  readonly known: KnownTaskRun;
  readonly next: State;
  readonly run: NonNullable<Decision['run']>;
  readonly deliberation: Deliberation;
  /** Where the run waits for a worker; null where it does not. */
  readonly queue: TaskQueue | null;
}

/** `found`: what had to be asked for. */
export const toFacts = (
  { id, times, current, policy, flowRunRunCount, flowRun }: KnownTaskRun,
  proposed: State,
  now: Instant,
  found: Partial<TaskRunFacts> = {},
): TaskRunFacts => ({
  kind: 'task-run',
  runId: id,
  ...times,
  current,
  policy: toPolicyFacts(policy),
  flowRunRunCount,
  flowRun,
  proposed,
  now,
  freshIds: [newId()],
  random: Math.random(),
  cached: null,
  tagSlots: null,
  ...found,
});

/** Null when the decision leaves the run where it is. */
export function toMove(known: KnownTaskRun, { next, run }: Decision, _now: Instant, deliberation: Deliberation): TaskRunMove | null {
  if (!next || !run) return null;
  return {
    known,
    next: { ...next, details: { ...next.details, flowRunId: known.flowRun?.id ?? null, taskRunId: known.id } },
    run,
    deliberation,
    queue: queueOf(deliberation.proposal, next),
  };
}

/** A deferred run that is to be begun is handed over. */
function queueOf({ state }: Proposal, next: State): TaskQueue | null {
  if (state.state_details?.deferred !== true || next.type !== 'SCHEDULED') return null;
  return next.name === 'AwaitingRetry' ? 'retry' : 'scheduled';
}

/** The run once the move is written. */
export const afterMove = ({ known, next, run }: TaskRunMove): KnownTaskRun => ({
  ...known,
  version: known.version + 1,
  times: pickTimes(run),
  flowRunRunCount: run.flowRunRunCount ?? known.flowRunRunCount,
  current: { ...next, data: storedData(next.data) },
});
