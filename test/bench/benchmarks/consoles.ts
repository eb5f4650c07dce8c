import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RawData, WebSocket } from 'ws';
import { HttpDriver, repeat } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { measure, type Measurement, type Side } from '../measure.js';
import { serverResidentBytes } from '../process-usage.js';
import { Random } from '../random.js';
import { liveAndForget, FlowRuns } from './flow-runs.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import type { Subject, SubjectKind } from '../subjects/subject.js';

export interface Consoles {
  readonly consoles: number;
  readonly changesPerSecond: number;
  /** The unit is one change, told to all consoles; its latency is from asking for the change to a console's being told. */
  readonly measurement: Measurement;
  /** How often a console was told of a change that it had been told of before. */
  readonly repeated: number;
  /** Of the server: with nobody there, with all consoles there, and the most that was seen while they were told. */
  readonly residentBytes: { readonly alone: number; readonly watched: number; readonly most: number };
}

export interface ConsolesPlan {
  readonly consoles: number;
  readonly changesPerSecond: number;
  readonly changes: number;
}

const SETUPS_AT_ONCE = 20;
const REQUESTS_AT_ONCE = 32;
const LOOK_EVERY_MS = 200;
const TOLD_TIMEOUT_MS = 60_000;

/** Consoles that all follow the runs of one workspace in which runs change at a steady pace. Throws when one of them is not told of a change. */
export async function measureConsoles(kind: SubjectKind, seed: number, plan: ConsolesPlan): Promise<Consoles> {
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    try {
      return await follow({ subject, postmasterPid: database.postmasterPid }, new Random(seed), plan);
    } finally {
      await subject.stop();
    }
  } finally {
    await database.stop();
    await kind.remove();
  }
}

async function follow(side: Side, random: Random, { consoles, changesPerSecond, changes }: ConsolesPlan): Promise<Consoles> {
  const { subject } = side;
  const http = new HttpDriver(subject, REQUESTS_AT_ONCE);
  const audience: Follower[] = [];
  try {
    await liveAndForget(subject, random, { lives: changes / 4, atOnce: 16 });
    const flowRuns = await FlowRuns.of(http, random);
    const ids: string[] = [];
    await repeat(changes, REQUESTS_AT_ONCE, async () => {
      const id = await flowRuns.create();
      // Or they would be late before their turn comes, which is another change.
      await flowRuns.move(id, 'PENDING');
      ids.push(id);
    });
    const memory = new HighWater(subject.pid);
    const alone = memory.look();
    for (let left = consoles; left > 0; left -= SETUPS_AT_ONCE) {
      audience.push(...(await Promise.all(Array.from({ length: Math.min(left, SETUPS_AT_ONCE) }, () => Follower.open(subject)))));
    }
    const watched = memory.look();
    const latencies = new Latencies();
    const measurement = await measure(side, {
      units: changes,
      requestsPerUnit: null,
      latencies,
      run: async () => {
        const asked = new Map<string, number>();
        memory.watch();
        await steadily(ids, changesPerSecond, async (id) => {
          asked.set(id, performance.now());
          await flowRuns.move(id, 'RUNNING');
        });
        await untilAllKnow(audience, ids);
        memory.rest();
        for (const { toldAt } of audience) for (const [id, at] of toldAt) latencies.note(at - (asked.get(id) ?? at));
      },
    });
    const repeated = audience.reduce((sum, follower) => sum + follower.repeated, 0);
    return { consoles, changesPerSecond, measurement, repeated, residentBytes: { alone, watched, most: memory.most } };
  } finally {
    for (const follower of audience) follower.close();
    http.close();
  }
}

/** Begins work on each when it is due, whether or not that on the ones before has ended. */
async function steadily(ids: readonly string[], perSecond: number, work: (id: string) => Promise<void>): Promise<void> {
  const began = performance.now();
  const working: Promise<void>[] = [];
  for (const [index, id] of ids.entries()) {
    const early = (index / perSecond) * 1_000 - (performance.now() - began);
    if (early > 1) await sleep(early);
    working.push(work(id));
  }
  await Promise.all(working);
}

async function untilAllKnow(audience: readonly Follower[], ids: readonly string[]): Promise<void> {
  const deadline = performance.now() + TOLD_TIMEOUT_MS;
  while (audience.some(({ toldAt }) => toldAt.size < ids.length)) {
    if (performance.now() > deadline) throw new Error('A console was not told of every change.');
    await sleep(LOOK_EVERY_MS);
  }
}

/** A console's socket, which hears which runs have moved, as graphql-ws speaks. */
class Follower {
  readonly toldAt = new Map<string, number>();
  repeated = 0;

  private constructor(private readonly socket: WebSocket) {}

  /** Once it has been told that it is to be told. */
  static async open({ apiUrl, headers }: Subject): Promise<Follower> {
    const { origin, pathname } = new URL(apiUrl);
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/graphql`, ['graphql-transport-ws'], { headers });
    const follower = new Follower(socket);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    const query = 'subscription ($w: ID!) { flowRunsChanged(workspaceId: $w) }';
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { w: pathname.split('/').at(-1) } } }));
    await once(socket, 'message');
    socket.on('message', (data: RawData) => follower.#hear((data as Buffer).toString()));
    return follower;
  }

  close(): void {
    this.socket.terminate();
  }

  #hear(text: string): void {
    const now = performance.now();
    const { payload } = JSON.parse(text) as { payload: { data: { flowRunsChanged: string[] } } };
    for (const id of payload.data.flowRunsChanged) {
      if (this.toldAt.has(id)) this.repeated += 1;
      else this.toldAt.set(id, now);
    }
  }
}

/** The most memory that a server was seen with. */
class HighWater {
  most = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly pid: number) {}

  look(): number {
    const bytes = serverResidentBytes(this.pid);
    this.most = Math.max(this.most, bytes);
    return bytes;
  }

  watch(): void {
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  rest(): void {
    clearInterval(this.#timer);
  }
}
