import type { FlowRunPolicyFacts, RunTimes } from './facts.js';
import type { State } from './state.js';

export type Outcome = 'accept' | 'reject' | 'wait' | 'abort';

/** What one rule did, in the order the rules took part. `saw` holds only facts the rule used, as plain JSON. */
export interface RuleTrace {
  readonly rule: string;
  readonly said: 'pass' | 'reject' | 'wait' | 'abort' | 'rewrite' | 'not-asked';
  readonly saw?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** What comes with a state beside the run's columns. */
export interface Consequences {
  /** The lease that is held for as long as the run is in the state. */
  readonly heldLeaseId?: string;
  /** The lease that ends while what it is on stays taken. */
  readonly disownedLeaseId?: string;
  /** The state's result is found under its cache key from now on. */
  readonly cachesResult?: true;
}

/** The engine's answer, complete: apply `next` and `run` in one statement, or nothing where `next` is null. */
export interface Decision {
  readonly outcome: Outcome;
  /** The state to store: the proposal, its rewrite, or what a rule put in its place. Null: the run stays where it is. */
  readonly next: State | null;
  /** The run's columns after `next`, and what else comes with it. Null exactly when `next` is. */
  readonly run: (RunTimes & Consequences & { readonly policy?: FlowRunPolicyFacts; readonly flowRunRunCount?: number }) | null;
  readonly reason: string | null;
  /** Whole seconds; only for `wait`. */
  readonly delaySeconds: number | null;
  readonly trail: readonly RuleTrace[];
}
