import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { TaskRunFacts } from './facts.js';
import { backgroundTaskRunPolicy, flowRunLatePolicy, flowRunMinimalPolicy, flowRunPolicy, taskRunMinimalPolicy, taskRunPolicy } from './policies.js';
import type { Rule } from './rule.js';
import { STATE_TYPES, type State, type StateType } from './state.js';
import { aState, flowFacts, NOW, secondsFromNow, taskFacts, uuid } from './testing.js';

describe('the policies', () => {
  it('keep their order', () => {
    expect(flowRunPolicy.map(({ name }) => name)).toEqual([
      'keep-deployment-lease',
      'refuse-repeated-transition',
      'keep-ended-flow-runs',
      'finish-cancelling-first',
      'cancel-without-infrastructure',
      'claim-once',
      'refuse-outdated-claims',
      'confirm-deployment-slot',
      'take-deployment-slot',
      'disown-deployment-lease',
      'only-scheduled-runs-are-late',
      'pause',
      'resume',
      'copy-scheduled-time',
      'wait-for-scheduled-time',
      'retry-failed-flow',
    ]);
    expect(flowRunMinimalPolicy.map(({ name }) => name)).toEqual(['keep-stored-results', 'cancel-without-infrastructure']);
    expect(flowRunLatePolicy.map(({ name }) => name)).toEqual(['only-scheduled-runs-are-late', 'cancel-late-without-slot']);
    expect(taskRunPolicy.map(({ name }) => name)).toEqual([
      'reuse-cached-result',
      'keep-ended-task-runs',
      'stay-within-running-flow',
      'take-tag-slots',
      'copy-scheduled-time',
      'wait-for-scheduled-time',
      'retry-failed-task',
      'name-reruns',
      'note-flow-attempt',
      'cache-result',
    ]);
    expect(backgroundTaskRunPolicy.map(({ name }) => name)).toEqual([
      'claim-once',
      'reuse-cached-result',
      'keep-ended-task-runs',
      'copy-scheduled-time',
      'copy-task-parameters',
      'wait-for-scheduled-time',
      'retry-failed-task',
      'name-reruns',
      'note-flow-attempt',
      'cache-result',
    ]);
    expect(taskRunMinimalPolicy).toEqual([]);
  });

  it.each([
    ['flow run', flowRunPolicy],
    ['forced flow run', flowRunMinimalPolicy],
    ['late flow run', flowRunLatePolicy],
    ['task run', taskRunPolicy],
    ['background task run', backgroundTaskRunPolicy],
  ])('of a %s names each rule once', (_, policy: readonly Pick<Rule<never>, 'name'>[]) =>
    expect(new Set(policy.map(({ name }) => name)).size).toBe(policy.length),
  );
});

/** a accept · r refuse, nothing stored · x abort · w wait · or the type that is stored in the proposal's place. */
type Answer = 'a' | 'r' | 'x' | 'w' | StateType;

function answerOf(decision: Decision): Answer {
  if (decision.outcome === 'reject' && decision.next) return decision.next.type;
  return ({ accept: 'a', reject: 'r', abort: 'x', wait: 'w' } as const)[decision.outcome];
}

/** Columns of the matrices. */
const ORDER = ['SCHEDULED', 'PENDING', 'RUNNING', 'PAUSED', 'CANCELLING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'] as const;

const persisted = aState('COMPLETED', { data: { storage_key: 'k' } });
const unpersisted = aState('COMPLETED', { data: { type: 'unpersisted' } });
const due = aState('SCHEDULED', { details: { scheduledTime: NOW - 1 } });
const early = aState('SCHEDULED', { details: { scheduledTime: secondsFromNow(60) } });

describe('a flow run', () => {
  const answer = (current: State | null, proposed: State, deployed = false): Answer =>
    answerOf(decide(flowRunPolicy, flowFacts(current, proposed, { deploymentId: deployed ? uuid() : null, runCount: 1 })));
  const suspended = aState('PAUSED', { details: { pauseReschedule: true } });
  const expired = aState('PAUSED', { details: { pauseTimeout: NOW - 1 } });

  it.each<[string, State | null, boolean, string]>([
    ['without a state', null, false, 'a a a x a a a a a'],
    ['SCHEDULED and due', due, false, 'a a a r CANCELLED a a a a'],
    ['SCHEDULED for later', early, false, 'a a w r CANCELLED a a a a'],
    ['PENDING', aState('PENDING'), false, 'a x a r a a a a a'],
    ['RUNNING', aState('RUNNING'), false, 'a x a a a a a a a'],
    ['PAUSED', aState('PAUSED'), false, 'a r a r a a a a a'],
    ['suspended', suspended, true, 'a r a r CANCELLED a a a a'],
    ['suspended without a deployment', suspended, false, 'r r r r CANCELLED r r r r'],
    ['paused past its deadline', expired, false, 'FAILED r FAILED r a FAILED FAILED FAILED FAILED'],
    ['CANCELLING', aState('CANCELLING'), false, 'r r r r r r r a r'],
    ['COMPLETED with a stored result', persisted, true, 'r r r x x r a a x'],
    ['COMPLETED without', unpersisted, true, 'a a a x x a a a x'],
    ['FAILED', aState('FAILED'), false, 'x a a x x a a a x'],
    ['FAILED, of a deployment', aState('FAILED'), true, 'a a a x x a a a x'],
    ['CRASHED', aState('CRASHED'), false, 'x a a x x a a a x'],
    ['CANCELLED', aState('CANCELLED'), false, 'x x a x x a a a x'],
  ])('that is %s answers each proposal as it should', (_, current, deployed, answers) =>
    expect(ORDER.map((type) => answer(current, aState(type), deployed)).join(' ')).toBe(answers),
  );

  it('is claimed again only to name progress', () => {
    expect(answer(aState('PENDING'), aState('PENDING', { name: 'Submitting' }))).toBe('a');
    expect(answer(aState('PENDING', { name: 'Submitting' }), aState('PENDING', { name: 'Submitting' }))).toBe('x');
    expect(answer(aState('PENDING', { name: 'Submitting' }), aState('PENDING'))).toBe('x');
  });

  it('is marked late once, and only while it is scheduled', () => {
    const late = aState('SCHEDULED', { name: 'Late' });
    expect([null, due, late, aState('RUNNING')].map((current) => answer(current, late))).toEqual(['a', 'a', 'r', 'r']);
  });

  it('makes a transition of one id once, whatever else holds', () => {
    const details = { transitionId: uuid() };
    for (const type of STATE_TYPES) expect(answer(aState(type, { details }), aState('RUNNING', { details }))).toBe('r');
  });
});

describe('a forced flow run', () => {
  const answer = (current: State | null, proposed: State): Answer => answerOf(decide(flowRunMinimalPolicy, flowFacts(current, proposed, { runCount: 1 })));

  it.each<[string, State | null, string]>([
    ['without a state', null, 'a a a a a a a a a'],
    ['SCHEDULED for later', early, 'a a a a CANCELLED a a a a'],
    ['PAUSED', aState('PAUSED'), 'a a a a a a a a a'],
    ['CANCELLING', aState('CANCELLING'), 'a a a a a a a a a'],
    ['COMPLETED with a stored result', persisted, 'a a a a a r a a a'],
    ['CANCELLED', aState('CANCELLED'), 'a a a a a a a a a'],
  ])('that is %s answers each proposal as it should', (_, current, answers) =>
    expect(ORDER.map((type) => answer(current, aState(type))).join(' ')).toBe(answers),
  );
});

const FLOW = { id: uuid(), runCount: 1, current: aState('RUNNING') };

describe.each<[string, readonly Rule<TaskRunFacts>[], claims: boolean]>([
  ['a task run', taskRunPolicy, false],
  ['a background task run', backgroundTaskRunPolicy, true],
])('%s', (_, policy, claims) => {
  const answer = (current: State | null, proposed: State, facts: Partial<TaskRunFacts> = {}): Answer =>
    answerOf(decide(policy, taskFacts(current, proposed, { runCount: 1, ...facts })));
  /** What a second claim gets. */
  const claim = claims ? 'x' : 'a';

  it.each<[string, State | null, string]>([
    ['without a state', null, 'a a a a a a a a a'],
    ['SCHEDULED and due', due, 'a a a a a a a a a'],
    ['SCHEDULED for later', early, 'a a w a a a a a a'],
    ['PENDING', aState('PENDING'), `a ${claim} a a a a a a a`],
    ['RUNNING', aState('RUNNING'), `a ${claim} a a a a a a a`],
    ['PAUSED', aState('PAUSED'), 'a a a a a a a a a'],
    ['CANCELLING', aState('CANCELLING'), `a ${claim} a a a a a a a`],
    ['COMPLETED with a stored result', persisted, 'r r r x x r r r x'],
    ['COMPLETED without', unpersisted, 'a a a x x a a a x'],
    ['FAILED', aState('FAILED'), 'a a a x x a a a x'],
    ['CRASHED', aState('CRASHED'), 'a a a x x a a a x'],
    ['CANCELLED', aState('CANCELLED'), `a ${claim} a x x a a a x`],
  ])('that is %s answers each proposal as it should', (_, current, answers) =>
    expect(ORDER.map((type) => answer(current, aState(type))).join(' ')).toBe(answers),
  );

  it('starts, where it is a part of one, while its flow runs', () => {
    const answers = ORDER.map((type) => answer(aState('PENDING'), aState('RUNNING'), { flowRun: { ...FLOW, current: aState(type) } }));
    expect(answers).toEqual(claims ? ORDER.map(() => 'a') : ['x', 'x', 'a', 'PAUSED', 'x', 'x', 'x', 'x', 'x']);
  });

  it('is not counted afresh when its flow does not let it run after all', () => {
    const paused = { ...FLOW, current: aState('PAUSED') };
    const { run } = decide(policy, taskFacts(aState('FAILED'), aState('RUNNING'), { runCount: 3, flowRunRunCount: 1, flowRun: paused }));
    expect(run).toMatchObject(claims ? { runCount: 1, flowRunRunCount: 1 } : { runCount: 3, flowRunRunCount: 1 });
  });

  it('says in its name what kind of run it is', () => {
    const name = (current: State | null, facts: Partial<TaskRunFacts>): string | undefined =>
      decide(policy, taskFacts(current, aState('RUNNING'), facts)).next?.name;
    expect(name(aState('PENDING'), { runCount: 0 })).toBe('Running');
    expect(name(aState('RUNNING'), { runCount: 1 })).toBe('Rerunning');
    expect(name(aState('SCHEDULED', { name: 'AwaitingRetry' }), { runCount: 1 })).toBe('Retrying');
    // An ended one counts afresh before its name is looked at.
    expect(name(aState('FAILED'), { runCount: 1, flowRunRunCount: 1, flowRun: FLOW })).toBe('Running');
    expect(name(aState('FAILED'), { runCount: 1, flowRunRunCount: 0, flowRun: FLOW })).toBe('Retrying');
  });
});
