import { setImmediate } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { WorkspaceContext } from '@app/tenancy';
import { waitSecondsOf } from './patience.js';
import { SlotLines } from './slot-lines.js';

const here = { schema: 'ws_here' } as WorkspaceContext;
const elsewhere = { schema: 'ws_elsewhere' } as WorkspaceContext;

describe('a line for slots', () => {
  let lines: SlotLines;
  let free: number;
  let served: string[];
  let asked: string[];
  beforeEach(() => {
    lines = new SlotLines();
    [free, served, asked] = [0, [], []];
    // Nobody asks again by the clock, only for being told.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'performance', 'Date', 'hrtime'] });
  });
  afterEach(() => jest.useRealTimers());

  const stand = async (
    who: string,
    { ctx = here, names = ['a'], seconds = 30, gone = new AbortController().signal, isFree = () => free > 0 && free-- > 0 } = {},
  ) => {
    const answer = await lines.stand(
      ctx,
      names,
      { seconds, gone },
      async () => {
        asked.push(who);
        return Promise.resolve(isFree() ? 'taken' : 'full');
      },
      (said) => said === 'full',
    );
    served.push(`${who} ${answer}`);
  };
  const release = async (): Promise<void> => {
    free += 1;
    lines.stir(here);
    while (free > 0) await setImmediate();
  };

  it('serves at once where nobody stands', async () => {
    free = 2;
    await stand('one');
    await stand('two');
    expect(served).toEqual(['one taken', 'two taken']);
  });

  it('serves in the order of coming, whatever the order of the names, and lets nobody pass', async () => {
    const all = [stand('one', { names: ['a', 'b'] }), stand('two', { names: ['b', 'a'] }), stand('three', { names: ['a', 'b'] })];
    await setImmediate();
    expect(asked).toEqual(['one']);
    for (let count = 0; count < 3; count++) await release();
    await Promise.all(all);
    expect(served).toEqual(['one taken', 'two taken', 'three taken']);
  });

  it('finds by itself what came free without a word', async () => {
    const waiting = stand('one');
    await setImmediate();
    free = 1;
    jest.advanceTimersByTime(50);
    await waiting;
    expect(served).toEqual(['one taken']);
  });

  it('misses nothing that comes free while somebody asks', async () => {
    const answers = ['full', 'taken'];
    await lines.stand(
      here,
      ['a'],
      { seconds: 30, gone: new AbortController().signal },
      async () => {
        lines.stir(here);
        return Promise.resolve(answers.shift() ?? 'too often');
      },
      (said) => said === 'full',
    );
    expect(answers).toEqual([]);
  });

  it('goes on without those who leave, from its front and from its middle', async () => {
    const leavers = [new AbortController(), new AbortController()];
    const all = [stand('one', { gone: leavers[0]?.signal }), stand('two', { gone: leavers[1]?.signal }), stand('three')];
    await setImmediate();
    leavers[1]?.abort();
    leavers[0]?.abort();
    await Promise.all(all.slice(0, 2));
    expect(served).toEqual(['two null', 'one null']);
    await release();
    await all[2];
    expect(served.at(-1)).toBe('three taken');
  });

  it('is left by those whose patience ends', async () => {
    const all = [stand('one'), stand('two', { seconds: 0.01 })];
    await all[1];
    expect(served).toEqual(['two null']);
    await release();
    await all[0];
    expect(served.at(-1)).toBe('one taken');
  });

  it('is another for other limits and for other workspaces', async () => {
    const waiting = stand('one');
    await stand('two', { names: ['b'], isFree: () => true });
    await stand('three', { ctx: elsewhere, isFree: () => true });
    expect(served).toEqual(['two taken', 'three taken']);
    await release();
    await waiting;
  });

  it('does not stop when somebody’s question fails', async () => {
    const failing = lines.stand(
      here,
      ['a'],
      { seconds: 30, gone: new AbortController().signal },
      async () => Promise.reject(new Error('no')),
      () => true,
    );
    const behind = stand('two');
    await expect(failing).rejects.toThrow('no');
    await release();
    await behind;
    expect(served).toEqual(['two taken']);
  });
});

describe('the patience of a request', () => {
  it.each([
    ['wait=10', 10],
    ['respond-async, wait=5', 5],
    ['Wait = "7"; x, return=minimal', 7],
    [['return=minimal', 'wait=3'], 3],
    ['wait=600', 30],
    ['wait=0', null],
    ['wait=soon', null],
    ['await=3', null],
    [undefined, null],
  ])('is what %j says', (prefer, seconds) => expect(waitSecondsOf(prefer)).toBe(seconds));
});
