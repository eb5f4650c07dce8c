import { backgroundTaskRunPolicy, taskRunMinimalPolicy, taskRunPolicy } from '@app/engine';
import type { Proposal } from '../../states/verdict.js';

export type TaskRunPolicy = typeof taskRunPolicy;

/** A deferred state makes the run a background one, forced or not. Source: docs/contract/transitions.md#background-tasks */
export function policyFor({ state, force }: Proposal): TaskRunPolicy {
  if (state.state_details?.deferred === true) return backgroundTaskRunPolicy;
  return force ? taskRunMinimalPolicy : taskRunPolicy;
}
