import type { FlowRunCreateBody, StateBody } from '@app/contract';
import type { Cell } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { asService } from '@app/tenancy';
import { testTenancy, type TestTenancy } from '@app/testing';
import { openRuns, watched, type Runs } from '../../runs.testing.js';
import { DECISIONS } from '../../ranges/ranged.js';
import { listRanges, rangeOf } from '../../ranges/ranges.js';
import { withRanges } from './ranges.js';
import { fromRecord, type RecordedDecision } from './record.js';

const WRITERS = 20;
const MICROS_PER_DAY = 86_400_000_000;

describe('every request for a transition leaves a record', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;

  beforeAll(async () => {
    tenants = await testTenancy();
    const workspace = await tenants.newWorkspace();
    ctx = { ...workspace, asker: { kind: 'actor', actorId: 'an-actor', keyId: 'a-key', agent: 'prefect/3.8.8', worker: null } };
    runs = openRuns();
  });
  afterAll(async () => {
    await runs.refused.onApplicationShutdown();
    await tenants.close();
  });

  const newRun = async (body: Partial<FlowRunCreateBody> = {}, on = ctx) => {
    const { flow } = await runs.flows.upsert(on, { name: 'a-flow', tags: [], labels: {} });
    return (await runs.flowRuns.create(on, { flow_id: flow.id, ...body })).flowRun;
  };
  const move = async (id: string, state: StateBody, on = ctx, by = runs) => by.flowRuns.setState(on, id, { state, force: false });
  const recordsOf = async (id: string, on = ctx): Promise<(RecordedDecision & { decided: number })[]> => {
    await runs.refused.settled(on);
    const rows = await on.cell.query<{ record: string; decided: number }>({
      text: `select record, decided from ${on.schema}.decision where run_id = $1 order by decided`,
      values: [id],
    });
    return rows.map(({ record, decided }) => ({ ...fromRecord(record), decided }));
  };

  it('when it is accepted, refused, made to wait or aborted, and when the run is made', async () => {
    const { id } = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: '2100-01-01T00:00:00Z' } } });
    for (const type of ['RUNNING', 'PAUSED', 'PENDING', 'PENDING', 'CANCELLED'] as const) await move(id, { type });
    const records = await recordsOf(id);
    expect(records.map(({ outcome, from, asked, became }) => [outcome, from?.name ?? null, asked.name, became?.name ?? null])).toEqual([
      ['accept', null, 'Scheduled', 'Scheduled'],
      ['wait', 'Scheduled', 'Running', null],
      ['reject', 'Scheduled', 'Paused', null],
      ['accept', 'Scheduled', 'Pending', 'Pending'],
      ['abort', 'Pending', 'Pending', null],
      ['accept', 'Pending', 'Cancelled', 'Cancelled'],
    ]);
    expect(records.map(({ forced }) => forced)).toEqual([true, false, false, false, false, false]);
    expect(records[1]).toMatchObject({ asker: ctx.asker, attemptsLost: 0 });
    expect(records[1]?.trail).toContainEqual({ rule: 'refuse-repeated-transition', said: 'pass' });
    expect(records[1]?.trail.at(-1)?.said).toBe('wait');
    expect(records[1]?.delaySeconds).toBeGreaterThan(60);
    for (const { decidingMicros, wholeMicros } of records) expect(wholeMicros).toBeGreaterThanOrEqual(decidingMicros);
  });

  it('as old as the state that it stored', async () => {
    const { id } = await newRun();
    const { state } = await move(id, { type: 'RUNNING' });
    expect((await recordsOf(id)).at(-1)?.decided).toBe(state?.timestamp);
  });

  it('of a task run, too', async () => {
    const { taskRun } = await runs.taskRuns.create(ctx, { flow_run_id: (await newRun()).id, task_key: 't', dynamic_key: '0' });
    await runs.taskRuns.setState(ctx, taskRun.id, { state: { type: 'RUNNING' }, force: false });
    const outside = await runs.taskRuns.create(ctx, { task_key: 't', dynamic_key: '0' });
    expect((await recordsOf(taskRun.id)).map(({ outcome, trail }) => [outcome, trail.find(({ said }) => said === 'abort')?.rule])).toEqual([
      ['accept', undefined],
      ['abort', 'stay-within-running-flow'],
    ]);
    expect(await recordsOf(outside.taskRun.id)).toHaveLength(1);
  });

  it('that names the service which asked, where no client did', async () => {
    const { id } = await newRun();
    await move(id, { type: 'RUNNING' }, asService(ctx, 'late-runs'));
    expect((await recordsOf(id)).at(-1)?.asker).toEqual({ kind: 'service', name: 'late-runs' });
  });

  it('that counts how often the run was taken away meanwhile', async () => {
    const { id } = await newRun();
    const other = openRuns();
    await move(id, { type: 'RUNNING' });
    // Knows a run that is not there any more as it knew it.
    await other.flowRuns.setState(ctx, id, { state: { type: 'PENDING', name: 'x' }, force: true });
    await move(id, { type: 'RUNNING' });
    await other.flowRuns.setState(ctx, id, { state: { type: 'RUNNING' }, force: true });
    expect((await recordsOf(id)).map(({ attemptsLost }) => attemptsLost)).toEqual([0, 0, 0, 1, 1]);
  });

  it('whoever wins of those who ask at once', async () => {
    const { id } = await newRun({ state: { type: 'SCHEDULED' } });
    const replicas = [runs, openRuns()];
    await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => move(id, { type: 'PENDING' }, ctx, replicas[writer % 2])));
    await Promise.all(replicas.map(async ({ refused }) => refused.settled(ctx)));
    const outcomes = (await recordsOf(id)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'abort')).toHaveLength(WRITERS - 1);
    expect(outcomes).toHaveLength(WRITERS + 1);
  });

  describe('at no further round trip', () => {
    it('for what is stored', async () => {
      const { id } = await newRun();
      const { ctx: seen, statements } = watched(ctx);
      await move(id, { type: 'RUNNING' }, seen);
      expect(statements).toHaveLength(1);
    });

    it('for what is refused, many of which go down together', async () => {
      const { id } = await newRun({ state: { type: 'CANCELLING' } });
      const { ctx: seen, statements } = watched(ctx);
      const isRecord = (text: string): boolean => text.includes('insert into') && text.includes('.decision ');
      let letThrough = (): void => undefined;
      const gate = new Promise<void>((resolve) => (letThrough = resolve));
      const query: Cell['query'] = async (statement) => {
        if (isRecord(statement.text)) await gate;
        return seen.cell.query(statement);
      };
      const slow = { ...seen, cell: { ...seen.cell, query } };
      for (let request = 0; request < 5; request++) await move(id, { type: 'RUNNING' }, slow);
      expect(statements.filter(isRecord)).toHaveLength(0);
      letThrough();
      await runs.refused.settled(ctx);
      // The first of them may have gone before the last was refused.
      expect([1, 2]).toContain(statements.filter(isRecord).length);
    });
  });

  it('that is not lost when the server stops', async () => {
    const stopping = openRuns();
    const { id } = await newRun({ state: { type: 'CANCELLING' } });
    await move(id, { type: 'RUNNING' }, ctx, stopping);
    await stopping.refused.onApplicationShutdown();
    expect((await recordsOf(id)).at(-1)).toMatchObject({ outcome: 'reject' });
  });

  it('also when two replicas decide at the same time by their clocks', async () => {
    const { id } = await newRun();
    const at = Date.now() * 1_000;
    for (const micros of [1, 2]) await runs.refused.add(ctx, id, at, `[1,1,-1,0,-1,0,0,[],0,1,${micros},0]`);
    expect(await recordsOf(id)).toHaveLength(3);
  });

  it('that is written once, also when it has to be sent again', async () => {
    const { id } = await newRun();
    const record = '[1,1,-1,0,-1,0,0,[],0,1,1,0]';
    const at = Date.now() * 1_000;
    for (let time = 0; time < 2; time++) {
      await runs.refused.add(ctx, id, at, record);
      await runs.refused.settled(ctx);
    }
    expect(await recordsOf(id)).toHaveLength(2);
  });
});

describe('the ranges of time that records go to', () => {
  let tenants: TestTenancy;
  beforeAll(async () => (tenants = await testTenancy()));
  afterAll(async () => tenants.close());

  const insert = async (ctx: WorkspaceContext, day: number): Promise<unknown> =>
    withRanges(ctx, () =>
      ctx.cell.query({
        text: `insert into ${ctx.schema}.decision values (gen_random_uuid(), to_timestamp($1), '[]')`,
        values: [(day * MICROS_PER_DAY) / 1_000_000],
      }),
    );
  const daysOf = async (ctx: WorkspaceContext): Promise<number[][]> => (await listRanges(ctx, DECISIONS)).map(({ fromDay, toDay }) => [fromDay, toDay]);

  it('are none in a workspace where nothing was decided', async () => expect(await daysOf(await tenants.newWorkspace())).toEqual([]));

  it('are made when a record comes that has none, and never overlap', async () => {
    const ctx = await tenants.newWorkspace();
    for (const day of [20_000, 20_006, 20_010, 20_008, 19_999]) await insert(ctx, day);
    expect(await daysOf(ctx)).toEqual([
      [19_999, 20_000],
      [20_000, 20_007],
      [20_008, 20_010],
      [20_010, 20_017],
    ]);
  });

  it('are made once by however many need one at once', async () => {
    const ctx = await tenants.newWorkspace();
    await Promise.all(Array.from({ length: 8 }, async () => insert(ctx, 20_000)));
    expect(await daysOf(ctx)).toEqual([[20_000, 20_007]]);
  });

  it('are shorter where less is kept', async () => {
    const ctx = await tenants.newWorkspace();
    await ctx.cell.query({ text: `insert into ${ctx.schema}.setting (key, value) values ('decisions.retention_days', '1')` });
    await insert(ctx, 20_000);
    expect(await daysOf(ctx)).toEqual([[20_000, 20_001]]);
  });

  it('tell by their names what they hold', () => {
    expect(rangeOf('decision_20241004_20241011')).toEqual({ name: 'decision_20241004_20241011', fromDay: 20_000, toDay: 20_007 });
    expect(rangeOf('decision_run')).toBeNull();
  });

  it('are not asked for by an error of another kind', async () => {
    const ctx = await tenants.newWorkspace();
    await expect(withRanges(ctx, () => ctx.cell.query({ text: `insert into ${ctx.schema}.nothing values (1)` }))).rejects.toThrow('does not exist');
  });
});
