import { toIso, type FlowRunInputReply } from '@app/contract';
import type { Instant } from '@app/engine';

/** What someone told a flow run, or what a paused one waits to be told: a text under a key that no other of the run has. */
export interface FlowRunInput {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly flow_run_id: string;
  readonly key: string;
  readonly value: string;
  readonly sender: string | null;
}

export const toFlowRunInputReply = (input: FlowRunInput): FlowRunInputReply => ({
  ...input,
  created: toIso(input.created),
  updated: toIso(input.updated),
});
