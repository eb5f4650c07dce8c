import { Config } from '@app/config';
import { Fault } from '@app/faults';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';

/** Tries within the window before one has to wait. A person who forgot needs a few, a program that guesses needs thousands. */
const PER_ADDRESS = { points: 30, duration: 600 };
const PER_EMAIL = { points: 10, duration: 600 };

/** Holds guessing back, over all replicas together. */
@Injectable()
export class Throttle implements OnModuleDestroy {
  readonly #byAddress: RateLimiterAbstract;
  readonly #byEmail: RateLimiterAbstract;
  readonly #redis: Redis | null;

  constructor(config: Config, control: DataSource) {
    this.#redis = config.redisUrl ? new Redis(config.redisUrl, { maxRetriesPerRequest: 1 }) : null;
    this.#redis?.on('error', () => undefined);
    this.#byAddress = this.#limiter('sign_in_by_address', PER_ADDRESS, control);
    this.#byEmail = this.#limiter('sign_in_by_email', PER_EMAIL, control);
  }

  /** Counts one try. Throws `request.too_many` with the seconds to wait once there were too many. */
  async count(address: string, email: string): Promise<void> {
    for (const [limiter, key] of [
      [this.#byAddress, address],
      [this.#byEmail, email.trim().toLowerCase()],
    ] as const) {
      await limiter.consume(key).catch((reason: unknown) => {
        if (reason instanceof Error) throw reason;
        const retryAfterSeconds = Math.ceil((reason as RateLimiterRes).msBeforeNext / 1000);
        throw new Fault('request.too_many', `Too many tries. Wait ${retryAfterSeconds} seconds and try again.`, { retryAfterSeconds });
      });
    }
  }

  /** A right password makes earlier mistakes forgotten. */
  async forgive(email: string): Promise<void> {
    await this.#byEmail.delete(email.trim().toLowerCase());
  }

  onModuleDestroy(): void {
    this.#redis?.disconnect();
  }

  #limiter(keyPrefix: string, limit: { points: number; duration: number }, control: DataSource): RateLimiterAbstract {
    if (this.#redis) return new RateLimiterRedis({ storeClient: this.#redis, keyPrefix, ...limit });
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
}
