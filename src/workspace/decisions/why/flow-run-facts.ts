import type { Instant, RunTimes, State } from '@app/engine';
import type { Act, Occupancy, Subject } from './explanation.js';

/** All that an explanation of a flow run goes by, read when it is asked for. */
export interface FlowRunFacts {
  readonly now: Instant;
  readonly run: Pick<RunTimes, 'runCount' | 'startTime' | 'endTime'> & {
    readonly id: string;
    readonly name: string;
    readonly state: State | null;
    readonly created: Instant;
    readonly dueAt: Instant | null;
    readonly retries: number | null;
    /** Whether the process that failed tries again itself. */
    readonly retriesInProcess: boolean;
    readonly hasInfrastructure: boolean;
    /** Made by a schedule that may be gone by now. */
    readonly scheduled: boolean;
  };
  readonly parent: { readonly flowRun: Subject; readonly state: State | null } | null;
  readonly deployment: (Subject & { readonly paused: boolean; readonly limit: (Subject & Occupancy) | null }) | null;
  /** Null: made by none, or it was deleted. */
  readonly schedule: (Subject & { readonly active: boolean }) | null;
  readonly pool: (Subject & Occupancy & WorkPoolFacts) | null;
  readonly queue: (Subject & Occupancy & { readonly paused: boolean; readonly lastPolled: Instant | null }) | null;
  /** Who brought the run into its state; null when no record of it is kept. */
  readonly entered: Act | null;
  /** Who asked for the run to be cancelled; null when nobody did, or no record of it is kept. */
  readonly cancelled: Act | null;
  /** The task run that failed first, then the one that failed first in the subflow that it stood for, and so on. */
  readonly failures: readonly Failure[];
  readonly lastHeartbeat: Instant | null;
}

interface WorkPoolFacts {
  readonly type: string;
  readonly paused: boolean;
  readonly workersOnline: number;
  /** Of any worker, online or not. */
  readonly lastHeartbeat: Instant | null;
}

export interface Failure {
  readonly taskRun: Subject;
  readonly state: Pick<State, 'type' | 'name' | 'message' | 'timestamp'>;
  /** The flow run that the task run stands for. */
  readonly childFlowRun: Subject | null;
}
