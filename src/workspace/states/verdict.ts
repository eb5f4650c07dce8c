import type { SetStateReply, StateBody } from '@app/contract';
import type { Decision, Outcome, State } from '@app/engine';
import { toStateReply } from './state.schema.js';

/** How often a transition is decided on again because the run moved meanwhile. Each attempt that is lost is another writer's success. */
export const TRANSITION_ATTEMPTS_MAX = 100;

/** A state that a client asks for. `force` sets all but a few rules aside. */
export interface Proposal {
  readonly state: StateBody;
  readonly force: boolean;
  /** Whether this is the server's own mark of a run that is late, which has rules of its own. */
  readonly late?: true;
  /** Whether a cancellation was never answered by whoever runs the flow, so that what runs it has to be taken away. */
  readonly unanswered?: true;
  /** The id of the only state that this is meant to leave: from any other one nothing is asked for. */
  readonly from?: string;
  /** What a flow run that waited is told, in the statement that lets it go on. */
  readonly answer?: { readonly key: string; readonly value: string };
}

/** What became of a proposed state. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The state the run is in now. */
  readonly state: State | null;
  /** Whether this request put it there. */
  readonly stored: boolean;
  readonly reason: string | null;
  readonly delaySeconds: number | null;
}

/** The run was no longer in the state that was to be left. */
export const LEFT_ALREADY: Verdict = { outcome: 'abort', state: null, stored: false, reason: 'The run has moved on meanwhile.', delaySeconds: null };

export const toVerdict = (decision: Decision, state: State | null): Verdict => ({
  outcome: decision.outcome,
  state,
  stored: decision.next !== null,
  reason: decision.reason,
  delaySeconds: decision.delaySeconds,
});

export function toSetStateReply({ outcome, state, reason, delaySeconds }: Verdict): SetStateReply {
  const reply = { state: state && toStateReply(state) };
  switch (outcome) {
    case 'accept':
      return { ...reply, status: 'ACCEPT', details: { type: 'accept_details' } };
    case 'reject':
      return { ...reply, status: 'REJECT', details: { type: 'reject_details', reason } };
    case 'abort':
      return { ...reply, status: 'ABORT', details: { type: 'abort_details', reason } };
    case 'wait':
      return { ...reply, status: 'WAIT', details: { type: 'wait_details', delay_seconds: delaySeconds ?? 0, reason } };
  }
}
