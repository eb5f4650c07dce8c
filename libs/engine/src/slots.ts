import { isClientSince, LEASES_SINCE, takesDeploymentSlots } from './client-version.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { FlowRunFacts, TaskRunFacts } from './facts.js';
import type { Rule } from './rule.js';
import type { State, StateType } from './state.js';

/**
 * Slots are taken before it is decided, since no rule may take them: whether that is worth it is found out by deciding as if there
 * were no limits. A rule that is asked then is asked when its slots are known, too, for they change nothing for those before it.
 */
function isAsked<F extends FlowRunFacts | TaskRunFacts>(policy: readonly Rule<F>[], facts: F, rule: string): boolean {
  return decide(policy, facts).trail.some((trace) => trace.rule === rule && trace.said !== 'not-asked');
}

/** Whether a decision on these facts goes by the slots of the run's tags. */
export const asksForTagSlots = (policy: readonly Rule<TaskRunFacts>[], facts: TaskRunFacts): boolean =>
  isAsked(policy, { ...facts, tagSlots: null }, 'take-tag-slots');

/** Whether a decision on these facts goes by a slot of the run's deployment: a new one, or one whose lease is to be renewed. */
export function asksForDeploymentSlot(policy: readonly Rule<FlowRunFacts>[], facts: FlowRunFacts): 'new' | 'held' | null {
  const free = { ...facts, deploymentSlot: null };
  if (takesDeploymentSlots(facts.clientVersion) && isAsked(policy, free, 'take-deployment-slot')) return 'new';
  const hasLease = (facts.current?.details.deploymentConcurrencyLeaseId ?? null) !== null;
  return hasLease && isClientSince(facts.clientVersion, LEASES_SINCE) && isAsked(policy, free, 'confirm-deployment-slot') ? 'held' : null;
}

/** The states in which a run may hold a slot of its deployment. */
export const mayHoldDeploymentSlot = (type: StateType | null | undefined): boolean => type === 'PENDING' || type === 'RUNNING' || type === 'CANCELLING';

/** Whether a flow run gives its deployment's slot back. A process that waits to try again by itself keeps it. */
export function freesDeploymentSlot(current: State | null, { outcome, next }: Pick<Decision, 'outcome' | 'next'>): boolean {
  if (!next || !mayHoldDeploymentSlot(current?.type) || mayHoldDeploymentSlot(next.type)) return false;
  return !(outcome === 'reject' && next.type === 'SCHEDULED' && next.name === 'AwaitingRetry');
}

/** Whether a task run in this state holds no slots of its tags. */
export const freesTagSlots = ({ type }: Pick<State, 'type'>): boolean => type !== 'RUNNING' && type !== 'CANCELLING';
