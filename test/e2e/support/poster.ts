import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './server.js';

const LIST_MAX = 70;
const AWAY_TIMEOUT_MS = 120_000;
const TRY_AGAIN_MS = 100;
/** What is answered while the server or its database is away, or has too much to write. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503]);

/** Sends events in lists over HTTP, for networks without websockets: a list is kept, and sent again as it was, until there is a 204. */
export class Poster {
  confirmed = 0;
  #list: object[] = [];
  #isClosed = false;

  constructor(private readonly connection: Connection) {}

  async emit(event: object): Promise<void> {
    this.#list.push(event);
    if (this.#list.length >= LIST_MAX) await this.confirm();
  }

  /** Resolves once everything is confirmed. */
  async confirm(): Promise<void> {
    const deadline = Date.now() + AWAY_TIMEOUT_MS;
    for (let status = await this.#post(); status !== 204; status = await this.#post()) {
      if (status !== null && !PASSING.has(status)) throw new Error(`A list of events was answered with ${status}`);
      if (this.#isClosed || Date.now() > deadline) throw new Error('A list of events was not taken.');
      await sleep(TRY_AGAIN_MS);
    }
    this.confirmed += this.#list.length;
    this.#list = [];
  }

  /** Whatever it is still asked for fails. */
  close(): void {
    this.#isClosed = true;
  }

  /** Null where nobody answered. */
  async #post(): Promise<number | null> {
    const { api_url: url, api_key: key } = this.connection;
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    try {
      const { status, body } = await fetch(`${url}/events`, { method: 'POST', headers, body: JSON.stringify(this.#list) });
      await body?.cancel();
      return status;
    } catch {
      return null;
    }
  }
}
