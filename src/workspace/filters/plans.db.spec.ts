import type { FlowRunListBody, RunCountBody } from '@app/contract';
import type { Cell } from '@app/database';
import { seedRuns, testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { FlowRunListsRepository } from '../flow-runs/flow-run-lists.repository.js';
import { EndedSumsRepository } from '../flow-runs/sums/ended-sums.repository.js';
import { NoSums } from '../flow-runs/sums/no-sums.testing.js';
import { UiRepository } from '../ui/ui.repository.js';

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const states = (...any_: ('COMPLETED' | 'FAILED' | 'CRASHED' | 'RUNNING' | 'PENDING' | 'SCHEDULED')[]) => ({ state: { type: { any_ } } });
const names = (...any_: string[]) => ({ state: { name: { any_ } } });
const week = { expected_start_time: { after_: ago(7), before_: ago(0) } };

/** What people look at many runs by. The plans are those of 20,000 runs; with more of them they only become cheaper than reading all. */
describe('lists of many flow runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let flowId: string;
  let deploymentId: string;
  const sums = new EndedSumsRepository();
  const flowRuns = new FlowRunListsRepository(sums);

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    await seedRuns((text) => ctx.cell.query({ text }), ctx.schema, { flows: 20, deployments: 40, flowRuns: 20_000, seed: 0.5 });
    [{ id: flowId }] = (await ctx.cell.query<{ id: string }>({ text: `select id from ${ctx.schema}.flow where name = 'flow-9'` })) as [{ id: string }];
    [{ id: deploymentId }] = (await ctx.cell.query<{ id: string }>({ text: `select id from ${ctx.schema}.deployment where name = 'deployment-9'` })) as [
      { id: string },
    ];
    while ((await sums.addChanges(ctx, 20_000)) > 0);
    await ctx.cell.query({ text: `vacuum (analyze) ${ctx.schema}.ended_run_sum, ${ctx.schema}.ended_run_change` });
  }, 60_000);
  afterAll(async () => tenants.close());

  /** How the statements of `work` were carried out. */
  const planOf = async (work: (ctx: WorkspaceContext) => Promise<unknown>): Promise<string> => {
    const plans: string[] = [];
    const watch = (cell: Cell): Cell => ({
      name: cell.name,
      query: async (statement) => {
        if (/^\s*select/.test(statement.text)) {
          const lines = await cell.query<{ 'QUERY PLAN': string }>({ ...statement, text: `explain ${statement.text}` });
          plans.push(...lines.map((line) => line['QUERY PLAN']));
        }
        return cell.query(statement);
      },
      transaction: (within) => cell.transaction((transaction) => within(watch(transaction))),
      afterCommit: (then) => cell.afterCommit(then),
    });
    await work({ ...ctx, cell: watch(ctx.cell) });
    return plans.join('\n');
  };

  /** The table is read by its indexes alone, or for the rows of a page. */
  const expectNoScan = (plan: string): void => expect(plan).not.toMatch(/Seq Scan on flow_run\b/);
  const neverTheTable = (plan: string): void => {
    expectNoScan(plan);
    expect(plan).not.toMatch(/Heap Scan on flow_run\b/);
  };

  /** An index of those that have ended, and how it is read. */
  const ENDED = /Index Only Scan (Backward )?using flow_run_(listed|started|named|flow|deployed)\b/g;

  it.each<[string, () => FlowRunListBody, ...string[]]>([
    ['the latest', () => ({}), 'flow_run_listed', 'flow_run_open'],
    ['the latest by start', () => ({ sort: 'START_TIME_DESC' }), 'flow_run_started', 'flow_run_open'],
    ['the first by start', () => ({ sort: 'START_TIME_ASC' }), 'flow_run_started', 'flow_run_open'],
    ['those far back, from the other end', () => ({ offset: 15_000 }), 'Index Only Scan using flow_run_listed', 'Index Only Scan Backward using flow_run_open'],
    [
      'those far back by start, from the other end',
      () => ({ sort: 'START_TIME_DESC', offset: 15_000 }),
      'Index Only Scan using flow_run_started',
      'flow_run_open',
    ],
    ['all by name', () => ({ sort: 'NAME_ASC' }), 'Index Only Scan using flow_run_named', 'flow_run_open'],
    ['all by name, the last first', () => ({ sort: 'NAME_DESC' }), 'Index Only Scan Backward using flow_run_named', 'flow_run_open'],
    ['crashed ones', () => ({ flow_runs: states('CRASHED') }), 'flow_run_listed'],
    ['those of a state by its name', () => ({ flow_runs: names('Late') }), 'Index Only Scan Backward using flow_run_uncompleted', 'flow_run_open'],
    [
      'all but those of a state',
      () => ({ sort: 'START_TIME_DESC', flow_runs: { state: { name: { not_any_: ['Scheduled'] } } } }),
      'flow_run_started',
      'flow_run_open',
    ],
    ['running ones', () => ({ flow_runs: states('RUNNING', 'PENDING') }), 'flow_run_open'],
    ['the next ones', () => ({ sort: 'NEXT_SCHEDULED_START_TIME_ASC', flow_runs: states('SCHEDULED') }), 'flow_run_open'],
    ['failed ones of a flow', () => ({ flows: { id: { any_: [flowId] } }, flow_runs: states('FAILED') }), 'flow_run_flow'],
    ['those of a deployment', () => ({ deployments: { id: { any_: [deploymentId] } } }), 'flow_run_deployed'],
    ['those with a rare tag', () => ({ flow_runs: { tags: { all_: ['rare'] } } }), 'flow_run_open'],
    ['those with a part of a name', () => ({ flow_runs: { name: { like_: 'golden-fal' } } }), 'flow_run_open'],
  ])('finds %s without reading them all', async (_, body, ...indexes) => {
    const { sort, offset, ...filters } = body();
    const plan = await planOf((watched) => flowRuns.filter(watched, filters, sort ?? 'EXPECTED_START_TIME_DESC', { limit: 50, offset: Number(offset ?? 0) }));
    for (const index of indexes) expect(plan).toContain(index);
    expectNoScan(plan);
  });

  it.each<[string, () => RunCountBody]>([
    ['all', () => ({})],
    ['completed ones', () => ({ flow_runs: states('COMPLETED') })],
    ['failed ones and running ones', () => ({ flow_runs: states('FAILED', 'RUNNING') })],
    ['those of a state by its name', () => ({ flow_runs: names('Late') })],
    ['those with a tag', () => ({ flow_runs: { tags: { all_: ['prod'] } } })],
    ['failed ones with either of two tags', () => ({ flow_runs: { tags: { any_: ['prod', 'rare'] }, ...states('FAILED') } })],
    ['those of a pool', () => ({ work_pools: { name: { any_: ['pool'] } } })],
    ['those of a queue', () => ({ work_pool_queues: { name: { any_: ['queue-1'] } } })],
  ])('counts %s by sums, and by themselves only those that have not ended', async (_, body) => {
    const plan = await planOf((watched) => flowRuns.countMatching(watched, body()));
    expect(plan).toContain('ended_run_sum');
    expect(plan).not.toMatch(ENDED);
    expectNoScan(plan);
  });

  it.each<[string, () => RunCountBody]>([
    ['those of a week', () => ({ flow_runs: week })],
    ['failed ones of a week', () => ({ flow_runs: { ...states('FAILED', 'CRASHED'), ...week } })],
    ['those with a tag in a week', () => ({ flow_runs: { tags: { all_: ['prod'] }, ...week } })],
  ])('counts %s by sums, and by an index alone those of the first and the last hour or day', async (_, body) => {
    const plan = await planOf((watched) => flowRuns.countMatching(watched, body()));
    expect(plan).toContain('ended_run_sum');
    expect(plan.match(ENDED)).toEqual(['Index Only Scan using flow_run_listed', 'Index Only Scan using flow_run_listed']);
    expectNoScan(plan);
  });

  it.each<[string, () => RunCountBody]>([
    ['scheduled ones', () => ({ flow_runs: states('SCHEDULED') })],
    ['those of a day by their start', () => ({ flow_runs: { start_time: { after_: ago(1) } } })],
    ['completed ones of a week by their start', () => ({ flow_runs: { start_time: { after_: ago(7) }, ...states('COMPLETED') } })],
    ['those of a flow', () => ({ flows: { id: { any_: [flowId] } } })],
    ['those of a deployment', () => ({ deployments: { id: { any_: [deploymentId] } } })],
  ])('counts %s by indexes alone', async (_, body) => {
    const plan = await planOf((watched) => flowRuns.countMatching(watched, body()));
    expect(plan).toContain('Index Only Scan using flow_run_');
    neverTheTable(plan);
  });

  it.each<[string, () => RunCountBody]>([
    ['all', () => ({})],
    ['those of a week', () => ({ flow_runs: week })],
    ['failed ones', () => ({ flow_runs: states('FAILED') })],
  ])('counts %s by indexes alone while there are no sums', async (_, body) => {
    const plan = await planOf((watched) => new FlowRunListsRepository(new NoSums()).countMatching(watched, body()));
    expect(plan).toMatch(ENDED);
    neverTheTable(plan);
  });

  it('counts those with a part of a name by its letters', async () => {
    const plan = await planOf((watched) => flowRuns.countMatching(watched, { flow_runs: { name: { like_: 'golden-fal' } } }));
    expect(plan).toContain('flow_run_ended_words');
    expectNoScan(plan);
  });

  it('makes a page and its count without reading them all', async () => {
    const body: RunCountBody = { flow_runs: { ...week, state: { name: { not_any_: ['Scheduled'] } } } };
    const plan = await planOf((watched) => flowRuns.paginate(watched, body, 'START_TIME_DESC', { limit: 50, offset: 0 }));
    expectNoScan(plan);
  });

  it('counts by state by sums, and by themselves only those that have not ended', async () => {
    const plan = await planOf((watched) => flowRuns.countsByState(watched, {}));
    expect(plan).toContain('ended_run_sum');
    expect(plan).not.toMatch(ENDED);
    neverTheTable(plan);
  });

  it('searches names as the console does without reading them all', async () => {
    const plan = await planOf((watched) => flowRuns.search(watched, { search: 'golden-fal' }, null, 50));
    expect(plan).toMatch(/flow_run_ended_words|flow_run_listed/);
    expectNoScan(plan);
  });

  it.each([
    [7, false],
    [90, true],
  ])('makes a history of %d days of those that have ended by an index alone, or by sums but for what is no whole hour', async (days, bySums) => {
    const span = { start: Date.parse(ago(days)) * 1_000, intervalMicros: (days * 86_400_000_000) / 168, intervals: 168 };
    const plan = await planOf((watched) => flowRuns.history(watched, {}, span, Date.now() * 1_000));
    expect(plan.includes('ended_run_sum')).toBe(bySums);
    expect(plan).toContain('Index Only Scan using flow_run_listed');
    expect(plan.match(/Index Cond: \(\(expected_start_time >=/g)?.length).toBeGreaterThanOrEqual(bySums ? 2 : 1);
    expectNoScan(plan);
  });

  it('finds how late runs are by an index alone', async () => {
    const plan = await planOf((watched) => flowRuns.averageStartDelay(watched, { flow_runs: week }, Date.now() * 1_000));
    expect(plan).toContain('Index Only Scan using flow_run_listed');
    expectNoScan(plan);
  });

  it('finds the next run of each flow among those that have not ended', async () => {
    const plan = await planOf((watched) => new UiRepository().listNext(watched, [flowId]));
    expect(plan).toMatch(/flow_run_open|flow_run_flow/);
    expectNoScan(plan);
  });
});
