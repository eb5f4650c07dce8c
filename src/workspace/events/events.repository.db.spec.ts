import { fromIso } from '@app/contract';
import { createLogger } from '@app/telemetry';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import fc from 'fast-check';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { openRuns, type Runs } from '../runs.testing.js';
import { EventWriter } from './event-writer.js';
import { EventsRepository } from './events.repository.js';
import { parseEvent, type ReceivedEvent } from './event.schema.js';

const START = fromIso('2026-01-31T08:00:00Z') ?? 0;

interface Told {
  id?: string;
  taskRunId: string;
  flowRunId?: string | null;
  /** Seconds after the start of all stories. */
  at: number;
  state: string;
  name?: string;
  taskRun?: Record<string, unknown>;
  stateDetails?: Record<string, unknown>;
  data?: unknown;
}

/** What the SDK sends when a task run changes its state. */
function report({ id = uuidv7(), taskRunId, flowRunId = null, at, state, name, taskRun = {}, stateDetails = {}, data = null }: Told): ReceivedEvent {
  const stateName = name ?? state.charAt(0) + state.slice(1).toLowerCase();
  const told = {
    id,
    occurred: new Date(START / 1000 + at * 1000).toISOString(),
    event: `prefect.task-run.${stateName}`,
    resource: { 'prefect.resource.id': `prefect.task-run.${taskRunId}`, 'prefect.resource.name': 'a-task', 'prefect.orchestration': 'client' },
    related: flowRunId === null ? [] : [{ 'prefect.resource.id': `prefect.flow-run.${flowRunId}`, 'prefect.resource.role': 'flow-run' }],
    payload: {
      intended: { from: null, to: state },
      validated_state: { type: state, name: stateName, message: '', state_details: stateDetails, data },
      task_run: { task_key: 'a-task', dynamic_key: taskRunId, name: 'a-task-0', tags: ['t'], labels: { l: 1 }, run_count: 0, ...taskRun },
    },
  };
  const event = parseEvent(told, JSON.stringify(told).length);
  if ('message' in event) throw new Error(event.message);
  return event;
}

describe('task runs that clients report', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  let writer: EventWriter;
  let otherReplica: EventWriter;

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    runs = openRuns();
    const open = () =>
      new EventWriter(
        new EventsRepository(),
        { publish: () => undefined, subscribe: () => () => undefined, close: () => Promise.resolve() },
        createLogger({ level: 'silent', format: 'json' }),
      );
    [writer, otherReplica] = [open(), open()];
  });
  afterAll(async () => tenants.close());

  const find = async (id: string) => (await runs.taskRuns.byIds(ctx, [id]))[0];
  const statesOf = async (id: string) => ((await runs.taskRuns.statesOf(ctx, [id])).get(id) ?? []).map(({ name }) => name);
  const eventCount = async (ids: readonly string[]) =>
    (await ctx.cell.query<{ count: number }>({ text: `select count(*) as count from ${ctx.schema}.event where id = any($1::uuid[])`, values: [ids] }))[0]
      ?.count;

  it('are there, with their states, once they are said to be durable', async () => {
    const [taskRunId, flowRunId] = [uuidv4(), uuidv4()];
    const told = { taskRunId, flowRunId };
    const started = new Date(START / 1000 + 1000).toISOString();
    await writer.write(ctx, [
      report({
        ...told,
        at: 0,
        state: 'PENDING',
        taskRun: { expected_start_time: new Date(START / 1000).toISOString(), empirical_policy: { retries: 2, retry_delay: [1, 2] } },
      }),
      report({ ...told, at: 1, state: 'RUNNING', taskRun: { run_count: 1, flow_run_run_count: 1, start_time: started } }),
    ]);
    const completed = report({
      ...told,
      at: 2,
      state: 'COMPLETED',
      data: { storage_key: 'k' },
      taskRun: { run_count: 1, flow_run_run_count: 1, start_time: started, end_time: started, total_run_time: 0.25 },
    });
    await writer.write(ctx, [completed]);
    expect(await find(taskRunId)).toMatchObject({
      name: 'a-task-0',
      flowRunId,
      runCount: 1,
      flowRunRunCount: 1,
      tags: ['t'],
      labels: { l: 1 },
      startTime: START + 1_000_000,
      endTime: START + 1_000_000,
      totalRunTimeMicros: 250_000,
      state: { id: completed.id, type: 'COMPLETED', timestamp: START + 2_000_000, data: { storage_key: 'k' }, details: { taskRunId, flowRunId } },
    });
    expect(await statesOf(taskRunId)).toEqual(['Pending', 'Running', 'Completed']);
  });

  it('are not taken back by a report that comes late', async () => {
    const taskRunId = uuidv4();
    await writer.write(ctx, [report({ taskRunId, at: 2, state: 'COMPLETED', taskRun: { run_count: 1, name: 'new' } })]);
    await writer.write(ctx, [report({ taskRunId, at: 1, state: 'RUNNING', taskRun: { run_count: 7, name: 'old' } })]);
    await writer.write(ctx, [report({ taskRunId, at: 0, state: 'PENDING' })]);
    expect(await find(taskRunId)).toMatchObject({ name: 'new', runCount: 1, state: { type: 'COMPLETED' } });
    expect(await statesOf(taskRunId)).toEqual(['Pending', 'Running', 'Completed']);
  });

  it('are in the newest state of a batch, whatever the order in it', async () => {
    const taskRunId = uuidv4();
    const [pending, running, completed] = (['PENDING', 'RUNNING', 'COMPLETED'] as const).map((state, at) => report({ taskRunId, at, state }));
    if (!pending || !running || !completed) throw new Error('three reports were made');
    await writer.write(ctx, [completed, pending, running]);
    expect(await find(taskRunId)).toMatchObject({ state: { id: completed.id } });
    expect(await statesOf(taskRunId)).toEqual(['Pending', 'Running', 'Completed']);
  });

  it('change nothing when they are told again, even by another replica', async () => {
    const taskRunId = uuidv4();
    const told = [report({ taskRunId, at: 0, state: 'PENDING' }), report({ taskRunId, at: 1, state: 'RUNNING' })];
    await writer.write(ctx, told);
    const before = await find(taskRunId);
    await Promise.all([writer.write(ctx, [...told, ...told]), otherReplica.write(ctx, told)]);
    expect(await find(taskRunId)).toEqual(before);
    expect(await statesOf(taskRunId)).toEqual(['Pending', 'Running']);
    expect(await eventCount(told.map(({ id }) => id))).toBe(2);
  });

  describe('under another id for the same call', () => {
    it('keep the id they had first, in one batch or in several', async () => {
      const [flowRunId, first, second, third] = [uuidv4(), uuidv4(), uuidv4(), uuidv4()];
      const call = { flowRunId, taskRun: { dynamic_key: 'the-call' } };
      await writer.write(ctx, [report({ ...call, taskRunId: first, at: 0, state: 'PENDING' })]);
      await writer.write(ctx, [
        report({ ...call, taskRunId: second, at: 1, state: 'RUNNING' }),
        report({ ...call, taskRunId: third, at: 2, state: 'COMPLETED' }),
      ]);
      expect(await find(first)).toMatchObject({ state: { type: 'COMPLETED' } });
      expect(await statesOf(first)).toEqual(['Pending', 'Running', 'Completed']);
      expect((await runs.taskRuns.byIds(ctx, [second, third])).length).toBe(0);
    });

    it('belong to the run that was made over REST', async () => {
      const { flow } = await runs.flows.upsert(ctx, { name: 'a-flow', tags: [], labels: {} });
      const { flowRun } = await runs.flowRuns.create(ctx, { flow_id: flow.id, state: { type: 'RUNNING' } });
      const { taskRun } = await runs.taskRuns.create(ctx, { flow_run_id: flowRun.id, task_key: 'a-task', dynamic_key: 'the-call' });
      const late = report({ taskRunId: uuidv4(), flowRunId: flowRun.id, at: 0, state: 'RUNNING', taskRun: { dynamic_key: 'the-call' } });
      const now = report({ taskRunId: uuidv4(), flowRunId: flowRun.id, at: 1_000_000_000, state: 'RUNNING', taskRun: { dynamic_key: 'the-call' } });
      await writer.write(ctx, [late]);
      expect(await find(taskRun.id)).toMatchObject({ state: { type: 'PENDING' } });
      await writer.write(ctx, [now]);
      expect(await find(taskRun.id)).toMatchObject({ state: { id: now.id } });
      // What another writer knew of the run before the event is not written over it.
      expect(await runs.taskRuns.setState(ctx, taskRun.id, { state: { type: 'COMPLETED' }, force: false })).toMatchObject({ stored: true });
      expect(await statesOf(taskRun.id)).toEqual(['Running', 'Pending', 'Running', 'Completed']);
    });

    it('lose none of their states when two replicas hear of them at once', async () => {
      for (let round = 0; round < 20; round++) {
        const call = { flowRunId: uuidv4(), taskRun: { dynamic_key: 'the-call' } };
        const ids = [uuidv4(), uuidv4()];
        const told = ids.map((taskRunId, at) => report({ ...call, taskRunId, at, state: 'RUNNING' }));
        await Promise.all([writer.write(ctx, told.slice(0, 1)), otherReplica.write(ctx, told.slice(1))]);
        const found = await runs.taskRuns.byIds(ctx, ids);
        expect(found).toHaveLength(1);
        expect(await statesOf(found[0]?.id ?? '')).toEqual(['Running', 'Running']);
      }
    });
  });

  it(
    'come out the same in whatever order and batches, and from however many writers, their reports arrive',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 12 }), fc.boolean(), async (order, together) => {
          const [flowRunId, ids] = [uuidv4(), [uuidv4(), uuidv4(), uuidv4()]];
          const told = order.map(([at, which, here], index) => {
            const state = (['PENDING', 'RUNNING', 'COMPLETED'] as const)[at % 3] ?? 'PENDING';
            const event = report({
              taskRunId: ids[which] ?? '',
              flowRunId,
              at: at + index / 1000,
              state,
              taskRun: { dynamic_key: `call-${which}`, run_count: at },
            });
            return { event, here, which };
          });
          const write = async ({ event, here }: (typeof told)[number]) => (here ? writer : otherReplica).write(ctx, [event]);
          if (together) await Promise.all(told.map(write));
          else for (const one of told) await write(one);
          for (const [which, id] of ids.entries()) {
            const mine = told.filter((one) => one.which === which).map(({ event }) => event);
            const newest = mine.reduce<ReceivedEvent | null>((last, event) => (last && last.occurred > event.occurred ? last : event), null);
            expect((await find(id))?.state?.id ?? null).toBe(newest?.id ?? null);
            expect((await statesOf(id)).length).toBe(mine.length);
          }
        }),
        { numRuns: 25 },
      ),
    60_000,
  );

  it('that leave something out do not erase it', async () => {
    const taskRunId = uuidv4();
    const full = { cache_key: 'c', task_version: 'v', task_inputs: { x: [{ input_type: 'constant', type: 'int' }] }, empirical_policy: { retries: 3 } };
    await writer.write(ctx, [report({ taskRunId, at: 0, state: 'PENDING', taskRun: full })]);
    await writer.write(ctx, [report({ taskRunId, at: 1, state: 'RUNNING', taskRun: { labels: undefined, tags: undefined } })]);
    expect(await find(taskRunId)).toMatchObject({
      cacheKey: 'c',
      taskVersion: 'v',
      taskInputs: full.task_inputs,
      policy: { retries: 3 },
      labels: { l: 1 },
      tags: ['t'],
    });
  });

  it('are kept though their text has what PostgreSQL cannot keep', async () => {
    const taskRunId = uuidv4();
    await writer.write(ctx, [report({ taskRunId, at: 0, state: 'RUNNING', taskRun: { name: `half ${String.fromCharCode(0xd800)} of a pair` } })]);
    expect(await find(taskRunId)).toMatchObject({ name: 'half \ufffd of a pair' });
  });

  it('are no task runs where somebody else orchestrates, or where the report is of another kind', async () => {
    const taskRunId = uuidv4();
    const event = report({ taskRunId, at: 0, state: 'RUNNING' });
    const resource = { ...event.resource, 'prefect.orchestration': 'server' };
    const others = [
      { ...event, resource },
      { ...event, id: uuidv7(), event: 'prefect.task-run' },
      { ...event, id: uuidv7(), payload: {} },
      { ...event, id: uuidv7(), payload: { ...event.payload, validated_state: { type: 'ODD' } } },
    ];
    await writer.write(ctx, others);
    expect(await find(taskRunId)).toBeUndefined();
    expect(await eventCount(others.map(({ id }) => id))).toBe(4);
  });

  it('stay within their workspace', async () => {
    const taskRunId = uuidv4();
    await writer.write(await tenants.newWorkspace(), [report({ taskRunId, at: 0, state: 'RUNNING' })]);
    expect(await find(taskRunId)).toBeUndefined();
  });
});
