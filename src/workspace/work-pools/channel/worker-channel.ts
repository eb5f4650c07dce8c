import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@app/engine';
import type { Guest } from '../../guests/guests.js';
import { ChannelEnd } from './close-reasons.js';
import { snapshotFrame, toBeat, type Introduction, type Snapshot } from './worker-frames.js';
import type { CountedPool } from '../work-pools.schema.js';

/** Changes that come one after the other are told once, as they are after the last of them. */
const GATHER_MS = 50;

interface Pools {
  /** Null: it is gone. */
  readonly read: () => Promise<CountedPool | null>;
  /** Answers when the pool was last changed. */
  readonly beat: (beat: { name: string; intervalSeconds: number }) => Promise<Instant>;
}

/** One worker on its channel: it beats, and hears of its pool whenever that changes. */
export class WorkerChannel {
  #sequence = 1;
  #isTelling = false;
  #isStale = false;

  constructor(
    private readonly guest: Guest,
    private readonly hello: Introduction,
    private readonly pool: Pools,
    private readonly now: () => Instant,
    /** When the pool was changed that the worker knows. */
    private knownSince: Instant,
  ) {}

  /** Settles with the socket: rejects with `Gone`, or with the reason to close it. */
  async serve(): Promise<never> {
    for (;;) {
      const beat = toBeat(await this.guest.frames.nextText(), this.hello);
      const changed = await this.pool.beat({ name: beat.worker_name, intervalSeconds: beat.heartbeat_interval_seconds }).catch((error: unknown) => {
        throw new ChannelEnd('heartbeat_persistence_failed', { cause: error });
      });
      if (changed !== this.knownSince) await this.tell('heartbeat_reconciliation');
    }
  }

  /** Rejects with the reason to close the channel, as when the pool is gone. */
  async tell(reason: Snapshot['reason']): Promise<void> {
    this.#isStale = true;
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      while (this.#isStale) {
        await sleep(GATHER_MS);
        this.#isStale = false;
        await this.#tell(reason);
      }
    } finally {
      this.#isTelling = false;
    }
  }

  async #tell(reason: Snapshot['reason']): Promise<void> {
    const pool = await this.pool.read();
    if (!pool) throw new ChannelEnd('authorization_failed');
    this.knownSince = pool.updated;
    this.guest.socket.send(snapshotFrame({ pool, sequence: ++this.#sequence, reason }, this.now()));
  }
}
