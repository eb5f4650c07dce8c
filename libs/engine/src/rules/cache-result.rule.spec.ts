import { ANY_FROM } from '../rule.js';
import { across, askedAbout, aState, taskDecision, wordOf } from '../testing.js';
import { cacheResult } from './cache-result.rule.js';

const completed = (cacheKey: string | null) => aState('COMPLETED', { details: { cacheKey } });
const decide = (cacheKey: string | null) => taskDecision(cacheResult, 'RUNNING', completed(cacheKey));

describe('a result', () => {
  it.each([null, ''])('without a cache key (%j) is cached under none', (key) => {
    expect(decide(key)).toMatchObject({ outcome: 'accept' });
    expect(decide(key).run).not.toHaveProperty('cachesResult');
    expect(wordOf(decide(key))).toEqual({ said: 'pass', saw: {} });
  });

  it.each([1, 2000])('is cached under a key of %p characters', (characters) => {
    // Characters that take two units each, as clients do not count them.
    const decision = decide('😀'.repeat(characters));
    expect(decision).toMatchObject({ outcome: 'accept', run: { cachesResult: true } });
    expect(wordOf(decision)).toEqual({ said: 'pass', saw: { characters } });
  });

  it('is complained about with a longer key, and cached and stored all the same', () => {
    const decision = decide('a'.repeat(2001));
    expect(decision).toMatchObject({ outcome: 'reject', reason: expect.stringContaining('2001') as string, next: { type: 'COMPLETED', name: 'Completed' } });
    expect(decision.run?.cachesResult).toBe(true);
    expect(wordOf(decision)).toEqual({ said: 'reject', saw: { characters: 2001 } });
  });

  it('is all that this is about', () => expect(askedAbout((from, to) => taskDecision(cacheResult, from, to))).toEqual(across(ANY_FROM, ['COMPLETED'])));
});
