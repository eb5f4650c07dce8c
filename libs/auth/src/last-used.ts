import type { DataSource } from 'typeorm';

const FLUSH_EVERY_MS = 5_000;

/** Remembers when each key was last used and writes it down every few seconds, all keys in one statement. */
export class LastUsed {
  #seen = new Map<string, Date>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly control: DataSource,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  note(apiKeyId: string): void {
    this.#seen.set(apiKeyId, new Date());
  }

  /** Writes what was noted. Keys that could not be written are noted again by their next use. */
  async flush(): Promise<void> {
    const seen = this.#seen;
    if (seen.size === 0) return;
    this.#seen = new Map();
    await this.control
      .query(
        `update eparch.api_key k set last_used = greatest(k.last_used, s.used)
           from unnest($1::uuid[], $2::timestamptz[]) as s (id, used) where k.id = s.id`,
        [[...seen.keys()], [...seen.values()]],
      )
      .catch(this.onError);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
