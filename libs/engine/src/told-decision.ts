import type { Outcome, RuleTrace } from './decision.js';
import type { StateType } from './state.js';

/** As much of a state as a record of a decision keeps. */
export interface ToldState {
  readonly type: StateType;
  readonly name: string;
}

/** A decision as its record tells it, long after the facts it went by have changed. */
export interface ToldDecision {
  readonly outcome: Outcome;
  /** Null: the run had no state yet. */
  readonly from: ToldState | null;
  readonly asked: ToldState;
  /** What was stored; null when nothing was. */
  readonly became: ToldState | null;
  readonly delaySeconds: number | null;
  readonly forced: boolean;
  readonly trail: readonly RuleTrace[];
}
