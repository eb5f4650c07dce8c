import { inUnits, promiseOf, resourceOf, secondsOf, toMatch } from './sla-words';

describe('the words for SLAs', () => {
  it.each([
    [86_400, 1, 'day'],
    [5_400, 90, 'minute'],
    [7_200, 2, 'hour'],
    [61, 61, 'second'],
    [0.5, 0.5, 'second'],
  ] as const)('have %d seconds as %d %s, and back', (seconds, amount, unit) => {
    expect(inUnits(seconds)).toEqual({ amount, unit });
    expect(secondsOf(amount, unit)).toBe(seconds);
  });

  it('have resources as a form has them, and leave what else they go by', () => {
    expect(resourceOf({ 'prefect.resource.id': ['a', 'b'], team: 'x' })).toBe('a, b');
    expect(toMatch('a, b', { 'prefect.resource.id': 'c', team: 'x' })).toEqual({ 'prefect.resource.id': ['a', 'b'], team: 'x' });
    expect([resourceOf(null), toMatch('a', null)]).toEqual(['', { 'prefect.resource.id': 'a' }]);
  });

  it('say what is promised', () => {
    expect(promiseOf({ kind: 'DURATION', seconds: 3_600 })).toBe('A run takes at most 1 hour.');
    expect(promiseOf({ kind: 'LATENESS', seconds: 90 })).toBe('A run starts within 90 seconds.');
    const match = { 'prefect.resource.id': 's3://lake/*' };
    expect(promiseOf({ kind: 'FRESHNESS', seconds: 60, expectedEvent: 'made', resourceMatch: match })).toBe(
      'made is told of s3://lake/* at least every 1 minute.',
    );
    expect(promiseOf({ kind: 'FREQUENCY', seconds: 172_800 })).toBe('A run completes at least every 2 days.');
  });
});
