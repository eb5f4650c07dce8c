const DAY_MS = 86_400_000;

/** Since then clocks change at full quarters of an hour only. */
const QUARTERS_SINCE_MS = Date.UTC(1973, 0, 1);
const QUARTER_MS = 900_000;
const QUARTERS_MAX = 10_000;

/** The clocks of one time zone. What a clock shows is a number, too: milliseconds as if it were UTC. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  /** By quarters of an hour: a format takes some microseconds, and each date of a schedule asks half a dozen times. */
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the clock shows at this moment. */
  toLocal(ms: number): number {
    return ms + (ms < QUARTERS_SINCE_MS ? this.#shown(ms) - ms : this.#offsetOfQuarter(Math.floor(ms / QUARTER_MS)));
  }

  #offsetOfQuarter(quarter: number): number {
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = this.#shown(quarter * QUARTER_MS) - quarter * QUARTER_MS;
    if (this.#offsets.size >= QUARTERS_MAX) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  #shown(ms: number): number {
    const parts = Object.fromEntries(this.#format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
    return local + (((ms % 1000) + 1000) % 1000);
  }

  /**
   * When the clock shows this: of two such moments, as when clocks go back, the earlier or the later one. Where they go forward and none
   * shows it, that is by the offset that comes after, or by the one that was before.
   */
  toInstant(local: number, which: 'earlier' | 'later'): number {
    const both = [local - this.#offset(local - DAY_MS), local - this.#offset(local + DAY_MS)];
    const found = both.filter((ms) => this.toLocal(ms) === local);
    const from = found.length === 1 ? found : both;
    return which === 'earlier' ? Math.min(...from) : Math.max(...from);
  }

  #offset(ms: number): number {
    return this.toLocal(ms) - ms;
  }
}

const zones = new Map<string, Zone>();

/** Zones are few, and making one is dear. */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone) ?? new Zone(timeZone);
  zones.set(timeZone, known);
  return known;
}
