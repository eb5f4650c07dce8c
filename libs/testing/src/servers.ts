import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startContainers } from './containers.js';
import { startLocalPostgres, startLocalRedis } from './local-servers.js';
import type { TestServer } from './test-server.js';

export interface TestServers {
  readonly postgresUrl: string;
  readonly redisUrl: string | null;
  /** What was chosen and why, for the test output. */
  readonly description: string;
  stop(): Promise<void>;
}

/**
 * PostgreSQL and Redis for a test run, in this order of preference: an address that is given (EPARCH_TEST_DATABASE_URL,
 * EPARCH_TEST_REDIS_URL), a Docker engine that answers, PostgreSQL from the embedded binaries and a redis-server found here.
 */
export async function startServers(env: NodeJS.ProcessEnv = process.env): Promise<TestServers> {
  const docker = (await dockerAnswers()) ? await startContainers(env) : null;
  const postgres = given(env['EPARCH_TEST_DATABASE_URL']) ?? docker?.postgres ?? (await startLocalPostgres());
  const redis = given(env['EPARCH_TEST_REDIS_URL']) ?? docker?.redis ?? (await startLocalRedis());
  return {
    postgresUrl: postgres.url,
    redisUrl: redis?.url ?? null,
    description: `Test servers: PostgreSQL ${postgres.how}; Redis ${redis?.how ?? 'NOT FOUND, its tests are skipped (install redis-server or set EPARCH_TEST_REDIS_URL)'}`,
    stop: async () => {
      await Promise.all([postgres.stop(), redis?.stop()]);
    },
  };
}

function given(url: string | undefined): TestServer | null {
  return url ? { url, how: 'at the given address', stop: () => Promise.resolve() } : null;
}

async function dockerAnswers(): Promise<boolean> {
  try {
    await promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}
