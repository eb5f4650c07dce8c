import { PooledCell, type Schema } from '@app/database';
import pg from 'pg';
import { flowRunOfSeed, seedEvents, SEEDED_DEPLOYMENT } from '../../../src/workspace/events/seed-events.testing.js';
import { dropExpired } from '../../../src/workspace/ranges/expiry.js';
import { EVENTS } from '../../../src/workspace/ranges/ranged.js';
import { HttpDriver } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { startBenchDatabase } from '../subjects/bench-database.js';
import type { SubjectKind } from '../subjects/subject.js';
import type { ListTimes } from './run-lists.js';

export interface StoredEvents {
  readonly events: number;
  /** Questions to the last day. */
  readonly questions: Readonly<Record<string, ListTimes>>;
  /** How long it takes to get rid of the oldest day. */
  readonly dropMs: number;
}

interface Shape {
  readonly events: number;
  readonly repeats: number;
  readonly seed: number;
}

const DAY_MS = 86_400_000;
const DAYS = 8;
const WARM_UP = 2;

/** What people ask of a week of events, one request at a time, in a workspace that is filled for it. */
export async function measureStoredEvents(kind: SubjectKind, { events, repeats, seed }: Shape): Promise<StoredEvents> {
  const database = await startBenchDatabase();
  const cell = new PooledCell({ name: 'bench', url: database.url, poolMax: 1, namedStatements: false, onError: () => undefined });
  try {
    const subject = await kind.start(database.url);
    const http = new HttpDriver(subject, 1);
    try {
      const schema = `ws_${(subject.apiUrl.split('/').at(-1) ?? '').replaceAll('-', '')}` as Schema;
      await fill(database.url, { cell, schema }, { events, days: DAYS, seed: 1 / (1 + seed) });
      const questions: Record<string, ListTimes> = {};
      for (const [name, [path, body]] of Object.entries(questionsTo(events))) {
        for (let warm = 0; warm < WARM_UP; warm++) await http.call('POST', path, body);
        const latencies = new Latencies();
        for (let repeat = 0; repeat < repeats; repeat++) await latencies.time(() => http.call('POST', path, body));
        questions[name] = { p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) };
      }
      const dropping = new Latencies();
      // Seven days are kept: tomorrow the first of eight is too old.
      await dropping.time(() => dropExpired({ cell, schema }, EVENTS, Math.floor(Date.now() / DAY_MS) + 1));
      return { events, questions, dropMs: dropping.percentile(1) };
    } finally {
      http.close();
      await subject.stop();
    }
  } finally {
    await cell.close();
    await database.stop();
    await kind.remove();
  }
}

async function fill(databaseUrl: string, ctx: { cell: PooledCell; schema: Schema }, seeding: Parameters<typeof seedEvents>[2]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await seedEvents(ctx, (text) => client.query(text), seeding);
  } finally {
    await client.end();
  }
}

function questionsTo(events: number): Record<string, [path: string, body: object]> {
  const occurred = { since: new Date(Date.now() - DAY_MS).toISOString(), until: new Date().toISOString() };
  const filter = (asked: object): [string, object] => ['/events/filter', { filter: { occurred, ...asked }, limit: 50 }];
  const flowRun = flowRunOfSeed(events - 1_000);
  return {
    'filter: the last day': filter({}),
    'filter: a name': filter({ event: { name: ['app.order-7'] } }),
    'filter: a common prefix': filter({ event: { prefix: ['prefect.flow-run.'] } }),
    'filter: a resource': filter({ resource: { id: ['shop.3'] } }),
    'filter: a flow run and what is related to it': filter({ any_resource: { id: [flowRun] } }),
    'filter: related to a flow run': filter({ related: { id: [flowRun] } }),
    'filter: related to a deployment': filter({ related: { id: [SEEDED_DEPLOYMENT], role: ['deployment'] } }),
    'filter: a word (reads the day)': filter({ text: { query: 'order-7' } }),
    'count by name (reads the day)': ['/events/count-by/event', { filter: { occurred } }],
    'count by hour': ['/events/count-by/time', { filter: { occurred }, time_unit: 'hour' }],
  };
}
