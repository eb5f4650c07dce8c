import { findChromium } from '../e2e/support/browser.js';
import { findSdk } from '../e2e/support/sdk.js';
import { ratiosOf, renderReport } from './report.js';
import { stopAll } from './subjects/running.js';
import { BENCHMARKS, benchEparch, benchPrefectServer, SMOKE_PLAN, type Benchmark, type Results } from './suite.js';

const onLinux = process.platform === 'linux' ? describe : describe.skip;
if (process.platform !== 'linux') process.stderr.write('\n*** SKIPPED: benchmarks read /proc, so they were not tested here. ***\n');

const LOADS = ['life of a flow run, 2 at once', 'task-run event, 2 sockets', 'log line, 2 requests at once'];
const FRAMES = ['frame of a cancellation, 0 events/s', 'frame of a cancellation, 50 events/s'];
/** Run side by side, since nobody compares their figures here; each waits for its servers most of the time. */
const CHAINS: readonly (readonly Benchmark[])[] = [
  ['flow-runs', 'task-run-events', 'log-lines', 'frames', 'round-trips', 'start-up'],
  ['consoles', 'console-pages', 'run-lists', 'events'],
  ['decisions', 'automations', 'scheduling', 'due-runs', 'scheduled-workspaces'],
];
const order = (benchmarks: readonly Benchmark[]) => ({ plan: SMOKE_PLAN, benchmarks, seed: 1, say: () => undefined });

function expectFigures({ measurements }: Results, loads: readonly string[]): void {
  expect(Object.keys(measurements)).toEqual(loads);
  for (const { unitsPerSecond, p50Ms, p99Ms, serverCpu, databaseCpu } of Object.values(measurements)) {
    expect(unitsPerSecond).toBeGreaterThan(0);
    expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
    expect(serverCpu).toBeGreaterThanOrEqual(0);
    expect(databaseCpu).toBeGreaterThanOrEqual(0);
  }
}

async function benchSideBySide(): Promise<Results> {
  const ended = await Promise.allSettled(CHAINS.map((chain) => benchEparch(order(chain))));
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  const parts = ended.map((one) => (one as PromiseFulfilledResult<Results>).value);
  return parts.reduce((one, other) => ({ ...one, ...measuredIn(other), measurements: { ...one.measurements, ...other.measurements } }));
}

const measuredIn = (results: Results): Partial<Results> => Object.fromEntries(Object.entries(results).filter(([, measured]) => measured !== null));

onLinux('the benchmarks', () => {
  let ours: Results | null = null;
  afterAll(stopAll);

  it('measure Eparch, which moves a run it knows in one round trip and any other in two', async () => {
    expect(CHAINS.flat().sort()).toEqual([...BENCHMARKS].sort());
    ours = await benchSideBySide();
    expectFigures(ours, [...LOADS, ...FRAMES]);
    expect(ours.roundTrips).toMatchObject({ alone: { create: 1, PENDING: 1, RUNNING: 1, COMPLETED: 1 }, afterChange: 2 });
    expect(ours.startUp?.idleBytes).toBeGreaterThan(0);
    for (const { p50Ms, cpuMs } of Object.values(ours.runLists ?? {})) {
      expect(p50Ms).toBeGreaterThan(0);
      expect(cpuMs).toBeGreaterThanOrEqual(0);
    }
    expect(Object.keys(ours.runLists ?? {}).length).toBeGreaterThan(20);
    if (findChromium()) expect(Object.keys(ours.consolePages ?? {})).toHaveLength(7);
    for (const { p50Ms, p99Ms } of Object.values(ours.consolePages ?? {})) expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
    for (const { p50Ms } of Object.values(ours.storedEvents?.questions ?? {})) expect(p50Ms).toBeGreaterThan(0);
    expect(ours.storedEvents?.dropMs).toBeGreaterThan(0);
    expect(ours.consoles?.repeated).toBe(0);
    expect(ours.decisions?.rounds).toBe(1);
    expect(Object.keys(ours.automations ?? {})).toEqual(['task-run event', 'plain event']);
    expect(Object.keys(ours.scheduling?.atRest ?? {})).toHaveLength(4);
    expect(ours.scheduling?.lateness).toMatchObject([{ runs: 3 }]);
    expect(renderReport({ command: '', seed: 1, machine: 'this one', results: [ours], ratios: {} }, null)).toContain('Recording decisions adds');
  }, 400_000);

  (findSdk() ? it : it.skip)(
    'measure prefect server with the same loads, and compare',
    async () => {
      const theirs = await benchPrefectServer(order(['flow-runs', 'task-run-events', 'log-lines', 'round-trips']));
      expectFigures(theirs, LOADS);
      expect(theirs.roundTrips?.alone.create).toBeGreaterThan(1);
      const results = ours ? [ours, theirs] : [theirs];
      const report = { command: '', seed: 1, machine: 'this one', results, ratios: ratiosOf(results) };
      for (const load of LOADS) expect(renderReport(report, null)).toContain(`prefect server: ${load}`);
    },
    180_000,
  );
});
