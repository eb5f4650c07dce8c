import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startThrowAwayPostgres } from '@app/supervisor';
import { Redis } from 'ioredis';
import type { TestServer } from './test-server.js';

/** A throw-away PostgreSQL from the embedded binaries. */
export async function startLocalPostgres(): Promise<TestServer> {
  const postgres = await startThrowAwayPostgres();
  return { url: postgres.url, how: 'from the embedded binaries', stop: () => postgres.stop() };
}

/** A throw-away Redis with append-only persistence; null when no redis-server is installed. */
export async function startLocalRedis(): Promise<TestServer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'eparch-redis-'));
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''], {
    stdio: 'ignore',
  });
  const failed = new Promise<false>((resolve) => child.once('error', () => resolve(false)));
  const url = `redis://127.0.0.1:${port}`;
  if (!(await Promise.race([answers(url), failed]))) {
    child.kill();
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  return {
    url,
    how: 'by the redis-server installed here',
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
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
