import { Fault } from '@app/faults';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Platform } from './platform.js';

export interface RateLimit {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
  /** Whoever used them up is refused by this replica without a look at the others, until the time is over. */
  readonly inMemoryBlockOnConsumed?: number;
}

/** Counts over all replicas together. While Redis is away each of them counts for itself. */
export function limiterOver({ redis, control }: Pick<Platform, 'redis' | 'control'>, keyPrefix: string, limit: RateLimit): RateLimiterAbstract {
  if (redis) return new RateLimiterRedis({ storeClient: redis, keyPrefix, ...limit, insuranceLimiter: new RateLimiterMemory({ keyPrefix, ...limit }) });
  return new RateLimiterPostgres({
    storeClient: control,
    storeType: 'typeorm',
    schemaName: 'eparch',
    tableName: 'throttle',
    tableCreated: true,
    keyPrefix,
    ...limit,
  });
}

/** Counts one. Faults with `request.too_many` once there were too many, in the words for so many seconds to wait. */
export async function take(limiter: RateLimiterAbstract, key: string, words: (seconds: number) => string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    // Anything else is a store that does not answer.
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const retryAfterSeconds = Math.ceil(reason.msBeforeNext / 1000);
    throw new Fault('request.too_many', words(retryAfterSeconds), { retryAfterSeconds });
  }
}
