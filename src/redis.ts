import { ConfigError } from '@app/config';
import { Redis } from 'ioredis';

const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 2_000;
const RECONNECT_MS_MAX = 2_000;

/**
 * A connection for short questions, which fail rather than wait while Redis is away. Throws ConfigError when nobody
 * answers now: a start that waits in silence looks like one that hangs.
 */
export async function openRedis(url: string): Promise<Redis> {
  let reached = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: ANSWER_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: (times) => (reached ? Math.min(100 * times, RECONNECT_MS_MAX) : null),
  });
  let reason = 'no answer';
  redis.on('error', (error: Error) => (reason = error.message));
  try {
    await redis.connect();
    await redis.ping();
    reached = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new ConfigError([`EPARCH_REDIS_URL: Redis at ${new URL(url).host} ${whyNot((error as Error).message, reason)}`]);
  }
}

/** `reason`: what the connection broke with, where it did. */
function whyNot(refusal: string, reason: string): string {
  if (/NOAUTH|WRONGPASS/.test(refusal)) return 'refuses this user or password.';
  if (/^(ERR|NOPERM|LOADING)/.test(refusal)) return `cannot be used (${refusal}).`;
  return `does not answer (${reason}). Is it running, and reachable from here?`;
}
