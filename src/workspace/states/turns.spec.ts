import { Turns } from './turns.js';

/** Work that is over when it is told so. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    return new Promise((resolve, reject) => ends.set(name, (error) => (error ? reject(error) : resolve(name))));
  };
  return { begun, work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}
const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('are taken at once where nobody else works, and in order where somebody does', async () => {
    const turns = new Turns();
    const { begun, work, end } = held();
    const answers = ['a1', 'a2', 'a3', 'b1'].map(async (name) => turns.take(name.charAt(0), work(name)));
    expect(begun).toEqual(['a1', 'b1']);
    for (const name of ['a1', 'a2', 'a3', 'b1']) {
      end(name);
      await turn();
    }
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
    await expect(Promise.all(answers)).resolves.toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('go on after one that failed, which fails alone', async () => {
    const turns = new Turns();
    const { work, end } = held();
    const failing = expect(turns.take('a', work('first'))).rejects.toThrow('no');
    const next = turns.take('a', work('second'));
    end('first', new Error('no'));
    await failing;
    await turn();
    end('second');
    await expect(next).resolves.toBe('second');
  });

  it('leave nothing behind', async () => {
    const turns = new Turns();
    const settled = await Promise.allSettled(
      Array.from({ length: 50 }, async (_, index) => turns.take(String(index % 7), async () => (index % 3 ? turn() : Promise.reject(new Error('no'))))),
    );
    expect(settled).toHaveLength(50);
    await turn();
    expect(turns.size).toBe(0);
  });
});
