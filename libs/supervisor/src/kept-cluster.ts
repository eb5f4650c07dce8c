import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './binaries.js';
import { clusterPaths, complaintsSince, initCluster, logEnd, readPassword, spawnPostgres, SUPERUSER } from './cluster.js';
import { chooseOsUser, type OsUser } from './os-user.js';
import { isReady, isRunning, settle, type Postmaster } from './postmaster.js';
import { canHaveSocket, hasSocket } from './socket.js';
import { hasCode, SupervisorError } from './supervisor-error.js';

export interface KeepUpOptions {
  /** A server that died under us could not be brought back. */
  onLost?: (reason: string) => void;
  log?: (message: string) => void;
}

const DATABASE = 'eparch';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
const WATCH_EVERY_MS = 1_000;
/** Found in the middle of its own end, or its port taken in the moment between choosing and listening: worth another try. */
const STARTS_MAX = 3;
const DEATHS_MAX = 5;
const DEATHS_WITHIN_MS = 10 * 60_000;

/** It was there and went before it took connections. */
class DiedEarly extends SupervisorError {}

/** A PostgreSQL server over one data folder: found or started, watched, stopped. */
export class KeptCluster {
  #running: Postmaster | null = null;
  #socket: boolean;

  private constructor(
    private readonly dataDir: string,
    private readonly binaries: Binaries,
    private readonly user: OsUser | null,
    private readonly ephemeral: boolean,
  ) {
    // Specs lead throw-away servers' clients astray by their port.
    this.#socket = !ephemeral && canHaveSocket(clusterPaths(dataDir).data);
  }

  static async open(dataDir: string, ephemeral: boolean): Promise<KeptCluster> {
    const user = chooseOsUser(clusterPaths(dataDir).data);
    const binaries = await findBinaries(dataDir, user);
    initCluster(dataDir, binaries, user, ephemeral);
    return new KeptCluster(dataDir, binaries, user, ephemeral);
  }

  get url(): string {
    return databaseUrl(this.dataDir, this.#running?.port ?? 0);
  }

  get pid(): number | null {
    return this.#running?.pid ?? null;
  }

  /** True when one was running already. `port`: the one to listen on, when a new one has to be started. */
  async start(port?: number): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      const from = logEnd(this.dataDir);
      const found = await settle(clusterPaths(this.dataDir).data);
      this.#running = found ?? this.#spawn(port ?? (await freePort()));
      try {
        await this.#untilReady(this.#running, from);
        return found !== null;
      } catch (error) {
        if (!(error instanceof DiedEarly) || attempt === STARTS_MAX) throw error;
        // Some file systems, such as those that containers share with their host, hold no sockets.
        if (error.message.includes('Unix-domain')) this.#socket = false;
      }
    }
  }

  /** Watches the server and starts it again, on the same port, when it dies. Answers the function that ends the watch. */
  keepUp(options: KeepUpOptions): () => Promise<void> {
    const watch = new AbortController();
    const ended = this.#watch(watch.signal, options);
    return async () => {
      watch.abort();
      await ended;
    };
  }

  /** Everything committed is kept. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    // PostgreSQL's fast shutdown: sessions are ended, what they had not committed is undone.
    await end(running, 'SIGINT', STOP_TIMEOUT_MS);
    await end(running, 'SIGQUIT', STOP_TIMEOUT_MS);
  }

  #spawn(port: number): Postmaster {
    return spawnPostgres(this.dataDir, this.binaries, this.user, { port, socket: this.#socket, ephemeral: this.ephemeral });
  }

  async #watch(signal: AbortSignal, { onLost = () => undefined, log = () => undefined }: KeepUpOptions): Promise<void> {
    let deaths: number[] = [];
    for (;;) {
      await sleep(WATCH_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      if (this.#running && isRunning(this.#running)) continue;
      const now = Date.now();
      deaths = [...deaths.filter((death) => now - death < DEATHS_WITHIN_MS), now];
      if (deaths.length > DEATHS_MAX) return onLost(`PostgreSQL keeps dying; see ${clusterPaths(this.dataDir).log}.`);
      log('PostgreSQL died and is started again.');
      await this.start(this.#running?.port).catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
    }
  }

  async #untilReady(running: Postmaster, logFrom: number): Promise<void> {
    const { data, log } = clusterPaths(this.dataDir);
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      try {
        return await ensureDatabase(databaseUrl(this.dataDir, running.port, 'postgres'));
      } catch (error) {
        if (error instanceof SupervisorError) throw error;
        if (!isRunning(running)) {
          const why = complaintsSince(this.dataDir, logFrom) || `see ${log}`;
          throw new DiedEarly(`PostgreSQL did not start in ${this.dataDir}: ${why}.`, { cause: error });
        }
        // Before it is ready, another server may answer at the port that it could not have.
        if (isReady(data, running) && hasCode(error, '28P01'))
          throw new SupervisorError(`The embedded PostgreSQL refuses the password in ${clusterPaths(this.dataDir).password}. Restore the file from a backup.`, {
            cause: error,
          });
        if (Date.now() > deadline)
          throw new SupervisorError(`PostgreSQL did not become ready within ${START_TIMEOUT_MS / 1000} s; see ${log}.`, {
            cause: error,
          });
        await sleep(25);
      }
    }
  }
}

/** By way of the server's socket where that can be had, which costs both ends less than the network; the port leads there, too. */
export function databaseUrl(dataDir: string, port: number, database = DATABASE): string {
  const { data } = clusterPaths(dataDir);
  const socket = hasSocket(data, port) ? `?host=${encodeURIComponent(data)}` : '';
  return `postgresql://${SUPERUSER}:${readPassword(dataDir)}@127.0.0.1:${port}/${database}${socket}`;
}

/** Whether a server takes connections for our database there. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
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

async function end(running: Postmaster, signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
  if (!isRunning(running)) return;
  process.kill(running.pid, signal);
  const deadline = Date.now() + timeoutMs;
  while (isRunning(running) && Date.now() < deadline) await sleep(20);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new SupervisorError('No free port for PostgreSQL.');
  return address.port;
}
