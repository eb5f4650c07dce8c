import type { Instant } from './instant.js';

export const STATE_TYPES = ['SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED', 'PAUSED', 'CANCELLING'] as const;
export type StateType = (typeof STATE_TYPES)[number];

export const TERMINAL_STATE_TYPES = ['COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'] as const satisfies readonly StateType[];

/** What a state knows beside its type and name. Absent members mean the default the contract gives them. */
export interface StateDetails {
  flowRunId?: string | null;
  taskRunId?: string | null;
  childFlowRunId?: string | null;
  scheduledTime?: Instant | null;
  cacheKey?: string | null;
  cacheExpiration?: Instant | null;
  deferred?: boolean | null;
  untrackableResult?: boolean;
  pauseTimeout?: Instant | null;
  pauseReschedule?: boolean;
  pauseKey?: string | null;
  runInputKeyset?: Record<string, string> | null;
  refreshCache?: boolean | null;
  retriable?: boolean | null;
  transitionId?: string | null;
  taskParametersId?: string | null;
  traceparent?: string | null;
  deploymentConcurrencyLeaseId?: string | null;
}

export interface State {
  readonly id: string;
  readonly type: StateType;
  readonly name: string;
  readonly timestamp: Instant;
  readonly message: string | null;
  /** Any JSON; null when the state carries nothing. */
  readonly data: unknown;
  readonly details: Readonly<StateDetails>;
}
