/**
 * Draws from the exponential distribution with mean `averageSeconds`, cut so that nothing is above `averageSeconds × (1 + factor)`
 * and the median stays where it was.
 */
export function spread(averageSeconds: number, factor: number | null, random: number): number {
  if (!factor || averageSeconds <= 0) return averageSeconds;
  const span = 1 + factor;
  // From here on 2^span - 1 equals 2^span in floating point and the logarithm would be 0 anyway.
  const lower = span >= 50 ? 0 : Math.max(0, averageSeconds * Math.log2(2 ** span / (2 ** span - 1)));
  const below = (seconds: number): number => 1 - Math.exp(-seconds / averageSeconds);
  const drawn = below(lower) + random * (below(averageSeconds * span) - below(lower));
  return -Math.log(Math.max(1 - drawn, 1e-10)) * averageSeconds;
}
