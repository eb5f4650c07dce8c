import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { testDatabase, type TestDatabase } from '@app/testing';
import pg from 'pg';
import { Api, eventually } from './support/api.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';

const WORKERS = 3;
const ROUNDS = 2;
/** Slots by limit, and how many come free a second. */
const SLOTS = { db: 2, 'tag:gpu': 1, api: 2 };
const API_PER_SECOND = 2;

const bin = findSdk();

(bin ? describe : describe.skip)('limits, with the SDK in processes of their own', () => {
  let database: TestDatabase;
  let server: Server;
  let connection: Connection;
  const folder = mkdtempSync(join(tmpdir(), 'eparch-limits-'));
  const ledger = join(folder, 'ledger');
  const processes: ChildProcessWithoutNullStreams[] = [];
  beforeAll(async () => {
    database = await testDatabase();
    server = await Server.start({ EPARCH_DATABASE_URL: database.url });
    connection = await server.newTenant('acme');
  }, 120_000);
  afterAll(async () => {
    for (const child of processes) child.kill('SIGKILL');
    await server.remove();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const spawn = (...args: string[]): ChildProcessWithoutNullStreams => {
    const child = Sdk.of(bin ?? '', connection).spawnPython('limits.py', ...args);
    processes.push(child);
    child.stderr.resume();
    return child;
  };
  /** In the workspace's own schema. */
  const sql = async <T extends object>(text: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(`set search_path to ws_${connection.workspace_id.replaceAll('-', '')}`);
      return (await client.query<T>(text)).rows;
    } finally {
      await client.end();
    }
  };

  it('hold across them, and slots of one that is killed come back when its lease runs out', async () => {
    const api = new Api(connection);
    const limits = Object.entries(SLOTS).map(([name, limit]) => ({ name, limit, slot_decay_per_second: name === 'api' ? API_PER_SECOND : 0 }));
    for (const limit of limits) expect((await api.call('POST', '/v2/concurrency_limits/', limit)).status).toBe(201);
    const takenOf = async (name: string) =>
      ((await api.call('GET', `/v2/concurrency_limits/${encodeURIComponent(name)}`)).body as { active_slots: number }).active_slots;

    const holder = spawn('hold');
    const [said] = (await once(holder.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('holding\n');
    const began = Date.now();
    const workers = Array.from({ length: WORKERS }, () => spawn('work', ledger));
    const ends = workers.map(async (worker) => (await once(worker, 'exit')) as [number | null]);
    for (const worker of workers) worker.stdout.resume();
    holder.kill('SIGKILL');
    await eventually(
      () => sql<{ denied_slots: number }>(`select denied_slots from concurrency_limit where name = 'db'`),
      ([limit]) => (limit?.denied_slots ?? 0) > 0,
      60_000,
    );
    // Nobody had one while the dead one's lease ran.
    expect(await takenOf('db')).toBe(SLOTS.db);
    expect(linesOf(ledger).filter((line) => line.endsWith(' db'))).toEqual([]);
    await sql(`update concurrency_lease set expires = now() where slots = ${SLOTS.db}`);

    expect((await Promise.all(ends)).map(([code]) => code)).toEqual(Array<number>(WORKERS).fill(0));
    const lines = linesOf(ledger);
    for (const name of ['db', 'tag:gpu'] as const) {
      expect(lines.filter((line) => line === `+ ${name}`)).toHaveLength(WORKERS * ROUNDS);
      expect(mostAtOnce(lines, name)).toBeLessThanOrEqual(SLOTS[name]);
      await eventually(
        () => takenOf(name),
        (taken) => taken === 0,
      );
    }
    // As many as there were at first, and no more of those that came free since than there could be by now.
    const passes = lines.filter((line) => line === '+ api').length;
    expect(passes).toBe(WORKERS * ROUNDS);
    expect(passes).toBeLessThanOrEqual(SLOTS.api + Math.ceil((API_PER_SECOND * (Date.now() - began)) / 1000));
  }, 150_000);
});

const linesOf = (ledger: string): string[] => {
  try {
    return readFileSync(ledger, 'utf8').trim().split('\n');
  } catch {
    // Nobody has noted anything yet.
    return [];
  }
};

/** How many held a slot of the limit at the same moment. */
function mostAtOnce(lines: readonly string[], name: string): number {
  let [holding, most] = [0, 0];
  for (const line of lines) {
    if (line === `+ ${name}`) most = Math.max(most, ++holding);
    if (line === `- ${name}`) holding -= 1;
  }
  return most;
}
