import type { TaskRunCreateBody, TaskRunListBody } from '@app/contract';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { openRuns, type Runs } from '../runs.testing.js';
import type { TaskRunCursor, TaskRunStretch } from './task-runs.repository.js';

describe('task runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;

  beforeAll(async () => {
    tenants = await testTenancy();
    runs = openRuns();
  });
  beforeEach(async () => (ctx = await tenants.newWorkspace()));
  afterAll(async () => tenants.close());

  const newFlowRun = async (name = 'a-flow', parent: string | null = null) => {
    const { flow } = await runs.flows.upsert(ctx, { name, tags: [], labels: {} });
    return (await runs.flowRuns.create(ctx, { flow_id: flow.id, state: { type: 'RUNNING' }, parent_task_run_id: parent })).flowRun;
  };
  const newTask = async (body: Partial<TaskRunCreateBody> = {}) =>
    (await runs.taskRuns.create(ctx, { task_key: 'a-task', dynamic_key: uuidv7(), ...body })).taskRun;
  const scheduled = (scheduled_time: string): Pick<TaskRunCreateBody, 'state'> => ({ state: { type: 'SCHEDULED', state_details: { scheduled_time } } });
  const filter = async (body: TaskRunListBody): Promise<string[]> => (await runs.taskRuns.filter(ctx, body)).map(({ name }) => name);

  describe('of a flow run', () => {
    it('come page by page, oldest expected start first, each once', async () => {
      const [flowRun, other] = [await newFlowRun(), await newFlowRun()];
      await newTask({ flow_run_id: other.id });
      // Two and two are due at the same time; one came by an event that does not say when it was due.
      for (const due of ['2030-01-02', '2030-01-01', '2030-01-02', '2030-01-01', '2030-01-03'])
        await newTask({ flow_run_id: flowRun.id, name: due, ...scheduled(`${due}T00:00:00Z`) });
      const undated = await newTask({ flow_run_id: flowRun.id, name: 'undated' });
      await ctx.cell.query({ text: `update ${ctx.schema}.task_run set expected_start_time = null where id = $1`, values: [undated.id] });

      const names: string[] = [];
      let after: TaskRunCursor | null = null;
      for (let page = 0, more = true; more; page++) {
        const { items, hasNextPage } = await runs.taskRuns.pageByFlowRun(ctx, flowRun.id, { first: 2, after });
        names.push(...items.map(({ name }) => name));
        const last = items.at(-1);
        after = last ? { expectedStartTime: last.expectedStartTime ?? 0, id: last.id } : null;
        more = hasNextPage;
        expect(page).toBeLessThan(3);
      }
      expect(names).toEqual(['undated', '2030-01-01', '2030-01-01', '2030-01-02', '2030-01-02', '2030-01-03']);
      expect(await runs.taskRuns.countByFlowRun(ctx, flowRun.id)).toBe(6);
      expect(await runs.taskRuns.countByFlowRun(ctx, uuidv7())).toBe(0);
    });

    it('are searched and counted by state, and looked into anywhere', async () => {
      const flowRun = await newFlowRun();
      for (const [name, type] of Object.entries({ 'load-1': 'RUNNING', 'load-2': 'RUNNING', 'load%3': 'PENDING', save: 'RUNNING' } as const))
        await newTask({ flow_run_id: flowRun.id, name, state: { type } });
      const found = async (stretch: TaskRunStretch): Promise<string[]> =>
        (await runs.taskRuns.pageByFlowRun(ctx, flowRun.id, { first: 10, ...stretch })).items.map(({ name }) => name);
      const [all, filter] = [await found({}), { search: 'LOAD-', stateTypes: ['RUNNING'], stateNames: ['Running'] } as const];
      expect([...(await found({ filter }))].sort()).toEqual(['load-1', 'load-2']);
      expect(await found({ filter: { search: 'd%' } })).toEqual(['load%3']);
      expect(await found({ filter: { stateNames: ['Late'] } })).toEqual([]);
      expect(await found({ skip: 1 })).toEqual(all.slice(1));
      expect(await runs.taskRuns.countByFlowRun(ctx, flowRun.id, filter)).toBe(2);
      expect(await runs.taskRuns.countsByState(ctx, flowRun.id)).toEqual([
        { stateType: 'PENDING', count: 1 },
        { stateType: 'RUNNING', count: 3 },
      ]);
    });

    it('are found by an index, however many others there are', async () => {
      const flowRun = await newFlowRun();
      await newTask({ flow_run_id: flowRun.id });
      await ctx.cell.query({
        text: `insert into ${ctx.schema}.task_run (flow_run_id, name, task_key, dynamic_key)
          select gen_random_uuid(), 'x', 'x', n::text from generate_series(1, 5000) n`,
      });
      await ctx.cell.query({ text: `analyze ${ctx.schema}.task_run` });
      const plan = await ctx.cell.query<{ 'QUERY PLAN': string }>({
        text: `explain select * from ${ctx.schema}.task_run t where t.flow_run_id = $1 order by coalesce(t.expected_start_time, 'epoch'::timestamptz), t.id limit 201`,
        values: [flowRun.id],
      });
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('task_run_natural_key');
    });
  });

  it('are read by id, those that exist', async () => {
    const [one, two] = [await newTask(), await newTask()];
    expect((await runs.taskRuns.byIds(ctx, [two.id, uuidv7(), one.id])).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    expect(await runs.taskRuns.byIds(ctx, [])).toEqual([]);
  });

  it('are told apart by what stands for a subflow and what does not', async () => {
    const flowRun = await newFlowRun();
    const [placeholder, plain] = [await newTask({ flow_run_id: flowRun.id, name: 'placeholder' }), await newTask({ flow_run_id: flowRun.id, name: 'plain' })];
    await newFlowRun('child', placeholder.id);
    const newest = await newFlowRun('child', placeholder.id);
    expect(await runs.taskRuns.childFlowRunIds(ctx, [placeholder.id, plain.id])).toEqual(new Map([[placeholder.id, newest.id]]));
    expect(await runs.taskRuns.childFlowRunIds(ctx, [])).toEqual(new Map());
    expect(await filter({ task_runs: { subflow_runs: { exists_: true } } })).toEqual(['placeholder']);
    expect(await filter({ task_runs: { subflow_runs: { exists_: false } } })).toEqual(['plain']);
  });

  describe('are filtered', () => {
    beforeEach(async () => {
      const [one, two] = [await newFlowRun('one'), await newFlowRun('two')];
      await newTask({ name: 'alpha', flow_run_id: one.id, tags: ['a', 'b'], ...scheduled('2030-01-01T00:00:00Z') });
      await newTask({ name: 'beta', flow_run_id: two.id, tags: ['a'], state: { type: 'RUNNING', name: 'Odd' } });
      await newTask({ name: 'gamma', ...scheduled('2030-01-03T00:00:00Z') });
    });

    it.each<[string, TaskRunListBody, string[]]>([
      ['nothing, newest first', {}, ['gamma', 'beta', 'alpha']],
      ['null, which asks nothing', { task_runs: null, flows: null, flow_runs: null, sort: null, limit: null, offset: null }, ['gamma', 'beta', 'alpha']],
      ['names', { task_runs: { name: { any_: ['alpha', 'gamma'] } } }, ['gamma', 'alpha']],
      ['a part of the name', { task_runs: { name: { like_: 'ETA' } } }, ['beta']],
      ['all of some tags', { task_runs: { tags: { all_: ['a', 'b'] } } }, ['alpha']],
      ['no tags', { task_runs: { tags: { is_null_: true } } }, ['gamma']],
      ['state types', { task_runs: { state: { type: { any_: ['RUNNING'] } } } }, ['beta']],
      ['state names', { task_runs: { state: { name: { any_: ['Odd'] } } } }, ['beta']],
      ['the expected start', { task_runs: { expected_start_time: { after_: '2030-01-02T00:00:00Z' } } }, ['gamma']],
      ['one thing or the other', { task_runs: { operator: 'or_', name: { any_: ['beta'] }, tags: { is_null_: true } } }, ['gamma', 'beta']],
      ['being in a flow run', { task_runs: { flow_run_id: {} } }, ['beta', 'alpha']],
      ['being in none', { task_runs: { flow_run_id: { is_null_: true } } }, ['gamma']],
      ['the flow', { flows: { name: { any_: ['one'] } } }, ['alpha']],
      ['any flow run', { flow_runs: {} }, ['beta', 'alpha']],
      ['the flow run’s state', { flow_runs: { state: { type: { any_: ['RUNNING'] } } }, flows: { name: { any_: ['two'] } } }, ['beta']],
      ['a deployment, which none has', { deployments: {} }, []],
      ['a page', { limit: 1, offset: 1 }, ['beta']],
      ['a page as text', { limit: '1', offset: '2' }, ['alpha']],
      ['the order of names', { sort: 'NAME_ASC' }, ['alpha', 'beta', 'gamma']],
      ['the order of the next start', { sort: 'NEXT_SCHEDULED_START_TIME_ASC' }, ['alpha', 'gamma', 'beta']],
      ['the order of the expected start', { sort: 'EXPECTED_START_TIME_DESC' }, ['gamma', 'alpha', 'beta']],
    ])('by %s', async (_, body, names) => {
      expect(await filter(body)).toEqual(names);
      const { limit, offset } = body;
      if (limit === undefined && offset === undefined) expect(await runs.taskRuns.countMatching(ctx, body)).toBe(names.length);
    });
  });

  it('are deleted with their states, and what they stood for stays', async () => {
    const flowRun = await newFlowRun();
    const task = await newTask({ flow_run_id: flowRun.id });
    const child = await newFlowRun('child', task.id);
    await runs.taskRuns.delete(ctx, task.id);
    expect((await runs.taskRuns.statesOf(ctx, [task.id])).get(task.id)).toEqual([]);
    await expect(runs.taskRuns.get(ctx, task.id)).rejects.toMatchObject({ code: 'task_run.not_found' });
    await expect(runs.taskRuns.delete(ctx, task.id)).rejects.toMatchObject({ code: 'task_run.not_found' });
    expect(await runs.flowRuns.get(ctx, child.id)).toMatchObject({ parentTaskRunId: null });
  });

  it('are deleted with their flow run', async () => {
    const flowRun = await newFlowRun();
    const task = await newTask({ flow_run_id: flowRun.id });
    const stays = await newTask({ flow_run_id: (await newFlowRun()).id });
    await runs.flowRuns.delete(ctx, flowRun.id);
    expect((await runs.taskRuns.byIds(ctx, [task.id, stays.id])).map(({ id }) => id)).toEqual([stays.id]);
    expect((await runs.taskRuns.statesOf(ctx, [task.id, stays.id])).get(task.id)).toEqual([]);
  });

  it('leave no delivery and no result behind that is found by their key, also when their flow run goes', async () => {
    const left = async (): Promise<number[]> => {
      const count = async (table: string) => ctx.cell.query<{ n: number }>({ text: `select count(*)::int as n from ${ctx.schema}.${table}`, values: [] });
      return [...(await count('task_run_cache')), ...(await count('task_delivery'))].map(({ n }) => n);
    };
    const flowRun = await newFlowRun();
    const before = await left();
    const ids: string[] = [];
    for (const flow_run_id of [flowRun.id, null]) {
      const { id } = await newTask({ flow_run_id });
      const deferred = await newTask({ flow_run_id, state: { type: 'SCHEDULED', state_details: { deferred: true } } });
      for (const type of ['RUNNING', 'COMPLETED'] as const)
        await runs.taskRuns.setState(ctx, id, { state: { type, state_details: { cache_key: uuidv7() } }, force: false });
      if (!flow_run_id) ids.push(id, deferred.id);
    }
    expect(await left()).toEqual(before.map((n) => n + 2));
    await runs.flowRuns.delete(ctx, flowRun.id);
    for (const id of ids) await runs.taskRuns.delete(ctx, id);
    expect(await left()).toEqual(before);
  });

  it('bear another name once they are renamed, and their own when none is given', async () => {
    const { id, name } = await newTask();
    await runs.taskRuns.rename(ctx, id, null);
    expect((await runs.taskRuns.get(ctx, id)).name).toBe(name);
    await runs.taskRuns.rename(ctx, id, 'other');
    expect((await runs.taskRuns.get(ctx, id)).name).toBe('other');
    await expect(runs.taskRuns.rename(ctx, uuidv7(), 'x')).rejects.toMatchObject({ code: 'task_run.not_found' });
  });
});
