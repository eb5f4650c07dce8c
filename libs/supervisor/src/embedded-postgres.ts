import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './binaries.js';
import { findPostmaster, initCluster, lastLogLines, readPassword, spawnPostgres, SUPERUSER, type RunningPostmaster } from './cluster.js';
import { holderOf, lockDataDir, prepareDataDir } from './data-dir.js';
import { chooseOsUser, type OsUser } from './os-user.js';
import { isAlive } from './processes.js';
import { SupervisorError } from './supervisor-error.js';

export interface EmbeddedPostgres {
  /** Address of the database, password included. */
  readonly url: string;
  /** True when it was running already. */
  readonly adopted: boolean;
  /** Shuts it down, keeping the data; leaves it alone when another Eparch runs it. */
  stop(): Promise<void>;
}

export interface StartOptions {
  dataDir: string;
  /** A server that died under us could not be brought back. */
  onLost?: (reason: string) => void;
  log?: (message: string) => void;
}

const DATABASE = 'eparch';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
const WATCH_EVERY_MS = 1_000;
const REVIVALS_MAX = 5;

/** Brings up the cluster in the data folder, making it first if need be, and keeps it up until `stop`. Takes the folder's lock. */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  prepareDataDir(options.dataDir);
  const unlock = lockDataDir(options.dataDir);
  try {
    const cluster = await Cluster.open(options.dataDir, false);
    const adopted = await cluster.start();
    const unwatch = cluster.keepUp(options);
    return {
      url: cluster.url,
      adopted,
      stop: async () => {
        unwatch();
        await cluster.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** For a short visit: uses the server that another Eparch runs in this folder, or starts it for the while. */
export async function visitEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const running = holderOf(dataDir) === null ? null : findPostmaster(dataDir);
  if (!running) return startEmbeddedPostgres({ dataDir });
  return { url: urlOf(dataDir, running.port), adopted: true, stop: () => Promise.resolve() };
}

/** A server for tests, in a temporary folder that goes with it. Fast and not durable. */
export async function startThrowAwayPostgres(): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'eparch-postgres-'));
  prepareDataDir(dataDir);
  const cluster = await Cluster.open(dataDir, true);
  await cluster.start();
  return {
    url: cluster.url,
    adopted: false,
    stop: async () => {
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

class Cluster {
  #running: RunningPostmaster | null = null;

  private constructor(
    private readonly dataDir: string,
    private readonly binaries: Binaries,
    private readonly user: OsUser | null,
    private readonly ephemeral: boolean,
  ) {}

  static async open(dataDir: string, ephemeral: boolean): Promise<Cluster> {
    const user = chooseOsUser();
    const binaries = await findBinaries(dataDir, user);
    initCluster(dataDir, binaries, user, ephemeral);
    return new Cluster(dataDir, binaries, user, ephemeral);
  }

  get url(): string {
    return urlOf(this.dataDir, this.#running?.port ?? 0);
  }

  /** True when one was running already. */
  async start(port?: number): Promise<boolean> {
    const found = findPostmaster(this.dataDir);
    if (found) {
      this.#running = found;
    } else {
      const chosen = port ?? (await freePort());
      this.#running = { pid: spawnPostgres(this.dataDir, this.binaries, this.user, chosen, this.ephemeral), port: chosen };
    }
    await this.#untilReady(this.#running);
    return found !== null;
  }

  /** Watches the server and starts it again, on the same port, when it dies. Answers the function that ends the watch. */
  keepUp({ onLost, log }: StartOptions): () => void {
    const watch = new AbortController();
    void this.#watch(watch.signal, onLost ?? (() => undefined), log ?? (() => undefined));
    return () => watch.abort();
  }

  async stop(): Promise<void> {
    const running = this.#running;
    if (!running || !isAlive(running.pid)) return;
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is kept.
    process.kill(running.pid, 'SIGINT');
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (isAlive(running.pid) && Date.now() < deadline) await sleep(20);
    if (isAlive(running.pid)) process.kill(running.pid, 'SIGQUIT');
  }

  async #watch(signal: AbortSignal, onLost: (reason: string) => void, log: (message: string) => void): Promise<void> {
    for (let revivals = 0; ;) {
      const ended = await sleep(WATCH_EVERY_MS, false, { signal, ref: false }).catch(() => true);
      if (ended) return;
      if (this.#running && isAlive(this.#running.pid)) continue;
      if (++revivals > REVIVALS_MAX) return onLost(`PostgreSQL keeps dying: ${lastLogLines(this.dataDir)}`);
      log('PostgreSQL died and is started again.');
      await this.start(this.#running?.port).catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
    }
  }

  async #untilReady(running: RunningPostmaster): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      try {
        return await ensureDatabase(urlOf(this.dataDir, running.port, 'postgres'));
      } catch (error) {
        if (!isAlive(running.pid))
          throw new SupervisorError(`PostgreSQL did not start in ${this.dataDir}: ${lastLogLines(this.dataDir) || 'see postgres.log there'}.`, {
            cause: error,
          });
        if (Date.now() > deadline)
          throw new SupervisorError(`PostgreSQL did not become ready within ${START_TIMEOUT_MS / 1000} s; see ${join(this.dataDir, 'postgres.log')}.`, {
            cause: error,
          });
        await sleep(25);
      }
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

const urlOf = (dataDir: string, port: number, database = DATABASE): string =>
  `postgresql://${SUPERUSER}:${readPassword(dataDir)}@127.0.0.1:${port}/${database}`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new SupervisorError('No free port for PostgreSQL.');
  return address.port;
}
