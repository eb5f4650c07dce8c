import type { Config } from '@app/config';
import type { Logger } from '@app/telemetry';
import type { Broadcast } from './broadcast.js';
import { postgresWire } from './postgres-wire.js';
import { redisWire } from './redis-wire.js';
import { Relay } from './relay.js';

export type { Broadcast, Handler, Topic, Topics } from './broadcast.js';

/** Over Redis where there is one, else over the database. */
export async function openBroadcast(config: Pick<Config, 'redisUrl' | 'databaseUrl'>, logger: Logger): Promise<Broadcast> {
  if (config.redisUrl) return Relay.open(logger, redisWire(config.redisUrl, logger));
  if (config.databaseUrl) return Relay.open(logger, postgresWire(config.databaseUrl, logger));
  throw new Error('Neither Redis nor a database to broadcast over.');
}
