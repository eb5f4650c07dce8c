import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Fault } from '@app/faults';
import { Inject, Injectable } from '@nestjs/common';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { PLATFORM } from '../../platform.module.js';
import type { Platform } from '../../platform.js';

/** Tries within the window before one has to wait. A person who forgot needs a few, a program that guesses needs thousands. */
const PER_ADDRESS = { points: 30, duration: 600 };
const PER_EMAIL = { points: 10, duration: 600 };

/** Holds guessing back, over all replicas together. */
@Injectable()
export class Throttle {
  readonly #byAddress: RateLimiterAbstract;
  readonly #byEmail: RateLimiterAbstract;

  constructor(@Inject(PLATFORM) platform: Pick<Platform, 'redis' | 'control'>) {
    this.#byAddress = limiterOver(platform, 'sign_in_by_address', PER_ADDRESS);
    this.#byEmail = limiterOver(platform, 'sign_in_by_email', PER_EMAIL);
  }

  /** Counts one try. Throws `request.too_many` with the seconds to wait once there were too many. */
  async count(address: string, email: string): Promise<void> {
    await take(this.#byAddress, networkOf(address));
    await take(this.#byEmail, keyOf(email));
  }

  /** A right password makes earlier mistakes forgotten. */
  async forgive(email: string): Promise<void> {
    await this.#byEmail.delete(keyOf(email));
  }
}

async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    // Anything else is a store that does not answer.
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const retryAfterSeconds = Math.ceil(reason.msBeforeNext / 1000);
    throw new Fault('request.too_many', `Too many tries. Wait ${retryAfterSeconds} seconds and try again.`, { retryAfterSeconds });
  }
}

/** Of one length whatever was typed, and no list of addresses for whoever reads the store. */
const keyOf = (email: string): string => createHash('sha256').update(email.trim().normalize('NFC').toLowerCase()).digest('base64url');

/** One subscriber has a whole /64 of IPv6 to try from. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = (plain.split('%')[0] ?? '').split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = [...first, ...zeros, ...last].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function limiterOver(
  { redis, control }: Pick<Platform, 'redis' | 'control'>,
  keyPrefix: string,
  limit: { points: number; duration: number },
): RateLimiterAbstract {
  // While Redis is away each replica counts for itself: people can sign in, and guessing stays slow.
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
