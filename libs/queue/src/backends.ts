import type { Config } from '@app/config';
import { type BackendFactory, type PostgresConnectionOptions, PostgresQueueBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { LastingConnection } from './lasting-connection.js';

/** The PostgreSQL schema, or the prefix of Redis keys, that BullMQ has to itself. */
const NAMESPACE = 'eparch_queue';
/** Reconnections, each after a little longer: less than a second in all. */
const ADD_RETRIES_MAX = 5;
const RECONNECT_MS = { step: 50, max: 2_000 };

/** Whoever adds wants to hear soon that the store is away, whoever works waits until it is back. */
type Purpose = 'add' | 'work';

/** What BullMQ has to be given to work on one store or the other. Everything above is the same for both. */
export interface Backend {
  readonly name: 'redis' | 'postgres';
  /** `isClosing`: whether it is time to give up on a store that is away. */
  connect(purpose: Purpose, isClosing: () => boolean): Connection;
  readonly factory: BackendFactory | undefined;
}

/** What BullMQ works over. */
export interface Connection {
  readonly options: { connection: object; prefix?: string };
  /** To be called once `isClosing`: ends when each lost connection is back or has given up. BullMQ would wait for ever for one that is between two tries. */
  settle(): Promise<void>;
  /** Ends whatever is still open, at once. */
  sever(): void;
}

/** Redis where there is one, else the database. */
export function chooseBackend({ redisUrl, databaseUrl }: Pick<Config, 'redisUrl' | 'databaseUrl'>): Backend {
  if (redisUrl) return redisBackend(redisUrl);
  if (databaseUrl) return postgresBackend(databaseUrl);
  throw new Error('Neither Redis nor a database for the queue.');
}

export const redisBackend = (url: string): Backend => ({
  name: 'redis',
  connect: (purpose, isClosing) => {
    const client = new Redis(url, {
      maxRetriesPerRequest: purpose === 'add' ? ADD_RETRIES_MAX : null,
      retryStrategy: (times: number) => (isClosing() ? null : Math.min(RECONNECT_MS.step * times, RECONNECT_MS.max)),
    });
    const clients = [client];
    // BullMQ reports errors for as long as it uses a client, and ioredis prints those that nobody listens for.
    client.on('error', () => undefined);
    // BullMQ makes the connection that it blocks on from this one.
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (override?: RedisOptions) => {
      const another = duplicate(override);
      another.on('error', () => undefined);
      clients.push(another);
      return another;
    };
    return {
      options: { connection: client, prefix: NAMESPACE },
      settle: async () => void (await Promise.allSettled(clients.filter(({ status }) => status === 'reconnecting').map(async (each) => each.connect()))),
      sever: () => clients.filter(({ status }) => status !== 'end').forEach((each) => each.disconnect()),
    };
  },
  factory: undefined,
});

/** BullMQ listens on a connection of its own here, which has to reach the server and not a pooler in transaction mode. */
export const postgresBackend = (url: string): Backend => ({
  name: 'postgres',
  connect: (purpose) => ({
    options: {
      connection: { connectionString: url, schema: NAMESPACE, max: 3, application_name: 'eparch queue', ...(purpose === 'add' ? { migrate: true } : {}) },
    },
    settle: () => Promise.resolve(),
    sever: () => undefined,
  }),
  factory: createBackend as unknown as BackendFactory,
});

type BackendOptions = ConstructorParameters<typeof PostgresQueueBackend>[2] & { connection: PostgresConnectionOptions };

/** As BullMQ makes it, but for its connection. Those that work name theirs after the queue, which is how BullMQ finds its workers. */
const createBackend = (name: string, options: BackendOptions, { withBlockingConnection = false } = {}): PostgresQueueBackend =>
  new PostgresQueueBackend(new LastingConnection(options.connection), name, options, true, withBlockingConnection ? name : undefined);
