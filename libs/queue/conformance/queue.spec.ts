import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import type { Logger } from '@app/telemetry';
import { startMortalPostgres, startMortalRedis, testDatabase, testRedisUrl, type MortalServer } from '@app/testing';
import { pino } from 'pino';
import { BullQueue, type BullQueueOptions } from '../src/bull-queue.js';
import { chooseBackend } from '../src/backends.js';
import { defineJob, type Job } from '../src/job.js';

interface Work {
  id: string;
}
const parse = (value: unknown): Work | null => (typeof value === 'object' && value !== null && 'id' in value ? { id: String(value.id) } : null);
const work = defineJob<Work>({ name: 'work', attemptsMax: 3, backoffMs: 50, parse });
const other = defineJob<Work>({ name: 'other', attemptsMax: 1, backoffMs: 0, parse });

/** A line of the log, as far as it is looked at. */
interface Line {
  job?: string;
  attempt?: number;
  err?: { message: string };
}

const LOCK_MS = 400;
const silent: Logger = pino({ level: 'silent' });

interface Urls {
  redisUrl: string | null;
  databaseUrl: string | null;
}
/** Where a queue may live, for as long as `drop` was not called. */
interface Place {
  urls: Urls;
  drop: () => Promise<void>;
}
interface Store {
  store: string;
  open: () => Promise<Place>;
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

describe.each([postgres])('the queue on $store', keepsItsPromises);
if (redisUrl === null) process.stderr.write('\n*** SKIPPED: no Redis, so the queue on it was not tested. ***\n');
(redisUrl === null ? describe.skip : describe).each([redis])('the queue on $store', keepsItsPromises);

function keepsItsPromises({ store, open, mortal, urlsOf }: Store): void {
  let place: Place;
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(async () => (place = await open()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(() => place.drop());

  /** One replica's queue; the same name is the same queue. */
  const replica = async (name: string, urls: Urls, options: Partial<BullQueueOptions> = {}): Promise<BullQueue> => {
    const queue = await BullQueue.open({ backend: chooseBackend(urls), logger: silent, name, lockMs: LOCK_MS, ...options });
    opened.push(queue);
    return queue;
  };
  const promise = (title: string, test: (urls: Urls, name: string) => Promise<void>): void => it(title, () => test(place.urls, `q-${randomUUID()}`), 30_000);

  promise('runs every job that was added, each once, by whichever worker is free', async (urls, name) => {
    const queues = [await replica(name, urls), await replica(name, urls)] as const;
    const seen = new Collected<string>();
    for (const queue of queues) queue.handle(work, async ({ id }) => seen.add(id));
    const ids = Array.from({ length: 50 }, (_, index) => `job-${index}`);
    for (const queue of queues) await queue.start();
    for (const id of ids) await queues[0].add(work, { id });
    await seen.reach(50);
    await finished(queues);
    expect([...seen.items].sort()).toEqual([...ids].sort());
  });

  promise('runs what was added while nobody worked', async (urls, name) => {
    await (await replica(name, urls)).add(work, { id: 'early' });
    const queue = await replica(name, urls);
    const seen = new Collected<string>();
    queue.handle(work, async ({ id }) => seen.add(id));
    await queue.start();
    await seen.reach(1);
  });

  promise('runs a job that is due later not before its time', async (urls, name) => {
    const queue = await replica(name, urls);
    const seen = new Collected<[string, number]>();
    queue.handle(work, async ({ id }) => seen.add([id, Date.now()]));
    await queue.start();
    const dueAt = new Date(Date.now() + 700);
    await queue.add(work, { id: 'later' }, { dueAt });
    await queue.add(work, { id: 'long past' }, { dueAt: new Date(0) });
    await queue.add(work, { id: 'now' });
    await seen.reach(3);
    expect(seen.items.map(([id]) => id)).toEqual(['long past', 'now', 'later']);
    const [, at] = seen.items[2] ?? ['', 0];
    expect(at).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  promise('adds a job once while one of its key waits, and again once that one runs', async (urls, name) => {
    const queue = await replica(name, urls);
    const seen = new Collected<string>();
    const gate = new Gate();
    queue.handle(work, async ({ id }) => {
      seen.add(id);
      if (id === 'first') await gate.opened;
    });
    await queue.add(work, { id: 'first' }, { dedupeKey: 'k' });
    await queue.add(work, { id: 'not added' }, { dedupeKey: 'k' });
    await queue.add(work, { id: 'of another key' }, { dedupeKey: 'l' });
    await queue.start();
    await seen.reach(2);
    // What made somebody add this one may have happened after the first had looked.
    await queue.add(work, { id: 'while it runs' }, { dedupeKey: 'k' });
    gate.open();
    await seen.reach(3);
    await queue.add(work, { id: 'after it ran' }, { dedupeKey: 'k' });
    await seen.reach(4);
    expect([...seen.items].sort()).toEqual(['after it ran', 'first', 'of another key', 'while it runs']);
  });

  promise('tries a failing job again after a pause that doubles, then gives it up and goes on', async (urls, name) => {
    const log = new Collected<Line>();
    const logger = pino({}, { write: (line: string) => log.add(JSON.parse(line) as Line) });
    const queue = await replica(name, urls, { logger });
    const tries = new Collected<number>();
    const after = new Collected<string>();
    queue.handle(work, async () => {
      tries.add(Date.now());
      throw new Error('not today');
    });
    queue.handle(other, async ({ id }) => after.add(id));
    await queue.start();
    await queue.add(work, { id: 'doomed' });
    await tries.reach(3);
    await log.reach(3);
    await queue.add(other, { id: 'next' });
    await after.reach(1);
    const [first = 0, second = 0, third = 0] = tries.items;
    expect(tries.items).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(work.backoffMs);
    expect(third - second).toBeGreaterThanOrEqual(2 * work.backoffMs);
    expect(log.items.map(({ job, attempt }) => [job, attempt])).toEqual([1, 2, 3].map((attempt) => ['work', attempt]));
  });

  promise('gives the job of a killed process to another', async (urls, name) => {
    const victim = await startWorker(name, urls);
    const queue = await replica(name, urls);
    await queue.add(work, { id: 'orphan' });
    await victim.says('took');
    await victim.end('SIGKILL');
    const seen = new Collected<string>();
    queue.handle(work, async ({ id }) => seen.add(id));
    await queue.start();
    await seen.reach(1);
    expect(seen.items).toEqual(['orphan']);
  });

  promise('takes a job that two processes ran to its end as done, and both work on', async (urls, name) => {
    const frozen = await startWorker(name, urls);
    const queue = await replica(name, urls);
    await queue.add(work, { id: 'twice' });
    await frozen.says('took');
    frozen.signal('SIGSTOP');
    const seen = new Collected<string>();
    queue.handle(work, async ({ id }) => seen.add(id));
    await queue.start();
    await seen.reach(1);
    frozen.signal('SIGCONT');
    frozen.release();
    await frozen.says('finished');
    await queue.close();
    // It is alone now, so it is the one that takes the next.
    await (await replica(name, urls)).add(work, { id: 'next' });
    await frozen.says('took');
    await frozen.end('SIGKILL');
    expect(seen.items).toEqual(['twice']);
  });

  promise('runs a recurring job once a period however many replicas ask for it', async (urls, name) => {
    const everyMs = 300;
    const runs = new Collected<number>();
    const start = async (): Promise<BullQueue> => {
      const queue = await replica(name, urls);
      queue.handle(work, async () => runs.add(Date.now()));
      await queue.every(work, everyMs, { id: 'tick' });
      await queue.start();
      return queue;
    };
    await start();
    const leaving = await start();
    await runs.reach(3);
    await start();
    await leaving.close();
    await runs.reach(8);
    const gaps = runs.items.slice(1).map((at, index) => at - (runs.items[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(everyMs / 3);
  });

  promise('changes the pace of a recurring job when asked again', async (urls, name) => {
    const queue = await replica(name, urls);
    const runs = new Collected<string>();
    queue.handle(work, async ({ id }) => runs.add(id));
    await queue.every(work, 3_600_000, { id: 'slow' });
    await queue.start();
    await runs.reach(1);
    await queue.every(work, 100, { id: 'quick' });
    await runs.reach(4);
    expect(runs.items.slice(0, 4)).toEqual(['slow', 'quick', 'quick', 'quick']);
  });

  promise('waits for running work when closed, and takes no more', async (urls, name) => {
    const queue = await replica(name, urls);
    const seen = new Collected<string>();
    const gate = new Gate();
    let ended = false;
    queue.handle(work, async ({ id }) => {
      seen.add(id);
      await gate.opened;
      ended = true;
    });
    await queue.start();
    await queue.add(work, { id: 'running' });
    await seen.reach(1);
    const closing = queue.close().then(() => ended);
    const later = await replica(name, urls);
    await later.add(work, { id: 'too late for it' });
    gate.open();
    expect(await closing).toBe(true);
    expect(seen.items).toEqual(['running']);
    later.handle(work, async ({ id }) => seen.add(id));
    await later.start();
    await seen.reach(2);
  });

  promise('leaves a job that it does not know, or whose payload it does not know, to a replica that does', async (urls, name) => {
    const older = await replica(name, urls);
    const known = new Collected<string>();
    older.handle(work, async ({ id }) => known.add(id));
    older.handle({ ...other, parse: () => null }, async () => undefined);
    await older.start();
    const unknown: Job<Work> = { ...other, name: 'of a newer release' };
    await older.add(unknown, { id: 'new job' });
    await older.add(other, { id: 'new payload' });
    await older.add(work, { id: 'own' });
    await known.reach(1);
    const newer = await replica(name, urls);
    const seen = new Collected<string>();
    newer.handle(unknown, async ({ id }) => seen.add(id));
    newer.handle(other, async ({ id }) => seen.add(id));
    await newer.start();
    // The older one may go on taking them before the newer does: a rolling upgrade ends with it gone.
    await older.close();
    await seen.reach(2);
    expect([...seen.items].sort()).toEqual(['new job', 'new payload']);
  });

  promise('gives up a job that nobody took on for a day, and says so', async (urls, name) => {
    const log = new Collected<Line>();
    const logger = pino({}, { write: (line: string) => log.add(JSON.parse(line) as Line) });
    const queue = await replica(name, urls, { logger, leaveToOthersMs: 100 });
    await queue.start();
    await queue.add(other, { id: 'of a release long gone' });
    await log.reach(1);
    expect(log.items[0]).toMatchObject({ job: 'other', err: { message: expect.stringContaining('No replica knows') } });
  });

  it('loses nothing that was added when its store is killed and comes back, and says so when it cannot add', async () => {
    const server = await mortal();
    if (!server) return void process.stderr.write(`\n*** SKIPPED: no ${store} here that could be killed. ***\n`);
    const queue = await replica(`q-${randomUUID()}`, urlsOf(server));
    try {
      const seen = new Collected<string>();
      queue.handle(work, async ({ id }) => seen.add(id));
      await queue.start();
      const dueAt = new Date(Date.now() + 1_000);
      for (let index = 0; index < 20; index++) await queue.add(work, { id: `job-${index}` }, { dueAt });
      await server.kill();
      await expect(queue.add(work, { id: 'while it is away' })).rejects.toThrow();
      await server.revive();
      await seen.reach(20);
      expect(new Set(seen.items).size).toBe(20);
      await queue.add(work, { id: 'afterwards' });
      await seen.reach(21);
    } finally {
      await Promise.all(opened.splice(0).map((each) => each.close()));
      await server.stop();
    }
  }, 60_000);

  it('closes while its store is away, and in the moment that it is back', async () => {
    for (const isBack of [false, true]) {
      const server = await mortal();
      if (!server) throw new Error(`${store} was found and then did not start.`);
      const queue = await replica(`q-${randomUUID()}`, urlsOf(server));
      queue.handle(work, () => Promise.resolve());
      await queue.start();
      await server.kill();
      if (isBack) await server.revive();
      await Promise.all(opened.splice(0).map((each) => each.close()));
      await server.stop();
    }
  }, 60_000);
}

/** What handlers report, and the wait for it. */
class Collected<T> {
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

class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

/** Closing waits for the end of what runs, so nothing can follow. */
const finished = async (queues: readonly BullQueue[]): Promise<void> => void (await Promise.all(queues.map((queue) => queue.close())));

class OtherProcess {
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

  release(): void {
    this.child.stdin?.write('go on\n');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}

/** The same code in a process of its own, from what the global set-up compiled. */
async function startWorker(name: string, urls: Urls): Promise<OtherProcess> {
  const queueModule = new URL('../../../.cache/testing/libs/queue/src/index.js', import.meta.url).href;
  const script = fileURLToPath(new URL('./worker.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify({ queueModule, name, url: urls, lockMs: LOCK_MS })], { stdio: ['pipe', 'pipe', 'inherit'] });
  const other = new OtherProcess(child);
  await other.says('works');
  return other;
}
