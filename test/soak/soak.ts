import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Cleaner } from './cleaner.js';
import { Client } from './client.js';
import { Installation } from './installation.js';
import { holds, Proof, type Finding, type Span } from './proof.js';
import { POOL, QUEUES, setTheScene, type Scene } from './scene.js';
import { Worker } from './worker.js';

/** For leases whose holder never heard of them, and pauses that are still on. */
const SETTLE_MS = 180_000;
const LOOK_EVERY_MS = 3_000;
const WORKERS = 3;
const CLEANERS = 2;

export interface Order {
  readonly seconds: number;
  readonly workspaces: number;
  readonly withRedis: boolean;
  readonly say: (what: string) => void;
}

export interface Outcome {
  /** By workspace. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly complaints: readonly string[];
  /** What there was of it, for whoever reads the table. */
  readonly remarks: readonly string[];
}

/** One workspace with its workers. */
interface Stage {
  readonly name: string;
  readonly workspaceId: string;
  readonly client: Client;
  readonly scene: Scene;
  readonly workers: readonly Worker[];
  readonly cleaners: readonly Cleaner[];
}

/** Has two processes do everything that happens by itself, kills one of them halfway, and proves that nothing was lost and nothing done twice. */
export async function soak(order: Order): Promise<Outcome> {
  order.say(`Two processes start, with the queue on ${order.withRedis ? 'Redis' : 'PostgreSQL'}`);
  const installation = await Installation.start(order.withRedis);
  let lastDue: number | null = null;
  const stages: Stage[] = [];
  for (let index = 0; index < order.workspaces; index++) stages.push(await raise(installation, `soak-${index + 1}`, () => lastDue));
  const working = stages.flatMap(({ workers, cleaners }) => [...workers, ...cleaners].map((one) => one.work()));
  const memory = new Memory(installation);
  const deadline = Date.now() + order.seconds * 1000;
  const [offs] = await Promise.all([pauses(stages, order), death(installation, order, memory), sleep(deadline - Date.now())]);
  lastDue = Date.now();
  order.say('Nothing more is claimed that was not due, and what was comes to its end');
  const findings = await settled(installation, stages, new Date(lastDue), offs);
  memory.note('at the end');
  const workers = stages.flatMap(({ workers: each }) => each);
  const cleaners = stages.flatMap(({ cleaners: each }) => each);
  for (const one of [...workers, ...cleaners]) one.stop();
  await Promise.all(working);
  return {
    findings,
    complaints: workers.flatMap(({ complaints }) => complaints),
    remarks: [
      `${workers.reduce((sum, { claimed }) => sum + claimed, 0)} runs were claimed by ${workers.length} workers`,
      `${stages.reduce((sum, { client }) => sum + client.repeated, 0)} requests were sent again`,
      `${cleaners.reduce((sum, { cleaned }) => sum + cleaned.size, 0)} runs were cleaned up after, and workers died over ${cleaners.reduce((sum, { deaths }) => sum + deaths, 0)} of them`,
      ...memory.notes,
    ],
  };
}

async function raise(installation: Installation, name: string, lastDue: () => number | null): Promise<Stage> {
  const connection = installation.newTenant(name);
  const urls = installation.replicas.map(({ url }) => url);
  const client = new Client(urls, connection);
  const scene = await setTheScene(client);
  // Half of them begin at the other process.
  const workers = Array.from({ length: WORKERS }, (_, index) => {
    const worker = `${name}-worker-${index + 1}`;
    return new Worker(worker, new Client(index % 2 ? urls.toReversed() : urls, connection, worker), scene, lastDue);
  });
  const cleaners = Array.from({ length: CLEANERS }, (_, index) => new Cleaner(`${name}-cleaner-${index + 1}`, client));
  return { name, workspaceId: connection.workspace_id, client, scene, workers, cleaners };
}

/** One process dies halfway and comes back after a tenth of the time. */
async function death({ replicas: [victim] }: Installation, { seconds, say }: Order, memory: Memory): Promise<void> {
  await sleep(seconds * 250);
  memory.note('after a quarter');
  await sleep(seconds * 250);
  say(`kill -9 of process ${victim.name}`);
  await victim.kill();
  await sleep(seconds * 100);
  say(`Process ${victim.name} starts again`);
  await victim.start();
}

/** A queue and a deployment of each workspace are paused for a fifth of the time, across the death. Answers when the deployments were. */
async function pauses(stages: readonly Stage[], { seconds, say }: Order): Promise<Map<string, Span>> {
  await sleep(seconds * 400);
  say('A queue and a deployment of each workspace are paused');
  const from = new Date();
  for (const { client, scene } of stages) {
    await client.call('PATCH', `/work_pools/${POOL}/queues/${QUEUES.stopped}`, { is_paused: true });
    await client.call('POST', `/deployments/${scene.toggled}/pause_deployment`);
  }
  await sleep(seconds * 200);
  say('They go on');
  for (const { client, scene } of stages) {
    await client.call('PATCH', `/work_pools/${POOL}/queues/${QUEUES.stopped}`, { is_paused: false });
    await client.call('POST', `/deployments/${scene.toggled}/resume_deployment`);
  }
  // Its runs are made by a duty, which comes within seconds.
  const to = new Date(Date.now() + 15_000);
  return new Map(stages.map(({ name }) => [name, { from, to }]));
}

/** What is found once all of it is as it should be, or when that takes too long. */
async function settled(
  installation: Installation,
  stages: readonly Stage[],
  lastDue: Date,
  offs: ReadonlyMap<string, Span>,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const database = new pg.Client({ connectionString: installation.databaseUrl });
  await database.connect();
  try {
    const deadline = Date.now() + SETTLE_MS;
    for (;;) {
      const findings = new Map<string, Finding[]>();
      for (const { name, workspaceId, scene, cleaners } of stages) {
        const toggledOff = offs.get(name) ?? { from: lastDue, to: lastDue };
        const isCleaned = (id: string): boolean => cleaners.some(({ cleaned }) => cleaned.has(id));
        const proof = await Proof.of(database, { workspaceId, scene, lastDue, toggledOff, isCleaned });
        findings.set(name, await proof.findings());
      }
      if ([...findings.values()].flat().every(holds) || Date.now() > deadline) return findings;
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await database.end();
  }
}

class Memory {
  readonly notes: string[] = [];

  constructor(private readonly installation: Installation) {}

  note(when: string): void {
    const of = this.installation.replicas.map((replica) => `${replica.name} ${replica.memory()} MiB`);
    this.notes.push(`memory ${when}: ${of.join(', ')}`);
  }
}
