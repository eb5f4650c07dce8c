import { Fault } from '@app/faults';
import { Lane } from './lane.js';

/** A send whose batches are answered by hand, each item by itself. */
function heldSend() {
  const batches: { items: readonly string[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const send = async (items: readonly string[]): Promise<readonly string[]> =>
    new Promise((resolve, reject) => batches.push({ items, finish: () => resolve(items.map((item) => `${item}!`)), fail: reject }));
  return { batches, send };
}
const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  it('sends a lone item at once and what arrives meanwhile together', async () => {
    const { batches, send } = heldSend();
    const lane = new Lane(send, 10);
    const answers = ['a', 'b', 'c'].map(async (item) => lane.submit(item, item));
    expect(batches.map(({ items }) => items)).toEqual([['a']]);
    batches[0]?.finish();
    await turn();
    expect(batches[1]?.items).toEqual(['b', 'c']);
    batches[1]?.finish();
    await expect(Promise.all(answers)).resolves.toEqual(['a!', 'b!', 'c!']);
  });

  it('never sends one key twice in a batch, and keeps their order', async () => {
    const { batches, send } = heldSend();
    const lane = new Lane(send, 10);
    const answers = ['x', 'k1', 'k2', 'y'].map(async (item) => lane.submit(item.charAt(0), item));
    for (let batch = 0; batch < 3; batch++, await turn()) batches[batch]?.finish();
    expect(batches.map(({ items }) => items)).toEqual([['x'], ['k1', 'y'], ['k2']]);
    await Promise.all(answers);
  });

  it('takes no more than it may at once', async () => {
    const { batches, send } = heldSend();
    const lane = new Lane(send, 2);
    const answers = ['a', 'b', 'c', 'd'].map(async (item) => lane.submit(item, item));
    for (let batch = 0; batch < 3; batch++, await turn()) batches[batch]?.finish();
    expect(batches.map(({ items }) => items.length)).toEqual([1, 2, 1]);
    await Promise.all(answers);
  });

  it('goes on after a batch that failed', async () => {
    const { batches, send } = heldSend();
    const lane = new Lane(send, 10);
    const lost = expect(lane.submit('a', 'a')).rejects.toThrow('no');
    const kept = lane.submit('b', 'b');
    batches[0]?.fail(new Error('no'));
    await lost;
    await turn();
    batches[1]?.finish();
    await expect(kept).resolves.toBe('b!');
  });

  it('lets one bad item hurt only itself', async () => {
    const sent: string[][] = [];
    const lane = new Lane<string, string>(async (items) => {
      sent.push([...items]);
      await turn();
      if (items.includes('bad')) throw new Error('bad');
      return items;
    }, 10);
    const answers = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(async (item) => lane.submit(item, item)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(sent).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
  });

  it('does not try a batch again item by item when the database is away', async () => {
    const sent: number[] = [];
    const lane = new Lane<string, string>(async (items) => {
      sent.push(items.length);
      await turn();
      throw new Fault('database.unavailable', 'away');
    }, 10);
    await Promise.allSettled(['a', 'b', 'c'].map(async (item) => lane.submit(item, item)));
    expect(sent).toEqual([1, 2]);
  });
});
