/** What one side costs more than the other, as a share of what the other does. */
export interface PairedCost {
  readonly rounds: number;
  /** Of each round's two measurements: other work on the machine hits both alike, and what it distorts most counts least. */
  readonly medianShare: number;
  readonly lowestShare: number;
  readonly highestShare: number;
  /** CPU milliseconds of a unit, over all rounds. */
  readonly withMs: number;
  readonly withoutMs: number;
}

/** Measures both in turns, each of them first as often as the other. `costOf` answers CPU milliseconds of a unit. */
export async function measurePaired<Side>(having: Side, lacking: Side, rounds: number, costOf: (side: Side) => Promise<number>): Promise<PairedCost> {
  const pairs: { having: number; lacking: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) pairs.push({ having: await costOf(having), lacking: await costOf(lacking) });
    else {
      const first = await costOf(lacking);
      pairs.push({ having: await costOf(having), lacking: first });
    }
  }
  const shares = pairs.map((pair) => pair.having / pair.lacking - 1).sort((a, b) => a - b);
  const mean = (of: 'having' | 'lacking'): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / rounds;
  return {
    rounds,
    medianShare: shares[Math.floor(shares.length / 2)] ?? 0,
    lowestShare: shares[0] ?? 0,
    highestShare: shares.at(-1) ?? 0,
    withMs: mean('having'),
    withoutMs: mean('lacking'),
  };
}
