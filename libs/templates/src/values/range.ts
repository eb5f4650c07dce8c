/** How many integers `range` has with these arguments. */
export function rangeLength(bounds: readonly number[]): number {
  const [start = 0, stop = 0] = bounds.length > 1 ? bounds : [0, ...bounds];
  const step = bounds[2] ?? 1;
  return step === 0 ? 0 : Math.max(0, Math.ceil((stop - start) / step));
}
