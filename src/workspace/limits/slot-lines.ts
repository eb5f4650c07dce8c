import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Patience } from './patience.js';

/** How often whoever is first asks again: slots also come free by the clock, and through other replicas. */
const ASK_EVERY_MS = 50;
/** Where more lines than these stand, each asks more seldom, so that no more is asked by all of them together. */
const BRISK_LINES = 10;

/** Those who wait for slots of the same limits. In each line only the first asks, so that slots are had in the order of coming. */
@Injectable()
export class SlotLines {
  /** By schema and by the limits' names. */
  readonly #lines = new Map<string, Map<string, Line>>();
  #count = 0;

  /** Asks when all who came before are served or have left, until `isFull` is false of the answer. Null: patience ended before. */
  async stand<T>({ schema }: WorkspaceContext, names: readonly string[], patience: Patience, ask: () => Promise<T>, isFull: (answer: T) => boolean) {
    const until = AbortSignal.any([patience.gone, AbortSignal.timeout(patience.seconds * 1000)]);
    const line = this.#open(schema, [...names].sort().join('\n'));
    if (!(await line.isFirst(until))) return null;
    until.addEventListener('abort', () => line.stir(), { once: true });
    try {
      for (;;) {
        const answer = await ask();
        if (!isFull(answer)) return answer;
        await line.restUntilStirred(ASK_EVERY_MS * Math.max(1, this.#count / BRISK_LINES));
        if (until.aborted) return null;
      }
    } finally {
      line.next();
    }
  }

  /** Slots have come free: those who are first need not wait any longer to ask. */
  stir({ schema }: WorkspaceContext): void {
    for (const line of this.#lines.get(schema)?.values() ?? []) line.stir();
  }

  #open(schema: string, key: string): Line {
    const lines = this.#lines.get(schema) ?? new Map<string, Line>();
    const known = lines.get(key);
    if (known) return known;
    const line = new Line(() => {
      this.#count -= 1;
      lines.delete(key);
      if (lines.size === 0) this.#lines.delete(schema);
    });
    this.#count += 1;
    this.#lines.set(schema, lines.set(key, line));
    return line;
  }
}

class Line {
  readonly #behind: (() => void)[] = [];
  #isServing = false;
  #isStirred = false;
  #wake: () => void = () => undefined;

  constructor(private readonly onEmpty: () => void) {}

  /** Resolves once it is one's turn; with false when that does not come in time. Whoever is first has to say `next`. */
  async isFirst(until: AbortSignal): Promise<boolean> {
    if (!this.#isServing) return (this.#isServing = true);
    if (until.aborted) return false;
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#behind.splice(this.#behind.indexOf(called), 1);
        resolve(false);
      };
      const called = (): void => {
        until.removeEventListener('abort', leave);
        resolve(true);
      };
      this.#behind.push(called);
      until.addEventListener('abort', leave, { once: true });
    });
  }

  next(): void {
    const called = this.#behind.shift();
    if (called) called();
    else this.onEmpty();
  }

  /** What was stirred since the last rest counts: slots may have come free while somebody asked. */
  async restUntilStirred(ms: number): Promise<void> {
    if (!this.#isStirred) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isStirred = false;
  }

  stir(): void {
    this.#isStirred = true;
    this.#wake();
  }
}
