import { randomUUID } from 'node:crypto';
import type { Logger } from '@app/telemetry';
import { until } from '@app/testing';
import { pino } from 'pino';
import { BullQueue, type BullQueueOptions } from '../src/bull-queue.js';
import { chooseBackend } from '../src/backends.js';
import type { Job } from '../src/job.js';
import {
  aheadMax,
  Collected,
  describeOnEach,
  Effects,
  finished,
  Gate,
  Insight,
  LOCK_MS,
  other,
  startWorker,
  work,
  type OtherProcess,
  type Place,
  type Store,
  type Urls,
  type Work,
} from './conformance.testing.js';

/** A line of the log, as far as it is looked at. */
interface Line {
  job?: string;
  attempt?: number;
  err?: { message: string };
}

const silent: Logger = pino({ level: 'silent' });

describeOnEach('the queue on $store', keepsItsPromises);

function keepsItsPromises({ open }: Store): void {
  let place: Place;
  const opened: { close(): Promise<void> }[] = [];
  let effects: Effects;

  beforeAll(async () => (place = await open()));
  beforeEach(() => (effects = new Effects()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
    effects.drop();
  });
  afterAll(() => place.drop());

  /** One replica's queue; the same name is the same queue. */
  const replica = async (name: string, urls: Urls, options: Partial<BullQueueOptions> = {}): Promise<BullQueue> => {
    const queue = await BullQueue.open({ backend: chooseBackend(urls), logger: silent, name, ...options });
    opened.push(queue);
    return queue;
  };
  const stranger = async (name: string, urls: Urls): Promise<OtherProcess> => {
    const process = await startWorker(name, urls, effects);
    opened.push({ close: () => process.kill() });
    return process;
  };
  const promise = (title: string, test: (urls: Urls, name: string) => Promise<void>): void => it(title, () => test(place.urls, `q-${randomUUID()}`));

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
    const [dueAt, farOff] = [new Date(Date.now() + 700), new Date(Date.now() + 3_600_000)];
    await queue.add(work, { id: 'far off' }, { dueAt: farOff });
    await queue.add(work, { id: 'later' }, { dueAt });
    await queue.add(work, { id: 'long past' }, { dueAt: new Date(0) });
    await queue.add(work, { id: 'now' });
    await seen.reach(3);
    expect(seen.items.map(([id]) => id).sort()).toEqual(['later', 'long past', 'now']);
    expect(new Map(seen.items).get('later')).toBeGreaterThanOrEqual(dueAt.getTime());
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
    const victim = await stranger(name, urls);
    const queue = await replica(name, urls, { lockMs: LOCK_MS });
    await queue.add(work, { id: 'orphan' });
    await victim.says('took');
    await victim.kill();
    const seen = new Collected<string>();
    queue.handle(work, async ({ id }) => seen.add(id));
    await queue.start();
    await seen.reach(1);
    expect(seen.items).toEqual(['orphan']);
  });

  promise('runs a job again whose process was killed between its effect and its end, and the effect stays one', async (urls, name) => {
    const victim = await stranger(name, urls);
    const queue = await replica(name, urls, { lockMs: LOCK_MS });
    await queue.add(work, { id: 'half' });
    await victim.says('took');
    victim.goOn();
    await victim.says('did');
    await victim.kill();
    const again = new Collected<boolean>();
    queue.handle(work, async ({ id }) => again.add(effects.once(id)));
    await queue.start();
    await again.reach(1);
    expect(again.items).toEqual([false]);
  });

  promise('takes a job that two processes ran to its end as done, and both work on', async (urls, name) => {
    const frozen = await stranger(name, urls);
    const queue = await replica(name, urls, { lockMs: LOCK_MS });
    await queue.add(work, { id: 'twice' });
    await frozen.says('took');
    frozen.signal('SIGSTOP');
    const seen = new Collected<[string, boolean]>();
    queue.handle(work, async ({ id }) => seen.add([id, effects.once(id)]));
    await queue.start();
    await seen.reach(1);
    frozen.signal('SIGCONT');
    frozen.goOn();
    await frozen.says('found it done');
    frozen.goOn();
    await frozen.says('finished');
    await queue.close();
    // It is alone now, so it is the one that takes the next.
    await (await replica(name, urls)).add(work, { id: 'next' });
    await frozen.says('took');
    expect(seen.items).toEqual([['twice', true]]);
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
    const [first = 0, last = 0] = [runs.items[0], runs.items.at(-1)];
    // Those at both ends, however late they were.
    expect(runs.items.length).toBeLessThanOrEqual(Math.ceil((last - first) / everyMs) + 2);
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

  promise('lets others go before what one owner adds beyond its share, also when that is due later', async (urls, name) => {
    const queue = await replica(name, urls);
    const order = new Collected<string>();
    queue.handle(work, async ({ id }) => order.add(id));
    const [from, dueAt] = [Date.now(), new Date(Date.now() + 1_000)];
    for (let index = 0; index < 200; index++) await queue.add(work, { id: 'loud' }, { owner: 'loud' });
    for (let index = 0; index < 200; index++) await queue.add(work, { id: 'loud later' }, { owner: 'loud', dueAt });
    for (const owner of ['a', 'b', 'c']) {
      await queue.add(work, { id: owner }, { owner });
      await queue.add(work, { id: `${owner} later` }, { owner, dueAt });
    }
    await queue.add(work, { id: 'nobody’s' });
    const ahead = aheadMax(from);
    await queue.start();
    await order.reach(407);
    const nows = order.items.filter((id) => !id.endsWith('later'));
    expect(Math.max(...['a', 'b', 'c', 'nobody’s'].map((id) => nows.indexOf(id)))).toBeLessThan(ahead);
    const laters = order.items.filter((id) => id.endsWith('later'));
    expect(Math.max(...['a', 'b', 'c'].map((id) => laters.indexOf(`${id} later`)))).toBeLessThan(ahead);
  });

  promise('takes one job of an owner and key for both, also where it waits behind others', async (urls, name) => {
    const queue = await replica(name, urls);
    const seen = new Collected<string>();
    const gate = new Gate();
    queue.handle(work, async ({ id }) => {
      seen.add(id);
      if (id === 'first') await gate.opened;
    });
    for (let index = 0; index < 6; index++) await queue.add(work, { id: `other-${index}` }, { owner: 'o' });
    await queue.add(work, { id: 'first' }, { owner: 'o', dedupeKey: 'k' });
    await queue.add(work, { id: 'not added' }, { owner: 'o', dedupeKey: 'k' });
    await queue.start();
    await seen.reach(7);
    await queue.add(work, { id: 'while it runs' }, { owner: 'o', dedupeKey: 'k' });
    gate.open();
    await seen.reach(8);
    expect(seen.items.slice(-2).sort()).toEqual(['first', 'while it runs']);
  });

  promise('keeps no more of what is done after three floods than after one', async (urls, name) => {
    const insight = await Insight.into(name, urls);
    opened.push(insight);
    const queue = await replica(name, urls);
    const seen = new Collected<string>();
    queue.handle(work, async ({ id }) => seen.add(id));
    await queue.start();
    for (let flood = 1; flood <= 3; flood++) {
      await Promise.all(Array.from({ length: 300 }, (_, index) => queue.add(work, { id: String(index) }, { owner: 'loud', dedupeKey: String(index) })));
      await seen.reach(300 * flood);
      await until(async () => (await insight.unfinished()) === 0);
      // A hundred, and what ended while that was seen to.
      expect(await insight.finished()).toBeLessThan(150);
      // Done jobs and what BullMQ notes about them; of 300 jobs each has several such notes.
      expect(await insight.size()).toBeLessThan(1_000);
    }
  });
}
