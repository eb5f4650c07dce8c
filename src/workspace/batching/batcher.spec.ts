import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import fc from 'fast-check';
import { Batcher, type BatcherOptions } from './batcher.js';

const workspace = (workspaceId: string): WorkspaceContext => ({ workspaceId }) as WorkspaceContext;
const ctx = workspace('one');
const away = (): Fault => new Fault('database.unavailable', 'away');

describe('a batcher', () => {
  const batcher = (options: Partial<BatcherOptions<number>> = {}) => {
    const written: number[][] = [];
    const refused: number[] = [];
    return {
      written,
      refused,
      batcher: new Batcher<number>({
        gatherMs: 1,
        itemsMax: 100,
        sizeMax: 1_000,
        sizeOf: () => 1,
        write: async (_, items) => void written.push([...items]),
        onRefused: async (_, item) => void refused.push(item),
        ...options,
      }),
    };
  };

  it('writes what arrives together at once, in order, and tells all that it is durable', async () => {
    const { batcher: each, written } = batcher();
    await Promise.all([each.add(ctx, [1, 2]), each.add(ctx, []), each.add(ctx, [3])]);
    expect(written).toEqual([[1, 2, 3]]);
    expect(each.pending('one')).toEqual({ items: 0, size: 0 });
  });

  it('keeps workspaces apart', async () => {
    const seen: [string, number[]][] = [];
    const { batcher: each } = batcher({ write: async ({ workspaceId }, items) => void seen.push([workspaceId, [...items]]) });
    await Promise.all([each.add(ctx, [1]), each.add(workspace('two'), [2])]);
    expect(seen).toEqual([
      ['one', [1]],
      ['two', [2]],
    ]);
  });

  it('has one batch of a workspace on its way at a time; what comes meanwhile goes together next', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const { batcher: each, written } = batcher({
      write: async (_, items) => {
        written.push([...items]);
        begin();
        if (written.length === 1) await gate;
      },
    });
    const first = each.add(ctx, [1]);
    await begun;
    const later = [each.add(ctx, [2]), each.add(ctx, [3])];
    expect(each.pending('one')).toEqual({ items: 3, size: 3 });
    release();
    await Promise.all([first, ...later]);
    expect(written).toEqual([[1], [2, 3]]);
  });

  it('splits whatever comes by number and by size, keeps the order, and an item of any size goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }), { maxLength: 6 }), async (calls) => {
        const { batcher: each, written } = batcher({ itemsMax: 7, sizeMax: 50, sizeOf: (item) => item });
        await Promise.all(calls.map((items) => each.add(ctx, items)));
        expect(written.flat()).toEqual(calls.flat());
        for (const batch of written) {
          expect(batch.length).toBeLessThanOrEqual(7);
          if (batch.length > 1) expect(batch.reduce((sum, item) => sum + item, 0)).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 50 },
    );
    const { batcher: each, written } = batcher({ sizeMax: 5, sizeOf: (item) => item });
    await each.add(ctx, [9, 1]);
    expect(written).toEqual([[9], [1]]);
  });

  it('takes a hundred thousand at once', async () => {
    const { batcher: each, written } = batcher({ itemsMax: 5_000, sizeMax: Infinity });
    await each.add(
      ctx,
      Array.from({ length: 100_000 }, (_, index) => index),
    );
    expect(written).toHaveLength(20);
  });

  it('loses to a refused item none of those around it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { maxLength: 60 }), fc.integer({ min: 2, max: 9 }), async (items, odd) => {
        const kept: number[] = [];
        const { batcher: each, refused } = batcher({
          write: async (_, batch) => {
            if (batch.some((item) => item % odd === 0)) throw new Error('not these');
            kept.push(...batch);
          },
        });
        await each.add(ctx, items);
        expect(kept).toEqual(items.filter((item) => item % odd !== 0));
        expect(refused).toEqual(items.filter((item) => item % odd === 0));
      }),
      { numRuns: 50 },
    );
  });

  it('waits for a database that is away, also while it sees to a refused item', async () => {
    let writes = 0;
    let refusals = 0;
    const { batcher: each } = batcher({
      write: async () => {
        if (++writes < 3) throw away();
        throw new Error('not this');
      },
      onRefused: async () => {
        if (++refusals < 2) throw away();
      },
    });
    await each.add(ctx, [1]);
    expect([writes, refusals]).toEqual([3, 2]);
  });

  it('tells those whose workspace was removed, and asks for none of their items alone', async () => {
    let writes = 0;
    const { batcher: each, refused } = batcher({
      write: async () => {
        writes++;
        throw Object.assign(new Error('relation does not exist'), { code: '42P01' });
      },
    });
    await expect(each.add(ctx, [1, 2, 3])).rejects.toMatchObject({ code: 'workspace.not_found' });
    expect([writes, refused]).toEqual([1, []]);
  });

  it('is flushed once nothing waits', async () => {
    const { batcher: each, written } = batcher();
    void each.add(ctx, [1]);
    void each.add(workspace('two'), [2]);
    await each.flush();
    expect(written).toEqual([[1], [2]]);
    await each.flush();
  });
});
