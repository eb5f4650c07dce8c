import { seedRuns } from '@app/testing';
import pg from 'pg';
import { HttpDriver } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import type { SubjectKind } from '../subjects/subject.js';

/** How long one list took, in milliseconds. */
export interface ListTimes {
  readonly p50Ms: number;
  readonly p99Ms: number;
}
export type RunLists = Readonly<Record<string, ListTimes>>;

const DAY_MS = 86_400_000;
const WARM_UP = 2;

/** What people look at many flow runs by, one request at a time, in a workspace that is filled for it. */
export async function measureRunLists(kind: SubjectKind, { flowRuns, repeats, seed }: { flowRuns: number; repeats: number; seed: number }): Promise<RunLists> {
  const database = await startBenchDatabase();
  try {
    const subject = await kind.start(database.url);
    const http = new HttpDriver(subject, 1);
    try {
      const flowId = await fill(database.url, subject.apiUrl, flowRuns, seed);
      const times: Record<string, ListTimes> = {};
      for (const [name, [path, body]] of Object.entries(listsOf(flowId, flowRuns))) {
        for (let warm = 0; warm < WARM_UP; warm++) await http.call('POST', path, body);
        const latencies = new Latencies();
        for (let repeat = 0; repeat < repeats; repeat++) await latencies.time(() => http.call('POST', path, body));
        times[name] = { p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) };
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

/** Answers the flow that has most of the runs. */
async function fill(databaseUrl: string, apiUrl: string, flowRuns: number, seed: number): Promise<string> {
  const schema = `ws_${(apiUrl.split('/').at(-1) ?? '').replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await seedRuns((text) => client.query(text), schema, { flows: 200, deployments: 500, flowRuns, seed: 1 / (1 + seed) });
    const { rows } = await client.query<{ id: string }>(`select flow_id as id from ${schema}.flow_run group by 1 order by count(*) desc limit 1`);
    return rows[0]?.id ?? '';
  } finally {
    await client.end();
  }
}

function listsOf(flowId: string, flowRuns: number): Record<string, [path: string, body: object]> {
  const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
  const latest = { sort: 'EXPECTED_START_TIME_DESC', limit: 50 };
  const states = (...any_: string[]) => ({ state: { type: { any_ } } });
  const week = { expected_start_time: { after_: ago(7), before_: ago(0) } };
  const prod = { tags: { all_: ['prod'] } };
  const named = { name: { like_: 'golden-fal' } };
  const ofFlow = { flows: { id: { any_: [flowId] } } };
  const span = (days: number, seconds: number) => ({ history_start: ago(days), history_end: ago(0), history_interval_seconds: seconds });
  return {
    'filter: latest': ['/flow_runs/filter', latest],
    'filter: latest by start': ['/flow_runs/filter', { ...latest, sort: 'START_TIME_DESC' }],
    'filter: failed': ['/flow_runs/filter', { ...latest, flow_runs: states('FAILED', 'CRASHED') }],
    'filter: running': ['/flow_runs/filter', { ...latest, flow_runs: states('RUNNING', 'PENDING') }],
    'filter: a tag': ['/flow_runs/filter', { ...latest, flow_runs: prod }],
    'filter: a part of the name': ['/flow_runs/filter', { ...latest, flow_runs: named }],
    'filter: a flow': ['/flow_runs/filter', { ...latest, ...ofFlow }],
    'filter: far back': ['/flow_runs/filter', { ...latest, offset: Math.floor(flowRuns * 0.9) }],
    'filter: by name (reads all)': ['/flow_runs/filter', { ...latest, sort: 'NAME_ASC' }],
    'count: all': ['/flow_runs/count', {}],
    'count: completed': ['/flow_runs/count', { flow_runs: states('COMPLETED') }],
    'count: failed and running': ['/flow_runs/count', { flow_runs: states('FAILED', 'CRASHED', 'RUNNING') }],
    'count: a week': ['/flow_runs/count', { flow_runs: week }],
    'count: a day by start': ['/flow_runs/count', { flow_runs: { start_time: { after_: ago(1), before_: ago(0) } } }],
    'count: a tag in a week': ['/flow_runs/count', { flow_runs: { ...prod, ...week } }],
    'count: a part of the name': ['/flow_runs/count', { flow_runs: named }],
    'count: failed ones of a flow': ['/flow_runs/count', { ...ofFlow, flow_runs: states('FAILED') }],
    'count: a tag (reads all)': ['/flow_runs/count', { flow_runs: prod }],
    'count: a state name (reads all)': ['/flow_runs/count', { flow_runs: { state: { name: { any_: ['Late'] } } } }],
    'paginate: latest': ['/flow_runs/paginate', latest],
    'paginate: failed ones of a week': ['/flow_runs/paginate', { ...latest, flow_runs: { ...states('FAILED', 'CRASHED'), ...week } }],
    'history: a day': ['/flow_runs/history', span(1, 300)],
    'history: a week': ['/flow_runs/history', span(7, 3_600)],
    'history: a season (reads all)': ['/flow_runs/history', span(90, 86_400)],
    'lateness: a week': ['/flow_runs/lateness', { flow_runs: week }],
    'next runs of a flow': ['/ui/flows/next-runs', { flow_ids: [flowId] }],
  };
}
