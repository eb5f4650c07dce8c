import { Turns, TURNS_AT_ONCE, type Admission } from './turns.js';

describe('turns of workspaces', () => {
  const begin = async (turns: Turns, workspace: string, duty: string, dueMs = Date.now()): Promise<string> =>
    (await turns.begin(workspace, duty, dueMs)).verdict;
  /** As many as may run at once. */
  const fill = async (turns: Turns, workspace: string): Promise<Admission[]> =>
    Promise.all(Array.from({ length: TURNS_AT_ONCE }, (_, index) => turns.begin(workspace, `duty-${index}`, Date.now())));
  const end = (admission: Admission | undefined, isDone = true): void => {
    if (admission?.verdict !== 'go') throw new Error('It did not begin.');
    admission.end(isDone);
  };

  it('begin until the workspace has its share, and the next is for later', async () => {
    const turns = new Turns();
    expect((await fill(turns, 'loud')).map(({ verdict }) => verdict)).toEqual(Array(TURNS_AT_ONCE).fill('go'));
    expect(await begin(turns, 'loud', 'one more')).toBe('later');
  });

  it('begin in another workspace all the same', async () => {
    const turns = new Turns();
    await fill(turns, 'loud');
    expect(await begin(turns, 'quiet', 'duty-0')).toBe('go');
  });

  it('take the place of one that ends while they wait', async () => {
    const turns = new Turns();
    const running = await fill(turns, 'loud');
    const next = begin(turns, 'loud', 'one more');
    end(running[0]);
    expect(await next).toBe('go');
  });

  it('are covered by one of the same duty that runs, and not by one that ran before they fell due', async () => {
    const turns = new Turns();
    const running = await turns.begin('w', 'duty', Date.now());
    expect(await begin(turns, 'w', 'duty')).toBe('covered');
    end(running);
    expect(await begin(turns, 'w', 'duty')).toBe('go');
  });

  it('are covered by one that began long after they fell due, unless it failed', async () => {
    const longPast = Date.now() - 60_000;
    for (const isDone of [true, false]) {
      const turns = new Turns();
      end(await turns.begin('w', 'duty', longPast), isDone);
      expect(await begin(turns, 'w', 'duty', longPast)).toBe(isDone ? 'covered' : 'go');
      expect(await begin(turns, 'w', 'another', longPast)).toBe('go');
    }
  });
});
