import type { Instant } from './instant.js';
import type { State, StateType } from './state.js';

/** The columns of a run that its states determine. Durations in microseconds. */
export interface RunTimes {
  readonly runCount: number;
  readonly expectedStartTime: Instant | null;
  readonly nextScheduledStartTime: Instant | null;
  readonly startTime: Instant | null;
  readonly endTime: Instant | null;
  readonly totalRunTimeMicros: number;
}

export interface FlowRunPolicyFacts {
  readonly retries: number | null;
  readonly retryDelaySeconds: number | null;
  readonly pauseKeys: readonly string[];
  readonly resuming: boolean;
  readonly retryType: 'in_process' | 'reschedule' | null;
}

export interface TaskRunPolicyFacts {
  readonly retries: number | null;
  /** One delay for all retries, or one for each; null: none. */
  readonly retryDelaySeconds: number | readonly number[] | null;
  readonly retryJitterFactor: number | null;
}

interface RequestFacts {
  readonly proposed: State;
  readonly now: Instant;
  /** Randomness is a fact: ids for states that rules make up, and a uniform number in [0, 1) for jitter. */
  readonly freshIds: readonly string[];
  readonly random: number;
}

/** All that a flow-run rule may know. Everything is read before the engine is asked; nothing changes while it thinks. */
export interface FlowRunFacts extends RunTimes, RequestFacts {
  readonly kind: 'flow-run';
  readonly runId: string;
  readonly current: State | null;
  readonly policy: FlowRunPolicyFacts;
  readonly deploymentId: string | null;
  readonly parentTaskRunId: string | null;
  readonly infrastructurePid: string | null;
}

export interface TaskRunFacts extends RunTimes, RequestFacts {
  readonly kind: 'task-run';
  readonly runId: string;
  readonly current: State | null;
  readonly policy: TaskRunPolicyFacts;
  readonly flowRunRunCount: number;
  /** Null when the task runs outside a flow. */
  readonly flowRun: { readonly id: string; readonly runCount: number; readonly current: State | null } | null;
}

export type Facts = FlowRunFacts | TaskRunFacts;
export type From = StateType | null;
