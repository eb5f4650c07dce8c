import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@app/telemetry';
import pg from 'pg';
import type { OpenWire, Wire } from './relay.js';

const CHANNEL = 'eparch_news';
const RECONNECT_MS = { first: 100, max: 5_000 };
/** A server that vanished without a word is missed after some half a minute rather than after two hours. */
const KEEP_ALIVE_MS = 10_000;

/** LISTEN/NOTIFY on a connection of its own, which a pooler in transaction mode could not carry. */
export const postgresWire =
  (url: string, logger: Logger): OpenWire =>
  async ({ heard, gap }) => {
    const wire = new PostgresWire(url, logger, heard, gap);
    await wire.connect();
    return wire;
  };

class PostgresWire implements Wire {
  #client: pg.Client | null = null;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
    private readonly heard: (text: string) => void,
    private readonly gap: () => void,
  ) {}

  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'eparch news', keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS });
    client.on('notification', ({ payload }) => payload && this.heard(payload));
    client.on('error', (error) => this.logger.debug({ err: error }, 'The connection for news broke.'));
    try {
      await client.connect();
      // Sending takes a transaction number, and so would wait for the disk, and let every commit wait that comes with it. News may be lost.
      await client.query(`set synchronous_commit = off; listen ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.#closed) return client.end();
    client.once('end', () => void this.#reconnect());
    this.#client = client;
  }

  async send(text: string): Promise<void> {
    if (!this.#client) throw new Error('There is no connection for news.');
    await this.#client.query('select pg_notify($1, $2)', [CHANNEL, text]);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }

  async #reconnect(): Promise<void> {
    this.#client = null;
    for (let pause = RECONNECT_MS.first; !this.#closed; pause = Math.min(2 * pause, RECONNECT_MS.max)) {
      await sleep(pause, undefined, { ref: false });
      if (this.#closed) return;
      try {
        await this.connect();
        return this.gap();
      } catch (error) {
        this.logger.debug({ err: error }, 'No connection for news yet.');
      }
    }
  }
}
