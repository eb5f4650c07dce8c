/** Bursts become one message: the console reads again at each. */
const GATHER_MS = 50;
/** A message costs the server about a tenth of it: readers of busy workspaces take up to a third of a core between them, then longer bursts. */
const GATHER_MS_PER_READER = 0.3;

export interface NewsSource<T> {
  /** What is new since it was last asked, which it forgets by telling; null for nothing. */
  take(): T | null;
  /** Throws once the reader may not know any more. */
  check(): Promise<void>;
  /** Called once, when the reader has gone or may not stay. */
  close(): void;
  /** How many are told of the same news by this process. */
  readonly readers: number;
}

/**
 * Messages for one reader, the first at once. While the reader is busy with one, the source gathers:
 * a slow reader gets fewer messages, never a queue of them.
 */
export class NewsStream<T> implements AsyncIterableIterator<T> {
  #stirred = true;
  #first = true;
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(private readonly source: NewsSource<T>) {}

  /** There is something to take, or a reason to check. */
  stir(): void {
    this.#stirred = true;
    this.#wake();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    try {
      while (!this.#ended) {
        await this.#untilStirred();
        if (this.#ended) break;
        await this.source.check();
        const news = this.source.take();
        if (news !== null) return { value: news, done: false };
      }
      return DONE;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.#end();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #untilStirred(): Promise<void> {
    if (!this.#stirred) await this.#woken();
    if (!this.#first && !this.#ended) await this.#woken(Math.max(GATHER_MS, GATHER_MS_PER_READER * this.source.readers));
    this.#first = false;
    this.#stirred = false;
  }

  /** With a time: wakes by the clock, or by the end. */
  #woken(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.#wake = () => {
        if (timer !== undefined && !this.#ended) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#wake();
    this.source.close();
  }
}

const DONE = { value: undefined, done: true } as const;
