import { counted, durationOf, microsToWords, timeOf } from './words.js';

describe('words for', () => {
  it.each([
    [0, '0 s'],
    [0.2, 'less than a second'],
    [1, '1 s'],
    [59.6, '1 min'],
    [90, '1 min 30 s'],
    [3_600, '1 h'],
    [3_661, '1 h 1 min'],
    [3_601, '1 h'],
    [86_400, '1 d'],
    [93_600, '1 d 2 h'],
    [-5, '0 s'],
  ])('%p seconds are %p', (seconds, words) => expect(durationOf(seconds)).toBe(words));

  it('microseconds are those for their seconds', () => expect(microsToWords(90_000_000)).toBe('1 min 30 s'));

  it('an instant are to the second, in UTC', () => expect(timeOf(1_769_846_400_999_999)).toBe('2026-01-31 08:00:00 UTC'));

  it.each([null, 'soon', Number.NaN, 9e300])('what is no instant, such as %p, say so', (value) => expect(timeOf(value)).toBe('an unknown time'));

  it('a number of things know one from many', () => {
    expect([counted(1, 'slot'), counted(2, 'slot'), counted(2, 'queue that waits', 'queues that wait')]).toEqual(['1 slot', '2 slots', '2 queues that wait']);
  });
});
