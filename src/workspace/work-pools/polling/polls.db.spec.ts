import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { openRuns, openWorkPools, watched } from '../../runs.testing.js';
import { PollsRepository } from './polls.repository.js';

const ALL = { queues: null, before: null, after: null, limit: 200 };

describe('a poll of a pool', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  const polls = new PollsRepository();
  const { pools, queues } = openWorkPools();
  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    const nothing = { description: null, isPaused: false, concurrencyLimit: null };
    await pools.create(ctx, { ...nothing, name: 'p', type: 'process', baseJobTemplate: '{}', storageConfiguration: '{}' });
    for (const name of ['a', 'b', 'c']) await queues.create(ctx, 'p', { ...nothing, name, description: '', priority: null, filter: null });
    const { flows, flowRuns } = openRuns();
    const { flow } = await flows.upsert(ctx, { name: 'f', tags: [], labels: {} });
    for (const queue of ['default', 'a', 'b', 'c']) {
      for (let count = 0; count < 3; count++) {
        await flowRuns.create(ctx, { flow_id: flow.id, work_pool_name: 'p', work_queue_name: queue, state: { type: 'SCHEDULED' } });
      }
    }
  });
  afterAll(() => tenants.close());
  const ids = async (on: WorkspaceContext, limit = 200): Promise<string[]> =>
    (await polls.poll(on, 'p', { ...ALL, limit }))?.runs.map(({ run }) => run.id) ?? [];

  it('is one statement', async () => {
    const { ctx: seen, statements } = watched(ctx);
    await ids(seen);
    expect(statements).toHaveLength(1);
  });

  it('passes over what another has in hand, takes what comes next, and waits for nobody', async () => {
    await ctx.cell.transaction(async (cell) => {
      const first = await ids({ ...ctx, cell }, 4);
      expect(first).toHaveLength(4);
      const second = await ids(ctx, 4);
      expect(second).toHaveLength(4);
      expect(second.filter((id) => first.includes(id))).toEqual([]);
    });
    expect(await ids(ctx)).toHaveLength(12);
  });

  it('takes in hand no more than it answers', async () => {
    await ctx.cell.transaction(async (cell) => {
      expect(await ids({ ...ctx, cell }, 2)).toHaveLength(2);
      expect(await ids(ctx)).toHaveLength(10);
    });
  });
});
