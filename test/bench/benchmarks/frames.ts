import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { HttpDriver } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { measure, type Measurement, type Side } from '../measure.js';
import type { Random } from '../random.js';
import { FlowRuns } from './flow-runs.js';
import { eventsOf, Reporter } from './task-run-events.js';

interface Shape {
  readonly probes: number;
  /** What clients report meanwhile. */
  readonly eventsPerSecond: number;
}

const PACE_MS = 20;
const FRAME_TIMEOUT_MS = 30_000;

/** From asking for the cancellation of a run to the frame that tells those of it who carry it out. The unit is one of these. */
export async function measureFrames(side: Side, random: Random, { probes, eventsPerSecond }: Shape): Promise<Measurement> {
  const http = new HttpDriver(side.subject, 1);
  const follower = await Follower.open(side);
  const flood = await Flood.open(side, random, eventsPerSecond);
  try {
    const flowRuns = await FlowRuns.of(http, random);
    const ids: string[] = [];
    for (let probe = 0; probe < probes; probe++) {
      const id = await flowRuns.create();
      for (const type of ['PENDING', 'RUNNING'] as const) await flowRuns.move(id, type);
      ids.push(id);
    }
    const latencies = new Latencies();
    return await measure(side, {
      units: probes,
      requestsPerUnit: null,
      latencies,
      run: async () => {
        flood.begin(await flowRuns.create());
        for (const id of ids) await latencies.time(() => Promise.all([follower.hear(id), flowRuns.move(id, 'CANCELLING')]));
        await flood.end();
      },
    });
  } finally {
    flood.close();
    follower.close();
    http.close();
  }
}

/** A worker's or a runner's socket, which hears of runs that are to be cancelled. */
class Follower {
  readonly #awaited = new Map<string, () => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const { event } = JSON.parse(data.toString()) as { event?: { resource: Record<string, string> } };
      this.#awaited.get(event?.resource['prefect.resource.id'] ?? '')?.();
    });
  }

  static async open({ subject }: Side): Promise<Follower> {
    const socket = new WebSocket(`${subject.apiUrl.replace(/^http/, 'ws')}/events/out`, ['prefect'], { headers: subject.headers });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'auth', token: subject.headers['authorization']?.replace('Bearer ', '') ?? null }));
    await once(socket, 'message');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const filter = { event: { name: ['prefect.flow-run.Cancelling'] }, occurred: { since: new Date(Date.now() - 60_000).toISOString(), until } };
    socket.send(JSON.stringify({ type: 'filter', filter }));
    return new Follower(socket);
  }

  async hear(flowRunId: string): Promise<void> {
    const late = AbortSignal.timeout(FRAME_TIMEOUT_MS);
    await new Promise<void>((resolve, reject) => {
      late.onabort = () => reject(new Error('Nobody was told of the cancellation.'));
      this.#awaited.set(`prefect.flow-run.${flowRunId}`, resolve);
    });
  }

  close(): void {
    this.socket.terminate();
  }
}

/** Reports task runs at a steady pace, until told to end. */
class Flood {
  #isOver = false;
  #flowing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly reporter: Reporter,
    private readonly random: Random,
    private readonly perSecond: number,
  ) {}

  static async open(side: Side, random: Random, perSecond: number): Promise<Flood> {
    return new Flood(await Reporter.open(side), random, perSecond);
  }

  begin(flowRunId: string): void {
    if (this.perSecond > 0) this.#flowing = this.#flow(flowRunId);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#flowing;
  }

  close(): void {
    this.#isOver = true;
    this.reporter.close();
  }

  async #flow(flowRunId: string): Promise<void> {
    const began = performance.now();
    for (let sent = 0; !this.#isOver; await sleep(PACE_MS)) {
      const due = ((performance.now() - began) / 1_000) * this.perSecond;
      while (sent < due)
        for (const event of eventsOf(flowRunId, this.random)) {
          this.reporter.send(event);
          sent += 1;
        }
    }
  }
}
