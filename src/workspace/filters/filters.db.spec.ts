import type { DeploymentListBody, FlowListBody, FlowRunFilter, FlowRunListBody } from '@app/contract';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v4 as uuidv4 } from 'uuid';
import { DeploymentsRepository } from '../deployments/deployments.repository.js';
import { openRuns, openWorkPools, type Runs } from '../runs.testing.js';
import type { QueuePlace } from '../work-pools/work-queues.schema.js';

const DEPLOYMENT = uuidv4();
const NIGHTLY = uuidv4();
const CREATOR = uuidv4();

describe('filters', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  /** The queue that alpha is in. */
  let queue: QueuePlace;
  /** Ids by name, of flow runs and of the one task run. */
  const ids = new Map<string, string>();

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    runs = openRuns();
    queue = await newQueue('pool-1', 'queue-1');
    const [one, two] = [await newFlow('one', ['prod']), await newFlow('two', [])];
    await newFlow('thr_e', ['prod', 'late']);
    await newDeployment({ id: DEPLOYMENT, flow_id: one, name: 'd_1', work_queue_id: queue.id, work_queue_name: 'queue-1', paused: false, tags: ['x', 'y'] });
    await newDeployment({ id: NIGHTLY, flow_id: two, name: 'nightly', work_queue_id: null, work_queue_name: null, paused: true, tags: [] });
    await newRun('alpha', {
      flow_id: one,
      tags: ['a', 'b'],
      deployment_id: DEPLOYMENT,
      work_pool_name: 'pool-1',
      work_queue_name: 'queue-1',
      flow_version: 'v1',
      idempotency_key: 'key-a',
      state: { type: 'SCHEDULED', state_details: { scheduled_time: '2030-01-01T00:00:00Z' } },
    });
    await ctx.cell.query({
      text: `update ${ctx.schema}.flow_run set created_by = $1::jsonb`,
      values: [JSON.stringify({ id: CREATOR, type: 'AUTOMATION', display_value: null })],
    });
    await newRun('beta', { flow_id: two, tags: ['a'], idempotency_key: 'key-b', state: { type: 'RUNNING', name: 'Odd' } });
    const { taskRun } = await runs.taskRuns.create(ctx, {
      flow_run_id: idOf('beta'),
      task_key: 'k',
      dynamic_key: '0',
      name: 'the-task',
      state: { type: 'FAILED' },
    });
    ids.set('the-task', taskRun.id);
    await newRun('gamma', { flow_id: two, parent_task_run_id: taskRun.id, state: { type: 'COMPLETED' } });
  });
  afterAll(async () => tenants.close());

  const newQueue = async (pool: string, name: string): Promise<QueuePlace> => {
    const { pools, queues } = openWorkPools();
    const nothing = { description: null, baseJobTemplate: '{}', isPaused: false, concurrencyLimit: null, storageConfiguration: '{}' };
    await pools.create(ctx, { ...nothing, name: pool, type: 'process' });
    return queues.create(ctx, pool, { ...nothing, name, description: '', priority: null, filter: null });
  };
  const newFlow = async (name: string, tags: readonly string[]): Promise<string> => (await runs.flows.upsert(ctx, { name, tags, labels: {} })).flow.id;
  const newDeployment = async (row: Record<string, unknown>): Promise<void> => {
    const text = `insert into ${ctx.schema}.deployment (${Object.keys(row).join(', ')}) values (${Object.keys(row)
      .map((_, index) => `$${index + 1}`)
      .join(', ')})`;
    await ctx.cell.query({ text, values: Object.values(row) });
  };
  const newRun = async (name: string, body: Parameters<Runs['flowRuns']['create']>[1]): Promise<void> => {
    ids.set(name, (await runs.flowRuns.create(ctx, { ...body, name })).flowRun.id);
  };
  const idOf = (name: string): string => ids.get(name) ?? '';

  describe('of flow runs', () => {
    const find = async (body: FlowRunListBody): Promise<string[]> => (await runs.flowRuns.filter(ctx, body)).map(({ name }) => name).sort();
    const ALL = ['alpha', 'beta', 'gamma'];

    it.each<[string, (() => FlowRunFilter) | FlowRunFilter, string[]]>([
      ['nothing', {}, ALL],
      ['nothing by null', { id: null, name: null, tags: null, state: null, start_time: null, parent_task_run_id: null, operator: null }, ALL],
      ['an id', () => ({ id: { any_: [idOf('beta')] } }), ['beta']],
      ['no id at all', { id: { any_: [] } }, []],
      ['any id but some', () => ({ id: { not_any_: [idOf('beta')] } }), ['alpha', 'gamma']],
      ['any id but none', { id: { not_any_: [] } }, ALL],
      ['a name', { name: { any_: ['alpha', 'nobody'] } }, ['alpha']],
      ['a part of the name, in any case', { name: { like_: 'MM' } }, ['gamma']],
      ['a part of the name with a wildcard', { name: { like_: 'b_t' } }, ['beta']],
      ['an empty part of the name', { name: { like_: '' } }, ALL],
      ['all of some tags', { tags: { all_: ['a', 'b'] } }, ['alpha']],
      ['all of no tags', { tags: { all_: [] } }, ALL],
      ['any of some tags', { tags: { any_: ['a'] } }, ['alpha', 'beta']],
      ['any of no tags', { tags: { any_: [] } }, []],
      ['no tags', { tags: { is_null_: true } }, ['gamma']],
      ['tags', { tags: { is_null_: false } }, ['alpha', 'beta']],
      ['some tags or none', { tags: { operator: 'or_', all_: ['b'], is_null_: true } }, ['alpha', 'gamma']],
      ['a deployment', { deployment_id: { any_: [DEPLOYMENT] } }, ['alpha']],
      ['no deployment', { deployment_id: { is_null_: true } }, ['beta', 'gamma']],
      ['a deployment or none', { deployment_id: { operator: 'or_', any_: [DEPLOYMENT], is_null_: true } }, ALL],
      ['a queue', { work_queue_name: { any_: ['queue-1'] } }, ['alpha']],
      ['no queue', { work_queue_name: { is_null_: true } }, ['beta', 'gamma']],
      ['a state type', { state: { type: { any_: ['RUNNING', 'COMPLETED'] } } }, ['beta', 'gamma']],
      ['any state type but some', { state: { type: { not_any_: ['RUNNING'] } } }, ['alpha', 'gamma']],
      ['a state name', { state: { name: { any_: ['Odd'] } } }, ['beta']],
      ['any state name but some', { state: { name: { not_any_: ['Odd'] } } }, ['alpha', 'gamma']],
      ['a state type or a state name', { state: { operator: 'or_', type: { any_: ['COMPLETED'] }, name: { any_: ['Odd'] } } }, ['beta', 'gamma']],
      ['a state type said both ways, which says nothing', { state: { type: { any_: ['RUNNING'], not_any_: ['COMPLETED'] } } }, ALL],
      ['a flow version', { flow_version: { any_: ['v1'] } }, ['alpha']],
      ['a start, expected or real, to the microsecond', { start_time: { after_: '2030-01-01T00:00:00Z' } }, ['alpha']],
      ['a start just before', { start_time: { before_: '2029-12-31T23:59:59.999999Z' } }, ['beta', 'gamma']],
      ['no start', { start_time: { is_null_: true } }, ['alpha']],
      ['an end', { end_time: { is_null_: false } }, ['gamma']],
      ['an expected start', { expected_start_time: { after_: '2029-01-01 00:00:00', before_: '2030-01-01T00:00:00+00:00' } }, ['alpha']],
      ['a next start', { next_scheduled_start_time: { before_: '2031-01-01T00:00:00Z' } }, ['alpha']],
      ['a parent flow run', () => ({ parent_flow_run_id: { any_: [idOf('beta')] } }), ['gamma']],
      ['a parent task run', () => ({ parent_task_run_id: { any_: [idOf('the-task')] } }), ['gamma']],
      ['no parent', { parent_task_run_id: { is_null_: true } }, ['alpha', 'beta']],
      ['an idempotency key', { idempotency_key: { any_: ['key-a'] } }, ['alpha']],
      ['any idempotency key but some, which none is not', { idempotency_key: { not_any_: ['key-a'] } }, ['beta']],
      ['a creator, in any case', { created_by: { id_: [CREATOR.toUpperCase()] } }, ['alpha']],
      ['a kind of creator', { created_by: { type_: ['AUTOMATION'] } }, ['alpha']],
      ['no creator', { created_by: { is_null_: true } }, ['beta', 'gamma']],
      ['two things at once', { tags: { any_: ['a'] }, state: { type: { any_: ['RUNNING'] } } }, ['beta']],
      ['one thing or the other', { operator: 'or_', flow_version: { any_: ['v1'] }, state: { type: { any_: ['COMPLETED'] } } }, ['alpha', 'gamma']],
      ['what cannot be', { name: { any_: ["'; drop table flow; --"] } }, []],
    ])('by %s', async (_, filter, names) => {
      const flow_runs = typeof filter === 'function' ? filter() : filter;
      expect(await find({ flow_runs })).toEqual(names);
      expect(await runs.flowRuns.countMatching(ctx, { flow_runs })).toBe(names.length);
    });

    it.each<[string, (() => FlowRunListBody) | FlowRunListBody, string[]]>([
      ['any flow', { flows: {} }, ALL],
      ['a flow’s name', { flows: { name: { any_: ['one'] } } }, ['alpha']],
      ['a flow’s tags', { flows: { tags: { all_: ['prod'] } } }, ['alpha']],
      ['any task run', { task_runs: {} }, ['beta']],
      ['a task run’s state', { task_runs: { state: { type: { any_: ['COMPLETED'] } } } }, ['beta']],
      ['a task run’s state that none has', { task_runs: { state: { type: { any_: ['RUNNING'] } } } }, []],
      ['any deployment', { deployments: {} }, ['alpha']],
      ['a deployment', { deployments: { id: { any_: [DEPLOYMENT] } } }, ['alpha']],
      ['another deployment', { deployments: { id: { not_any_: [DEPLOYMENT] } } }, []],
      ['a deployment’s name', { deployments: { name: { any_: ['d_1'] } } }, ['alpha']],
      ['a deployment that has no runs', { deployments: { name: { any_: ['nightly'] } } }, []],
      ['a deployment and its pool', { deployments: { paused: { eq_: false } }, work_pools: { name: { any_: ['pool-1'] } } }, ['alpha']],
      ['any queue', { work_pool_queues: {} }, ['alpha']],
      ['a queue', () => ({ work_pool_queues: { id: { any_: [queue.id] } } }), ['alpha']],
      ['the beginning of a queue’s name', { work_pool_queues: { name: { startswith_: ['QUEUE', 'x'] } } }, ['alpha']],
      ['another queue', { work_pool_queues: { name: { any_: ['default'] } } }, []],
      ['any pool', { work_pools: {} }, ['alpha']],
      ['a pool', () => ({ work_pools: { id: { any_: [queue.poolId] }, name: { any_: ['pool-1'] } } }), ['alpha']],
      ['a type of pool', { work_pools: { type: { any_: ['process'] } } }, ['alpha']],
      ['another pool', { work_pools: { name: { any_: ['p'] } } }, []],
      ['a pool and a queue of it', { work_pools: { name: { any_: ['pool-1'] } }, work_pool_queues: { name: { any_: ['queue-1'] } } }, ['alpha']],
      ['a pool and a queue of another', { work_pools: { name: { any_: ['p'] } }, work_pool_queues: { name: { any_: ['queue-1'] } } }, []],
    ])('by what they belong to: %s', async (_, body, names) => expect(await find(typeof body === 'function' ? body() : body)).toEqual(names));

    it.each<[NonNullable<FlowRunListBody['sort']> | null, string[]]>([
      [null, ['gamma', 'beta', 'alpha']],
      ['ID_DESC', ['gamma', 'beta', 'alpha']],
      ['START_TIME_ASC', ['beta', 'gamma', 'alpha']],
      ['START_TIME_DESC', ['alpha', 'gamma', 'beta']],
      ['EXPECTED_START_TIME_ASC', ['beta', 'gamma', 'alpha']],
      ['EXPECTED_START_TIME_DESC', ['alpha', 'gamma', 'beta']],
      ['NAME_ASC', ALL],
      ['NAME_DESC', ['gamma', 'beta', 'alpha']],
      ['NEXT_SCHEDULED_START_TIME_ASC', ['alpha', 'beta', 'gamma']],
      // Those that have not ended come first, as null does.
      ['END_TIME_DESC', ['beta', 'alpha', 'gamma']],
    ])('in the order %p', async (sort, names) => expect((await runs.flowRuns.filter(ctx, { sort })).map(({ name }) => name)).toEqual(names));
  });

  describe('of flows', () => {
    it.each<[string, FlowListBody, string[]]>([
      ['nothing', {}, ['one', 'thr_e', 'two']],
      ['a name', { flows: { name: { any_: ['one'] } } }, ['one']],
      ['a part of the name, in which _ is any character', { flows: { name: { like_: 'H_' } } }, ['thr_e']],
      ['all of some tags', { flows: { tags: { all_: ['prod', 'late'] } } }, ['thr_e']],
      ['no tags', { flows: { tags: { is_null_: true } } }, ['two']],
      ['one thing or the other', { flows: { operator: 'or_', name: { any_: ['two'] }, tags: { all_: ['late'] } } }, ['thr_e', 'two']],
      ['no deployment', { flows: { deployment: { is_null_: true } } }, ['thr_e']],
      ['some deployment', { flows: { deployment: { is_null_: false } } }, ['one', 'two']],
      ['any deployment', { deployments: {} }, ['one', 'two']],
      ['a deployment', { deployments: { name: { any_: ['nightly'] } } }, ['two']],
      ['a deployment that some pool has', { deployments: {}, work_pools: {} }, ['one']],
      ['a deployment and a pool that do not go together', { deployments: { name: { any_: ['nightly'] } }, work_pools: {} }, []],
      ['any run', { flow_runs: {} }, ['one', 'two']],
      ['a run’s state', { flow_runs: { state: { type: { any_: ['COMPLETED'] } } } }, ['two']],
      ['any task run', { task_runs: {} }, ['two']],
      ['a task run in a run that has both', { flow_runs: { name: { any_: ['gamma'] } }, task_runs: {} }, []],
      ['any pool', { work_pools: {} }, ['one']],
      ['another pool', { work_pools: { name: { any_: ['p'] } } }, []],
      ['the order of names, from the last', { sort: 'NAME_DESC' }, ['two', 'thr_e', 'one']],
      ['the order they were made in, from the last', { sort: 'CREATED_DESC' }, ['thr_e', 'two', 'one']],
    ])('by %s', async (_, body, names) => {
      const found = (await runs.flows.filter(ctx, body)).map(({ name }) => name);
      expect(body.sort ? found : found.sort()).toEqual(names);
      if (!body.sort) expect(await runs.flows.countMatching(ctx, body)).toBe(names.length);
    });
  });

  describe('of deployments', () => {
    const rows = new DeploymentsRepository();
    const BOTH = ['d_1', 'nightly'];

    it.each<[string, (() => DeploymentListBody) | DeploymentListBody, string[]]>([
      ['nothing', {}, BOTH],
      ['nothing by null', { deployments: { id: null, name: null, paused: null, tags: null, operator: null } }, BOTH],
      ['an id', { deployments: { id: { any_: [DEPLOYMENT] } } }, ['d_1']],
      ['any id but some', { deployments: { id: { not_any_: [DEPLOYMENT] } } }, ['nightly']],
      ['a name', { deployments: { name: { any_: ['nightly', 'nobody'] } } }, ['nightly']],
      ['a part of the name', { deployments: { name: { like_: 'IGHT' } } }, ['nightly']],
      ['a part of its name', { deployments: { flow_or_deployment_name: { like_: 'ight' } } }, ['nightly']],
      ['a part of its flow’s name', { deployments: { flow_or_deployment_name: { like_: 'ON' } } }, ['d_1']],
      ['an empty part of either', { deployments: { flow_or_deployment_name: { like_: '' } } }, BOTH],
      ['being paused', { deployments: { paused: { eq_: true } } }, ['nightly']],
      ['not being paused', { deployments: { paused: { eq_: false } } }, ['d_1']],
      ['all of some tags', { deployments: { tags: { all_: ['x', 'y'] } } }, ['d_1']],
      ['any of some tags', { deployments: { tags: { any_: ['y', 'z'] } } }, ['d_1']],
      ['no tags', { deployments: { tags: { is_null_: true } } }, ['nightly']],
      ['the queue it names', { deployments: { work_queue_name: { any_: ['queue-1'] } } }, ['d_1']],
      ['a limit, which asks nothing', { deployments: { concurrency_limit: { ge_: 5, is_null_: true } } }, BOTH],
      ['one thing or the other', { deployments: { operator: 'or_', paused: { eq_: true }, tags: { all_: ['x'] } } }, BOTH],
      ['a flow', { flows: { name: { any_: ['one'] } } }, ['d_1']],
      ['a flow that has deployments', { flows: { deployment: { is_null_: false } } }, BOTH],
      ['any run', { flow_runs: {} }, ['d_1']],
      ['a run that it has not', { flow_runs: { name: { any_: ['beta'] } } }, []],
      ['any task run in a run', { task_runs: {} }, []],
      ['any pool', { work_pools: {} }, ['d_1']],
      ['a queue of a pool', () => ({ work_pools: { id: { any_: [queue.poolId] } }, work_pool_queues: { name: { startswith_: ['q'] } } }), ['d_1']],
      ['another queue', { work_pool_queues: { name: { any_: ['default'] } } }, []],
    ])('by %s', async (_, given, names) => {
      const body = typeof given === 'function' ? given() : given;
      const stretch = { limit: 200, offset: 0 };
      expect((await rows.filter(ctx, body, 'NAME_ASC', stretch)).map(({ name }) => name)).toEqual(names);
      expect(await rows.countMatching(ctx, body)).toBe(names.length);
      expect((await rows.paginate(ctx, body, 'NAME_DESC', { limit: 1, offset: 0 })).count).toBe(names.length);
    });
  });
});
