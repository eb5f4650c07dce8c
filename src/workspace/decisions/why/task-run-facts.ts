import type { Instant, RunTimes, State } from '@app/engine';
import type { Act, Occupancy, Subject } from './explanation.js';
import type { Failure } from './flow-run-facts.js';

/** All that an explanation of a task run goes by, read when it is asked for. */
export interface TaskRunFacts {
  readonly now: Instant;
  readonly run: Pick<RunTimes, 'runCount' | 'startTime'> & {
    readonly id: string;
    readonly name: string;
    readonly state: State | null;
    readonly created: Instant;
    readonly retries: number | null;
  };
  /** Null when the task runs outside of any flow, or its flow run is gone. */
  readonly flowRun: { readonly subject: Subject; readonly state: State | null } | null;
  /** Active limits on its tags. */
  readonly limits: readonly (Subject & Occupancy)[];
  /** Task runs whose results it takes in and that have not completed. */
  readonly upstream: readonly { readonly taskRun: Subject; readonly state: State | null }[];
  readonly entered: Act | null;
  /** In the subflow that it stands for. */
  readonly failures: readonly Failure[];
  readonly childFlowRun: Subject | null;
}
