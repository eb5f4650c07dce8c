import type { Consequences, Decision } from './decision.js';
import type { Facts, FlowRunPolicyFacts } from './facts.js';
import { type Effects, isTerminal } from './rule.js';
import type { State } from './state.js';

type RunColumns = NonNullable<Decision['run']>;

/**
 * The run's columns once it is in `next`. Runs whatever the policy, forced transitions included.
 * Source: docs/contract/transitions.md#bookkeeping
 */
export function bookkeep(facts: Facts, next: State, effects: readonly Effects[]): RunColumns {
  const { current } = facts;
  const leavesEnd = isTerminal(current?.type) && !isTerminal(next.type);
  const ends = isTerminal(next.type);
  const endTime = leavesEnd ? null : facts.endTime;
  const startTime = facts.startTime ?? (next.type === 'RUNNING' || (ends && endTime === null) ? next.timestamp : null);
  const times = {
    startTime,
    endTime: ends ? (endTime ?? next.timestamp) : endTime,
    expectedStartTime: facts.expectedStartTime ?? (next.type === 'SCHEDULED' ? (next.details.scheduledTime ?? next.timestamp) : next.timestamp),
    nextScheduledStartTime:
      next.type === 'SCHEDULED' ? (next.details.scheduledTime ?? null) : current?.type === 'SCHEDULED' ? null : facts.nextScheduledStartTime,
    // A clock that was set back must not make a run shorter than it was.
    totalRunTimeMicros: facts.totalRunTimeMicros + (current?.type === 'RUNNING' ? Math.max(0, next.timestamp - current.timestamp) : 0),
  };
  const books = { ...times, ...consequencesOf(effects) };
  return facts.kind === 'flow-run' ? { ...books, ...flowRunColumns(facts, next, effects) } : { ...books, ...taskRunColumns(facts, next, effects) };
}

/** What rules want done that is no column of the run. */
const consequencesOf = (effects: readonly Effects[]): Consequences =>
  effects.reduce<Consequences>(
    (all, { heldLeaseId, disownedLeaseId, cachesResult }) => ({
      ...all,
      ...(heldLeaseId === undefined ? {} : { heldLeaseId }),
      ...(disownedLeaseId === undefined ? {} : { disownedLeaseId }),
      ...(cachesResult === undefined ? {} : { cachesResult }),
    }),
    {},
  );

/** Entering RUNNING counts, unless a suspended run comes back to finish the same attempt. */
function flowRunColumns(facts: Facts & { kind: 'flow-run' }, next: State, effects: readonly Effects[]): Pick<RunColumns, 'runCount' | 'policy'> {
  const before = effects.reduce<FlowRunPolicyFacts>((policy, effect) => ({ ...policy, ...effect.policy }), facts.policy);
  const counts = next.type === 'RUNNING' && !before.resuming;
  const settled = next.type === 'RUNNING' || isTerminal(next.type) ? { ...before, resuming: false } : before;
  return {
    runCount: facts.runCount + (counts ? 1 : 0),
    policy: effects.reduce<FlowRunPolicyFacts>((policy, effect) => ({ ...policy, ...effect.policyAfter }), settled),
  };
}

function taskRunColumns(facts: Facts & { kind: 'task-run' }, next: State, effects: readonly Effects[]): Pick<RunColumns, 'runCount' | 'flowRunRunCount'> {
  const runCount = effects.reduce((count, effect) => effect.runCount ?? count, facts.runCount);
  const flowRunRunCount = effects.reduce((count, effect) => effect.flowRunRunCount ?? count, facts.flowRunRunCount);
  return { runCount: runCount + (next.type === 'RUNNING' ? 1 : 0), flowRunRunCount };
}
