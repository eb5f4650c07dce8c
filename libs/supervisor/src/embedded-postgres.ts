import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterPaths } from './cluster.js';
import { holderOf, inUse, lockDataDir, tryLockDataDir, type DataDirLock } from './data-dir-lock.js';
import { prepareDataDir } from './data-dir.js';
import { answers, databaseUrl, KeptCluster, type KeepUpOptions } from './kept-cluster.js';
import { findPostmaster } from './postmaster.js';

export interface EmbeddedPostgres {
  /** Address of the database, password included. */
  readonly url: string;
  /** True when it was running already. */
  readonly adopted: boolean;
  /** Shuts it down, keeping the data; leaves it alone when another Eparch runs it. */
  stop(): Promise<void>;
}

export interface StartOptions extends KeepUpOptions {
  dataDir: string;
}

export interface ServingPostgres extends EmbeddedPostgres {
  /** Tells commands on this machine where clients reach the Eparch that runs it. */
  announce(url: string): void;
}

export interface VisitedPostgres extends EmbeddedPostgres {
  /** Where clients reach the Eparch that runs it; null when none does, or it does not listen yet. */
  readonly servedAt: string | null;
}

export interface ThrowAwayPostgres extends EmbeddedPostgres {
  readonly pid: number;
  readonly dataDir: string;
  /** Again, at the same address, after somebody killed it. */
  revive(): Promise<void>;
}

const VISIT_TIMEOUT_MS = 60_000;
const VISIT_RETRY_MS = 100;

/** Brings up the cluster in the data folder, making it first if need be, and keeps it up until `stop`. Takes the folder's lock. */
export async function startEmbeddedPostgres({ dataDir, ...options }: StartOptions): Promise<ServingPostgres> {
  prepareDataDir(dataDir);
  const lock = await lockDataDir(dataDir, 'server');
  const cluster = await startUnder(lock, dataDir);
  const unwatch = cluster.kept.keepUp(options);
  return {
    url: cluster.kept.url,
    adopted: cluster.adopted,
    announce: (url) => lock.announce(url),
    stop: async () => {
      await unwatch();
      await cluster.kept.stop();
      lock.release();
    },
  };
}

/**
 * For a short visit: uses the server that another Eparch runs in this folder, waiting for one that is just starting,
 * or starts it for the while.
 */
export async function visitEmbeddedPostgres(dataDir: string): Promise<VisitedPostgres> {
  prepareDataDir(dataDir);
  const deadline = Date.now() + VISIT_TIMEOUT_MS;
  for (;;) {
    const lock = tryLockDataDir(dataDir, 'visit');
    if (lock) return startForVisit(lock, dataDir);
    const holder = holderOf(dataDir);
    const running = holder?.purpose === 'server' ? findPostmaster(clusterPaths(dataDir).data) : null;
    const url = running && databaseUrl(dataDir, running.port);
    if (url && (await answers(url))) return { url, adopted: true, servedAt: holder?.url ?? null, stop: () => Promise.resolve() };
    if (holder && Date.now() > deadline) throw inUse(dataDir, holder);
    await sleep(VISIT_RETRY_MS);
  }
}

/** A server for tests, in a temporary folder that goes with it, which nobody watches. Fast, unless it has to be `durable`. */
export async function startThrowAwayPostgres({ durable = false } = {}): Promise<ThrowAwayPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'eparch-postgres-'));
  prepareDataDir(dataDir);
  const cluster = await KeptCluster.open(dataDir, !durable);
  await cluster.start();
  const { url } = cluster;
  return {
    url,
    get pid() {
      return cluster.pid ?? 0;
    },
    dataDir,
    adopted: false,
    revive: async () => void (await cluster.start(Number(new URL(url).port))),
    stop: async () => {
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startForVisit(lock: DataDirLock, dataDir: string): Promise<VisitedPostgres> {
  const { kept, adopted } = await startUnder(lock, dataDir);
  return {
    url: kept.url,
    adopted,
    servedAt: null,
    stop: async () => {
      await kept.stop();
      lock.release();
    },
  };
}

async function startUnder(lock: DataDirLock, dataDir: string): Promise<{ kept: KeptCluster; adopted: boolean }> {
  try {
    const kept = await KeptCluster.open(dataDir, false);
    try {
      return { kept, adopted: await kept.start() };
    } catch (error) {
      await kept.stop();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}
