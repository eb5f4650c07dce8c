import { randomBytes } from 'node:crypto';
import type { Broadcast } from '@app/broadcast';
import { fromIso } from '@app/contract';
import { createLogger } from '@app/telemetry';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { EventWriter } from './event-writer.js';
import { parseEvent, type ReceivedEvent } from './event.schema.js';
import { EventsRepository } from './events.repository.js';
import { aReport, anEvent, countEvents } from './events.testing.js';

const BROADCAST: Broadcast = { publish: () => undefined, subscribe: () => () => undefined, close: () => Promise.resolve() };
const SECOND = (second: number): string => `2026-01-31T08:00:${String(second).padStart(2, '0')}.000001Z`;

describe('what clients report', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let writer: EventWriter;

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    writer = replica();
  });
  afterAll(() => tenants.close());

  /** A writer as one process has it. */
  const replica = (): EventWriter => new EventWriter(new EventsRepository(), BROADCAST, createLogger({ level: 'silent', format: 'json' }));
  const write = (events: readonly Record<string, unknown>[], by = writer): Promise<void> => by.write(ctx, events.map(received));
  const query = <Row extends object>(text: string, ...values: unknown[]) => ctx.cell.query<Row>({ text: text.replaceAll('$schema', ctx.schema), values });
  const taskRun = async (id: string): Promise<Record<string, unknown> | undefined> =>
    (await query<Record<string, unknown>>('select * from $schema.task_run where id = $1', id))[0];
  const statesOf = async (taskRunId: string): Promise<string[]> =>
    (await query<{ name: string }>('select name from $schema.task_run_state where task_run_id = $1 order by timestamp', taskRunId)).map(({ name }) => name);

  it('keeps what the newest report of a batch leaves out and an older one tells', async () => {
    const about = { taskRunId: uuidv7(), flowRunId: uuidv7() };
    const told = { tags: ['a'], labels: { b: 'c' }, cache_key: 'd', start_time: SECOND(1) };
    const reports = [
      aReport(about, { type: 'RUNNING', at: SECOND(1) }, { run_count: 2, ...told }),
      aReport(about, { type: 'COMPLETED', at: SECOND(3) }, { run_count: undefined, end_time: SECOND(3) }),
      aReport(about, { type: 'RUNNING', name: 'Late', at: SECOND(2) }, { task_version: 'v', end_time: SECOND(9) }),
    ];
    await write(reports);
    expect(await taskRun(about.taskRunId)).toMatchObject({
      ...told,
      state_name: 'Completed',
      run_count: 2,
      task_version: 'v',
      start_time: fromIso(SECOND(1)),
      end_time: fromIso(SECOND(3)),
    });
  });

  it('takes of events with one id the first, whether they come together or apart', async () => {
    const about = { taskRunId: uuidv7(), flowRunId: uuidv7() };
    const first = aReport(about, { type: 'RUNNING', at: SECOND(1) });
    const second = { ...aReport(about, { type: 'COMPLETED', at: SECOND(2) }), id: first.id };
    await write([first, second]);
    await write([second]);
    expect(await query<{ event: string }>('select event from $schema.event where id = $1', first.id)).toEqual([{ event: 'prefect.task-run.Running' }]);
    expect(await statesOf(about.taskRunId)).toEqual(['Running']);
  });

  it('tells apart task runs whose keys only together look alike', async () => {
    const flowRunId = uuidv7();
    const runs = [
      { taskRunId: uuidv7(), flowRunId, taskKey: 'a/b', dynamicKey: 'c' },
      { taskRunId: uuidv7(), flowRunId, taskKey: 'a', dynamicKey: 'b/c' },
    ];
    await write(runs.map((about) => aReport(about, { type: 'RUNNING' })));
    for (const { taskRunId } of runs) expect(await taskRun(taskRunId)).toBeDefined();
  });

  it('is not lost when another replica gives the same task run an id at this moment', async () => {
    const [mine, theirs, flowRunId] = [uuidv7(), uuidv7(), uuidv7()];
    const report = aReport({ taskRunId: mine, flowRunId }, { type: 'RUNNING' });
    let written = Promise.resolve();
    await ctx.cell.transaction(async (cell) => {
      await cell.query({
        text: `insert into ${ctx.schema}.task_run (id, flow_run_id, name, task_key, dynamic_key) values ($1, $2, 'a-task', 'a-task', '0')`,
        values: [theirs, flowRunId],
      });
      written = write([report]);
      await someoneWaits();
    });
    await written;
    expect(await taskRun(theirs)).toMatchObject({ state_type: 'RUNNING', state_id: report.id });
    expect(await statesOf(theirs)).toEqual(['Running']);
    expect(await countEvents(ctx, [report.id])).toBe(1);
  });

  it('is all there after many replicas wrote the same runs at once, each in another order', async () => {
    const flowRunId = uuidv7();
    const replicas = Array.from({ length: 4 }, replica);
    const reports = Array.from({ length: 4 }, (_, by) =>
      Array.from({ length: 60 }, (__, run) =>
        aReport({ taskRunId: uuidv7(), flowRunId, dynamicKey: String(run) }, { type: 'RUNNING', name: `By ${by}`, at: SECOND(by) }),
      ),
    );
    const orders: ((a: number, b: number) => number)[] = [(a, b) => a - b, (a, b) => b - a, (a, b) => (a % 7) - (b % 7), (a, b) => (b % 11) - (a % 11)];
    await Promise.all(orders.flatMap((order, by) => [...(reports[by] ?? []).keys()].sort(order).map((run) => write([reports[by]?.[run] ?? {}], replicas[by]))));
    const rows = await query<{ state_name: string; states: number }>(
      `select state_name, (select count(*) from $schema.task_run_state s where s.task_run_id = t.id) as states from $schema.task_run t where flow_run_id = $1`,
      flowRunId,
    );
    expect(rows).toEqual(Array.from({ length: 60 }, () => ({ state_name: 'By 3', states: 4 })));
    expect(
      await countEvents(
        ctx,
        reports.flat().map(({ id }) => id),
      ),
    ).toBe(240);
  });

  it('makes a task run again that was deleted meanwhile, from what is still to come', async () => {
    const about = { taskRunId: uuidv7(), flowRunId: uuidv7() };
    await write([aReport(about, { type: 'RUNNING', at: SECOND(1) })]);
    await query('delete from $schema.task_run where id = $1', about.taskRunId);
    await write([aReport(about, { type: 'COMPLETED', at: SECOND(2) })]);
    expect(await taskRun(about.taskRunId)).toMatchObject({ state_type: 'COMPLETED' });
  });

  it('takes for left out what no column can hold', async () => {
    const about = { taskRunId: uuidv7(), flowRunId: uuidv7() };
    const strange = {
      run_count: 1e12,
      flow_run_run_count: 1.5,
      total_run_time: 1e300,
      start_time: '0000-01-01T00:00:00Z',
      end_time: 'soon',
      expected_start_time: '9999-12-31T23:59:59-05:00',
      cache_expiration: 7,
      tags: [1, null],
      labels: ['no object'],
      task_inputs: 'none',
    };
    await write([aReport(about, { type: 'RUNNING', data: 'not an object', message: 7, state_details: null }, strange)]);
    expect(await taskRun(about.taskRunId)).toMatchObject({
      run_count: 0,
      flow_run_run_count: 0,
      total_run_time_micros: 0,
      start_time: null,
      end_time: null,
      expected_start_time: null,
      tags: [],
      labels: {},
      task_inputs: {},
    });
  });

  it.each<[string, (report: ReturnType<typeof aReport>) => void]>([
    ['whose id is none', (report) => (report['resource'] = { ...(report['resource'] as object), 'prefect.resource.id': `prefect.task-run.${'-'.repeat(36)}` })],
    ['without its task run', (report) => (report['payload'] = {})],
    ['of a state that nobody knows', (report) => (report['payload'] = { ...(report['payload'] as object), validated_state: { type: 'DREAMING' } })],
    [
      'whose keys are longer than an index can hold',
      (report) => (report['payload'] = { ...(report['payload'] as object), task_run: { task_key: randomBytes(4_000).toString('hex'), dynamic_key: '0' } }),
    ],
  ])('keeps a report %s as an event, and its neighbours whole', async (_, spoil) => {
    const good = [
      { taskRunId: uuidv7(), flowRunId: uuidv7() },
      { taskRunId: uuidv7(), flowRunId: uuidv7() },
    ] as const;
    const bad = aReport({ taskRunId: uuidv7(), flowRunId: uuidv7() }, { type: 'RUNNING' });
    spoil(bad);
    const reports = [aReport(good[0], { type: 'RUNNING' }), bad, aReport(good[1], { type: 'RUNNING' })];
    await write(reports);
    expect(
      await countEvents(
        ctx,
        reports.map(({ id }) => id),
      ),
    ).toBe(3);
    for (const { taskRunId } of good) expect(await taskRun(taskRunId)).toMatchObject({ state_type: 'RUNNING' });
  });

  it('finds the run of an id in capitals', async () => {
    const about = { taskRunId: uuidv7(), flowRunId: uuidv7() };
    await write([aReport({ taskRunId: about.taskRunId.toUpperCase(), flowRunId: about.flowRunId.toUpperCase() }, { type: 'RUNNING' })]);
    expect(await taskRun(about.taskRunId)).toMatchObject({ flow_run_id: about.flowRunId });
  });

  it('loses to an event that cannot be kept at all none of those around it', async () => {
    const events = [anEvent(), anEvent(), anEvent()].map(received);
    let nested: unknown = 0;
    for (let depth = 0; depth < 20_000; depth++) nested = [nested];
    const spoiled = events.map((event, index) => (index === 1 ? { ...event, payload: { nested } } : event));
    await writer.write(ctx, spoiled);
    expect(await countEvents(ctx, [events[0]?.id ?? '', events[2]?.id ?? ''])).toBe(2);
    expect(await countEvents(ctx, [events[1]?.id ?? ''])).toBe(0);
  });

  async function someoneWaits(): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (Date.now() < deadline) {
      const [row] = await query<{ waits: boolean }>("select exists (select 1 from pg_locks where not granted and locktype = 'transactionid') as waits");
      if (row?.waits) return;
    }
    throw new Error('Nobody waits.');
  }
});

function received(event: Record<string, unknown>): ReceivedEvent {
  const parsed = parseEvent(event, JSON.stringify(event).length);
  if ('message' in parsed) throw new Error(parsed.message);
  return parsed;
}
