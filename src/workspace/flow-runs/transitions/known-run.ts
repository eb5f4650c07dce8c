import { newId, type FlowRunPolicyReply } from '@app/contract';
import { freesDeploymentSlot, mirrorToParentTask, type Decision, type FlowRunFacts, type Instant, type RunTimes, type State } from '@app/engine';
import type { Deliberation } from '../../decisions/recording/deliberation.js';
import type { LabelMap } from '../../flows/flows.schema.js';
import { pickTimes } from '../../states/run-times.js';
import { storedData } from '../../states/state.schema.js';
import type { Proposal } from '../../states/verdict.js';
import type { QueuePlace } from '../../work-pools/work-queues.schema.js';
import type { CreatedBy } from '../flow-runs.schema.js';
import { toPolicyFacts, withFacts } from '../policy.js';

/** All that has to be known of a flow run to decide on it, to write what was decided and to tell of it. */
export interface KnownRun {
  /** Changes with every change of the rest: what was decided on an old one is never written. */
  readonly version: number;
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly flow: { readonly id: string; readonly name: string; readonly tags: readonly string[] };
  readonly deploymentId: string | null;
  /** Null also where it is gone. */
  readonly deployment: KnownDeployment | null;
  readonly queue: QueuePlace | null;
  readonly infrastructurePid: string | null;
  readonly policy: FlowRunPolicyReply;
  readonly createdBy: CreatedBy | null;
  readonly times: RunTimes;
  readonly current: State | null;
  /** The task run that stands for this run in the flow run that called it. */
  readonly parent: KnownParent | null;
}

/** As much of the deployment that a run came from as is told of the run. */
export interface KnownDeployment {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}

/** The same, and what a new run takes over from it. */
export interface RunDeployment extends KnownDeployment {
  readonly version: string | null;
  readonly versionId: string | null;
  readonly labels: LabelMap;
}

export interface KnownParent {
  readonly version: number;
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly flowRunId: string | null;
  readonly flowRunRunCount: number;
  readonly times: RunTimes;
  readonly current: State | null;
}

/** A transition that was decided on, as it goes down. */
export interface Move {
  readonly known: KnownRun;
  readonly next: State;
  readonly run: NonNullable<Decision['run']>;
  /** The same state on the parent task run. */
  readonly mirrored: { readonly next: State; readonly run: NonNullable<Decision['run']> } | null;
  readonly deliberation: Deliberation;
  /** Whether it frees the slot of its deployment that the run may hold. */
  readonly freesSlot: boolean;
  /** What the run is told with it. */
  readonly answer: Proposal['answer'] | null;
}

/** `found`: what had to be asked for. */
export const toFacts = (known: KnownRun, proposed: State, now: Instant, random: number, found: Partial<FlowRunFacts> = {}): FlowRunFacts => ({
  kind: 'flow-run',
  runId: known.id,
  ...known.times,
  current: known.current,
  policy: toPolicyFacts(known.policy),
  deploymentId: known.deploymentId,
  parentTaskRunId: known.parent?.id ?? null,
  infrastructurePid: known.infrastructurePid,
  deploymentSlot: null,
  clientVersion: null,
  asWorker: false,
  proposed,
  now,
  freshIds: [newId()],
  random,
  ...found,
});

/** Null when the decision leaves the run where it is. */
export function toMove(known: KnownRun, decision: Decision, now: Instant, deliberation: Deliberation): Move | null {
  if (!decision.next || !decision.run) return null;
  const next = { ...decision.next, details: { ...decision.next.details, flowRunId: known.id, taskRunId: known.parent?.id ?? null } };
  return {
    known,
    next,
    run: decision.run,
    mirrored: known.parent && mirror(known.parent, next, known.id, now),
    deliberation,
    freesSlot: freesDeploymentSlot(known.current, decision),
    answer: decision.outcome === 'accept' ? (deliberation.proposal.answer ?? null) : null,
  };
}

function mirror(parent: KnownParent, state: State, childFlowRunId: string, now: Instant): Move['mirrored'] {
  const { next, run } = mirrorToParentTask(state, childFlowRunId, {
    kind: 'task-run',
    runId: parent.id,
    ...parent.times,
    current: parent.current,
    policy: { retries: null, retryDelaySeconds: null, retryJitterFactor: null },
    flowRunRunCount: parent.flowRunRunCount,
    flowRun: parent.flowRunId === null ? null : { id: parent.flowRunId, runCount: parent.flowRunRunCount, current: null },
    now,
    freshIds: [newId()],
    random: 0,
    cached: null,
    tagSlots: null,
  });
  if (!next || !run) throw new Error('A mirrored state is forced and cannot be refused.');
  return { next, run };
}

/** The run once the move is written. */
export function afterMove({ known, next, run, mirrored }: Move): KnownRun {
  const { parent } = known;
  return {
    ...known,
    version: known.version + 1,
    policy: withFacts(known.policy, run.policy),
    times: pickTimes(run),
    current: { ...next, data: storedData(next.data) },
    parent:
      parent && mirrored
        ? {
            ...parent,
            version: parent.version + 1,
            times: pickTimes(mirrored.run),
            flowRunRunCount: mirrored.run.flowRunRunCount ?? parent.flowRunRunCount,
            current: mirrored.next,
          }
        : parent,
  };
}
