import { jest } from '@jest/globals';
import { Pace } from './pace';

/** Reads that take so long each. */
function paced(tookMs: number, read: () => Promise<void> = () => Promise.resolve()) {
  let reads = 0;
  const pace = new Pace(async () => {
    reads++;
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    await read();
  }, 1_000);
  pace.start();
  return { pace, reads: () => reads };
}

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

describe('the pace of reads', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each([
    ['a quick one', 10, 1_000],
    ['one of half a second', 500, 4_500],
    ['one of three seconds', 3_000, 10_000],
    ['a very slow one', 60_000, 60_000],
  ])('leaves the server alone after %s', async (_, tookMs, pauseMs) => {
    const { pace, reads } = paced(tookMs);
    pace.tell();
    pace.tell();
    await pass(tookMs + pauseMs - 1);
    expect(reads()).toBe(1);
    await pass(1);
    expect(reads()).toBe(2);
  });

  it('reads once more for all that came during a read and its pause, and then no more', async () => {
    const { pace, reads } = paced(10);
    pace.tell();
    await pass(5);
    pace.tell();
    await pass(500);
    pace.tell();
    await pass(100_000);
    expect(reads()).toBe(2);
    pace.tell();
    expect(reads()).toBe(3);
  });

  it('waits for a read that is under way without it, and for its pause, and reads then what came meanwhile', async () => {
    const { pace, reads } = paced(10);
    pace.setUnderWay(true);
    pace.tell();
    pace.tell();
    await pass(5_000);
    expect(reads()).toBe(0);
    pace.setUnderWay(false);
    await pass(999);
    expect(reads()).toBe(0);
    await pass(1);
    expect(reads()).toBe(1);
    await pass(100_000);
    expect(reads()).toBe(1);
  });

  it('takes its own read, which others see under way, too, for one', async () => {
    const { pace, reads } = paced(10);
    pace.tell();
    pace.setUnderWay(true);
    pace.tell();
    await pass(10);
    pace.setUnderWay(false);
    await pass(100_000);
    expect(reads()).toBe(2);
  });

  it('goes on after a read that failed', async () => {
    const { pace, reads } = paced(10, () => Promise.reject(new Error('gone')));
    pace.tell();
    pace.tell();
    await pass(5_000);
    expect(reads()).toBe(2);
  });

  it.each([
    ['during a read', 5],
    ['during a pause', 50],
  ])('reads no more once it was stopped %s, and again once it was started', async (_, ms) => {
    const { pace, reads } = paced(10);
    pace.tell();
    pace.tell();
    await pass(ms);
    pace.stop();
    await pass(100_000);
    expect(reads()).toBe(1);
    pace.start();
    pace.tell();
    expect(reads()).toBe(2);
  });
});
