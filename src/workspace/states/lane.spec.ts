import { Fault } from '@app/faults';
import { Lane } from './lane.js';

/** A send whose batches are answered by hand, each item by itself. */
function heldSend() {
  const batches: { items: readonly string[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const send = async (items: readonly string[]): Promise<readonly string[]> =>
    new Promise((resolve, reject) => batches.push({ items, finish: () => resolve(items.map((item) => `${item}!`)), fail: reject }));
  return { batches, send, sent: () => batches.map(({ items }) => items) };
}
const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Long enough for a batch that ended to be followed by the next. */
const turns = async (): Promise<void> => {
  for (let count = 0; count < 3; count++) await turn();
};

describe('a lane', () => {
  it('sends together what has come, and what comes meanwhile in the next batch', async () => {
    const { batches, send, sent } = heldSend();
    const lane = new Lane(send, 10);
    const submit = async (item: string) => lane.submit(item, item);
    const first = ['a', 'b'].map(submit);
    await turns();
    const second = ['c', 'd'].map(submit);
    await turns();
    expect(sent()).toEqual([['a', 'b']]);
    batches[0]?.finish();
    await turns();
    expect(sent()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batches[1]?.finish();
    await expect(Promise.all([...first, ...second])).resolves.toEqual(['a!', 'b!', 'c!', 'd!']);
  });

  it('sends a lone item in the turn of the event loop that follows', async () => {
    const { batches, send, sent } = heldSend();
    const lane = new Lane(send, 10);
    for (const [index, item] of ['a', 'b'].entries()) {
      const answer = lane.submit(item, item);
      await turn();
      expect(sent()[index]).toEqual([item]);
      batches[index]?.finish();
      await expect(answer).resolves.toBe(`${item}!`);
      await turns();
    }
  });

  it('never sends one key twice in a batch, and keeps their order', async () => {
    const { batches, send, sent } = heldSend();
    const lane = new Lane(send, 10);
    const answers = ['k1', 'x', 'k2', 'k3', 'y'].map(async (item) => lane.submit(item.charAt(0), item));
    await turns();
    for (let batch = 0; batch < 3; batch++, await turns()) batches[batch]?.finish();
    expect(sent()).toEqual([['k1', 'x', 'y'], ['k2'], ['k3']]);
    await Promise.all(answers);
  });

  it('takes no more than it may at once', async () => {
    const { batches, send, sent } = heldSend();
    const lane = new Lane(send, 2);
    const answers = ['a', 'b', 'c', 'd', 'e'].map(async (item) => lane.submit(item, item));
    await turns();
    for (let batch = 0; batch < 3; batch++, await turns()) batches[batch]?.finish();
    expect(sent()).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    await Promise.all(answers);
  });

  it('goes on after a batch that failed', async () => {
    const { batches, send } = heldSend();
    const lane = new Lane(send, 1);
    const lost = expect(lane.submit('a', 'a')).rejects.toThrow('no');
    const kept = lane.submit('b', 'b');
    await turns();
    batches[0]?.fail(new Error('no'));
    await lost;
    await turns();
    batches[1]?.finish();
    await expect(kept).resolves.toBe('b!');
  });

  it.each([
    { what: 'an error', error: new Error('bad') },
    { what: 'a fault', error: new Fault('request.invalid', 'bad') },
  ])('lets one bad item hurt only itself, by $what', async ({ error }) => {
    const sent: string[][] = [];
    const lane = new Lane<string, string>(async (items) => {
      sent.push([...items]);
      await turn();
      if (items.includes('bad')) throw error;
      return items;
    }, 10);
    const answers = await Promise.allSettled(['b', 'bad', 'c'].map(async (item) => lane.submit(item, item)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(sent).toEqual([['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
  });

  it('does not try a batch again item by item when the database is away', async () => {
    const sent: number[] = [];
    const lane = new Lane<string, string>(async (items) => {
      sent.push(items.length);
      await turn();
      throw new Fault('database.unavailable', 'away');
    }, 10);
    await Promise.allSettled(['a', 'b', 'c'].map(async (item) => lane.submit(item, item)));
    expect(sent).toEqual([3]);
  });
});
