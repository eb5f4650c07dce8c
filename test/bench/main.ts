import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, ratiosOf, renderReport, type Report } from './report.js';
import { ROOT } from './root.js';
import { stopAll } from './subjects/running.js';
import { BENCHMARKS, benchEparch, benchPrefectServer, PLAN, REFERENCE_PLAN, type Benchmark, type Order, type Plan } from './suite.js';

const BASELINE = join(ROOT, 'test', 'bench', 'baseline.json');
const USAGE = `npm run bench -- [--with-prefect-server] [--only ${BENCHMARKS.join(',')}] [--scale 1] [--seed 1] [--json FILE] [--profile DIR]

  --with-prefect-server  measure prefect server on PostgreSQL too, and compare (EPARCH_BENCH_REFERENCE=1)
  --only                 these benchmarks, with commas
  --scale                so many times as many lives, events and lines
  --seed                 of the names, parameters and messages that are sent
  --json                 write the report there, too; test/bench/baseline.json is one with the reference
  --profile              let Node write CPU profiles of Eparch into this folder (open them in a browser's developer tools)
`;

const { values } = parseArgs({
  options: {
    'with-prefect-server': { type: 'boolean', default: ['1', 'true'].includes(process.env['EPARCH_BENCH_REFERENCE'] ?? '') },
    only: { type: 'string', default: BENCHMARKS.join(',') },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll().finally(() => process.exit(130)));
  await bench();
}

async function bench(): Promise<void> {
  const machine = describeMachine();
  const order = (plan: Plan): Order => ({
    plan: scaled(plan, Number(values.scale)),
    benchmarks: values.only.split(',').map(toBenchmark),
    seed: Number(values.seed),
    say: (what) => process.stderr.write(`${what} …\n`),
  });
  const results = [await benchEparch(order(PLAN), values.profile ?? null)];
  if (values['with-prefect-server']) results.push(await benchPrefectServer(order(REFERENCE_PLAN)));
  const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
  const report: Report = { command, seed: Number(values.seed), machine, results, ratios: ratiosOf(results) };
  const baseline = existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Report) : null;
  process.stdout.write(`\n${renderReport(report, baseline)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, inFourDigits, 2)}\n`);
}

/** More would be noise. */
function inFourDigits(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

function toBenchmark(name: string): Benchmark {
  const found = BENCHMARKS.find((benchmark) => benchmark === name);
  if (!found) throw new Error(`There is no benchmark ${name}.\n${USAGE}`);
  return found;
}

function scaled(plan: Plan, scale: number): Plan {
  const times = (count: number): number => Math.max(1, Math.round(count * scale));
  return {
    ...plan,
    flowRuns: plan.flowRuns.map(({ lives, atOnce }) => ({ lives: times(lives), atOnce })),
    taskRunEvents: { ...plan.taskRunEvents, taskRuns: times(plan.taskRunEvents.taskRuns) },
    logLines: { ...plan.logLines, requests: times(plan.logLines.requests) },
    frames: plan.frames.map(({ probes, eventsPerSecond }) => ({ probes: times(probes), eventsPerSecond })),
    events: { ...plan.events, events: times(plan.events.events) },
    consolePages: { ...plan.consolePages, flowRuns: times(plan.consolePages.flowRuns) },
    runLists: { ...plan.runLists, flowRuns: times(plan.runLists.flowRuns) },
  };
}
