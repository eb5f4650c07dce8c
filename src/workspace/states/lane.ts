import { setImmediate as arrivals } from 'node:timers/promises';
import { Fault } from '@app/faults';

interface Waiting<Item, Answer> {
  readonly key: string;
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Natural batching: while one batch is under way, what arrives waits and goes down together in the next.
 * Two items with one key never share a batch. A lone item waits for nothing but what has reached the process already.
 */
export class Lane<Item, Answer> {
  #waiting: Waiting<Item, Answer>[] = [];
  #busy = false;

  /** `send` answers as many answers as it gets items, in their order. */
  constructor(
    private readonly send: (items: readonly Item[]) => Promise<readonly Answer[]>,
    private readonly batchMax: number,
  ) {}

  /** Rejects with what `send` threw for the item. */
  async submit(key: string, item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, item, resolve, reject });
      if (!this.#busy) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    // Each statement costs several times what an item adds to it: requests that are there, but not read yet, come along.
    for (await arrivals(); this.#waiting.length > 0; await arrivals()) await this.#deliver(this.#take());
    this.#busy = false;
  }

  #take(): Waiting<Item, Answer>[] {
    const keys = new Set<string>();
    const batch: Waiting<Item, Answer>[] = [];
    const rest: Waiting<Item, Answer>[] = [];
    for (const entry of this.#waiting) {
      const fits = batch.length < this.batchMax && !keys.has(entry.key);
      keys.add(entry.key);
      (fits ? batch : rest).push(entry);
    }
    this.#waiting = rest;
    return batch;
  }

  async #deliver(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.send(batch.map(({ item }) => item));
      for (const [index, entry] of batch.entries()) entry.resolve(answers[index] as Answer);
    } catch (error) {
      // A database that does not answer answers nobody. Any other error may be the doing of one item alone.
      if (batch.length === 1 || (error instanceof Fault && error.kind === 'unavailable')) for (const entry of batch) entry.reject(error);
      else for (const entry of batch) await this.#deliver([entry]);
    }
  }
}

/** A lane per workspace. An idle one is three words, so none is taken away. */
export class Lanes<Item, Answer> {
  readonly #lanes = new Map<string, Lane<Item, Answer>>();

  constructor(
    private readonly send: (items: readonly Item[]) => Promise<readonly Answer[]>,
    private readonly batchMax: number,
  ) {}

  async submit(lane: string, key: string, item: Item): Promise<Answer> {
    let open = this.#lanes.get(lane);
    if (!open) this.#lanes.set(lane, (open = new Lane(this.send, this.batchMax)));
    return open.submit(key, item);
  }
}
