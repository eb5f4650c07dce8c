import type { FlowRunFacts } from '../facts.js';
import { STATE_TYPES, TERMINAL_STATE_TYPES, type State, type StateType } from '../state.js';
import { across, askedAbout, aState, flowDecision, wordOf } from '../testing.js';
import { keepEndedFlowRuns } from './keep-ended-flow-runs.rule.js';

const decideWith = (from: State | StateType | null, to: State | StateType, rest?: Partial<FlowRunFacts>) => flowDecision(keepEndedFlowRuns, from, to, rest);

describe('a flow run that has ended', () => {
  const stored = { storage_key: 'k' };
  const persisted = aState('COMPLETED', { data: stored });
  const deployed = { deploymentId: 'a-deployment' };

  it.each<[StateType, StateType]>(
    TERMINAL_STATE_TYPES.flatMap((from) => (['CANCELLING', 'PAUSED', 'CRASHED'] as const).map((to): [StateType, StateType] => [from, to])),
  )('as %s is not %s afterwards', (from, to) => {
    const decision = decideWith(from, to);
    expect(decision).toMatchObject({ outcome: 'abort', next: null, reason: `The run has ended already, as ${from}.` });
    expect(wordOf(decision).saw).toEqual({ current: from, persisted: false, deployed: false });
  });

  it.each<[StateType]>([['SCHEDULED'], ['PENDING'], ['RUNNING']])('with a stored result is not %s again', (to) => {
    const decision = decideWith(persisted, to, deployed);
    expect(decision).toMatchObject({ outcome: 'reject', next: null, reason: 'The run completed and its result is stored.' });
    expect(wordOf(decision).saw).toEqual({ current: 'COMPLETED', persisted: true, deployed: true });
  });

  it('with a stored result keeps it, or gets another', () => {
    const lost = decideWith(persisted, 'COMPLETED');
    expect(lost).toMatchObject({ outcome: 'reject', next: null, reason: 'The stored result would be lost.' });
    expect(wordOf(lost).saw).toEqual({ current: 'COMPLETED', persisted: true, deployed: false });
    for (const data of [{ storage_key: 'other' }, { type: 'pickle' }]) expect(decideWith(persisted, aState('COMPLETED', { data })).outcome).toBe('accept');
    for (const type of ['FAILED', 'CANCELLED'] as const) expect(decideWith(persisted, type).outcome).toBe('accept');
  });

  it.each<[unknown]>([[null], [{}], [{ type: 'unpersisted' }], ['text'], [7]])('as COMPLETED with the data %j has no stored result', (data) => {
    expect(decideWith(aState('COMPLETED', { data }), 'RUNNING').outcome).toBe('accept');
    expect(decideWith(aState('COMPLETED', { data }), 'COMPLETED').outcome).toBe('accept');
  });

  it('otherwise than completed has no stored result either', () => expect(decideWith(aState('FAILED', { data: stored }), 'RUNNING').outcome).toBe('accept'));

  it('is scheduled again only for a deployment, whose workers would take it', () => {
    const refused = decideWith('FAILED', 'SCHEDULED');
    expect(refused).toMatchObject({ outcome: 'abort', next: null, reason: 'Only runs of a deployment can be scheduled again.' });
    expect(wordOf(refused).saw).toEqual({ current: 'FAILED', persisted: false, deployed: false });
    expect(decideWith('FAILED', 'SCHEDULED', deployed).outcome).toBe('accept');
  });

  it.each<[StateType, FlowRunFacts['policy']['retryType']]>([
    ['SCHEDULED', 'reschedule'],
    ['PENDING', null],
    ['RUNNING', null],
  ])('and is %s again forgets its pauses, and how it came to be', (to, retryType) => {
    const policy = { retries: 3, retryDelaySeconds: 1, pauseKeys: ['a'], resuming: true, retryType: 'in_process' as const };
    const decision = decideWith('FAILED', to, { ...deployed, policy, runCount: 2 });
    expect(decision.run).toMatchObject({ policy: { retries: 3, retryDelaySeconds: 1, pauseKeys: [], resuming: false, retryType }, endTime: null });
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: { current: 'FAILED', persisted: false, deployed: true } });
  });

  it('another way keeps what it knew of its pauses', () => {
    const policy = { retries: null, retryDelaySeconds: null, pauseKeys: ['a'], resuming: false, retryType: null };
    const decision = decideWith('FAILED', 'COMPLETED', { policy });
    expect(decision.run?.policy).toEqual(policy);
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: {} });
  });

  it('is the only one this is about', () => expect(askedAbout(decideWith)).toEqual(across(TERMINAL_STATE_TYPES, STATE_TYPES)));
});
