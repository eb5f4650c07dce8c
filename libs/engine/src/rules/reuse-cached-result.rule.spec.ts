import type { TaskRunFacts } from '../facts.js';
import { ANY_FROM } from '../rule.js';
import type { State, StateType } from '../state.js';
import { across, askedAbout, aState, NOW, taskDecision, wordOf } from '../testing.js';
import { reuseCachedResult } from './reuse-cached-result.rule.js';

const decideWith = (from: StateType | null, to: State | StateType, rest?: Partial<TaskRunFacts>) => taskDecision(reuseCachedResult, from, to, rest);
const cached = aState('COMPLETED', { message: 'Done', data: { storage_key: 'k' }, details: { cacheKey: 'a', cacheExpiration: NOW + 1 }, timestamp: NOW - 9 });
const running = (details: State['details'] = { cacheKey: 'a' }): State => aState('RUNNING', { details });

describe('a task with a cache key', () => {
  it('completes with the result that is known under it, in a state of its own', () => {
    const decision = decideWith('PENDING', running(), { cached });
    const { message, data, details } = cached;
    expect(decision).toMatchObject({ outcome: 'reject', next: { type: 'COMPLETED', name: 'Cached', timestamp: NOW, message, data, details } });
    expect(decision.next?.id).not.toBe(cached.id);
    expect(decision.run?.runCount).toBe(0);
    expect(wordOf(decision)).toEqual({ said: 'reject', saw: { state: cached.id } });
  });

  it('runs when none is known', () => expect(decideWith('PENDING', running(), { cached: null }).outcome).toBe('accept'));

  it.each<[string, State['details']]>([
    ['wants a new result', { cacheKey: 'a', refreshCache: true }],
    ['has no key', {}],
    ['has an empty key', { cacheKey: '' }],
  ])('runs when it %s', (_, details) => expect(decideWith('PENDING', running(details), { cached }).outcome).toBe('accept'));

  it('has a say in nothing else', () => expect(askedAbout((from, to) => decideWith(from, to, { cached }))).toEqual(across(ANY_FROM, ['RUNNING'])));
});
