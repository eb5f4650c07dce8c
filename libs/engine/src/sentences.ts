import type { RuleTrace } from './decision.js';
import type { RuleName } from './rule-codes.js';
import { isTerminal } from './rule.js';
import type { ToldDecision } from './told-decision.js';
import { counted, durationOf, timeOf } from './words.js';

/** What a rule's word means to someone on call, by what it said. One who passed had no objection, and says what it had looked at. */
export interface Sentences {
  readonly pass: Sentence;
  readonly other: Sentence;
}

type Sentence = (trace: RuleTrace, told: ToldDecision) => string;

const saw = ({ saw: facts }: RuleTrace, name: string): unknown => facts?.[name] ?? null;
const sawText = (trace: RuleTrace, name: string): string => JSON.stringify(saw(trace, name)).replaceAll('"', '');
const current = ({ from }: ToldDecision): string => from?.name ?? 'without a state';

export const SENTENCES: Readonly<Record<RuleName, Sentences>> = {
  'refuse-repeated-transition': {
    pass: () => 'This very request had not been made before.',
    other: (trace) =>
      `The client repeated a request that had already been carried out (transition ${sawText(trace, 'transitionId')}), so nothing was done twice.`,
  },
  'keep-ended-flow-runs': {
    pass: (_, { from }) => `The run had ended as ${from?.name ?? 'nothing'}, and may be set to this all the same.`,
    other: endedFlowRun,
  },
  'finish-cancelling-first': {
    pass: () => 'The run was not being cancelled.',
    other: () => 'The run was being cancelled, and until that is done it can become nothing but Cancelled.',
  },
  'cancel-without-infrastructure': {
    pass: () => 'Something was running that has to be stopped first, so the run is being cancelled and not yet Cancelled.',
    other: (_, told) => `Nothing was running that would have to be stopped (the run was ${current(told)}), so it was Cancelled at once.`,
  },
  'claim-once': {
    pass: () => 'Nobody had claimed the run yet.',
    other: ({ said }, told) =>
      said === 'rewrite'
        ? `The worker that had claimed the run told how far it was: ${told.asked.name}.`
        : `The run was ${current(told)} already, so it could not be claimed: whoever claimed it first keeps it.`,
  },
  'refuse-outdated-claims': {
    pass: () => 'Whoever asked runs it again on purpose.',
    other: (_, told) => `The run was ${current(told)} already: a worker claimed what it had been given before another one had carried it out.`,
  },
  'only-scheduled-runs-are-late': {
    pass: (_, { asked }) => (asked.name === 'Late' ? 'The run was scheduled and not yet marked late.' : 'Nobody asked to mark the run late.'),
    other: (_, told) =>
      told.from?.name === 'Late' ? 'The run was marked late already.' : `Only a scheduled run can be late, and this one was ${current(told)}.`,
  },
  pause: { pass: () => 'The run was running and had not paused at this place before.', other: refusedPause },
  resume: { pass: () => 'The pause was ended in time.', other: refusedResume },
  'copy-scheduled-time': {
    pass: () => 'There was no scheduled time to take along.',
    other: (trace) => `The scheduled time, ${timeOf(saw(trace, 'scheduledTime'))}, was taken along, so that nobody starts the run early.`,
  },
  'wait-for-scheduled-time': {
    pass: () => 'The scheduled time had come, or there was none.',
    other: (trace, { delaySeconds }) =>
      `The run was scheduled for ${timeOf(saw(trace, 'scheduledTime'))}, ${durationOf(delaySeconds ?? 0)} later, so it had to wait.`,
  },
  'retry-failed-flow': { pass: noRetryLeft, other: (trace) => retries(trace, Number(saw(trace, 'retryDelaySeconds') ?? 0)) },
  'keep-stored-results': {
    pass: () => 'No stored result was lost.',
    other: () => 'The run had completed with a stored result, which the new state would have lost.',
  },
  'keep-ended-task-runs': {
    pass: (_, { from }) => `The task run had ended as ${from?.name ?? 'nothing'}, without a stored result, and may be set to this.`,
    other: endedTaskRun,
  },
  'stay-within-running-flow': {
    pass: () => 'The flow run was running, or the task is a part of none.',
    other: (trace) => (saw(trace, 'flowRun') === 'PAUSED' ? 'The flow run was paused, so the task has to wait for it.' : outsideFlow(trace)),
  },
  'retry-failed-task': { pass: noRetryLeft, other: (trace) => retries(trace, Number(saw(trace, 'delaySeconds') ?? 0)) },
  'name-reruns': {
    pass: () => 'This is the first attempt.',
    other: (trace, { became }) =>
      `The task had run before (${counted(Number(saw(trace, 'runCount')), 'time')}), so this attempt is called ${became?.name ?? 'a rerun'}.`,
  },
  'note-flow-attempt': {
    pass: () => 'It was noted at which attempt of its flow run the task runs.',
    other: () => 'It was noted at which attempt of its flow run the task runs.',
  },
  'copy-task-parameters': {
    pass: () => 'There were no stored arguments to take along.',
    other: () => 'Where the arguments of the task are stored was taken along.',
  },
  'keep-deployment-lease': {
    pass: () => 'The run had no lease on a slot of its deployment to take along.',
    other: () => 'The lease on the slot of its deployment was taken along.',
  },
  'confirm-deployment-slot': {
    pass: () => 'There was no slot of a deployment to be held on to.',
    other: ({ said }) =>
      said === 'rewrite'
        ? 'The slot of the deployment was kept for the run that starts.'
        : 'The infrastructure took longer to come up than the slot of the deployment was kept for, and no other was free, so the run was Cancelled.',
  },
  'take-deployment-slot': { pass: () => 'No limit of a deployment stood in the way.', other: deploymentSlot },
  'disown-deployment-lease': {
    pass: () => 'The client renews its lease, or there is none.',
    other: () => 'The client renews no leases, so the run keeps its slot without one.',
  },
  'cancel-late-without-slot': {
    pass: () => 'The run may wait for a slot of its deployment, or needs none.',
    other: () => 'All slots of the deployment were taken, and it cancels runs that find none.',
  },
  'reuse-cached-result': {
    pass: () => 'No result was cached that could be used.',
    other: (trace) => `The result was cached (in the state ${sawText(trace, 'state')}), so the task did not run.`,
  },
  'take-tag-slots': {
    pass: (trace) => (saw(trace, 'tags') === null ? 'No tag of the task has a limit.' : `A slot of each limited tag was taken: ${tagsOf(trace)}.`),
    other: (trace, { delaySeconds }) =>
      trace.said === 'wait'
        ? `All slots of a tag were taken (${tagsOf(trace)}), so the task had to wait ${durationOf(delaySeconds ?? 0)}.`
        : `The limit of a tag is 0 (${tagsOf(trace)}), so the task can never run.`,
  },
  'cache-result': {
    pass: (trace) => (saw(trace, 'characters') === null ? 'The result has no cache key.' : 'The result can be found under its cache key from now on.'),
    other: (trace) => `The cache key is too long (${counted(Number(saw(trace, 'characters')), 'character')}); the result was kept under it all the same.`,
  },
};

const tagsOf = (trace: RuleTrace): string => [saw(trace, 'tags')].flat().map(String).join(', ');

function deploymentSlot(trace: RuleTrace, { became }: ToldDecision): string {
  if (trace.said === 'rewrite') return 'A slot of the deployment was taken for the run.';
  if (saw(trace, 'slot') === 'gone') return 'The deployment of the run is gone, so nobody can tell whether it may run.';
  if (saw(trace, 'slot') === 'never') return 'The concurrency limit of the deployment is 0, so the run can never start.';
  return `All slots of the deployment were taken, so the run ${became?.type === 'CANCELLED' ? 'was Cancelled, as the deployment says' : 'waits for one'}.`;
}

function endedFlowRun(trace: RuleTrace, told: ToldDecision): string {
  if (['CANCELLING', 'PAUSED', 'CRASHED'].includes(told.asked.type)) return alreadyEnded(told);
  if (saw(trace, 'persisted') === true && !isTerminal(told.asked.type)) return 'The run had completed and its result is stored, so it does not run again.';
  if (saw(trace, 'persisted') === true) return 'The run had completed with a stored result, which the new state would have lost.';
  return 'Only runs of a deployment can be scheduled again once they have ended, and this one has none.';
}

function endedTaskRun({ said }: RuleTrace, told: ToldDecision): string {
  if (said === 'rewrite') return 'The flow run is at a later attempt than this task run, so this attempt is a retry.';
  return said === 'abort' ? alreadyEnded(told) : 'The task run had completed and its result is stored, so it does not run again.';
}

const alreadyEnded = (told: ToldDecision): string => `The run had ended already, as ${current(told)}, so it cannot become ${told.asked.name} any more.`;

function refusedPause(trace: RuleTrace, told: ToldDecision): string {
  const verb = told.asked.name === 'Suspended' ? 'suspended' : 'paused';
  if (told.from?.type !== 'RUNNING') return `Only a running run can be ${verb}, and this one was ${current(told)}.`;
  if (saw(trace, 'pauseKey') !== null) return 'The run had paused at this place before, and does so only once.';
  if (saw(trace, 'parentTaskRunId') !== null) return 'A subflow cannot be suspended, since its parent waits for it.';
  return 'Only runs of a deployment can be suspended, since nobody else could start them again.';
}

function refusedResume(trace: RuleTrace, { asked, became }: ToldDecision): string {
  if (became)
    return `The pause had to be ended by ${timeOf(saw(trace, 'pauseTimeout'))}, and nobody did, so the run ${became.type === 'FAILED' ? 'failed' : `became ${became.name}`}.`;
  if (saw(trace, 'pauseReschedule') === true && (isTerminal(asked.type) || asked.type === 'RUNNING' || asked.type === 'SCHEDULED'))
    return 'A suspended run without a deployment cannot be started again.';
  return `A paused run cannot become ${asked.name}.`;
}

const outsideFlow = (trace: RuleTrace): string =>
  saw(trace, 'flowRun') === null
    ? 'The flow run had no state yet, so its tasks could not start.'
    : `The flow run was ${sawText(trace, 'flowRun')}, so its tasks could not start.`;

function noRetryLeft(trace: RuleTrace): string {
  if (saw(trace, 'retriable') === false) return 'The client said that this failure must not be retried.';
  const allowed = saw(trace, 'retries');
  if (allowed === null || allowed === 0) return 'No retries are set, so the failure stands.';
  return `No retry was left of the ${sawText(trace, 'retries')} allowed (this was attempt ${sawText(trace, 'runCount')}), so the failure stands.`;
}

const retries = (trace: RuleTrace, delaySeconds: number): string =>
  `Attempt ${sawText(trace, 'runCount')} failed and the policy allows ${counted(Number(saw(trace, 'retries')), 'retry', 'retries')}, ` +
  `so it is tried again ${delaySeconds > 0 ? `in ${durationOf(delaySeconds)}` : 'at once'}.`;
