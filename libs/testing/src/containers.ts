import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';
import type { TestServer } from './test-server.js';

const POSTGRES_IMAGE = 'postgres:18-alpine';
const REDIS_IMAGE = 'redis:8-alpine';
const PASSWORD = 'test';

/** Both servers as containers; null for one whose image cannot be had here, which is said and not an error. */
export async function startContainers(env: NodeJS.ProcessEnv): Promise<{ postgres: TestServer | null; redis: TestServer | null }> {
  const [postgres, redis] = await Promise.all([
    env['EPARCH_TEST_DATABASE_URL'] ? null : orNull(startPostgres(env['EPARCH_TEST_POSTGRES_IMAGE'] ?? POSTGRES_IMAGE)),
    env['EPARCH_TEST_REDIS_URL'] ? null : orNull(startRedis(env['EPARCH_TEST_REDIS_IMAGE'] ?? REDIS_IMAGE)),
  ]);
  return { postgres, redis };
}

async function startPostgres(image: string): Promise<TestServer> {
  const container = await new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: PASSWORD })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=300'])
    .withExposedPorts(5432)
    // The entrypoint starts the server twice; only the second one stays.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  return server(container, `postgresql://postgres:${PASSWORD}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`, image);
}

async function startRedis(image: string): Promise<TestServer> {
  const container = await new GenericContainer(image)
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .start();
  return server(container, `redis://${container.getHost()}:${container.getMappedPort(6379)}`, image);
}

function server(container: StartedTestContainer, url: string, image: string): TestServer {
  return { url, how: `in a container of ${image}`, stop: async () => void (await container.stop()) };
}

async function orNull(starting: Promise<TestServer>): Promise<TestServer | null> {
  try {
    return await starting;
  } catch (error) {
    process.stderr.write(`A container could not be started, looking further: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}
