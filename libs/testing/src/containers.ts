import { setTimeout as sleep } from 'node:timers/promises';
import { GenericContainer, Wait } from 'testcontainers';
import type { TestServer } from './test-server.js';

const POSTGRES_IMAGE = 'postgres:18-alpine';
const REDIS_IMAGE = 'redis:8-alpine';
const PASSWORD = 'test';

/** An engine without a way to its registry may try for minutes. */
const START_WITHIN_MS = 120_000;

/** Both servers as containers; null for one that cannot be had here, which is said in a line and is no error. */
export async function startContainers(env: NodeJS.ProcessEnv): Promise<{ postgres: TestServer | null; redis: TestServer | null }> {
  const [postgres, redis] = await Promise.allSettled([
    env['EPARCH_TEST_DATABASE_URL'] ? null : startPostgres(env['EPARCH_TEST_POSTGRES_IMAGE'] ?? POSTGRES_IMAGE),
    env['EPARCH_TEST_REDIS_URL'] ? null : startRedis(env['EPARCH_TEST_REDIS_IMAGE'] ?? REDIS_IMAGE),
  ]);
  const reasons = [postgres, redis].flatMap((outcome) => (outcome.status === 'rejected' ? [toReason(outcome.reason)] : []));
  if (reasons.length > 0)
    process.stderr.write(`\nDocker answers but starts no container, so other servers are looked for: ${[...new Set(reasons)].join('; ')}\n`);
  return { postgres: postgres.status === 'fulfilled' ? postgres.value : null, redis: redis.status === 'fulfilled' ? redis.value : null };
}

const toReason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s+/g, ' ');

async function startPostgres(image: string): Promise<TestServer> {
  const container = new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: PASSWORD })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=300'])
    .withExposedPorts(5432)
    // The entrypoint starts the server twice; only the second one stays.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2));
  return start(container, image, (address) => `postgresql://postgres:${PASSWORD}@${address}/postgres`, 5432);
}

async function startRedis(image: string): Promise<TestServer> {
  const container = new GenericContainer(image).withExposedPorts(6379).withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/));
  return start(container, image, (address) => `redis://${address}`, 6379);
}

async function start(container: GenericContainer, image: string, toUrl: (address: string) => string, port: number): Promise<TestServer> {
  const late = new AbortController();
  const started = await Promise.race([container.start(), sleep(START_WITHIN_MS, null, { signal: late.signal })]).finally(() => late.abort());
  if (!started) throw new Error(`${image} did not start within ${START_WITHIN_MS / 1000} s`);
  const url = toUrl(`${started.getHost()}:${started.getMappedPort(port)}`);
  return { url, how: `in a container of ${image}`, stop: async () => void (await started.stop()) };
}
