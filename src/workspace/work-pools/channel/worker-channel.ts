import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerBeat } from '@app/contract';
import type { Instant } from '@app/engine';
import type { Guest } from '../../guests/guests.js';
import { ChannelEnd } from './close-reasons.js';
import type { WorkerCleanups } from './worker-cleanups.js';
import { snapshotFrame, toSaid, type Introduction, type Snapshot } from './worker-frames.js';
import type { CountedPool } from '../work-pools.schema.js';

/** Changes that come one after the other are told once, as they are after the last of them. */
const GATHER_MS = 50;

interface Pools {
  /** Null: it is gone. */
  readonly read: () => Promise<CountedPool | null>;
  /** Answers when the pool was last changed. */
  readonly beat: (beat: { name: string; intervalSeconds: number }) => Promise<Instant>;
}

/** One worker on its channel: it beats, hears of its pool whenever that changes, and says what became of what it was given to clean up. */
export class WorkerChannel {
  #sequence = 1;
  #isTelling = false;
  #isStale = false;

  constructor(
    private readonly guest: Guest,
    private readonly hello: Introduction,
    private readonly pool: Pools,
    private readonly cleanups: WorkerCleanups,
    private readonly now: () => Instant,
    /** When the pool was changed that the worker knows. */
    private knownSince: Instant,
  ) {}

  /** Settles with the socket: rejects with `Gone`, or with the reason to close it. */
  async serve(): Promise<never> {
    for (;;) {
      const said = toSaid(await this.guest.frames.nextText(), this.hello);
      if (said.type === 'worker.heartbeat.v1') await this.#beat(said.payload);
      else await this.cleanups.answer(said);
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

  /** Also makes up for news that got lost. */
  async #beat({ worker_name: name, heartbeat_interval_seconds: intervalSeconds }: WorkerBeat['payload']): Promise<void> {
    const changed = await this.pool.beat({ name, intervalSeconds }).catch((error: unknown) => {
      throw new ChannelEnd('heartbeat_persistence_failed', { cause: error });
    });
    if (changed !== this.knownSince) await this.tell('heartbeat_reconciliation');
    this.cleanups.stir();
  }

  async #tell(reason: Snapshot['reason']): Promise<void> {
    const pool = await this.pool.read();
    if (!pool) throw new ChannelEnd('authorization_failed');
    this.knownSince = pool.updated;
    this.guest.socket.send(snapshotFrame({ pool, sequence: ++this.#sequence, reason }, this.now()));
  }
}
