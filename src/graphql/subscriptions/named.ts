/** More than this is as good as all of them: the reader lists its things again, whichever they were. */
const IDS_IN_A_MESSAGE_MAX = 500;

/** Ids for the next message, of which an empty list means that any may have changed; as at first. */
export class Named {
  readonly #ids = new Set<string>();
  #any = true;

  /** Null: any. */
  add(ids: readonly string[] | null): void {
    for (const id of ids ?? []) this.#ids.add(id);
    this.#any ||= ids === null || this.#ids.size > IDS_IN_A_MESSAGE_MAX;
    if (this.#any) this.#ids.clear();
  }

  /** What was added since the last time; null for nothing. */
  take(): string[] | null {
    if (!this.#any && this.#ids.size === 0) return null;
    const ids = this.#any ? [] : [...this.#ids];
    this.#any = false;
    this.#ids.clear();
    return ids;
  }
}
