import type { Config } from '@app/config';
import { type BackendFactory, createPostgresBackend } from 'bullmq';

/** The PostgreSQL schema, or the prefix of Redis keys, that BullMQ has to itself. */
const NAMESPACE = 'eparch_queue';
/** Reconnections, each after a little longer: less than a second in all. */
const ADD_RETRIES_MAX = 5;
const RECONNECT_MS = { step: 50, max: 2_000 };
const CONNECT_MS = 500;

/** Whoever adds wants to hear soon that the store is away, whoever works waits until it is back. */
type Purpose = 'add' | 'work';

/** What BullMQ has to be given to work on one store or the other. Everything above is the same for both. */
export interface Backend {
  readonly name: 'redis' | 'postgres';
  /** `isClosing`: whether it is time to give up on a store that is away. */
  options(purpose: Purpose, isClosing: () => boolean): { connection: object; prefix?: string };
  readonly factory: BackendFactory | undefined;
  /** How long a lost connection takes at most to be back, or to have given up once it is told to. */
  readonly reconnectMsMax: number;
}

/** Redis where there is one, else the database. */
export function chooseBackend({ redisUrl, databaseUrl }: Pick<Config, 'redisUrl' | 'databaseUrl'>): Backend {
  if (redisUrl) return redisBackend(redisUrl);
  if (databaseUrl) return postgresBackend(databaseUrl);
  throw new Error('Neither Redis nor a database for the queue.');
}

export const redisBackend = (url: string): Backend => ({
  name: 'redis',
  options: (purpose, isClosing) => ({
    connection: {
      url,
      maxRetriesPerRequest: purpose === 'add' ? ADD_RETRIES_MAX : null,
      retryStrategy: (times: number) => (isClosing() ? null : Math.min(RECONNECT_MS.step * times, RECONNECT_MS.max)),
    },
    prefix: NAMESPACE,
  }),
  factory: undefined,
  reconnectMsMax: RECONNECT_MS.max + CONNECT_MS,
});

/** BullMQ listens on a connection of its own here, which has to reach the server and not a pooler in transaction mode. */
export const postgresBackend = (url: string): Backend => ({
  name: 'postgres',
  options: (purpose) => ({
    connection: { connectionString: url, schema: NAMESPACE, max: 3, application_name: 'eparch queue', ...(purpose === 'add' ? { migrate: true } : {}) },
  }),
  factory: createPostgresBackend as unknown as BackendFactory,
  reconnectMsMax: 0,
});
