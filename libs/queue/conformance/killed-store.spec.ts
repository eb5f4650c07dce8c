import { randomUUID } from 'node:crypto';
import { until, type MortalServer } from '@app/testing';
import { pino } from 'pino';
import { BullQueue } from '../src/bull-queue.js';
import { chooseBackend } from '../src/backends.js';
import {
  aheadMax,
  Collected,
  describeOnEach,
  Effects,
  finished,
  Gate,
  Insight,
  LOCK_MS,
  startWorker,
  work,
  type OtherProcess,
  type Store,
  type Urls,
} from './conformance.testing.js';

const DEATHS = 10;
/** Between the store's return and the work on what fell due meanwhile: far more than it takes, for machines that have other things to do. */
const ON_TIME_MS = 15_000;

describeOnEach('the queue on $store, which is killed and comes back', survivesItsStore);

/** One store for all of it, on files that persist. Beside each promise goes steady work, which has to survive every death. */
function survivesItsStore({ store, mortal, urlsOf }: Store): void {
  let server: MortalServer | null;
  let urls: Urls;
  let steady: SteadyWork;
  let deaths = 0;
  const opened: { close(): Promise<void> }[] = [];
  const effects = new Effects();

  beforeAll(async () => {
    server = await mortal();
    if (!server) return void process.stderr.write(`\n*** SKIPPED: no ${store} here that could be killed. ***\n`);
    urls = urlsOf(server);
    steady = await SteadyWork.begin(urls);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(async () => {
    await steady?.close();
    await server?.stop();
    effects.drop();
  }, 60_000);

  const replica = async (name: string): Promise<BullQueue> => {
    const queue = await open(name, urls);
    opened.push(queue);
    return queue;
  };
  const stranger = async (name: string): Promise<OtherProcess> => {
    const process = await startWorker(name, urls, effects);
    opened.push({ close: () => process.kill() });
    return process;
  };
  const kill = async (): Promise<void> => {
    steady.storeWent();
    await server?.kill();
    deaths += 1;
  };
  const revive = async (): Promise<void> => {
    await server?.revive();
    steady.storeCame();
  };
  const die = async (): Promise<void> => {
    await kill();
    await revive();
  };
  const promise = (title: string, test: (name: string) => Promise<void>): void =>
    it(title, async () => void (server && (await test(`q-${randomUUID()}`))), 60_000);
  const unique = (id: string): string => `${id}-${randomUUID()}`;

  promise('runs what waited, and says so when it cannot add', async (name) => {
    const queue = await replica(name);
    const dueAt = new Date(Date.now() + 500);
    for (let index = 0; index < 20; index++) await queue.add(work, { id: String(index) }, index % 2 ? { dueAt } : {});
    await kill();
    await expect(queue.add(work, { id: 'while it is away' })).rejects.toThrow();
    await revive();
    const seen = new Collected<string>();
    const another = await replica(name);
    for (const each of [queue, another]) {
      each.handle(work, async ({ id }) => seen.add(id));
      await each.start();
    }
    await seen.reach(20);
    await queue.add(work, { id: 'afterwards' });
    await seen.reach(21);
    await finished([queue, another]);
    expect([...new Set(seen.items)].sort()).toEqual([...Array.from({ length: 20 }, (_, index) => String(index)), 'afterwards'].sort());
  });

  promise('has the effect of each job that just ran once', async (name) => {
    const insight = await Insight.into(name, urls);
    opened.push(insight);
    const queue = await replica(name);
    const ids = ['a', 'b', 'c', 'd'].map(unique);
    const [begun, did] = [new Collected<string>(), new Collected<string>()];
    const gate = new Gate();
    queue.handle(work, async ({ id }) => {
      begun.add(id);
      await gate.opened;
      if (effects.once(id)) did.add(id);
    });
    await queue.start();
    for (const id of ids) await queue.add(work, { id });
    await begun.reach(4);
    await die();
    gate.open();
    await until(async () => (await insight.unfinished().catch(() => 1)) === 0);
    expect([...did.items].sort()).toEqual([...ids].sort());
  });

  promise('runs what is due later not before its time and not much after', async (name) => {
    const queue = await replica(name);
    const seen = new Collected<[string, number]>();
    queue.handle(work, async ({ id }) => seen.add([id, Date.now()]));
    await queue.start();
    const dues = new Map([200, 2_500, 3_000].map((ms) => [String(ms), Date.now() + ms]));
    for (const [id, due] of dues) await queue.add(work, { id }, { dueAt: new Date(due) });
    await die();
    const backAt = Date.now();
    await until(() => [...dues.keys()].every((id) => seen.items.some(([each]) => each === id)));
    for (const [id, at] of seen.items) {
      const due = dues.get(id) ?? 0;
      expect(at).toBeGreaterThanOrEqual(due);
      expect(at - Math.max(due, backAt)).toBeLessThan(ON_TIME_MS);
    }
  });

  promise('still adds a job once while one of its key waits', async (name) => {
    const queue = await replica(name);
    await queue.add(work, { id: 'first' }, { dedupeKey: 'k' });
    await queue.add(work, { id: 'later' }, { dedupeKey: 'l', dueAt: new Date(Date.now() + 500) });
    await die();
    for (const dedupeKey of ['k', 'l']) await queue.add(work, { id: 'not added' }, { dedupeKey });
    const seen = new Collected<string>();
    queue.handle(work, async ({ id }) => seen.add(id));
    await queue.start();
    await seen.reach(2);
    await queue.add(work, { id: 'after it ran' }, { dedupeKey: 'k' });
    await seen.reach(3);
    await finished([queue]);
    expect([...seen.items].sort()).toEqual(['after it ran', 'first', 'later']);
  });

  promise('runs what was added while another of its key ran', async (name) => {
    const queue = await replica(name);
    const seen = new Collected<string>();
    const gate = new Gate();
    queue.handle(work, async ({ id }) => {
      seen.add(id);
      await gate.opened;
    });
    await queue.start();
    await queue.add(work, { id: 'first' }, { dedupeKey: 'k' });
    await seen.reach(1);
    await queue.add(work, { id: 'second' }, { dedupeKey: 'k' });
    const before = seen.items.length;
    await die();
    gate.open();
    // The first itself, where it was given up for lost at that moment and so waited to run again: what made somebody add the second is seen by it.
    await until(() => seen.items.length > before);
  });

  promise('tries a failing job again, and no more often than it may', async (name) => {
    const insight = await Insight.into(name, urls);
    opened.push(insight);
    const queue = await replica(name);
    const tries = new Collected<string>();
    queue.handle({ ...work, backoffMs: 600 }, async ({ id }) => {
      tries.add(id);
      throw new Error('not today');
    });
    await queue.start();
    await queue.add({ ...work, backoffMs: 600 }, { id: 'doomed' });
    await tries.reach(1);
    await die();
    await tries.reach(3);
    await until(async () => (await insight.unfinished().catch(() => 1)) === 0);
    // One whose end the store did not live to hear of counts as not having been.
    expect(tries.items.length).toBeLessThanOrEqual(4);
  });

  promise('gives the job of a process that was killed meanwhile to another', async (name) => {
    const victim = await stranger(name);
    const queue = await replica(name);
    const id = unique('orphan');
    await queue.add(work, { id });
    await victim.says('took');
    victim.goOn();
    await victim.says('did');
    await kill();
    await victim.kill();
    await revive();
    const seen = new Collected<[string, boolean]>();
    queue.handle(work, async (payload) => seen.add([payload.id, effects.once(payload.id)]));
    await queue.start();
    await seen.reach(1);
    expect(seen.items[0]).toEqual([id, false]);
  });

  promise('takes a job that a frozen process and another ran to its end as done', async (name) => {
    const frozen = await stranger(name);
    const queue = await replica(name);
    const id = unique('twice');
    await queue.add(work, { id });
    await frozen.says('took');
    frozen.signal('SIGSTOP');
    await die();
    const seen = new Collected<[string, boolean]>();
    queue.handle(work, async (payload) => seen.add([payload.id, effects.once(payload.id)]));
    await queue.start();
    await seen.reach(1);
    frozen.signal('SIGCONT');
    frozen.goOn();
    await frozen.says('found it done');
    frozen.goOn();
    await frozen.says('finished');
    await queue.add(work, { id: unique('next') });
    await Promise.race([frozen.says('took'), seen.reach(2)]);
    expect(seen.items[0]).toEqual([id, true]);
  });

  promise('goes on with what recurs, once a period', async (name) => {
    const everyMs = 500;
    const runs = new Collected<number>();
    for (const queue of [await replica(name), await replica(name)]) {
      queue.handle(work, async () => runs.add(Date.now()));
      await queue.every(work, everyMs, { id: 'tick' });
      await queue.start();
    }
    await runs.reach(2);
    await die();
    await runs.reach(runs.items.length + 4);
    const [first = 0, last = 0] = [runs.items[0], runs.items.at(-1)];
    // The two at the ends, and those that a store did not live to hear the end of.
    expect(runs.items.length).toBeLessThanOrEqual(Math.ceil((last - first) / everyMs) + 4);
  });

  promise('still lets others go before what one owner has added beyond its share', async (name) => {
    const queue = await replica(name);
    const from = Date.now();
    for (let index = 0; index < 400; index++) await queue.add(work, { id: `loud-${index}` }, { owner: 'loud' });
    for (const owner of ['a', 'b', 'c']) await queue.add(work, { id: owner }, { owner });
    const ahead = aheadMax(from);
    await die();
    const order: string[] = [];
    queue.handle(work, async ({ id }) => void order.push(id));
    await queue.start();
    await until(() => new Set(order).size === 403);
    expect(Math.max(...['a', 'b', 'c'].map((id) => order.indexOf(id)))).toBeLessThan(ahead);
  });

  promise(`has lost nothing of what it took on while it died ${DEATHS} times, and done nothing twice`, async () => {
    expect(deaths).toBe(DEATHS);
    const { accepted, did } = await steady.end();
    expect(accepted.length).toBeGreaterThan(DEATHS);
    expect(accepted.filter((id) => !did.includes(id))).toEqual([]);
    expect(new Set(did).size).toBe(did.length);
  });

  promise('closes while it is away, and in the moment that it is back', async (name) => {
    for (const isBack of [true, false]) {
      const queue = await open(name, urls);
      queue.handle(work, () => Promise.resolve());
      await queue.start();
      await kill();
      if (isBack) await revive();
      await queue.close();
    }
    await revive();
  });
}

const open = async (name: string, urls: Urls): Promise<BullQueue> =>
  BullQueue.open({ backend: chooseBackend(urls), logger: pino({ level: 'silent' }), name, lockMs: LOCK_MS });

/** Adds one job after the other, each due a moment later, for as long as it is let, whatever happens to the store. */
class SteadyWork {
  readonly #accepted: string[] = [];
  readonly #did: string[] = [];
  readonly #effects = new Effects();
  readonly #ran = new Map<string, Gate>();
  readonly #over = new Gate();
  #isOver = false;
  #store = new Gate();
  #producing = Promise.resolve();

  private constructor(private readonly queue: BullQueue) {
    this.#store.open();
  }

  static async begin(urls: Urls): Promise<SteadyWork> {
    const steady = new SteadyWork(await open('steady', urls));
    await steady.#begin();
    return steady;
  }

  storeWent(): void {
    this.#store = new Gate();
  }

  storeCame(): void {
    this.#store.open();
  }

  /** What the queue said it had, and what was done by the time all of that was. */
  async end(): Promise<{ accepted: readonly string[]; did: readonly string[] }> {
    await this.#stop();
    await until(() => this.#accepted.every((id) => this.#did.includes(id)));
    return { accepted: this.#accepted, did: this.#did };
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.queue.close();
    this.#effects.drop();
  }

  async #begin(): Promise<void> {
    this.queue.handle(work, async ({ id }) => {
      if (this.#effects.once(id)) this.#did.push(id);
      this.#ran.get(id)?.open();
    });
    await this.queue.start();
    this.#producing = this.#produce();
  }

  async #stop(): Promise<void> {
    this.#isOver = true;
    this.#over.open();
    await this.#producing;
  }

  async #produce(): Promise<void> {
    for (let index = 0; !this.#isOver; index++) {
      const [id, ran] = [`steady-${index}`, new Gate()];
      this.#ran.set(id, ran);
      try {
        await this.queue.add(work, { id }, { dueAt: new Date(Date.now() + 50) });
        this.#accepted.push(id);
        await Promise.race([ran.opened, this.#over.opened]);
      } catch {
        // Nobody knows whether it was added, and it may or may not be done.
        await Promise.race([this.#store.opened, this.#over.opened]);
      }
    }
  }
}
