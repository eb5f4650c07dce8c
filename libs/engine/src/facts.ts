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

/** What there was of the slots of a run's deployment when one was asked for; taken and under lease, or why not. */
export type DeploymentSlot =
  | { readonly kind: 'held'; readonly leaseId: string }
  | { readonly kind: 'full'; readonly strategy: 'ENQUEUE' | 'CANCEL_NEW' }
  /** The limit is 0. */
  | { readonly kind: 'never' }
  /** The deployment is not there any more. */
  | { readonly kind: 'gone' };

/** The same of the slots of a run's tags, all of them or none. `tags`: those that it is about. */
export type TagSlots = { readonly tags: readonly string[] } & (
  | { readonly kind: 'taken'; readonly leaseId: string }
  /** How long slots of the fullest are held, on average. */
  | { readonly kind: 'full'; readonly occupancySeconds: number }
  | { readonly kind: 'never' }
);

/** All that a flow-run rule may know. Everything is read before the engine is asked; nothing changes while it thinks. */
export interface FlowRunFacts extends RunTimes, RequestFacts {
  readonly kind: 'flow-run';
  readonly runId: string;
  readonly current: State | null;
  readonly policy: FlowRunPolicyFacts;
  readonly deploymentId: string | null;
  readonly parentTaskRunId: string | null;
  readonly infrastructurePid: string | null;
  /** Null: the deployment has no limit, or nobody asked. */
  readonly deploymentSlot: DeploymentSlot | null;
  /** Of the SDK that asks; null when another client does. */
  readonly clientVersion: string | null;
  /** Whether a worker asks, or what runs for one. */
  readonly asWorker: boolean;
}

export interface TaskRunFacts extends RunTimes, RequestFacts {
  readonly kind: 'task-run';
  readonly runId: string;
  readonly current: State | null;
  readonly policy: TaskRunPolicyFacts;
  readonly flowRunRunCount: number;
  /** Null when the task runs outside a flow. */
  readonly flowRun: { readonly id: string; readonly runCount: number; readonly current: State | null } | null;
  /** The newest result under the proposal's cache key; null when there is none, or nobody looked. */
  readonly cached: State | null;
  /** Null: none of its tags has a limit, or nobody asked. */
  readonly tagSlots: TagSlots | null;
}

export type Facts = FlowRunFacts | TaskRunFacts;
export type From = StateType | null;
