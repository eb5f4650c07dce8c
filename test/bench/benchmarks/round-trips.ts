import { setTimeout as sleep } from 'node:timers/promises';
import type { CountingProxy } from '../counting-proxy.js';
import { HttpDriver, repeat } from '../http-driver.js';
import type { Random } from '../random.js';
import type { Subject } from '../subjects/subject.js';
import { FlowRuns, STEPS, type Step } from './flow-runs.js';

/** Round trips to the database. Those that a server makes on its own account, which may come at any time, are in the mean alone. */
export interface RoundTrips {
  /** Between a request and its answer, one request at a time: the fewest of each step. */
  readonly alone: Readonly<Record<Step, number>>;
  /** The same of PENDING when something else changed the run since the server last wrote it. */
  readonly afterChange: number;
  /** Per request with 16 lives at a time, everything included. */
  readonly together: number;
}

const TOGETHER = 16;

export async function countRoundTrips(subject: Subject, proxy: CountingProxy, random: Random, lives: number): Promise<RoundTrips> {
  const http = new HttpDriver(subject, TOGETHER);
  try {
    const flowRuns = await FlowRuns.of(http, random);
    await repeat(lives, 1, () => flowRuns.live(async (_step, request) => void (await request())));
    const during = async (request: () => Promise<unknown>): Promise<number> => {
      const before = proxy.roundTrips;
      await request();
      return proxy.roundTrips - before;
    };
    const duringAlone = async (request: () => Promise<unknown>): Promise<number> => {
      await untilSilent(proxy);
      return during(request);
    };
    const alone: Record<Step, number[]> = { create: [], PENDING: [], RUNNING: [], COMPLETED: [] };
    await repeat(lives, 1, () => flowRuns.live(async (step, request) => void alone[step].push(await duringAlone(request))));
    const afterChange: number[] = [];
    await repeat(lives, 1, async () => {
      const id = await flowRuns.create();
      await flowRuns.rename(id);
      afterChange.push(await duringAlone(() => flowRuns.move(id, 'PENDING')));
    });
    const livesTogether = lives * TOGETHER;
    const together = await during(() => repeat(livesTogether, TOGETHER, () => flowRuns.live(async (_step, request) => void (await request()))));
    return {
      alone: Object.fromEntries(STEPS.map((step) => [step, fewest(alone[step])])) as Record<Step, number>,
      afterChange: fewest(afterChange),
      together: together / (livesTogether * STEPS.length),
    };
  } finally {
    http.close();
  }
}

const LOOK_EVERY_MS = 40;
const SILENT_TIMEOUT_MS = 1_000;

/** What follows an answer, such as news for other replicas, is not to be counted with the next request. */
async function untilSilent(proxy: CountingProxy): Promise<void> {
  const deadline = performance.now() + SILENT_TIMEOUT_MS;
  for (let last = NaN; last !== proxy.roundTrips && performance.now() < deadline;) {
    last = proxy.roundTrips;
    await sleep(LOOK_EVERY_MS);
  }
}

const fewest = (values: readonly number[]): number => Math.min(...values);
