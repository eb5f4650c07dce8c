import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { PLATFORM } from '../../platform.module.js';
import type { Platform } from '../../platform.js';
import { limiterOver, take } from '../../rate-limits.js';

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
    await take(this.#byAddress, networkOf(address), tooMany);
    await take(this.#byEmail, keyOf(email), tooMany);
  }

  /** A right password makes earlier mistakes forgotten. */
  async forgive(email: string): Promise<void> {
    await this.#byEmail.delete(keyOf(email));
  }
}

const tooMany = (seconds: number): string => `Too many tries. Wait ${seconds} seconds and try again.`;

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
