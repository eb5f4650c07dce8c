import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { STEPS } from './benchmarks/flow-runs.js';
import type { PairedCost } from './benchmarks/paired.js';
import type { Results } from './suite.js';

export interface Report {
  readonly command: string;
  readonly seed: number;
  readonly machine: string;
  readonly results: readonly Results[];
  /** How many times Eparch's is what the reference needs (CPU, server and database together) or does (units per second); empty without it. */
  readonly ratios: Readonly<Record<string, Ratio>>;
}

export interface Ratio {
  readonly cpu: number;
  readonly throughput: number;
  readonly p99: number;
}

/** Others that work on the machine at the same time are part of what was measured: hence the load before the first benchmark. */
export const describeMachine = (): string =>
  `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown kind'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release().split('-')[0] ?? ''}, ` +
  `Node.js ${process.versions.node}; load ${loadavg()[0]?.toFixed(1) ?? '?'} before`;

export function ratiosOf([ours, reference]: readonly Results[]): Report['ratios'] {
  if (!ours || !reference) return {};
  const entries = Object.entries(ours.measurements).flatMap(([name, mine]): [string, Ratio][] => {
    const theirs = reference.measurements[name];
    if (!theirs) return [];
    const cpu = (theirs.serverCpu + theirs.databaseCpu) / (mine.serverCpu + mine.databaseCpu);
    return [[name, { cpu: rounded(cpu), throughput: rounded(mine.unitsPerSecond / theirs.unitsPerSecond), p99: rounded(theirs.p99Ms / mine.p99Ms) }]];
  });
  return Object.fromEntries(entries);
}

/** The report for people. `baseline` is an earlier one to compare the ratios with, which hardly depend on the machine. */
export function renderReport(report: Report, baseline: Report | null): string {
  return [
    `Machine: ${report.machine}`,
    `Seed: ${report.seed}`,
    '',
    table(
      ['', 'per second', 'requests/s', 'p50 ms', 'p99 ms', 'server CPU s', 'database CPU s', 'both'],
      report.results.flatMap((results) =>
        Object.entries(results.measurements).map(([name, it]) => [
          `${results.name}: ${name}`,
          figure(it.unitsPerSecond),
          it.requestsPerSecond === null ? '–' : figure(it.requestsPerSecond),
          figure(it.p50Ms),
          figure(it.p99Ms),
          figure(it.serverCpu),
          figure(it.databaseCpu),
          figure(it.serverCpu + it.databaseCpu),
        ]),
      ),
    ),
    'CPU seconds are per 1,000 lives, events, lines or frames. Latency: of a request; of events, from sending one to reading its task run; of',
    'frames, from asking for a cancellation to the frame on another socket.',
    ...consoleLines(report.results),
    ...roundTripLines(report.results),
    ...startUpLines(report.results),
    ...runListLines(report.results),
    ...consolePageLines(report.results),
    ...storedEventLines(report.results),
    ...decisionLines(report.results),
    ...automationLines(report.results),
    ...schedulingLines(report.results),
    ...ratioLines(report.ratios, baseline),
    '',
  ].join('\n');
}

function consoleLines(all: readonly Results[]): string[] {
  const mebibytes = (bytes: number): string => figure(bytes / 2 ** 20);
  const rows = all.flatMap(({ name, consoles: it }) =>
    it
      ? [
          [
            `${name}: ${it.consoles}, ${it.changesPerSecond} changes a second`,
            figure(it.measurement.p50Ms),
            figure(it.measurement.p99Ms),
            String(it.repeated),
            figure(it.measurement.serverCpu),
            mebibytes(it.residentBytes.alone),
            mebibytes(it.residentBytes.watched),
            mebibytes(it.residentBytes.most),
          ],
        ]
      : [],
  );
  return rows.length === 0
    ? []
    : ['', table(['consoles that follow runs', 'p50 ms', 'p99 ms', 'told twice', 'server CPU ms a change', 'MiB without', 'with them', 'at most'], rows)];
}

function roundTripLines(results: readonly Results[]): string[] {
  const rows = results.flatMap(({ name, roundTrips }) =>
    roundTrips ? [[name, ...STEPS.map((step) => figure(roundTrips.alone[step])), figure(roundTrips.afterChange), figure(roundTrips.together)]] : [],
  );
  return rows.length === 0 ? [] : ['', table(['round trips to the database', ...STEPS, 'PENDING after a change', 'mean of 16 at once'], rows)];
}

function decisionLines(results: readonly Results[]): string[] {
  return results.flatMap(({ decisions: cost }) => (cost ? ['', pairedSentence('Recording decisions adds', 'the CPU of a life', cost)] : []));
}

function automationLines(results: readonly Results[]): string[] {
  return results.flatMap(({ automations }) =>
    Object.entries(automations ?? {}).flatMap(([kind, cost]) => ['', pairedSentence('Automations that nothing matches add', `the CPU of a ${kind}`, cost)]),
  );
}

function pairedSentence(what: string, to: string, { medianShare, lowestShare, highestShare, rounds, withMs, withoutMs }: PairedCost): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return (
    `${what} ${percent(medianShare)} to ${to} (median of ${rounds} rounds, ${percent(lowestShare)} to ${percent(highestShare)}; ` +
    `${figure(withMs)} and ${figure(withoutMs)} ms without).`
  );
}

function schedulingLines(results: readonly Results[]): string[] {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const measured = results.flatMap(({ name, scheduling }) => (scheduling ? [{ name, ...scheduling }] : []));
  if (measured.length === 0) return [];
  const rest = measured.flatMap(({ name, atRest }) =>
    Object.entries(atRest).map(([what, { server, database }]) => [`${name}: ${what}`, percent(server), percent(database), percent(server + database)]),
  );
  const late = measured.flatMap(({ name, lateness }) => lateness.map(({ runs, p50Ms, p99Ms }) => [name, String(runs), figure(p50Ms), figure(p99Ms)]));
  const ahead = measured.flatMap(({ name, ahead: times }) => Object.entries(times).map(([what, ms]) => [`${name}: ${what}`, figure(ms / 1_000)]));
  return [
    ...(rest.length > 0 ? ['', table(['schedules at rest, of one core', 'server', 'database', 'both'], rest)] : []),
    '',
    table(['until all that were there at once had runs ahead', 's'], ahead),
    ...(late.length > 0 ? ['', table(['runs that fall due', 'runs', 'p50 ms late', 'p99 ms late'], late)] : []),
  ];
}

function startUpLines(results: readonly Results[]): string[] {
  const rows = results.flatMap(({ name, startUp }) =>
    startUp
      ? [
          [
            name,
            figure(startUp.firstMs / 1_000),
            figure(startUp.warmMs / 1_000),
            figure(startUp.idleBytes / 2 ** 20),
            `${figure(startUp.idleCpuShare * 100)} %`,
          ],
        ]
      : [],
  );
  return rows.length === 0 ? [] : ['', table(['start to healthy', 'first s', 'warm s', 'idle MiB', 'idle CPU'], rows)];
}

function runListLines(results: readonly Results[]): string[] {
  const rows = results.flatMap(({ name, runLists }) =>
    Object.entries(runLists ?? {}).map(([list, it]) => [`${name}: ${list}`, figure(it.p50Ms), figure(it.p99Ms), figure(it.cpuMs)]),
  );
  return rows.length === 0 ? [] : ['', table(['lists of flow runs', 'p50 ms', 'p99 ms', 'CPU ms'], rows)];
}

function consolePageLines(results: readonly Results[]): string[] {
  const rows = results.flatMap(({ name, consolePages }) =>
    Object.entries(consolePages ?? {}).map(([page, it]) => [`${name}: ${page}`, figure(it.p50Ms), figure(it.p99Ms), figure(it.aimMs)]),
  );
  return rows.length === 0 ? [] : ['', table(['the console in Chromium', 'p50 ms', 'p99 ms', 'aim ms'], rows)];
}

function storedEventLines(all: readonly Results[]): string[] {
  return all.flatMap(({ name, storedEvents }) => {
    if (!storedEvents) return [];
    const { events, questions, dropMs } = storedEvents;
    const rows = Object.entries(questions).map(([question, it]) => [`${name}: ${question}`, figure(it.p50Ms), figure(it.p99Ms)]);
    return ['', table([`the last of eight days of ${figure(events)} events`, 'p50 ms', 'p99 ms'], [...rows, [`${name}: to drop a day`, figure(dropMs), '']])];
  });
}

function ratioLines(ratios: Report['ratios'], baseline: Report | null): string[] {
  const rows = Object.entries(ratios).map(([name, { cpu, throughput, p99 }]) => {
    const before = baseline?.ratios[name];
    return [name, figure(cpu), before ? figure(before.cpu) : '–', figure(throughput), before ? figure(before.throughput) : '–', figure(p99)];
  });
  if (rows.length === 0) return [];
  return ['', table(['times better than the reference', 'CPU', 'baseline', 'per second', 'baseline', 'p99'], rows)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}

/** Three digits that count. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Number(value.toFixed(Math.min(digits, 6))).toLocaleString('en-GB', { maximumFractionDigits: 6 });
}

const rounded = (value: number): number => Number(value.toPrecision(3));
