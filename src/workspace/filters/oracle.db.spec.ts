import { randomInt } from 'node:crypto';
import type { FlowRunFilter, RunCountBody, TaskRunFilter } from '@app/contract';
import { STATE_TYPES } from '@app/engine';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import fc, { type Arbitrary } from 'fast-check';
import { v4 as uuidv4 } from 'uuid';
import { FlowRunListsRepository } from '../flow-runs/flow-run-lists.repository.js';
import { EndedSumsRepository } from '../flow-runs/sums/ended-sums.repository.js';
import { FlowsRepository } from '../flows/flows.repository.js';
import { LogsRepository } from '../logs/logs.repository.js';
import type { LogFilter } from '../logs/logs.schema.js';
import { TaskRunsRepository } from '../task-runs/task-runs.repository.js';
import { Oracle, type FlowRow, type World } from './oracle.testing.js';

const SEED = randomInt(2 ** 31);
const ids = (count: number): string[] => Array.from({ length: count }, () => uuidv4());
/** Few values of each kind, so that what is asked for is often there. */
const POOL = {
  flows: ids(5),
  flowRuns: ids(30),
  taskRuns: ids(30),
  deployments: ids(3),
  creators: ids(3),
  names: ['ab', 'a_b', 'A%b', 'abba', 'b'],
  likes: ['a', 'B', 'a_', '%b', '', 'bb'],
  tags: ['x', 'y', 'Z'],
  states: ['Scheduled', 'Late', 'Odd'],
  times: ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-06-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  words: ['ab', '+a', '-b', '"a b"', '!zz', 'B_', '+"'],
};

const one = <T>(values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);
const orNull = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const some = <T>(values: readonly T[]): Arbitrary<T[]> => fc.subarray([...values], { maxLength: Math.min(3, values.length) });
/** An object with a few of these members, each of them or null: with all of them it would match nothing. */
const part = <T extends object>(members: { [Name in keyof T]: Arbitrary<T[Name]> }): Arbitrary<{ [Name in keyof T]?: T[Name] | null }> =>
  some(Object.keys(members) as (keyof T)[]).chain(
    (names) => fc.record(Object.fromEntries(names.map((name) => [name, orNull(members[name])]))) as Arbitrary<{ [Name in keyof T]?: T[Name] | null }>,
  );
const operator = one(['and_', 'or_'] as const);

const NAME = part({ any_: some(POOL.names), like_: one(POOL.likes) });
const RANGE = { before_: one(POOL.times), after_: one(POOL.times) };
const OPEN_RANGE = part({ ...RANGE, is_null_: fc.boolean() });
const nullable = (values: readonly string[]) => part({ any_: some(values), is_null_: fc.boolean(), operator });
const chosen = <T extends string>(values: readonly T[]) => part({ any_: some(values), not_any_: some(values) });

const FLOW = part({ id: chosen(POOL.flows), name: NAME, tags: part({ all_: some(POOL.tags), is_null_: fc.boolean(), operator }), operator });
const FLOW_RUN: Arbitrary<FlowRunFilter> = part({
  id: chosen(POOL.flowRuns),
  name: NAME,
  tags: part({ all_: some(POOL.tags), any_: some(POOL.tags), is_null_: fc.boolean(), operator }),
  deployment_id: nullable(POOL.deployments),
  work_queue_name: nullable(POOL.names),
  state: part({ type: chosen(STATE_TYPES), name: chosen(POOL.states), operator }),
  flow_version: part({ any_: some(POOL.names) }),
  start_time: OPEN_RANGE,
  end_time: OPEN_RANGE,
  expected_start_time: part(RANGE),
  next_scheduled_start_time: part(RANGE),
  parent_flow_run_id: part({ any_: some(POOL.flowRuns), operator }),
  parent_task_run_id: nullable(POOL.taskRuns),
  idempotency_key: chosen(POOL.names),
  created_by: part({ id_: some(POOL.creators), type_: some(['SCHEDULE', 'USER']), is_null_: fc.boolean(), operator }),
  operator,
});
const TASK_RUN: Arbitrary<TaskRunFilter> = part({
  id: part({ any_: some(POOL.taskRuns) }),
  name: NAME,
  tags: part({ all_: some(POOL.tags), is_null_: fc.boolean(), operator }),
  state: part({ type: part({ any_: some(STATE_TYPES) }), name: part({ any_: some(POOL.states) }), operator }),
  start_time: OPEN_RANGE,
  end_time: OPEN_RANGE,
  expected_start_time: part(RANGE),
  subflow_runs: part({ exists_: fc.boolean() }),
  flow_run_id: nullable(POOL.flowRuns),
  operator,
});
const LOG: Arbitrary<LogFilter> = part({
  level: part({ ge_: one([10, 20, 30]), le_: one([10, 20, 30]) }),
  timestamp: part(RANGE),
  flow_run_id: part({ any_: some(POOL.flowRuns) }),
  task_run_id: part({ any_: some(POOL.taskRuns), is_null_: fc.boolean() }),
  text: fc.record({ query: some(POOL.words).map((words) => words.join(' ')) }),
  operator,
});
const BODY: Arbitrary<RunCountBody> = fc.record({ flows: orNull(FLOW), flow_runs: orNull(FLOW_RUN), task_runs: orNull(TASK_RUN) }, { requiredKeys: [] });

const times = { expected_start_time: one(POOL.times), start_time: orNull(one(POOL.times)), end_time: orNull(one(POOL.times)) };
const run = { name: one(POOL.names), tags: some(POOL.tags), state_type: one(STATE_TYPES), state_name: one(POOL.states), ...times };
const each = <Row extends object>(own: readonly string[], row: Arbitrary<Row>): Arbitrary<(Row & { id: string })[]> =>
  fc.tuple(...own.map((id) => row.map((members) => ({ ...members, id }))));
const WORLD: Arbitrary<World> = fc.record({
  flows: each(POOL.flows, fc.record({ name: one(POOL.names), tags: some(POOL.tags) })).map((flows) =>
    // Names of flows are unique.
    flows.map((flow, index) => ({ ...flow, name: POOL.names[index] ?? flow.name })),
  ),
  flowRuns: each(
    POOL.flowRuns,
    fc.record({
      ...run,
      flow_id: one(POOL.flows),
      deployment_id: orNull(one(POOL.deployments)),
      work_queue_name: orNull(one(POOL.names)),
      flow_version: orNull(one(POOL.names)),
      next_scheduled_start_time: orNull(one(POOL.times)),
      parent_task_run_id: orNull(one(POOL.taskRuns)),
      idempotency_key: orNull(one(POOL.names)),
      created_by: orNull(fc.record({ id: one(POOL.creators), type: one(['SCHEDULE', 'USER']) })),
    }),
  ).map((flowRuns) => {
    // So are idempotency keys within a flow.
    const seen = new Set<string>();
    return flowRuns.map((row) => {
      const key = `${row.flow_id}/${row.idempotency_key ?? ''}`;
      const taken = seen.has(key);
      seen.add(key);
      return { ...row, idempotency_key: taken ? null : row.idempotency_key };
    });
  }),
  taskRuns: each(POOL.taskRuns, fc.record({ ...run, flow_run_id: orNull(one(POOL.flowRuns)) })),
  logs: each(
    ids(30),
    fc.record({
      name: one(POOL.names),
      message: one(['a', 'ab b', 'zz', 'A b_']),
      level: one([10, 20, 30]),
      timestamp: one(POOL.times),
      flow_run_id: orNull(one(POOL.flowRuns)),
      task_run_id: orNull(one(POOL.taskRuns)),
    }),
  ),
});

describe(`filters find what a plain reading of them finds (seed ${SEED})`, () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let world: World;
  let oracle: Oracle;
  const ALL = { limit: 1000, offset: 0 };

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    const [drawn] = fc.sample(WORLD, { seed: SEED, numRuns: 1 });
    if (!drawn) throw new Error('There is no world.');
    world = drawn;
    oracle = new Oracle(world);
    await fill('flow', world.flows, 'id uuid, name text, tags text[]');
    const columns = `id uuid, name text, tags text[], state_type text, state_name text, expected_start_time timestamptz, start_time timestamptz, end_time timestamptz`;
    await fill(
      'flow_run',
      world.flowRuns,
      `${columns}, flow_id uuid, deployment_id uuid, work_queue_name text, flow_version text, next_scheduled_start_time timestamptz,
       parent_task_run_id uuid, idempotency_key text, created_by jsonb`,
    );
    await fill(
      'task_run',
      world.taskRuns.map((row, index) => ({ ...row, task_key: 'k', dynamic_key: String(index) })),
      `${columns}, flow_run_id uuid, task_key text, dynamic_key text`,
    );
    await fill('log', world.logs, 'id uuid, name text, message text, level smallint, timestamp timestamptz, flow_run_id uuid, task_run_id uuid');
  });
  afterAll(async () => tenants.close());

  const fill = async (table: string, rows: readonly object[], columns: string): Promise<void> => {
    const names = columns.split(',').map((column) => column.trim().split(' ')[0]);
    await ctx.cell.query({
      text: `insert into ${ctx.schema}.${table} (${names.join(', ')}) select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as row (${columns})`,
      values: [JSON.stringify(rows)],
    });
  };

  /** What `find` answers is what `matches` says, whatever is asked for. */
  const agree = async <Body, Row extends FlowRow | { id: string }>(
    bodies: Arbitrary<Body>,
    rows: () => readonly Row[],
    matches: (row: Row, body: Body) => boolean,
    find: (body: Body) => Promise<readonly { id: string }[]>,
    count: (body: Body) => Promise<number | null>,
  ): Promise<void> =>
    fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const expected = rows().filter((row) => matches(row, body));
        expect((await find(body)).map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        expect((await count(body)) ?? expected.length).toBe(expected.length);
      }),
      { seed: SEED, numRuns: 250 },
    );

  const inFlowRun = (flowRunId: string | null, body: RunCountBody): boolean => {
    const { flows, flow_runs: runs } = body;
    if (!flows && !runs) return true;
    const flowRun = world.flowRuns.find(({ id }) => id === flowRunId);
    return flowRun !== undefined && (!runs || oracle.flowRun(flowRun, runs)) && (!flows || ofFlow(flowRun.flow_id, flows));
  };
  const ofFlow = (flowId: string, filter: NonNullable<RunCountBody['flows']>): boolean =>
    world.flows.some((flow) => flow.id === flowId && oracle.flow(flow, filter));
  const hasTask = (flowRunId: string, filter: RunCountBody['task_runs']): boolean =>
    !filter || world.taskRuns.some((task) => task.flow_run_id === flowRunId && oracle.taskRun(task, filter));

  it('of flow runs', async () => {
    const flowRuns = new FlowRunListsRepository(new EndedSumsRepository());
    await agree(
      BODY,
      () => world.flowRuns,
      (row, body) => inFlowRun(row.id, body) && hasTask(row.id, body.task_runs),
      (body) => flowRuns.filter(ctx, body, 'ID_DESC', ALL),
      (body) => flowRuns.countMatching(ctx, body),
    );
  });

  it('of task runs', async () => {
    const taskRuns = new TaskRunsRepository();
    await agree(
      BODY,
      () => world.taskRuns,
      (row, body) => (!body.task_runs || oracle.taskRun(row, body.task_runs)) && inFlowRun(row.flow_run_id, body),
      (body) => taskRuns.filter(ctx, body, 'ID_DESC', ALL),
      (body) => taskRuns.countMatching(ctx, body),
    );
  });

  it('of flows', async () => {
    const flows = new FlowsRepository();
    await agree(
      BODY,
      () => world.flows,
      (row, body) =>
        (!body.flows || oracle.flow(row, body.flows)) &&
        ((!body.flow_runs && !body.task_runs) ||
          world.flowRuns.some((run) => run.flow_id === row.id && (!body.flow_runs || oracle.flowRun(run, body.flow_runs)) && hasTask(run.id, body.task_runs))),
      (body) => flows.filter(ctx, body, 'NAME_ASC', ALL),
      (body) => flows.countMatching(ctx, body),
    );
  });

  it('of logs', async () => {
    const logs = new LogsRepository();
    await agree(
      orNull(LOG),
      () => world.logs,
      (row, filter) => !filter || oracle.log(row, filter),
      (filter) => logs.list(ctx, filter, { ...ALL, newestFirst: false }),
      async () => null,
    );
  });
});
