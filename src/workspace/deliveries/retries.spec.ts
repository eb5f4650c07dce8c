import { mayBeTakenLater, mayPass, pauseAfter, secondsAsked } from './retries.js';

describe('what a delivery tries again', () => {
  it.each([null, 408, 425, 429, 500, 503, 599])('%p may pass', (status) => expect(mayPass(status)).toBe(true));
  it.each([301, 400, 401, 404, 410, 413])('%p will not', (status) => expect(mayPass(status)).toBe(false));

  it.each([null, 421, 450, 452])('a mail server that says %p may take it later', (status) => expect(mayBeTakenLater(status)).toBe(true));
  it.each([500, 535, 550, 554])('one that says %p will not', (status) => expect(mayBeTakenLater(status)).toBe(false));

  it('comes back ever later, a little apart from others, and at last no more', () => {
    const pauses = (random: number) => [1, 2, 3, 4, 5, 6].map((tries) => pauseAfter(tries, { asked: 0, random }));
    expect(pauses(0.5)).toEqual([5, 30, 120, 600, 1_800, null]);
    expect(pauseAfter(2, { asked: 0, random: 0 })).toBeCloseTo(24);
    expect(pauseAfter(2, { asked: 0, random: 1 })).toBeCloseTo(36);
  });

  it.each([
    ['60', 60],
    ['1', 5],
    ['999999', 3_600],
    ['Sat, 31 Jan 2026 08:02:00 GMT', 120],
    ['Sat, 31 Jan 2026 07:00:00 GMT', 5],
    ['Mon, 02 Feb 2026 08:00:00 GMT', 3_600],
    ['soon', 5],
    ['-60', 5],
  ])('waits as long as it is asked to by Retry-After: %s, within bounds', (asked, seconds) =>
    expect(pauseAfter(1, { asked: secondsAsked(asked, Date.UTC(2026, 0, 31, 8)), random: 0.5 })).toBe(seconds),
  );
});
