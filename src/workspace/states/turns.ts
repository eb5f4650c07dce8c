/** Work of one key is done one after the other, in the order it came; work of different keys at the same time. */
export class Turns {
  /** Settles when the last that came has had its turn. Keys that nobody waits for are gone. */
  readonly #last = new Map<string, Promise<void>>();

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const answer = before ? before.then(work) : work();
    const over = answer.then(nothing, nothing);
    this.#last.set(key, over);
    void over.then(() => this.#last.get(key) === over && this.#last.delete(key));
    return answer;
  }

  /** How many keys work is being done for. */
  get size(): number {
    return this.#last.size;
  }
}

const nothing = (): void => undefined;
