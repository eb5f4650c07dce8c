import { setTimeout as sleep } from 'node:timers/promises';
import { seedRuns } from '@app/testing';
import pg from 'pg';
import { HttpDriver } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { databaseCpuSeconds, serverCpuSeconds } from '../process-usage.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import type { SubjectKind } from '../subjects/subject.js';

/** How long one list took, in milliseconds. */
export interface ListTimes {
  readonly p50Ms: number;
  readonly p99Ms: number;
}
export interface ListCost extends ListTimes {
  /** Of the server and of PostgreSQL, each time: what others do on the machine is no part of it. */
  readonly cpuMs: number;
}
export type RunLists = Readonly<Record<string, ListCost>>;

const DAY_MS = 86_400_000;
const WARM_UP = 2;

/** What people look at many flow runs by, one request at a time, in a workspace that is filled for it. */
export async function measureRunLists(kind: SubjectKind, { flowRuns, repeats, seed }: { flowRuns: number; repeats: number; seed: number }): Promise<RunLists> {
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    const http = new HttpDriver(subject, 1);
    try {
      const busy = await fill(database.url, subject.apiUrl, flowRuns, seed);
      const times: Record<string, ListCost> = {};
      for (const [name, [path, body]] of Object.entries(listsOf(busy, flowRuns))) {
        for (let warm = 0; warm < WARM_UP; warm++) await http.call('POST', path, body);
        const latencies = new Latencies();
        const cpu = (): number => (serverCpuSeconds(subject.pid) + databaseCpuSeconds(database.postmasterPid)) * 1_000;
        const before = cpu();
        for (let repeat = 0; repeat < repeats; repeat++) await latencies.time(() => http.call('POST', path, body));
        times[name] = { p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99), cpuMs: (cpu() - before) / repeats };
      }
      return times;
    } finally {
      http.close();
      await subject.stop();
    }
  } finally {
    await database.stop();
    await kind.remove();
  }
}

/** What has most of the runs, flows to ask about all at once, and names that some runs have. */
interface Busy {
  readonly flowId: string;
  readonly deploymentId: string;
  readonly flowIds: readonly string[];
  readonly names: readonly string[];
}

/** Fills the workspace of that address, which is empty. */
export async function fill(databaseUrl: string, apiUrl: string, flowRuns: number, seed: number): Promise<Busy> {
  const schema = `ws_${(apiUrl.split('/').at(-1) ?? '').replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const idsOf = async (text: string): Promise<string[]> => (await client.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const busiest = async (column: string): Promise<string> =>
    (await idsOf(`select ${column} as id from ${schema}.flow_run where ${column} is not null group by 1 order by count(*) desc limit 1`))[0] ?? '';
  try {
    await seedRuns((text) => client.query(text), schema, { flows: 200, deployments: 500, flowRuns, seed: 1 / (1 + seed) });
    // The server adds up by itself what has ended, where there is much of it.
    while ((await client.query(`select from ${schema}.ended_run_change offset 999 limit 1`)).rowCount !== 0) await sleep(500);
    const flowIds = await idsOf(`select id from ${schema}.flow order by name limit 100`);
    const names = await idsOf(`select distinct name as id from (select name from ${schema}.flow_run order by id limit 5000) seeded order by 1`);
    return { flowId: await busiest('flow_id'), deploymentId: await busiest('deployment_id'), flowIds, names };
  } finally {
    await client.end();
  }
}

function listsOf({ flowId, deploymentId, flowIds }: Busy, flowRuns: number): Record<string, [path: string, body: object]> {
  const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
  const latest = { sort: 'EXPECTED_START_TIME_DESC', limit: 50 };
  const states = (...any_: string[]) => ({ state: { type: { any_ } } });
  const named = (...any_: string[]) => ({ state: { name: { any_ } } });
  const latestByStart = { ...latest, sort: 'START_TIME_DESC' };
  const week = { expected_start_time: { after_: ago(7), before_: ago(0) } };
  const weekByStart = { start_time: { after_: ago(7), before_: ago(0) } };
  const prod = { tags: { all_: ['prod'] } };
  const golden = { name: { like_: 'golden-fal' } };
  const ofFlow = { flows: { id: { any_: [flowId] } } };
  const ofDeployment = { deployments: { id: { any_: [deploymentId] } } };
  const ofPool = { work_pools: { name: { any_: ['pool'] } } };
  const span = (days: number, seconds: number) => ({ history_start: ago(days), history_end: ago(0), history_interval_seconds: seconds });
  return {
    'filter: latest': ['/flow_runs/filter', latest],
    'filter: latest by start': ['/flow_runs/filter', latestByStart],
    'filter: failed': ['/flow_runs/filter', { ...latest, flow_runs: states('FAILED', 'CRASHED') }],
    'filter: crashed by the name of their state': ['/flow_runs/filter', { ...latestByStart, flow_runs: named('Crashed') }],
    'filter: late by the name of their state': ['/flow_runs/filter', { ...latest, flow_runs: named('Late') }],
    'filter: all but scheduled by the name of their state': [
      '/flow_runs/filter',
      { ...latestByStart, flow_runs: { state: { name: { not_any_: ['Scheduled'] } } } },
    ],
    'filter: running': ['/flow_runs/filter', { ...latest, flow_runs: states('RUNNING', 'PENDING') }],
    'filter: next to start': ['/flow_runs/filter', { ...latest, sort: 'NEXT_SCHEDULED_START_TIME_ASC', flow_runs: states('SCHEDULED') }],
    'filter: a tag': ['/flow_runs/filter', { ...latest, flow_runs: prod }],
    'filter: a rare tag': ['/flow_runs/filter', { ...latest, flow_runs: { tags: { all_: ['rare'] } } }],
    'filter: a part of the name': ['/flow_runs/filter', { ...latest, flow_runs: golden }],
    'filter: a flow': ['/flow_runs/filter', { ...latest, ...ofFlow }],
    'filter: a deployment by start': ['/flow_runs/filter', { ...latestByStart, ...ofDeployment }],
    'filter: a work pool': ['/flow_runs/filter', { ...latest, ...ofPool }],
    'filter: far back': ['/flow_runs/filter', { ...latest, offset: Math.floor(flowRuns * 0.9) }],
    'filter: far back by start': ['/flow_runs/filter', { ...latestByStart, offset: Math.floor(flowRuns * 0.9) }],
    'filter: halfway by start': ['/flow_runs/filter', { ...latestByStart, offset: Math.floor(flowRuns * 0.5) }],
    'filter: by name': ['/flow_runs/filter', { ...latest, sort: 'NAME_ASC' }],
    'filter: a week by name': ['/flow_runs/filter', { ...latest, sort: 'NAME_DESC', flow_runs: week }],
    'count: all': ['/flow_runs/count', {}],
    'count: completed': ['/flow_runs/count', { flow_runs: states('COMPLETED') }],
    'count: failed and running': ['/flow_runs/count', { flow_runs: states('FAILED', 'CRASHED', 'RUNNING') }],
    'count: a week': ['/flow_runs/count', { flow_runs: week }],
    'count: a day by start': ['/flow_runs/count', { flow_runs: { start_time: { after_: ago(1), before_: ago(0) } } }],
    'count: completed ones of a week by start': ['/flow_runs/count', { flow_runs: { ...weekByStart, ...states('COMPLETED') } }],
    'count: a tag in a week': ['/flow_runs/count', { flow_runs: { ...prod, ...week } }],
    'count: a part of the name': ['/flow_runs/count', { flow_runs: golden }],
    'count: failed ones of a flow': ['/flow_runs/count', { ...ofFlow, flow_runs: states('FAILED') }],
    'count: a deployment': ['/flow_runs/count', ofDeployment],
    'count: a work pool': ['/flow_runs/count', ofPool],
    'count: a tag': ['/flow_runs/count', { flow_runs: prod }],
    'count: late by the name of their state': ['/flow_runs/count', { flow_runs: named('Late') }],
    'paginate: latest': ['/flow_runs/paginate', latest],
    'paginate: failed ones of a week': ['/flow_runs/paginate', { ...latest, flow_runs: { ...states('FAILED', 'CRASHED'), ...week } }],
    'paginate: a week by start': ['/flow_runs/paginate', { ...latestByStart, flow_runs: weekByStart }],
    'paginate: a tag in a week': ['/flow_runs/paginate', { ...latestByStart, flow_runs: { ...prod, ...week } }],
    'paginate: the hundredth page of a flow': ['/flow_runs/paginate', { ...latest, ...ofFlow, page: 100 }],
    'history: a day': ['/flow_runs/history', span(1, 300)],
    'history: a week': ['/flow_runs/history', span(7, 3_600)],
    'history: a week of a flow': ['/flow_runs/history', { ...span(7, 3_600), ...ofFlow }],
    'history: a week of a tag': ['/flow_runs/history', { ...span(7, 3_600), flow_runs: prod }],
    'history: a month': ['/flow_runs/history', span(30, 7_200)],
    'history: a season': ['/flow_runs/history', span(90, 86_400)],
    'lateness: a week': ['/flow_runs/lateness', { flow_runs: week }],
    'next runs of a hundred flows': ['/ui/flows/next-runs', { flow_ids: flowIds }],
  };
}
