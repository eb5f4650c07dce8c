import type { Facts, FlowRunPolicyFacts } from './facts.js';
import type { Consequences, RuleTrace } from './decision.js';
import { STATE_TYPES, TERMINAL_STATE_TYPES, type State, type StateType } from './state.js';

/** What a rule wants changed beside the state. `policy` counts at once, `policyAfter` only once the run's columns were worked out. */
export interface Effects extends Consequences {
  readonly policy?: Partial<FlowRunPolicyFacts>;
  readonly policyAfter?: Partial<FlowRunPolicyFacts>;
  readonly runCount?: number;
  readonly flowRunRunCount?: number;
}

interface Said extends Effects {
  /** The facts the rule went by, for the trail. */
  readonly saw?: RuleTrace['saw'];
}

/** A rule's answer. `reject` without a state leaves the run where it is; with one, that is stored in the proposal's place. */
export type Verdict = Said &
  (
    | { readonly kind: 'pass' }
    | { readonly kind: 'rewrite'; readonly proposed: State }
    | { readonly kind: 'reject'; readonly reason: string; readonly instead: State | null }
    | { readonly kind: 'wait'; readonly reason: string; readonly delaySeconds: number }
    | { readonly kind: 'abort'; readonly reason: string }
  );

/** One law of orchestration. Takes part when the run is in one of `from` and one of `to` is proposed; null in `from`: a run without a state. */
export interface Rule<F extends Facts = Facts> {
  readonly name: string;
  readonly from: readonly (StateType | null)[];
  readonly to: readonly StateType[];
  decide(facts: F): Verdict;
}

export const pass: Verdict = { kind: 'pass' };
export const passWith = (said: Said): Verdict => ({ kind: 'pass', ...said });
export const rewrite = (proposed: State, said: Said = {}): Verdict => ({ kind: 'rewrite', proposed, ...said });
export const reject = (reason: string, said: Said & { instead?: State } = {}): Verdict => ({ kind: 'reject', reason, ...said, instead: said.instead ?? null });
export const wait = (delaySeconds: number, reason: string, said: Said = {}): Verdict => ({ kind: 'wait', delaySeconds, reason, ...said });
export const abort = (reason: string, said: Said = {}): Verdict => ({ kind: 'abort', reason, ...said });

/** With a run that has no state yet. */
export const ANY_FROM: readonly (StateType | null)[] = [null, ...STATE_TYPES];
export const ANY_TO: readonly StateType[] = STATE_TYPES;
export const TERMINAL: readonly StateType[] = TERMINAL_STATE_TYPES;

export function isTerminal(type: StateType | null | undefined): boolean {
  return TERMINAL.some((terminal) => terminal === type);
}

/** SCHEDULED → Scheduled */
export function defaultStateName(type: StateType): string {
  return type.charAt(0) + type.slice(1).toLowerCase();
}

/** A state that a rule makes up, now. */
export function freshState(facts: Facts, type: StateType, rest: Partial<Omit<State, 'id' | 'type' | 'timestamp'>> = {}): State {
  const [id] = facts.freshIds;
  if (id === undefined) throw new Error('The facts hold no fresh id for a new state.');
  return { id, type, name: defaultStateName(type), timestamp: facts.now, message: null, data: null, details: {}, ...rest };
}

/** Whether data says that the client kept its result to itself. */
export const isUnpersisted = (data: unknown): boolean => typeof data === 'object' && data !== null && 'type' in data && data.type === 'unpersisted';

/** Whether a completed state points at a result that was stored and can be read again. */
export function hasPersistedResult(state: State | null): boolean {
  const data = state?.data;
  return state?.type === 'COMPLETED' && typeof data === 'object' && data !== null && Object.keys(data).length > 0 && !isUnpersisted(data);
}
