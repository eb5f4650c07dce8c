import type { Config } from '@app/config';
import { type BackendFactory, createPostgresBackend } from 'bullmq';

/** The PostgreSQL schema, or the prefix of Redis keys, that BullMQ has to itself. */
const NAMESPACE = 'eparch_queue';

/** What BullMQ has to be given to work on one store or the other. Everything above is the same for both. */
export interface Backend {
  readonly name: 'redis' | 'postgres';
  /** `migrate` for the one that may make tables. */
  options(migrate: boolean): { connection: object; prefix?: string };
  readonly factory: BackendFactory | undefined;
}

/** Redis where there is one, else the database. */
export function chooseBackend({ redisUrl, databaseUrl }: Pick<Config, 'redisUrl' | 'databaseUrl'>): Backend {
  if (redisUrl) return redisBackend(redisUrl);
  if (databaseUrl) return postgresBackend(databaseUrl);
  throw new Error('Neither Redis nor a database for the queue.');
}

export const redisBackend = (url: string): Backend => ({
  name: 'redis',
  options: () => ({ connection: { url, maxRetriesPerRequest: null }, prefix: NAMESPACE }),
  factory: undefined,
});

/** BullMQ listens on a connection of its own here, which has to reach the server and not a pooler in transaction mode. */
export const postgresBackend = (url: string): Backend => ({
  name: 'postgres',
  options: (migrate) => ({
    connection: { connectionString: url, schema: NAMESPACE, max: 3, application_name: 'eparch queue', ...(migrate ? { migrate: true } : {}) },
  }),
  factory: createPostgresBackend as unknown as BackendFactory,
});
