import type { FlowRunFacts, TaskRunFacts } from './facts.js';
import type { Rule } from './rule.js';
import { cacheResult } from './rules/cache-result.rule.js';
import { cancelLateWithoutSlot } from './rules/cancel-late-without-slot.rule.js';
import { cancelWithoutInfrastructure } from './rules/cancel-without-infrastructure.rule.js';
import { claimOnce } from './rules/claim-once.rule.js';
import { confirmDeploymentSlot } from './rules/confirm-deployment-slot.rule.js';
import { copyScheduledTime } from './rules/copy-scheduled-time.rule.js';
import { copyTaskParameters } from './rules/copy-task-parameters.rule.js';
import { disownDeploymentLease } from './rules/disown-deployment-lease.rule.js';
import { finishCancellingFirst } from './rules/finish-cancelling-first.rule.js';
import { keepDeploymentLease } from './rules/keep-deployment-lease.rule.js';
import { keepEndedFlowRuns } from './rules/keep-ended-flow-runs.rule.js';
import { keepEndedTaskRuns } from './rules/keep-ended-task-runs.rule.js';
import { keepStoredResults } from './rules/keep-stored-results.rule.js';
import { nameReruns } from './rules/name-reruns.rule.js';
import { noteFlowAttempt } from './rules/note-flow-attempt.rule.js';
import { onlyScheduledRunsAreLate } from './rules/only-scheduled-runs-are-late.rule.js';
import { pause } from './rules/pause.rule.js';
import { refuseOutdatedClaims } from './rules/refuse-outdated-claims.rule.js';
import { refuseRepeatedTransition } from './rules/refuse-repeated-transition.rule.js';
import { resume } from './rules/resume.rule.js';
import { retryFailedFlow } from './rules/retry-failed-flow.rule.js';
import { retryFailedTask } from './rules/retry-failed-task.rule.js';
import { reuseCachedResult } from './rules/reuse-cached-result.rule.js';
import { stayWithinRunningFlow } from './rules/stay-within-running-flow.rule.js';
import { takeDeploymentSlot } from './rules/take-deployment-slot.rule.js';
import { takeTagSlots } from './rules/take-tag-slots.rule.js';
import { waitForScheduledTime } from './rules/wait-for-scheduled-time.rule.js';

/** What a flow run obeys. The order is behaviour: an earlier rule's refusal silences the later ones. */
export const flowRunPolicy: readonly Rule<FlowRunFacts>[] = [
  keepDeploymentLease,
  refuseRepeatedTransition,
  keepEndedFlowRuns,
  finishCancellingFirst,
  cancelWithoutInfrastructure,
  claimOnce,
  refuseOutdatedClaims,
  confirmDeploymentSlot,
  takeDeploymentSlot,
  disownDeploymentLease,
  onlyScheduledRunsAreLate,
  pause,
  resume,
  copyScheduledTime,
  waitForScheduledTime,
  retryFailedFlow,
];

/** What even force obeys, and all that a run's first state does. */
export const flowRunMinimalPolicy: readonly Rule<FlowRunFacts>[] = [keepStoredResults, cancelWithoutInfrastructure];

/** What marking a run late obeys, which only the server does. */
export const flowRunLatePolicy: readonly Rule<FlowRunFacts>[] = [onlyScheduledRunsAreLate, cancelLateWithoutSlot];

export const taskRunPolicy: readonly Rule<TaskRunFacts>[] = [
  reuseCachedResult,
  keepEndedTaskRuns,
  stayWithinRunningFlow,
  takeTagSlots,
  copyScheduledTime,
  waitForScheduledTime,
  retryFailedTask,
  nameReruns,
  noteFlowAttempt,
  cacheResult,
];

/** What a background task run obeys: one that was handed over to whoever serves its task, forced or not. */
export const backgroundTaskRunPolicy: readonly Rule<TaskRunFacts>[] = [
  claimOnce,
  reuseCachedResult,
  keepEndedTaskRuns,
  copyScheduledTime,
  copyTaskParameters,
  waitForScheduledTime,
  retryFailedTask,
  nameReruns,
  noteFlowAttempt,
  cacheResult,
];

export const taskRunMinimalPolicy: readonly Rule<TaskRunFacts>[] = [];
