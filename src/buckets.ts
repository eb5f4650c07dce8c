import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';

/** A full bucket is what comes in so long. */
const FULL_MS = 60_000;
const KNOWN_MAX = 100_000;

/** Keeps when each bucket will be full again, by the one clock that all replicas share. Answers whether there was enough, and how far from full it is then. */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local after = full + tonumber(ARGV[1])
if after - now > tonumber(ARGV[2]) then return {0, tostring(full - now)} end
redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(after - now) + 1)
return {1, tostring(after - now)}`;

export interface Taken {
  readonly granted: boolean;
  readonly left: number;
  /** Until there is enough; 0 where there was. */
  readonly retryAfterSeconds: number;
}

/**
 * Points that come back one by one: whoever has used theirs up waits for as many as they want, not for the end of a minute.
 * Counts over all replicas together where there is Redis; where there is none, or while it is away, each counts for itself.
 */
export class Buckets {
  /** When each will be full again. */
  readonly #here = new LRUCache<string, number>({ max: KNOWN_MAX });
  readonly #pointMs: number;

  constructor(
    private readonly redis: Redis | null,
    private readonly prefix: string,
    private readonly pointsPerMinute: number,
    private readonly now: () => number = Date.now,
  ) {
    this.#pointMs = FULL_MS / pointsPerMinute;
  }

  /** All of them or none. More than a bucket holds is granted when it is full. */
  async take(key: string, points: number): Promise<Taken> {
    const wantedMs = Math.min(points, this.pointsPerMinute) * this.#pointMs;
    const { granted, missingMs } = await this.#overAll(key, wantedMs).catch(() => this.#takeHere(key, wantedMs));
    return {
      granted,
      left: Math.max(0, Math.floor((FULL_MS - missingMs) / this.#pointMs)),
      retryAfterSeconds: granted ? 0 : Math.max(1, Math.ceil((missingMs + wantedMs - FULL_MS) / 1000)),
    };
  }

  async #overAll(key: string, wantedMs: number): Promise<{ granted: boolean; missingMs: number }> {
    if (!this.redis) return this.#takeHere(key, wantedMs);
    const [granted, missing] = (await this.redis.eval(TAKE, 1, `${this.prefix}:${key}`, wantedMs, FULL_MS)) as [number, string];
    return { granted: granted === 1, missingMs: Number(missing) };
  }

  #takeHere(key: string, wantedMs: number): { granted: boolean; missingMs: number } {
    const now = this.now();
    const full = Math.max(this.#here.get(key) ?? 0, now);
    const granted = full + wantedMs - now <= FULL_MS;
    const after = granted ? full + wantedMs : full;
    this.#here.set(key, after);
    return { granted, missingMs: after - now };
  }
}
