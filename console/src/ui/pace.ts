/** However slow a read is, the page keeps the server busy for at most a tenth of the time … */
const PAUSE_TIMES = 9;
/** … as long as that keeps nobody waiting longer for news than this; from then on for at most half of it. */
const PAUSE_MS_MAX = 10_000;

/** How long to leave the server alone after a read that took so long. */
const pauseMsAfter = (tookMs: number, pauseMsMin: number): number => Math.max(pauseMsMin, Math.min(PAUSE_TIMES * tookMs, Math.max(PAUSE_MS_MAX, tookMs)));

/**
 * Reads again when told to, at once or as soon as the pause after the read before is over; what comes during a read or its
 * pause is one more read, so that the last news is never missed.
 */
export class Pace {
  #busy = false;
  #isUnderWay = false;
  #again = false;
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly read: () => Promise<unknown>,
    private readonly pauseMsMin: number,
  ) {}

  start(): void {
    this.#running = true;
  }

  /** It may be started again. */
  stop(): void {
    this.#running = false;
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#busy = false;
  }

  tell(): void {
    if (this.#busy || this.#isUnderWay) this.#again = true;
    else void this.#go();
  }

  /** Whether a read is under way that was not told of here, such as a page's first. What comes meanwhile, it may not know yet. */
  setUnderWay(isUnderWay: boolean): void {
    if (isUnderWay === this.#isUnderWay) return;
    this.#isUnderWay = isUnderWay;
    if (!isUnderWay && !this.#busy && this.#running) this.#rest(this.pauseMsMin);
  }

  async #go(): Promise<void> {
    this.#busy = true;
    this.#again = false;
    const began = performance.now();
    await this.read().catch(() => undefined);
    if (this.#running) this.#rest(pauseMsAfter(performance.now() - began, this.pauseMsMin));
    else this.#busy = false;
  }

  #rest(pauseMs: number): void {
    this.#busy = true;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#busy = false;
      if (this.#again && !this.#isUnderWay) void this.#go();
    }, pauseMs);
  }
}
