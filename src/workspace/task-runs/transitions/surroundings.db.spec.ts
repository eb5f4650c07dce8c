import type { StateBody, TaskRunCreateBody } from '@app/contract';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { openRuns, watched, type Runs } from '../../runs.testing.js';

const CONTENDERS = 20;

describe('what task runs go by beside themselves', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  let otherReplica: Runs;
  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    runs = openRuns();
    otherReplica = openRuns();
  });
  afterAll(async () => tenants.close());

  const newTask = async (body: Partial<TaskRunCreateBody> = {}) =>
    (await runs.taskRuns.create(ctx, { task_key: 'a-task', dynamic_key: uuidv7(), ...body })).taskRun;
  const move = async (id: string, state: StateBody, options: { force?: boolean; by?: Runs; in?: WorkspaceContext } = {}) =>
    (options.by ?? runs).taskRuns.setState(options.in ?? ctx, id, { state, force: options.force ?? false });

  describe('the slots of their tags', () => {
    let made = 0;
    const newTag = async (limit: number): Promise<string> => {
      const tag = `tag-${++made}`;
      await runs.tagLimits.put(ctx, tag, limit);
      return tag;
    };
    const holdersOf = async (tag: string) => (await runs.tagLimits.getByTag(ctx, tag)).holders;
    const slotsOf = async (tag: string) => (await runs.limits.get(ctx, { name: `tag:${tag}` })).active_slots;

    it('are held by what runs or is being cancelled, and by nothing else', async () => {
      const [tag, other] = [await newTag(1), await newTag(3)];
      const { id } = await newTask({ tags: [tag, 'free', other, tag] });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept', stored: true });
      expect([await holdersOf(tag), await holdersOf(other)]).toEqual([[id], [id]]);
      await move(id, { type: 'CANCELLING' });
      expect(await holdersOf(tag)).toEqual([id]);
      await move(id, { type: 'CANCELLED' });
      expect([await holdersOf(tag), await slotsOf(tag), await slotsOf(other)]).toEqual([[], 0, 0]);
    });

    it('are held once, however often a client says that its task runs', async () => {
      const tag = await newTag(1);
      const { id } = await newTask({ tags: [tag] });
      for (let time = 0; time < 2; time++) expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept' });
      expect([await holdersOf(tag), await slotsOf(tag)]).toEqual([[id], 1]);
    });

    it('outlast any lease', async () => {
      const tag = await newTag(1);
      const { id } = await newTask({ tags: [tag] });
      await move(id, { type: 'RUNNING' });
      const leases = await ctx.cell.query({
        text: `select expires = 'infinity' as lasts from ${ctx.schema}.concurrency_lease where holder_id = $1`,
        values: [id],
      });
      expect(leases).toEqual([{ lasts: true }]);
    });

    it('are waited for, and given to whoever comes when one is free', async () => {
      const tag = await newTag(1);
      const [first, second] = [await newTask({ tags: [tag] }), await newTask({ tags: [tag] })];
      await move(first.id, { type: 'RUNNING' });
      const waiting = await move(second.id, { type: 'RUNNING' });
      expect(waiting).toMatchObject({ outcome: 'wait', stored: false, reason: `All slots of ${tag} are taken.` });
      expect(waiting.delaySeconds).toBeGreaterThan(0);
      await move(first.id, { type: 'COMPLETED' });
      expect(await move(second.id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept' });
    });

    it('are never held by more than there are, whatever replica is asked', async () => {
      const [narrow, wide] = [await newTag(3), await newTag(CONTENDERS)];
      const tasks = await Promise.all(Array.from({ length: CONTENDERS }, async (_, who) => newTask({ tags: who % 2 ? [narrow, wide] : [wide, narrow] })));
      const verdicts = await Promise.all(tasks.map(async ({ id }, who) => move(id, { type: 'RUNNING' }, { by: who % 2 ? runs : otherReplica })));
      const running = tasks.filter((_, who) => verdicts[who]?.stored).map(({ id }) => id);
      expect(running).toHaveLength(3);
      expect([...(await holdersOf(narrow))].sort()).toEqual([...running].sort());
      expect([await slotsOf(narrow), await slotsOf(wide)]).toEqual([3, 3]);
    });

    it('of a tag that has none are not waited for', async () => {
      const [none, some] = [await newTag(0), await newTag(1)];
      const { id } = await newTask({ tags: [some, none] });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'abort', reason: expect.stringContaining(none) });
      expect(await slotsOf(some)).toBe(0);
    });

    it('are given back when the task may not run after all', async () => {
      const tag = await newTag(1);
      const { id } = await newTask({ tags: [tag], state: { type: 'SCHEDULED', state_details: { scheduled_time: '2100-01-01T00:00:00Z' } } });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'wait', stored: false });
      expect(await slotsOf(tag)).toBe(0);
    });

    it('are given back by those who lose a race for the run', async () => {
      const tag = await newTag(CONTENDERS);
      const { id } = await newTask({ tags: [tag] });
      await Promise.all(Array.from({ length: CONTENDERS }, async (_, who) => move(id, { type: 'RUNNING' }, { by: who % 2 ? runs : otherReplica })));
      expect(await slotsOf(tag)).toBe(1);
    });

    it('come back by themselves when whoever took them dies before the run has moved', async () => {
      const tag = await newTag(1);
      const [dead, next] = [await newTask({ tags: [tag] }), await newTask({ tags: [tag] })];
      const dying: WorkspaceContext = {
        ...ctx,
        cell: {
          ...ctx.cell,
          query: async (statement) => ctx.cell.query(statement),
          afterCommit: (then) => ctx.cell.afterCommit(then),
          transaction: () => Promise.reject(new Error('killed')),
        },
      };
      await expect(move(dead.id, { type: 'RUNNING' }, { in: dying })).rejects.toThrow('killed');
      expect(await move(next.id, { type: 'RUNNING' })).toMatchObject({ outcome: 'wait' });
      await ctx.cell.query({
        text: `update ${ctx.schema}.concurrency_lease set expires = expires - interval '60 seconds' where holder_id = $1`,
        values: [dead.id],
      });
      expect(await move(next.id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept' });
    });

    it('are not asked for by force, nor by background tasks, and still given back by force', async () => {
      const tag = await newTag(1);
      const tasks = [await newTask({ tags: [tag] }), await newTask({ tags: [tag] }), await newTask({ tags: [tag] })];
      const [holder, forced, background] = tasks.map(({ id }) => id) as [string, string, string];
      await move(holder, { type: 'RUNNING' });
      expect(await move(forced, { type: 'RUNNING' }, { force: true })).toMatchObject({ outcome: 'accept' });
      expect(await move(background, { type: 'RUNNING', state_details: { deferred: true } })).toMatchObject({ outcome: 'accept' });
      expect(await slotsOf(tag)).toBe(1);
      await move(holder, { type: 'CRASHED' }, { force: true });
      expect(await slotsOf(tag)).toBe(0);
    });

    it('are no concern of a limit that is not active, and come back to one that is not any more', async () => {
      const tag = await newTag(1);
      const [holder, next] = [await newTask({ tags: [tag] }), await newTask({ tags: [tag] })];
      await move(holder.id, { type: 'RUNNING' });
      await runs.limits.update(ctx, { name: `tag:${tag}` }, { active: false });
      expect(await move(next.id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept' });
      await move(holder.id, { type: 'COMPLETED' });
      expect(await slotsOf(tag)).toBe(0);
    });

    it('come back when the task run is deleted, or its flow run is', async () => {
      const tag = await newTag(2);
      const { flow } = await runs.flows.upsert(ctx, { name: 'a-flow', tags: [], labels: {} });
      const { flowRun } = await runs.flowRuns.create(ctx, { flow_id: flow.id, state: { type: 'RUNNING' } });
      const [alone, within] = [await newTask({ tags: [tag] }), await newTask({ tags: [tag], flow_run_id: flowRun.id })];
      for (const { id } of [alone, within]) await move(id, { type: 'RUNNING' });
      await runs.taskRuns.delete(ctx, alone.id);
      expect(await holdersOf(tag)).toEqual([within.id]);
      await runs.flowRuns.delete(ctx, flowRun.id);
      expect([await holdersOf(tag), await slotsOf(tag)]).toEqual([[], 0]);
    });

    it('cost those nothing whose tags have no limit', async () => {
      await newTag(1);
      const warm = await newTask({ tags: ['free'] });
      await move(warm.id, { type: 'RUNNING' });
      const { id } = await newTask({ tags: ['free'] });
      const { ctx: seen, statements } = watched(ctx);
      await move(id, { type: 'RUNNING' }, { in: seen });
      await move(id, { type: 'COMPLETED' }, { in: seen });
      // Looked at once, moved twice.
      expect(statements).toHaveLength(3);
    });
  });

  describe('results under their cache keys', () => {
    let made = 0;
    const newKey = (): string => `key-${++made}`;
    const complete = async (cache_key: string, state: Partial<StateBody> = {}, details: StateBody['state_details'] = {}) => {
      const { id } = await newTask();
      await move(id, { type: 'RUNNING', state_details: { cache_key, refresh_cache: true } });
      return move(id, { type: 'COMPLETED', data: { storage_key: cache_key }, ...state, state_details: { cache_key, ...details } });
    };
    const start = async (cache_key: string, details: StateBody['state_details'] = {}) =>
      move((await newTask()).id, { type: 'RUNNING', state_details: { cache_key, ...details } });

    it('are used by whoever comes next, in states of their own', async () => {
      const key = newKey();
      expect(await start(key)).toMatchObject({ outcome: 'accept', state: { name: 'Running' } });
      const kept = await complete(key, { message: 'Done' });
      const found = await start(key);
      expect(found).toMatchObject({
        outcome: 'reject',
        stored: true,
        state: { type: 'COMPLETED', name: 'Cached', message: 'Done', data: { storage_key: key }, details: { cacheKey: key } },
      });
      expect(found.state?.id).not.toBe(kept.state?.id);
      expect(found.state?.details.taskRunId).not.toBe(kept.state?.details.taskRunId);
    });

    it('are the newest of their key', async () => {
      const key = newKey();
      for (const message of ['old', 'new']) await complete(key, { message });
      expect((await start(key)).state?.message).toBe('new');
    });

    it('are used until they expire, or not by those who want a new one', async () => {
      const [expired, lasting] = [newKey(), newKey()];
      await complete(expired, {}, { cache_expiration: '2020-01-01T00:00:00Z' });
      await complete(lasting, {}, { cache_expiration: '2100-01-01T00:00:00Z' });
      expect((await start(expired)).outcome).toBe('accept');
      expect((await start(lasting, { refresh_cache: true })).outcome).toBe('accept');
      expect((await start(lasting)).outcome).toBe('reject');
    });

    it('may have keys longer than an index could hold, and are complained about', async () => {
      const key = newKey().padEnd(9_000, 'ab');
      expect(await complete(key)).toMatchObject({ outcome: 'reject', stored: true, state: { type: 'COMPLETED', name: 'Completed' } });
      expect((await start(key)).state?.name).toBe('Cached');
      expect((await start(`${key}x`)).outcome).toBe('accept');
    });

    it('are used by background tasks, too, before a slot is taken', async () => {
      const key = newKey();
      await complete(key, {}, { deferred: true });
      expect((await start(key, { deferred: true })).state?.name).toBe('Cached');
      await runs.tagLimits.put(ctx, key, 1);
      const { id } = await newTask({ tags: [key] });
      expect((await move(id, { type: 'RUNNING', state_details: { cache_key: key } })).state?.name).toBe('Cached');
      expect((await runs.limits.get(ctx, { name: `tag:${key}` })).active_slots).toBe(0);
    });

    it('are gone with their task run', async () => {
      const key = newKey();
      const { state } = await complete(key);
      await runs.taskRuns.delete(ctx, state?.details.taskRunId ?? '');
      expect((await start(key)).outcome).toBe('accept');
    });

    it('are not kept by force', async () => {
      const key = newKey();
      const { id } = await newTask();
      await move(id, { type: 'COMPLETED', state_details: { cache_key: key } }, { force: true });
      expect((await start(key)).outcome).toBe('accept');
    });
  });
});
