import { NewsStream } from './news-stream.js';

/** A source that counts up while nobody takes. */
function counting() {
  const source = {
    waiting: 1,
    checks: 0,
    closed: 0,
    readers: 1,
    forbidden: false,
    take: (): number | null => {
      const taken = source.waiting;
      source.waiting = 0;
      return taken === 0 ? null : taken;
    },
    check: async (): Promise<void> => {
      source.checks += 1;
      if (source.forbidden) throw new Error('not any more');
    },
    close: () => void (source.closed += 1),
  };
  const stream = new NewsStream(source);
  const add = (): void => {
    source.waiting += 1;
    stream.stir();
  };
  return { source, stream, add };
}

/** The promise, or `late` where it takes a turn of the clock. */
const first = <T>(promise: Promise<T>): Promise<T | 'late'> => Promise.race([promise, new Promise<'late'>((resolve) => setTimeout(resolve, 0, 'late'))]);

describe('a stream of news', () => {
  it('gives its first message at once, without any news', async () => {
    const { stream } = counting();
    expect(await first(stream.next())).toEqual({ value: 1, done: false });
  });

  it('gathers a burst into one message', async () => {
    const { stream, add } = counting();
    await stream.next();
    const next = stream.next();
    add();
    setTimeout(add, 1);
    setTimeout(add, 10);
    expect(await next).toEqual({ value: 3, done: false });
  });

  it('keeps what comes while the reader is busy, as one message however slow it is', async () => {
    const { stream, add } = counting();
    await stream.next();
    for (let n = 0; n < 10_000; n++) add();
    expect(await stream.next()).toEqual({ value: 10_000, done: false });
  });

  it('gives at most some twenty messages a second', async () => {
    const { stream, add } = counting();
    await stream.next();
    const began = Date.now();
    for (let n = 0; n < 4; n++) {
      add();
      await stream.next();
    }
    expect(Date.now() - began).toBeGreaterThanOrEqual(4 * 45);
  });

  it('gathers longer when many are told the same', async () => {
    const { source, stream, add } = counting();
    source.readers = 500;
    await stream.next();
    const began = Date.now();
    add();
    await stream.next();
    expect(Date.now() - began).toBeGreaterThanOrEqual(145);
  });

  it('asks before every message whether the reader may stay, and ends when it may not', async () => {
    const { source, stream, add } = counting();
    await stream.next();
    source.forbidden = true;
    add();
    await expect(stream.next()).rejects.toThrow('not any more');
    expect(source.closed).toBe(1);
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it('asks also when it is stirred without news, and says nothing then', async () => {
    const { source, stream, add } = counting();
    await stream.next();
    const next = stream.next();
    stream.stir();
    while (source.checks < 2) await new Promise(setImmediate);
    add();
    expect(await next).toEqual({ value: 1, done: false });
  });

  it.each(['waiting', 'gathering'])('lets go of a reader that leaves while it is %s', async (when) => {
    const { source, stream, add } = counting();
    await stream.next();
    const next = stream.next();
    if (when === 'gathering') add();
    await new Promise(setImmediate);
    expect(await first(stream.return().then(() => next))).toEqual({ value: undefined, done: true });
    await stream.return();
    expect(source.closed).toBe(1);
  });
});
