import { decide } from './decide.js';
import { describeDecision } from './describe.js';
import { flowRunPolicy, taskRunPolicy } from './policies.js';
import type { State } from './state.js';
import { aState, flowFacts, secondsFromNow, taskFacts } from './testing.js';

describe('a decision in words', () => {
  const told = (current: State | null, proposed: State, rest: Parameters<typeof flowFacts>[2] = {}): readonly string[] =>
    describeDecision(decide(flowRunPolicy, flowFacts(current, proposed, rest)));

  it('says what the run is now', () => expect(told(aState('PENDING'), aState('RUNNING'))).toEqual(['Accepted: the run is Running.']));

  it('says what was refused, why, and by which rule', () =>
    expect(told(aState('CANCELLING'), aState('RUNNING'))).toEqual([
      'Refused. The run is being cancelled; it can only become CANCELLED.',
      'Finish cancelling first: The run is being cancelled; it can only become CANCELLED.',
    ]));

  it('says what came instead', () =>
    expect(
      told(aState('RUNNING'), aState('FAILED'), {
        runCount: 1,
        policy: { retries: 1, retryDelaySeconds: null, pauseKeys: [], resuming: false, retryType: null },
      }),
    ).toEqual(['Refused, and the run became AwaitingRetry instead. Retrying', 'Retry failed flow: Retrying']));

  it('says how long to wait', () =>
    expect(told(aState('SCHEDULED', { details: { scheduledTime: secondsFromNow(60) } }), aState('RUNNING'))[0]).toBe(
      'To be asked again in 60 s. The scheduled time has not come yet.',
    ));

  it('says what is refused for good', () =>
    expect(told(aState('PENDING'), aState('PENDING'))[0]).toBe('Refused for good. The run is PENDING and cannot become PENDING.'));

  it('says who changed the proposal', () =>
    expect(describeDecision(decide(taskRunPolicy, taskFacts(aState('RUNNING'), aState('RUNNING'), { runCount: 1 })))).toEqual([
      'Accepted: the run is Rerunning.',
      'Name reruns: changed the proposal.',
    ]));
});
