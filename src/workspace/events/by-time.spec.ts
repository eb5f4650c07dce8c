import fc from 'fast-check';
import { byTime } from './by-time.js';

async function* paged(times: readonly number[], size: number): AsyncGenerator<{ occurred: number }[]> {
  const sorted = [...times].sort((a, b) => a - b);
  for (let at = 0; at < sorted.length; at += size) {
    await Promise.resolve();
    yield sorted.slice(at, at + size).map((occurred) => ({ occurred }));
  }
}

describe('several pasts', () => {
  it('are one, in the order of time, of which nothing is missing', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(50), { maxLength: 20 }), { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), async (sequences, size) => {
        const told: number[] = [];
        for await (const page of byTime(sequences.map((times) => paged(times, size)))) told.push(...page.map(({ occurred }) => occurred));
        expect(told).toEqual(sequences.flat().sort((a, b) => a - b));
      }),
    ));
});
