import type { Principal } from '@app/auth';
import { Config } from '@app/config';
import { Fault } from '@app/faults';
import { Inject, Injectable } from '@nestjs/common';
import { Buckets } from '../buckets.js';
import { networkOf } from '../control/sign-in/throttle.js';
import { PLATFORM } from '../platform.module.js';
import type { Platform } from '../platform.js';

/** Where one stands, as answers tell it in `extensions.cost`. */
export interface Spent {
  readonly asked: number;
  readonly left: number;
  readonly limit: number;
  readonly refillsPerSecond: number;
}

/** What each key, and each browser that is signed in, may ask for. Nobody's is that of their network. */
@Injectable()
export class Budget {
  readonly #buckets: Buckets;
  readonly #limit: number;

  constructor(@Inject(PLATFORM) { redis }: Pick<Platform, 'redis'>, { graphqlPointsPerMinute }: Config) {
    this.#limit = graphqlPointsPerMinute;
    this.#buckets = new Buckets(redis, 'graphql', graphqlPointsPerMinute);
  }

  /** `refusal`: `request.too_many`, where there was not enough left. */
  async spend(principal: Principal | null, address: string, asked: number): Promise<{ spent: Spent; refusal: Fault | null }> {
    const { granted, left, retryAfterSeconds } = await this.#buckets.take(whose(principal, address), asked);
    const words = `This asks for ${asked} points, and ${left} of ${this.#limit} a minute are left. Try again in ${retryAfterSeconds} seconds, or ask for less.`;
    return {
      spent: { asked, left, limit: this.#limit, refillsPerSecond: this.#limit / 60 },
      refusal: granted ? null : new Fault('request.too_many', words, { retryAfterSeconds }),
    };
  }
}

function whose(principal: Principal | null, address: string): string {
  if (!principal) return `address ${networkOf(address)}`;
  const { via, userId } = principal;
  if (via.kind === 'api-key') return `key ${via.apiKeyId}`;
  return via.kind === 'session' ? `session ${via.sessionId}` : `user ${userId}`;
}
