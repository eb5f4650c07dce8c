import { join } from 'node:path';
import { liveAndForget, measureFlowRuns } from './benchmarks/flow-runs.js';
import { type Consoles, type ConsolesPlan, measureConsoles } from './benchmarks/consoles.js';
import { measureConsolePages } from './benchmarks/console-pages.js';
import { measureAutomations, type AutomationCost, type AutomationRounds } from './benchmarks/automations.js';
import { measureDecisions, type Rounds } from './benchmarks/decisions.js';
import { measureLogLines } from './benchmarks/log-lines.js';
import type { PairedCost } from './benchmarks/paired.js';
import { measureRunLists, type RunLists } from './benchmarks/run-lists.js';
import { measureScheduling, SCHEDULING_PARTS, type SchedulingCost, type SchedulingPlan } from './benchmarks/scheduling.js';
import { countRoundTrips, type RoundTrips } from './benchmarks/round-trips.js';
import { measureFrames } from './benchmarks/frames.js';
import { measureStartUp, type StartUp } from './benchmarks/start-up.js';
import { measureStoredEvents, type StoredEvents } from './benchmarks/stored-events.js';
import { measureTaskRunEvents } from './benchmarks/task-run-events.js';
import { CountingProxy } from './counting-proxy.js';
import type { Measurement, Side } from './measure.js';
import type { PageTimes } from './page-loads.js';
import { Random } from './random.js';
import { startBenchDatabase } from './subjects/bench-database.js';
import { Eparch, measureEparchStartUp } from './subjects/eparch.js';
import { ROOT } from './root.js';
import { onTwoServers } from './two-servers.js';
import { PrefectServer } from './subjects/prefect-server.js';
import type { SubjectKind } from './subjects/subject.js';

const WITHOUT_DECISIONS = join(ROOT, 'test', 'bench', 'subjects', 'without-decisions.mjs');

export const BENCHMARKS = [
  'flow-runs',
  'task-run-events',
  'log-lines',
  'frames',
  'consoles',
  'console-pages',
  'round-trips',
  'run-lists',
  'events',
  'start-up',
  'decisions',
  'automations',
  ...SCHEDULING_PARTS,
] as const;
export type Benchmark = (typeof BENCHMARKS)[number];

/** How much of everything. */
export interface Plan {
  /** Lives before the first measurement, 16 at a time: a server that has just started compiles what it runs. */
  readonly warmUpLives: number;
  readonly flowRuns: readonly { readonly lives: number; readonly atOnce: number }[];
  readonly taskRunEvents: { readonly taskRuns: number; readonly sockets: number; readonly probes: number };
  readonly logLines: { readonly requests: number; readonly atOnce: number };
  readonly frames: readonly { readonly probes: number; readonly eventsPerSecond: number }[];
  readonly consoles: ConsolesPlan;
  readonly roundTrips: { readonly lives: number };
  readonly events: { readonly events: number; readonly repeats: number };
  readonly runLists: { readonly flowRuns: number; readonly repeats: number };
  readonly consolePages: { readonly flowRuns: number; readonly taskRuns: number; readonly loads: number };
  readonly startUp: { readonly idleMs: number };
  readonly decisions: Rounds;
  readonly automations: AutomationRounds;
  readonly scheduling: SchedulingPlan;
}

export const PLAN: Plan = {
  warmUpLives: 1_500,
  flowRuns: [
    { lives: 500, atOnce: 1 },
    { lives: 4_000, atOnce: 16 },
    { lives: 4_000, atOnce: 128 },
  ],
  taskRunEvents: { taskRuns: 5_000, sockets: 4, probes: 50 },
  logLines: { requests: 1_500, atOnce: 8 },
  frames: [
    { probes: 200, eventsPerSecond: 0 },
    { probes: 200, eventsPerSecond: 1_000 },
  ],
  consoles: { consoles: 500, changesPerSecond: 200, changes: 4_000 },
  roundTrips: { lives: 15 },
  events: { events: 5_000_000, repeats: 100 },
  runLists: { flowRuns: 1_000_000, repeats: 30 },
  consolePages: { flowRuns: 1_000_000, taskRuns: 5_000, loads: 20 },
  startUp: { idleMs: 10_000 },
  decisions: { rounds: 20, lives: 500, atOnce: 16 },
  automations: { automations: 1_000, rounds: 20, events: 12_000, sockets: 4 },
  scheduling: {
    // First as many as the reference gets, for the comparison.
    deployments: [500, 10_000],
    workspaces: 500,
    deploymentsEach: 20,
    rules: 40,
    due: [200, 2_000],
    spreadMs: 60_000,
    leadMs: 60_000,
    restMs: 60_000,
  },
};

/** The reference needs tens of times longer for each; so it gets less of each, and as many at once. */
export const REFERENCE_PLAN: Plan = {
  warmUpLives: 50,
  flowRuns: [
    { lives: 50, atOnce: 1 },
    { lives: 160, atOnce: 16 },
    { lives: 256, atOnce: 128 },
  ],
  taskRunEvents: { taskRuns: 300, sockets: 4, probes: 10 },
  logLines: { requests: 80, atOnce: 8 },
  frames: [{ probes: 30, eventsPerSecond: 0 }],
  consoles: { consoles: 0, changesPerSecond: 0, changes: 0 },
  roundTrips: { lives: 5 },
  events: { events: 0, repeats: 0 },
  runLists: { flowRuns: 0, repeats: 0 },
  consolePages: { flowRuns: 0, taskRuns: 0, loads: 0 },
  startUp: { idleMs: 10_000 },
  decisions: { rounds: 0, lives: 0, atOnce: 0 },
  automations: { automations: 0, rounds: 0, events: 0, sockets: 0 },
  scheduling: {
    deployments: [500],
    workspaces: 0,
    deploymentsEach: 0,
    // It goes through all the times since a rule began: more of them would keep it busy for longer than anybody waits.
    rules: 4,
    due: [200],
    spreadMs: 60_000,
    leadMs: 150_000,
    restMs: 120_000,
  },
};

/** Just enough to see that each works. */
export const SMOKE_PLAN: Plan = {
  warmUpLives: 1,
  flowRuns: [{ lives: 4, atOnce: 2 }],
  taskRunEvents: { taskRuns: 5, sockets: 2, probes: 1 },
  logLines: { requests: 3, atOnce: 2 },
  frames: [
    { probes: 2, eventsPerSecond: 0 },
    { probes: 2, eventsPerSecond: 50 },
  ],
  consoles: { consoles: 2, changesPerSecond: 20, changes: 4 },
  roundTrips: { lives: 3 },
  events: { events: 800, repeats: 1 },
  runLists: { flowRuns: 500, repeats: 1 },
  consolePages: { flowRuns: 500, taskRuns: 60, loads: 1 },
  startUp: { idleMs: 100 },
  decisions: { rounds: 1, lives: 4, atOnce: 2 },
  automations: { automations: 4, rounds: 1, events: 12, sockets: 2 },
  scheduling: { deployments: [3], workspaces: 1, deploymentsEach: 2, rules: 2, due: [3], spreadMs: 500, leadMs: 6_000, restMs: 100 },
};

export interface Results {
  readonly name: string;
  /** By benchmark and load, in the order in which they ran. */
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly roundTrips: RoundTrips | null;
  readonly startUp: StartUp | null;
  /** Of Eparch alone: the reference's page asks again and again. */
  readonly consoles: Consoles | null;
  /** Of Eparch alone, whose tables are filled for it. */
  readonly runLists: RunLists | null;
  /** The same; null where there is no browser. */
  readonly consolePages: PageTimes | null;
  /** The same. */
  readonly storedEvents: StoredEvents | null;
  /** Null for one that records none. */
  readonly decisions: PairedCost | null;
  /** Null for one that tells nothing of their evaluation. */
  readonly automations: AutomationCost | null;
  readonly scheduling: SchedulingCost | null;
}

export interface Order {
  readonly plan: Plan;
  readonly benchmarks: readonly Benchmark[];
  readonly seed: number;
  /** Told what is measured next. */
  readonly say: (what: string) => void;
}

/** Eparch on its own. `profileDir`: see `Eparch`. */
export async function benchEparch(order: Order, profileDir: string | null = null): Promise<Results> {
  const wanted = order.benchmarks.includes('start-up');
  if (wanted) order.say('Eparch: start-up');
  const startUp = wanted ? await measureEparchStartUp(order.plan.startUp.idleMs) : null;
  const loads = await benchLoads(new Eparch(profileDir), order);
  const watched = order.benchmarks.includes('consoles');
  if (watched) order.say('Eparch: consoles that follow runs');
  const consoles = watched ? await measureConsoles(new Eparch(profileDir), order.seed, order.plan.consoles) : null;
  const listed = order.benchmarks.includes('run-lists');
  if (listed) order.say('Eparch: lists of flow runs');
  const runLists = listed ? await measureRunLists(new Eparch(profileDir), { ...order.plan.runLists, seed: order.seed }) : null;
  const opened = order.benchmarks.includes('console-pages');
  if (opened) order.say('Eparch: pages of the console');
  const consolePages = opened
    ? await measureConsolePages(new Eparch(profileDir), new Random(order.seed), { ...order.plan.consolePages, seed: order.seed })
    : null;
  const stored = order.benchmarks.includes('events');
  if (stored) order.say('Eparch: questions to events');
  const storedEvents = stored ? await measureStoredEvents(new Eparch(profileDir), { ...order.plan.events, seed: order.seed }) : null;
  const decisions = order.benchmarks.includes('decisions') ? await benchDecisions(order) : null;
  const automations = order.benchmarks.includes('automations') ? await benchAutomations(order, profileDir) : null;
  return {
    ...loads,
    startUp,
    consoles,
    runLists,
    consolePages,
    storedEvents,
    decisions,
    automations,
    scheduling: await benchScheduling(() => new Eparch(profileDir), order),
  };
}

async function benchDecisions(order: Order): Promise<PairedCost> {
  order.say('Eparch: decisions');
  return onTwoServers([new Eparch(null), new Eparch(null, WITHOUT_DECISIONS)], { lives: order.plan.warmUpLives, seed: order.seed }, (recording, silent) =>
    measureDecisions(recording, silent, () => new Random(order.seed), order.plan.decisions),
  );
}

async function benchAutomations(order: Order, profileDir: string | null): Promise<AutomationCost> {
  order.say('Eparch: automations that nothing matches');
  return onTwoServers([new Eparch(profileDir), new Eparch(null)], { lives: order.plan.warmUpLives, seed: order.seed }, (having, lacking) =>
    measureAutomations(having, lacking, () => new Random(order.seed), order.plan.automations),
  );
}

export async function benchPrefectServer(order: Order): Promise<Results> {
  const kind = new PrefectServer();
  const startUp = order.benchmarks.includes('start-up') ? await measurePrefectStartUp(kind, order) : null;
  const loads = await benchLoads(kind, order);
  return {
    ...loads,
    startUp,
    consoles: null,
    runLists: null,
    consolePages: null,
    storedEvents: null,
    decisions: null,
    automations: null,
    scheduling: await benchScheduling(() => new PrefectServer(), order),
  };
}

/** On a server and a database of its own, since schedules go on for ever. */
async function benchScheduling(kind: () => SubjectKind, { benchmarks, plan, seed, say }: Order): Promise<SchedulingCost | null> {
  const parts = SCHEDULING_PARTS.filter((part) => benchmarks.includes(part) && (part !== 'scheduled-workspaces' || plan.scheduling.workspaces > 0));
  return parts.length > 0 ? measureScheduling(kind(), parts, plan.scheduling, seed, say) : null;
}

/** Its database is there already when it starts. */
async function measurePrefectStartUp(kind: SubjectKind, { plan, say }: Order): Promise<StartUp> {
  say(`${kind.name}: start-up`);
  const database = await startBenchDatabase();
  try {
    return await measureStartUp(() => kind.start(database.url), plan.startUp.idleMs);
  } finally {
    await database.stop();
  }
}

async function benchLoads(
  kind: SubjectKind,
  order: Order,
): Promise<Omit<Results, 'startUp' | 'consoles' | 'runLists' | 'consolePages' | 'storedEvents' | 'decisions' | 'automations' | 'scheduling'>> {
  const [loads, counts] = [loadsOf(order), order.benchmarks.includes('round-trips')];
  const measurements: Record<string, Measurement> = {};
  if (loads.length === 0 && !counts) return kind.remove().then(() => ({ name: kind.name, measurements, roundTrips: null }));
  const database = await startBenchDatabase();
  try {
    if (loads.length > 0) {
      const subject = await kind.start(database.url);
      try {
        order.say(`${kind.name}: warming up`);
        await liveAndForget(subject, new Random(order.seed), { lives: order.plan.warmUpLives, atOnce: 16 });
        for (const [name, load] of loads) {
          order.say(`${kind.name}: ${name}`);
          measurements[name] = await load({ subject, postmasterPid: database.postmasterPid });
        }
      } finally {
        await subject.stop();
      }
    }
    return { name: kind.name, measurements, roundTrips: counts ? await count(kind, database.url, order) : null };
  } finally {
    await database.stop();
    await kind.remove();
  }
}

/** Another start, since what stands between a server and its database would slow everything else. */
async function count(kind: SubjectKind, databaseUrl: string, { plan, seed, say }: Order): Promise<RoundTrips> {
  say(`${kind.name}: round trips`);
  const proxy = await CountingProxy.open(databaseUrl);
  try {
    const subject = await kind.start(proxy.url);
    try {
      return await countRoundTrips(subject, proxy, new Random(seed), plan.roundTrips.lives);
    } finally {
      await subject.stop();
    }
  } finally {
    await proxy.close();
  }
}

function loadsOf({ plan, benchmarks, seed }: Order): [name: string, load: (side: Side) => Promise<Measurement>][] {
  const { flowRuns, taskRunEvents, logLines, frames } = plan;
  const loads = {
    'flow-runs': flowRuns.map((load): [string, (side: Side) => Promise<Measurement>] => [
      `life of a flow run, ${load.atOnce} at once`,
      (side) => measureFlowRuns(side, new Random(seed), load),
    ]),
    'task-run-events': [[`task-run event, ${taskRunEvents.sockets} sockets`, (side: Side) => measureTaskRunEvents(side, new Random(seed), taskRunEvents)]],
    'log-lines': [[`log line, ${logLines.atOnce} requests at once`, (side: Side) => measureLogLines(side, new Random(seed), logLines)]],
    frames: frames.map((load): [string, (side: Side) => Promise<Measurement>] => [
      `frame of a cancellation, ${load.eventsPerSecond} events/s`,
      (side) => measureFrames(side, new Random(seed), load),
    ]),
    consoles: [],
    'round-trips': [],
    'console-pages': [],
    'run-lists': [],
    events: [],
    'start-up': [],
    decisions: [],
    automations: [],
    scheduling: [],
    'due-runs': [],
    'scheduled-workspaces': [],
  } satisfies Record<Benchmark, unknown[]>;
  return benchmarks.flatMap((benchmark) => loads[benchmark] as [string, (side: Side) => Promise<Measurement>][]);
}
