/** How long things took, in milliseconds. */
export class Latencies {
  readonly #values: number[] = [];

  static of(values: readonly number[]): Latencies {
    const latencies = new Latencies();
    latencies.#values.push(...values);
    return latencies;
  }

  /** Something that took so many milliseconds. */
  note(ms: number): void {
    this.#values.push(ms);
  }

  /** What `work` answers, once how long it took is noted. */
  async time<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const answer = await work();
    this.note(performance.now() - began);
    return answer;
  }

  /** The smallest value that at least this share of all did not exceed. */
  percentile(share: number): number {
    const sorted = this.#values.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  }
}
