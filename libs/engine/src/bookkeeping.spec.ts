import fc from 'fast-check';
import { bookkeep } from './bookkeeping.js';
import { isTerminal } from './rule.js';
import { STATE_TYPES, type State } from './state.js';
import { aState, flowFacts, NOW, secondsFromNow, taskFacts } from './testing.js';

describe('the books of a run', () => {
  const at = (seconds: number, type: State['type'], details: State['details'] = {}): State => aState(type, { timestamp: secondsFromNow(seconds), details });
  const books = (current: State | null, next: State, rest: Parameters<typeof flowFacts>[2] = {}) => bookkeep(flowFacts(current, next, rest), next, []);
  const policy = { retries: null, retryDelaySeconds: null, pauseKeys: [], resuming: false, retryType: null };

  it('start with the first RUNNING, and keep that start', () => {
    expect(books(at(0, 'PENDING'), at(1, 'RUNNING')).startTime).toBe(secondsFromNow(1));
    expect(books(at(0, 'PENDING'), at(1, 'RUNNING'), { startTime: NOW }).startTime).toBe(NOW);
    expect(books(null, at(1, 'PENDING')).startTime).toBeNull();
  });

  it('end with the first end, and begin there too where nothing ran', () => {
    expect(books(at(0, 'PENDING'), at(1, 'CANCELLED'))).toMatchObject({ startTime: secondsFromNow(1), endTime: secondsFromNow(1) });
    expect(books(at(0, 'RUNNING'), at(1, 'FAILED'), { startTime: NOW })).toMatchObject({ startTime: NOW, endTime: secondsFromNow(1) });
    expect(books(at(0, 'FAILED'), at(1, 'COMPLETED'), { startTime: NOW, endTime: NOW })).toMatchObject({ endTime: NOW });
  });

  it('are open again when a run leaves its end', () => expect(books(at(0, 'FAILED'), at(1, 'RUNNING'), { startTime: NOW, endTime: NOW }).endTime).toBeNull());

  it('say when the run was to start, once', () => {
    const scheduledTime = secondsFromNow(60);
    expect(books(null, at(0, 'SCHEDULED', { scheduledTime }))).toMatchObject({ expectedStartTime: scheduledTime, nextScheduledStartTime: scheduledTime });
    expect(books(null, at(0, 'SCHEDULED'))).toMatchObject({ expectedStartTime: NOW, nextScheduledStartTime: null });
    expect(books(null, at(0, 'PENDING', { scheduledTime }))).toMatchObject({ expectedStartTime: NOW, nextScheduledStartTime: null });
    expect(books(at(0, 'RUNNING'), at(1, 'SCHEDULED', { scheduledTime }), { expectedStartTime: NOW })).toMatchObject({
      expectedStartTime: NOW,
      nextScheduledStartTime: scheduledTime,
    });
  });

  it('forget the next start when it is no longer scheduled', () => {
    expect(books(at(0, 'SCHEDULED'), at(1, 'PENDING'), { nextScheduledStartTime: NOW }).nextScheduledStartTime).toBeNull();
    expect(books(at(0, 'PENDING'), at(1, 'RUNNING'), { nextScheduledStartTime: NOW }).nextScheduledStartTime).toBe(NOW);
  });

  it('add up the time spent running, and never take any back', () => {
    expect(books(at(0, 'RUNNING'), at(2, 'PAUSED'), { totalRunTimeMicros: 5 }).totalRunTimeMicros).toBe(2_000_005);
    expect(books(at(0, 'PAUSED'), at(2, 'RUNNING'), { totalRunTimeMicros: 5 }).totalRunTimeMicros).toBe(5);
    expect(books(at(2, 'RUNNING'), at(0, 'PAUSED'), { totalRunTimeMicros: 5 }).totalRunTimeMicros).toBe(5);
  });

  it('count the attempts of a flow, but not the coming back from a suspension', () => {
    expect(books(at(0, 'PENDING'), at(1, 'RUNNING'), { runCount: 1 })).toMatchObject({ runCount: 2, policy });
    expect(books(at(0, 'PENDING'), at(1, 'RUNNING'), { runCount: 1, policy: { ...policy, resuming: true } })).toMatchObject({ runCount: 1, policy });
    expect(books(at(0, 'PAUSED'), at(1, 'SCHEDULED'), { runCount: 1, policy: { ...policy, resuming: true } })).toMatchObject({
      runCount: 1,
      policy: { resuming: true },
    });
    expect(books(at(0, 'PAUSED'), at(1, 'FAILED'), { policy: { ...policy, resuming: true } }).policy?.resuming).toBe(false);
  });

  it('follow what rules wanted at once before they count, and the rest after', () => {
    const next = at(1, 'RUNNING');
    const facts = flowFacts(at(0, 'PAUSED'), next, { runCount: 1, policy: { ...policy, resuming: true } });
    expect(bookkeep(facts, next, [{ policy: { resuming: false } }])).toMatchObject({ runCount: 2, policy: { resuming: false } });
    expect(bookkeep(facts, next, [{ policyAfter: { resuming: true } }])).toMatchObject({ runCount: 1, policy: { resuming: true } });
  });

  it('count the attempts of a task, and at which attempt of the flow it ran', () => {
    const next = at(1, 'RUNNING');
    const facts = taskFacts(at(0, 'PENDING'), next, { runCount: 3, flowRunRunCount: 1 });
    expect(bookkeep(facts, next, [])).toMatchObject({ runCount: 4, flowRunRunCount: 1 });
    expect(bookkeep(facts, next, [{ runCount: 0 }, { flowRunRunCount: 2 }])).toMatchObject({ runCount: 1, flowRunRunCount: 2 });
    expect(bookkeep(facts, at(1, 'FAILED'), [])).toMatchObject({ runCount: 3 });
    expect(bookkeep(facts, next, [])).not.toHaveProperty('policy');
  });

  it('of a run say that it ended exactly while it is at an end', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATE_TYPES), { minLength: 1, maxLength: 20 }), (types) => {
        let current: State | null = null;
        let known = {};
        for (const [index, type] of types.entries()) {
          const next: State = at(index, type);
          known = books(current, next, { endTime: null, ...known });
          expect('endTime' in known && known.endTime !== null).toBe(isTerminal(type));
          current = next;
        }
      }),
    ));
});
