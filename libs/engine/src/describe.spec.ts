import { decide } from './decide.js';
import type { RuleTrace } from './decision.js';
import { describeDecision, describeTrace } from './describe.js';
import type { FlowRunFacts, TaskRunFacts } from './facts.js';
import { backgroundTaskRunPolicy, flowRunLatePolicy, flowRunMinimalPolicy, flowRunPolicy, taskRunPolicy } from './policies.js';
import type { Rule } from './rule.js';
import { SENTENCES } from './sentences.js';
import type { State } from './state.js';
import { aState, flowFacts, NOW, secondsFromNow, taskFacts, uuid } from './testing.js';
import type { ToldDecision } from './told-decision.js';
import { packTrail, unpackTrail } from './trail.js';

/** As a record tells it: what has to be left over of a decision is what was packed of it. */
function tell<F extends FlowRunFacts | TaskRunFacts>(policy: readonly Rule<F>[], facts: F, forced = false): ToldDecision {
  const { outcome, next, delaySeconds, trail } = decide(policy, facts);
  const kept = unpackTrail(packTrail(trail));
  return { outcome, from: facts.current, asked: facts.proposed, became: next, delaySeconds, forced, trail: kept };
}
const flow = (from: State | null, to: State, rest: Partial<FlowRunFacts> = {}): ToldDecision => tell(flowRunPolicy, flowFacts(from, to, rest));
const task = (from: State | null, to: State, rest: Partial<TaskRunFacts> = {}): ToldDecision => tell(taskRunPolicy, taskFacts(from, to, rest));
const wordsOf = (told: ToldDecision, rule: string): string => {
  const trace = told.trail.find((one) => one.rule === rule);
  if (!trace) throw new Error(`${rule} took no part.`);
  return describeTrace(trace, told);
};

const full = (strategy: 'ENQUEUE' | 'CANCEL_NEW') => ({ kind: 'full', strategy }) as const;
const RETRY = { retries: 2, retryDelaySeconds: 90, pauseKeys: [], resuming: false, retryType: null };
const TASK_RETRY = { retries: 1, retryDelaySeconds: 0, retryJitterFactor: null };
const suspended = aState('PAUSED', { name: 'Suspended', details: { pauseReschedule: true } });
const stored = aState('COMPLETED', { data: { storage_key: 'k' } });

describe('a decision in one sentence', () => {
  it.each<[string, ToldDecision, string]>([
    ['that was accepted', flow(aState('PENDING'), aState('RUNNING')), 'Went from Pending to Running.'],
    ['that made a run', tell(flowRunMinimalPolicy, flowFacts(null, aState('SCHEDULED')), true), 'Made as Scheduled.'],
    ['that was forced', tell(flowRunMinimalPolicy, flowFacts(aState('CANCELLED'), aState('RUNNING')), true), 'Went from Cancelled to Running, by force.'],
    [
      'that was refused',
      flow(aState('CANCELLING'), aState('RUNNING')),
      'Refused to become Running, stayed Cancelling. The run was being cancelled, and until that is done it can become nothing but Cancelled.',
    ],
    [
      'that stored another state',
      flow(aState('RUNNING'), aState('FAILED'), { runCount: 1, policy: RETRY }),
      'Asked to become Failed, became AwaitingRetry instead. Attempt 1 failed and the policy allows 2 retries, so it is tried again in 1 min 30 s.',
    ],
    [
      'that has to wait',
      flow(aState('SCHEDULED', { details: { scheduledTime: secondsFromNow(60) } }), aState('RUNNING')),
      'Told to wait 1 min before becoming Running, stayed Scheduled. The run was scheduled for 2027-01-15 08:01:00 UTC, 1 min later, so it had to wait.',
    ],
    [
      'that was aborted',
      flow(aState('PENDING'), aState('PENDING')),
      'Refused for good to become Pending, stayed Pending. The run was Pending already, so it could not be claimed: whoever claimed it first keeps it.',
    ],
    [
      'on a run without a state',
      flow(null, aState('PAUSED')),
      'Refused for good to become Paused, stayed without a state. Only a running run can be paused, and this one was without a state.',
    ],
  ])('%s', (_, told, sentence) => expect(describeDecision(told)).toBe(sentence));
});

describe('a rule’s word', () => {
  it.each<[rule: string, ToldDecision, RegExp]>([
    [
      'refuse-repeated-transition',
      flow(aState('RUNNING', { details: { transitionId: 't-1' } }), aState('RUNNING', { details: { transitionId: 't-1' } })),
      /already been carried out \(transition t-1\)/,
    ],
    ['keep-ended-flow-runs', flow(aState('FAILED'), aState('CANCELLING')), /ended already, as Failed, so it cannot become Cancelling/],
    ['keep-ended-flow-runs', flow(stored, aState('RUNNING')), /result is stored, so it does not run again/],
    ['keep-ended-flow-runs', flow(stored, aState('COMPLETED')), /which the new state would have lost/],
    ['keep-ended-flow-runs', flow(aState('FAILED'), aState('SCHEDULED')), /Only runs of a deployment can be scheduled again/],
    ['cancel-without-infrastructure', flow(aState('SCHEDULED'), aState('CANCELLING')), /Nothing was running .* \(the run was Scheduled\)/],
    ['claim-once', flow(aState('PENDING'), aState('PENDING', { name: 'Submitting' })), /told how far it was: Submitting/],
    [
      'refuse-outdated-claims',
      flow(aState('COMPLETED'), aState('PENDING'), { asWorker: true }),
      /was Completed already: a worker claimed what it had been given before/,
    ],
    ['refuse-outdated-claims', flow(aState('FAILED'), aState('PENDING')), /runs it again on purpose/],
    ['only-scheduled-runs-are-late', flow(aState('SCHEDULED', { name: 'Late' }), aState('SCHEDULED', { name: 'Late' })), /marked late already/],
    [
      'only-scheduled-runs-are-late',
      flow(aState('RUNNING'), aState('SCHEDULED', { name: 'Late' })),
      /Only a scheduled run can be late, and this one was Running/,
    ],
    ['only-scheduled-runs-are-late', flow(aState('SCHEDULED'), aState('SCHEDULED', { name: 'Late' })), /was scheduled and not yet marked late/],
    [
      'pause',
      flow(aState('RUNNING'), aState('PAUSED', { details: { pauseKey: 'k' } }), { policy: { ...RETRY, pauseKeys: ['k'] } }),
      /paused at this place before/,
    ],
    ['pause', flow(aState('RUNNING'), suspended, { parentTaskRunId: uuid() }), /subflow cannot be suspended/],
    ['pause', flow(aState('RUNNING'), suspended), /Only runs of a deployment can be suspended/],
    ['pause', flow(aState('PENDING'), suspended), /Only a running run can be suspended, and this one was Pending/],
    [
      'resume',
      flow(aState('PAUSED', { details: { pauseTimeout: NOW - 1 } }), aState('RUNNING')),
      /had to be ended by 2027-01-15 07:59:59 UTC, and nobody did, so the run failed/,
    ],
    ['resume', flow(suspended, aState('RUNNING')), /without a deployment cannot be started again/],
    ['resume', flow(suspended, aState('PENDING')), /A paused run cannot become Pending/],
    ['copy-scheduled-time', flow(aState('SCHEDULED', { details: { scheduledTime: NOW } }), aState('PENDING')), /2027-01-15 08:00:00 UTC, was taken along/],
    [
      'retry-failed-flow',
      flow(aState('RUNNING'), aState('FAILED'), { runCount: 3, policy: RETRY }),
      /No retry was left of the 2 allowed \(this was attempt 3\)/,
    ],
    ['retry-failed-flow', flow(aState('RUNNING'), aState('FAILED')), /No retries are set/],
    ['keep-stored-results', tell(flowRunMinimalPolicy, flowFacts(stored, aState('COMPLETED'))), /stored result, which the new state would have lost/],
    ['keep-ended-task-runs', task(stored, aState('RUNNING')), /result is stored, so it does not run again/],
    ['keep-ended-task-runs', task(aState('FAILED'), aState('PAUSED')), /ended already, as Failed/],
    [
      'keep-ended-task-runs',
      task(aState('FAILED'), aState('RUNNING'), { flowRun: { id: uuid(), runCount: 2, current: aState('RUNNING') } }),
      /at a later attempt than this task run/,
    ],
    [
      'stay-within-running-flow',
      task(aState('PENDING'), aState('RUNNING'), { flowRun: { id: uuid(), runCount: 1, current: aState('PAUSED') } }),
      /flow run was paused, so the task has to wait/,
    ],
    [
      'stay-within-running-flow',
      task(aState('PENDING'), aState('RUNNING'), { flowRun: { id: uuid(), runCount: 1, current: aState('FAILED') } }),
      /flow run was FAILED, so its tasks could not start/,
    ],
    [
      'stay-within-running-flow',
      task(aState('PENDING'), aState('RUNNING'), { flowRun: { id: uuid(), runCount: 1, current: null } }),
      /flow run had no state yet/,
    ],
    [
      'retry-failed-task',
      task(aState('RUNNING'), aState('FAILED'), { runCount: 1, policy: TASK_RETRY }),
      /policy allows 1 retry, so it is tried again at once/,
    ],
    ['retry-failed-task', task(aState('RUNNING'), aState('FAILED', { details: { retriable: false } }), { policy: TASK_RETRY }), /must not be retried/],
    ['name-reruns', task(aState('RUNNING'), aState('RUNNING'), { runCount: 2 }), /run before \(2 times\), so this attempt is called Rerunning/],
    [
      'copy-task-parameters',
      tell(backgroundTaskRunPolicy, taskFacts(aState('SCHEDULED', { details: { taskParametersId: uuid() } }), aState('PENDING'))),
      /was taken along/,
    ],
    [
      'keep-deployment-lease',
      flow(aState('RUNNING', { details: { deploymentConcurrencyLeaseId: uuid() } }), aState('COMPLETED')),
      /lease on the slot of its deployment was taken along/,
    ],
    [
      'take-deployment-slot',
      flow(aState('SCHEDULED'), aState('PENDING'), { deploymentSlot: { kind: 'held', leaseId: uuid() } }),
      /slot .* was taken for the run/,
    ],
    ['take-deployment-slot', flow(aState('SCHEDULED'), aState('PENDING'), { deploymentSlot: { kind: 'gone' } }), /deployment of the run is gone/],
    ['take-deployment-slot', flow(aState('SCHEDULED'), aState('PENDING'), { deploymentSlot: { kind: 'never' } }), /limit of the deployment is 0/],
    ['take-deployment-slot', flow(aState('SCHEDULED'), aState('PENDING'), { deploymentSlot: full('ENQUEUE') }), /were taken, so the run waits for one/],
    ['take-deployment-slot', flow(aState('SCHEDULED'), aState('PENDING'), { deploymentSlot: full('CANCEL_NEW') }), /were taken, so the run was Cancelled/],
    ['confirm-deployment-slot', flow(aState('PENDING'), aState('RUNNING'), { deploymentSlot: { kind: 'held', leaseId: uuid() } }), /slot .* was kept/],
    ['confirm-deployment-slot', flow(aState('PENDING'), aState('RUNNING'), { deploymentSlot: full('ENQUEUE') }), /took longer to come up than the slot/],
    [
      'cancel-late-without-slot',
      tell(flowRunLatePolicy, flowFacts(aState('SCHEDULED'), aState('SCHEDULED', { name: 'Late' }), { deploymentSlot: full('CANCEL_NEW') })),
      /cancels runs that find none/,
    ],
    [
      'reuse-cached-result',
      task(aState('PENDING'), aState('RUNNING', { details: { cacheKey: 'k' } }), { cached: { ...stored, id: 'a-state' } }),
      /was cached \(in the state a-state\), so the task did not run/,
    ],
    [
      'take-tag-slots',
      task(aState('PENDING'), aState('RUNNING'), { tagSlots: { kind: 'taken', tags: ['db', 'gpu'], leaseId: uuid() } }),
      /slot of each limited tag was taken: db, gpu/,
    ],
    [
      'take-tag-slots',
      task(aState('PENDING'), aState('RUNNING'), { tagSlots: { kind: 'full', tags: ['db'], occupancySeconds: 5 } }),
      /taken \(db\), so the task had to wait 5 s/,
    ],
    ['take-tag-slots', task(aState('PENDING'), aState('RUNNING'), { tagSlots: { kind: 'never', tags: ['db'] } }), /limit of a tag is 0 \(db\)/],
    ['cache-result', task(aState('RUNNING'), aState('COMPLETED', { details: { cacheKey: 'k' } })), /can be found under its cache key/],
    ['cache-result', task(aState('RUNNING'), aState('COMPLETED', { details: { cacheKey: 'k'.repeat(2001) } })), /too long \(2001 characters\)/],
  ])('of %s is told as it was meant', (rule, told, sentence) => expect(wordsOf(told, rule)).toMatch(sentence));

  it('that had no objection is a sentence, too, for every rule', () => {
    for (const [rule, sentences] of Object.entries(SENTENCES)) {
      const sentence = sentences.pass({ rule, said: 'pass' }, flow(aState('PENDING'), aState('RUNNING')));
      expect(sentence).toMatch(/^[A-Z].{10,}\.$/);
    }
  });

  it('is never said by one that was not asked any more', () =>
    expect(wordsOf(flow(aState('CANCELLING'), aState('PENDING')), 'claim-once')).toBe('Was not asked any more: an earlier rule had settled it.'));

  it.each<[RuleTrace, string]>([
    [{ rule: 'of-another-release', said: 'reject', reason: 'In its words.' }, 'In its words.'],
    [{ rule: 'of-another-release', said: 'pass' }, 'Had no objection.'],
    [{ rule: 'rule 9999', said: 'abort' }, 'Said abort.'],
  ])('of a rule that this release does not know is told as it was kept', (trace, sentence) =>
    expect(describeTrace(trace, flow(aState('PENDING'), aState('RUNNING')))).toBe(sentence),
  );
});
