import type { FlowRunFacts } from '../facts.js';
import { abort, pass, type Rule } from '../rule.js';

/**
 * A worker knows of runs by polling for scheduled ones. One that was slow claims a run that another has claimed and ended meanwhile:
 * it would be carried out a second time without anybody having asked for it. Who runs a run again on purpose is no worker, or forces it.
 * Source: docs/contract/transitions.md#pending
 */
export const refuseOutdatedClaims: Rule<FlowRunFacts> = {
  name: 'refuse-outdated-claims',
  from: ['COMPLETED', 'FAILED', 'CRASHED'],
  to: ['PENDING'],
  decide: ({ current, asWorker }) =>
    asWorker ? abort(`The run is ${current?.type ?? 'without a state'} and was not scheduled again.`, { saw: { current: current?.name ?? null } }) : pass,
};
