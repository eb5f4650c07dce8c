import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startThrowAwayPostgres } from '@app/supervisor';
import { Redis } from 'ioredis';
import pg from 'pg';
import { tether } from './tether.js';
import type { TestServer } from './test-server.js';

/** A throw-away PostgreSQL from the embedded binaries. */
export async function startLocalPostgres(): Promise<TestServer> {
  const postgres = await startThrowAwayPostgres();
  const letGo = tether(postgres.dataDir, postgres.pid);
  return {
    url: postgres.url,
    how: 'from the embedded binaries',
    stop: async () => {
      letGo();
      await postgres.stop();
    },
  };
}

/** A throw-away Redis with append-only persistence; null when no redis-server is installed. */
export async function startLocalRedis(): Promise<TestServer | null> {
  const redis = await startMortalRedis();
  return redis && { url: redis.url, how: 'by the redis-server installed here', stop: () => redis.stop() };
}

/** A server of a spec's own, to be killed under whoever uses it. */
export interface MortalServer {
  readonly url: string;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** At the same address, with what it had. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** By its default a Redis that is killed while its disk is busy has lost what it confirmed in the last two seconds. */
const DURABLE_REDIS = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];

/** As operators are told to run it. Null when no redis-server is installed. */
export async function startMortalRedis(): Promise<MortalServer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'eparch-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let letGo = (): void => undefined;
  const revive = async (): Promise<boolean> => {
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...DURABLE_REDIS], { stdio: 'ignore' });
    if (child.pid !== undefined) letGo = tether(folder, child.pid);
    const failed = new Promise<false>((resolve) => child?.once('error', () => resolve(false)));
    return Promise.race([answers(url), failed]);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    letGo();
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  const stop = async (): Promise<void> => {
    await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await revive())) {
    await stop();
    return null;
  }
  return { url, kill: () => end('SIGKILL'), revive: async () => void (await revive()), stop };
}

/** A durable PostgreSQL from the embedded binaries. */
export async function startMortalPostgres(): Promise<MortalServer> {
  const postgres = await startThrowAwayPostgres({ durable: true });
  const letGo = tether(postgres.dataDir);
  return {
    url: postgres.url,
    kill: async () => {
      const witness = await connected(postgres.url);
      process.kill(postgres.pid, 'SIGKILL');
      // Its sessions find out a moment later, and go by themselves.
      await new Promise<void>((resolve) => witness.once('end', resolve));
    },
    revive: () => postgres.revive(),
    stop: async () => {
      letGo();
      await postgres.stop();
    },
  };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    for (let attempt = 0; attempt < 100; attempt++) {
      try {
        if (redis.status !== 'ready') await redis.connect();
        await redis.ping();
        return true;
      } catch {
        await sleep(50);
      }
    }
    return false;
  } finally {
    redis.disconnect();
  }
}

/** A port that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
