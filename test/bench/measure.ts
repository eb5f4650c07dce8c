import { setTimeout as sleep } from 'node:timers/promises';
import type { Latencies } from './latencies.js';
import { databaseCpuSeconds, serverCpuSeconds } from './process-usage.js';
import type { Subject } from './subjects/subject.js';

/** A running server with the database below it. */
export interface Side {
  readonly subject: Subject;
  readonly postmasterPid: number;
}

/** What one benchmark found out about one server under one load. CPU includes what the server still did for the load afterwards. */
export interface Measurement {
  readonly units: number;
  readonly unitsPerSecond: number;
  readonly requestsPerSecond: number | null;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU seconds per 1,000 units, which is milliseconds each. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
}

export interface Load {
  readonly units: number;
  /** Requests in each unit, where they are what is timed; null where something else is. */
  readonly requestsPerUnit: number | null;
  /** Filled by `run`, or before. */
  readonly latencies: Latencies;
  run(): Promise<void>;
}

/** Puts a load on a server and measures from outside what that costs. */
export async function measure({ subject, postmasterPid }: Side, load: Load): Promise<Measurement> {
  const cpu = (): readonly [number, number] => [serverCpuSeconds(subject.pid), databaseCpuSeconds(postmasterPid)];
  await untilQuiet(cpu);
  const before = cpu();
  const began = performance.now();
  await load.run();
  const seconds = (performance.now() - began) / 1_000;
  await untilQuiet(cpu);
  const [server, database] = cpu();
  return {
    units: load.units,
    unitsPerSecond: load.units / seconds,
    requestsPerSecond: load.requestsPerUnit === null ? null : (load.units * load.requestsPerUnit) / seconds,
    p50Ms: load.latencies.percentile(0.5),
    p99Ms: load.latencies.percentile(0.99),
    serverCpu: ((server - before[0]) / load.units) * 1_000,
    databaseCpu: ((database - before[1]) / load.units) * 1_000,
  };
}

const LOOK_EVERY_MS = 250;
/** Both servers have some housekeeping of their own; below this share of a core nothing of the load is left. */
const QUIET_SHARE = 0.08;
const QUIET_TIMEOUT_MS = 20_000;

/** What was answered may not be all done yet: events and news go down later. */
async function untilQuiet(cpu: () => readonly [number, number]): Promise<void> {
  const total = (): number => cpu()[0] + cpu()[1];
  const deadline = performance.now() + QUIET_TIMEOUT_MS;
  for (let last = total(); performance.now() < deadline;) {
    await sleep(LOOK_EVERY_MS);
    const now = total();
    if (now - last <= (QUIET_SHARE * LOOK_EVERY_MS) / 1_000) return;
    last = now;
  }
}
