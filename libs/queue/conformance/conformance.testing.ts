import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startMortalPostgres, startMortalRedis, testDatabase, testRedisUrl, type MortalServer } from '@app/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { chooseBackend, type Connection } from '../src/backends.js';
import type { BullQueue } from '../src/bull-queue.js';
import { defineJob } from '../src/job.js';

export interface Work {
  id: string;
}
const parse = (value: unknown): Work | null => (typeof value === 'object' && value !== null && 'id' in value ? { id: String(value.id) } : null);
export const work = defineJob<Work>({ name: 'work', attemptsMax: 3, backoffMs: 50, parse });
export const other = defineJob<Work>({ name: 'other', attemptsMax: 1, backoffMs: 0, parse });

export const LOCK_MS = 400;

export interface Urls {
  redisUrl: string | null;
  databaseUrl: string | null;
}
/** Where a queue may live, for as long as `drop` was not called. */
export interface Place {
  urls: Urls;
  drop: () => Promise<void>;
}
export interface Store {
  store: string;
  open: () => Promise<Place>;
  /** A server of its own, with persistent files; null when there is none here. */
  mortal: () => Promise<MortalServer | null>;
  urlsOf: (server: MortalServer) => Urls;
}

const redisUrl = testRedisUrl();
const postgres: Store = {
  store: 'PostgreSQL',
  open: async () => {
    const database = await testDatabase();
    return { urls: { redisUrl: null, databaseUrl: database.url }, drop: () => database.drop() };
  },
  mortal: startMortalPostgres,
  urlsOf: ({ url }) => ({ redisUrl: null, databaseUrl: url }),
};
const redis: Store = {
  store: 'Redis',
  open: () => Promise.resolve({ urls: { redisUrl, databaseUrl: null }, drop: () => Promise.resolve() }),
  mortal: startMortalRedis,
  urlsOf: ({ url }) => ({ redisUrl: url, databaseUrl: null }),
};

/** The same promises for every store there is here; what is skipped is said. */
export function describeOnEach(title: string, promises: (store: Store) => void): void {
  describe.each([postgres])(title, promises);
  if (redisUrl === null) process.stderr.write('\n*** SKIPPED: no Redis, so the queue on it was not tested. ***\n');
  (redisUrl === null ? describe.skip : describe).each([redis])(title, promises);
}

/** What handlers report, and the wait for it. */
export class Collected<T> {
  readonly items: T[] = [];
  #waiting: { count: number; resolve: () => void }[] = [];

  add(item: T): void {
    this.items.push(item);
    for (const { resolve } of this.#waiting.filter(({ count }) => count <= this.items.length)) resolve();
  }

  reach(count: number): Promise<void> {
    if (this.items.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }
}

export class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

/** Closing waits for the end of what runs, so nothing can follow. */
export const finished = async (queues: readonly BullQueue[]): Promise<void> => void (await Promise.all(queues.map((queue) => queue.close())));

/** What jobs did, where every process sees it: an effect is keyed by what the job's payload names, so it happens once however often the job runs. */
export class Effects {
  readonly folder = mkdtempSync(join(tmpdir(), 'eparch-effects-'));

  /** Whether it happens now; false when it has happened before. */
  once(id: string): boolean {
    try {
      closeSync(openSync(join(this.folder, id), 'wx'));
      return true;
    } catch {
      return false;
    }
  }

  drop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class OtherProcess {
  readonly #said: string[] = [];
  #heard = new Gate();

  constructor(private readonly child: ChildProcess) {
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.#said.push(line);
        this.#heard.open();
      });
  }

  /** Resolves at the word's next occurrence that nobody waited for yet. */
  async says(word: string): Promise<void> {
    for (;;) {
      const index = this.#said.indexOf(word);
      if (index >= 0) return void this.#said.splice(0, index + 1);
      this.#heard = new Gate();
      await this.#heard.opened;
    }
  }

  /** Lets it do its job, or finish it. */
  goOn(): void {
    this.child.stdin?.write('go on\n');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** The same code in a process of its own, from what the global set-up compiled. */
export async function startWorker(name: string, urls: Urls, effects: Effects): Promise<OtherProcess> {
  const queueModule = new URL('../../../.cache/testing/libs/queue/src/index.js', import.meta.url).href;
  const script = fileURLToPath(new URL('./worker.mjs', import.meta.url));
  const given = JSON.stringify({ queueModule, name, url: urls, lockMs: LOCK_MS, effects: effects.folder });
  const child = spawn(process.execPath, [script, given], { stdio: ['pipe', 'pipe', 'inherit'] });
  const other = new OtherProcess(child);
  await other.says('works');
  return other;
}

/** How many jobs of others may come before one of an owner within its share: shares of a loud owner since `fromMs`, and what is taken while they run. */
export const aheadMax = (fromMs: number): number => 4 * (Math.ceil((Date.now() - fromMs) / 1_000) + 1) + 12;

/** A look into the store, at what the port has no word for. */
export class Insight {
  private constructor(
    private readonly queue: Queue,
    private readonly connection: Connection,
    /** How many things the store keeps for the queue. */
    readonly size: () => Promise<number>,
  ) {}

  static async into(name: string, urls: Urls): Promise<Insight> {
    const backend = chooseBackend(urls);
    const connection = backend.connect('add', () => false);
    const queue = new Queue(name, connection.options, backend.factory as never);
    queue.on('error', () => undefined);
    await queue.waitUntilReady();
    return new Insight(queue, connection, () => (urls.redisUrl ? sizeInRedis(urls.redisUrl, name) : sizeInPostgres(urls.databaseUrl ?? '', name)));
  }

  async unfinished(): Promise<number> {
    return this.queue.getJobCountByTypes('active', 'waiting', 'prioritized', 'delayed');
  }

  async finished(): Promise<number> {
    return this.queue.getJobCountByTypes('completed', 'failed');
  }

  async close(): Promise<void> {
    await this.queue.close();
    this.connection.sever();
  }
}

async function sizeInRedis(url: string, name: string): Promise<number> {
  const client = new Redis(url);
  try {
    const [keys, events] = await Promise.all([client.keys(`eparch_queue:${name}:*`), client.xlen(`eparch_queue:${name}:events`)]);
    return keys.length + events;
  } finally {
    client.disconnect();
  }
}

async function sizeInPostgres(url: string, name: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const counts = ['job', 'event', 'dedup', 'dedup_next'].map((table) => `(select count(*) from eparch_queue.${table} where queue = $1)`);
    return Number((await client.query<{ size: string }>(`select ${counts.join(' + ')} as size`, [name])).rows[0]?.size);
  } finally {
    await client.end();
  }
}
