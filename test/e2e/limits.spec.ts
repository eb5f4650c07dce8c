import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { testDatabase, type TestDatabase } from '@app/testing';
import pg from 'pg';
import { Api, eventually } from './support/api.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';
import { Talk } from './support/talk.js';

const WORKERS = 3;
const ROUNDS = 2;
/** Slots by limit, and how many come free a second. */
const SLOTS = { db: 2, 'tag:gpu': 1, api: 2 };
const API_PER_SECOND = 2;

/** Of the many, and of those of them that are killed. */
const PROCESSES = 50;
const DOOMED = 3;
const SHARED_SLOTS = 5;
const FAST = { limit: 4, slot_decay_per_second: 20 };

const bin = findSdk();

(bin ? describe : describe.skip)('limits, with the SDK in processes of their own', () => {
  let database: TestDatabase;
  let server: Server;
  let connection: Connection;
  const folder = mkdtempSync(join(tmpdir(), 'eparch-limits-'));
  const ledger = join(folder, 'ledger');
  const processes: ChildProcessWithoutNullStreams[] = [];
  const children: number[] = [];
  beforeAll(async () => {
    database = await testDatabase();
    server = await Server.start({ EPARCH_DATABASE_URL: database.url });
    connection = await server.newTenant('acme');
  }, 120_000);
  afterAll(async () => {
    for (const child of processes) child.kill('SIGKILL');
    for (const pid of children) end(pid);
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

    const holder = new Talk(spawn('hold'));
    expect(await holder.line()).toBe('holding');
    const began = Date.now();
    const workers = Array.from({ length: WORKERS }, () => spawn('work', ledger));
    const ends = workers.map(async (worker) => (await once(worker, 'exit')) as [number | null]);
    for (const worker of workers) worker.stdout.resume();
    await holder.kill();
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

  it('hold for fifty processes that wait in line, three of which are killed, and what comes free goes to the next of them', async () => {
    const api = new Api(connection);
    for (const limit of [
      { name: 'shared', limit: SHARED_SLOTS },
      { name: 'fast', ...FAST },
    ])
      expect((await api.call('POST', '/v2/concurrency_limits/', limit)).status).toBe(201);
    await sql(LEASE_LOG);
    const many = join(folder, 'many');
    const began = Date.now();
    const sdk = Sdk.of(bin ?? '', connection, { PREFECT_CLIENT_CUSTOM_HEADERS: '{"Prefer": "wait=30"}' });
    const family = new Talk(sdk.spawnPython('contending.py', many, String(PROCESSES), String(DOOMED)));
    try {
      const doomed = (await family.json()) as number[];
      children.push(...doomed);
      await untilNoted(many, '+ shared', DOOMED);
      family.say('go on');
      children.push(...((await family.json()) as number[]));
      await untilNoted(many, '- shared', 2 * SHARED_SLOTS);
      for (const pid of doomed) process.kill(pid, 'SIGKILL');
      // Dead they hold what they held, until their leases run out.
      await untilNoted(many, '- shared', 4 * SHARED_SLOTS);
      expect((await sql<{ holders: number }>(`select count(*)::int as holders from concurrency_lease where ${OF_THE_DOOMED}`))[0]?.holders).toBe(DOOMED);
      appendFileSync(many, '- shared\n'.repeat(DOOMED));
      await sql(`update concurrency_lease set expires = now() where ${OF_THE_DOOMED}`);

      const codes = (await family.json()) as number[];
      expect(codes.map((code) => code === 0)).toEqual([...Array<boolean>(DOOMED).fill(false), ...Array<boolean>(PROCESSES - DOOMED).fill(true)]);
    } finally {
      await family.kill();
    }
    const lines = linesOf(many);
    expect(mostAtOnce(lines, 'shared')).toBeLessThanOrEqual(SHARED_SLOTS);
    const log = await sql<LeaseLine>('select op, at_ms, holder from lease_log order by id');
    expect(log.filter(({ op }) => op === 'INSERT')).toHaveLength(DOOMED + 2 * (PROCESSES - DOOMED));
    const changes = log.map(({ op }) => (op === 'INSERT' ? '+ lease' : '- lease'));
    expect(mostAtOnce(changes, 'lease')).toBeLessThanOrEqual(SHARED_SLOTS);
    const passes = lines.filter((line) => line.startsWith('+ fast')).length;
    expect(passes).toBe(PROCESSES - DOOMED);
    expect(passes).toBeLessThanOrEqual(FAST.limit + Math.ceil((FAST.slot_decay_per_second * (Date.now() - began)) / 1000));
    reportWaits(log, lines);
  }, 300_000);
});

const linesOf = (ledger: string): string[] => {
  try {
    return readFileSync(ledger, 'utf8').trim().split('\n');
  } catch {
    // Nobody has noted anything yet.
    return [];
  }
};

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

const untilNoted = async (ledger: string, what: string, times: number): Promise<unknown> =>
  eventually(
    async () => Promise.resolve(linesOf(ledger).filter((line) => line.startsWith(what)).length),
    (count) => count >= times,
    120_000,
  );

/** How many held a slot of the limit at the same moment. */
function mostAtOnce(lines: readonly string[], name: string): number {
  let [holding, most] = [0, 0];
  for (const line of lines) {
    if (line.startsWith(`+ ${name}`)) most = Math.max(most, ++holding);
    if (line.startsWith(`- ${name}`)) holding -= 1;
  }
  return most;
}

/** By the names that `contending.py` gives to those who hold: the first turn of each. */
const OF_THE_DOOMED = `holder_id in (${Array.from({ length: DOOMED }, (_, number) => `'00000000-0000-0000-0000-${String(2 * number).padStart(12, '0')}'`).join(', ')})`;

/** Notes each lease when it is given and when it ends, in the order in which the limits' locks are had. */
const LEASE_LOG = `
  create table lease_log (id bigint generated always as identity, op text not null, at_ms float8 not null, holder uuid);
  create function note_lease() returns trigger language plpgsql as $$
    begin
      execute format('insert into %I.lease_log (op, at_ms, holder) values ($1, $2, $3)', tg_table_schema)
        using tg_op, extract(epoch from clock_timestamp())::float8 * 1000, coalesce(new.holder_id, old.holder_id);
      return null;
    end $$;
  create trigger note_lease after insert or delete on concurrency_lease for each row execute function note_lease();`;

interface LeaseLine {
  readonly op: 'INSERT' | 'DELETE';
  readonly at_ms: number;
  readonly holder: string;
}

/** How long slots that came free stayed so while somebody had asked already, by the server's own record. */
function reportWaits(log: readonly LeaseLine[], lines: readonly string[]): void {
  const askedAt = new Map(
    lines
      .filter((line) => line.startsWith('?'))
      .map((line) => line.split(' '))
      .map(([, , who = '', at]) => [who, Number(at)] as const),
  );
  const given = log.filter(({ op }) => op === 'INSERT').slice(SHARED_SLOTS);
  const waits = log
    .filter(({ op }) => op === 'DELETE')
    .flatMap(({ at_ms: freed }, index) => {
      const next = given[index];
      return next && (askedAt.get(next.holder) ?? Infinity) < freed - 1_000 ? [next.at_ms - freed] : [];
    })
    .sort((a, b) => a - b);
  const at = (share: number): string => (waits[Math.floor(share * (waits.length - 1))] ?? NaN).toFixed(1);
  process.stderr.write(`from a release to the next holder, ${waits.length} times: median ${at(0.5)} ms, p90 ${at(0.9)} ms, at most ${at(1)} ms\n`);
}
