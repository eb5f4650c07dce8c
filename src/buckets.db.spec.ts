import { randomUUID } from 'node:crypto';
import { testRedisUrl } from '@app/testing';
import type { Redis } from 'ioredis';
import { Buckets } from './buckets.js';
import { openRedis } from './redis.js';

describe('a bucket of points', () => {
  let now = 0;
  const buckets = (): Buckets => new Buckets(null, 'test', 600, () => now);

  it('gives until nothing is left, and says how long to wait for as much', async () => {
    const mine = buckets();
    expect(await mine.take('a', 500)).toEqual({ granted: true, left: 100, retryAfterSeconds: 0 });
    expect(await mine.take('a', 300)).toEqual({ granted: false, left: 100, retryAfterSeconds: 20 });
    expect(await mine.take('a', 100)).toEqual({ granted: true, left: 0, retryAfterSeconds: 0 });
    expect(await mine.take('a', 1)).toEqual({ granted: false, left: 0, retryAfterSeconds: 1 });
    expect(await mine.take('b', 1)).toMatchObject({ granted: true, left: 599 });
  });

  it('fills up all the time, and not over', async () => {
    const mine = buckets();
    await mine.take('a', 600);
    now += 3_000;
    expect(await mine.take('a', 29)).toMatchObject({ granted: true, left: 1 });
    now += 3_600_000;
    expect(await mine.take('a', 1)).toMatchObject({ granted: true, left: 599 });
  });

  it('gives what no bucket holds to whoever has a full one', async () => {
    const mine = buckets();
    expect(await mine.take('a', 10_000)).toMatchObject({ granted: true, left: 0 });
    expect(await mine.take('a', 10_000)).toMatchObject({ granted: false, retryAfterSeconds: 60 });
  });

  it('is each replica’s own while Redis is away', async () => {
    const away = { eval: async () => Promise.reject(new Error('away')) } as unknown as Redis;
    const here = new Buckets(away, 'test', 600, () => now);
    expect(await here.take('a', 600)).toMatchObject({ granted: true });
    expect(await here.take('a', 1)).toMatchObject({ granted: false });
  });

  const url = testRedisUrl();
  (url === null ? it.skip : it)('is that of all replicas where there is Redis', async () => {
    const open: Redis[] = [];
    try {
      for (let replica = 0; replica < 2; replica++) open.push(await openRedis(url ?? ''));
      const prefix = randomUUID();
      const [one, other] = open.map((redis) => new Buckets(redis, prefix, 1_000));
      expect(await one?.take('a', 1_000)).toEqual({ granted: true, left: 0, retryAfterSeconds: 0 });
      // More than one may come back meanwhile, not all.
      expect(await other?.take('a', 1_000)).toMatchObject({ granted: false, retryAfterSeconds: expect.any(Number) });
      expect(await other?.take('b', 400)).toMatchObject({ granted: true, left: 600 });
    } finally {
      for (const redis of open) redis.disconnect();
    }
  });
});
