import type { FlowRunListBody, RunCountBody } from '@app/contract';
import type { Cell, Statement } from '@app/database';
import { seedRuns, testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { FlowRunsRepository } from '../flow-runs/flow-runs.repository.js';
import { UiRepository } from '../ui/ui.repository.js';

const DAY = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const states = (...any_: ('COMPLETED' | 'FAILED' | 'CRASHED' | 'RUNNING' | 'PENDING' | 'SCHEDULED')[]) => ({ state: { type: { any_ } } });
const week = { expected_start_time: { after_: ago(7), before_: ago(0) } };

/** What people look at many runs by. The plans are those of 20,000 runs; with more of them they only become cheaper than reading all. */
describe('lists of many flow runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let flowId: string;
  const flowRuns = new FlowRunsRepository();

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    await seedRuns((text) => ctx.cell.query({ text }), ctx.schema, { flows: 20, deployments: 40, flowRuns: 20_000, seed: 0.5 });
    [{ id: flowId }] = (await ctx.cell.query<{ id: string }>({ text: `select id from ${ctx.schema}.flow where name = 'flow-9'` })) as [{ id: string }];
  }, 60_000);
  afterAll(async () => tenants.close());

  /** How the statements of `work` were carried out. */
  const planOf = async (work: (ctx: WorkspaceContext) => Promise<unknown>): Promise<string> => {
    const plans: string[] = [];
    const query = async (statement: Statement) => {
      const lines = await ctx.cell.query<{ 'QUERY PLAN': string }>({ ...statement, text: `explain ${statement.text}` });
      plans.push(...lines.map((line) => line['QUERY PLAN']));
      return ctx.cell.query(statement);
    };
    await work({ ...ctx, cell: { ...ctx.cell, query } as Cell });
    return plans.join('\n');
  };

  it.each<[string, () => FlowRunListBody, string]>([
    ['the latest', () => ({}), 'flow_run_expected_start'],
    ['the latest by start', () => ({ sort: 'START_TIME_DESC' }), 'flow_run_start'],
    ['those far back', () => ({ offset: 15_000 }), 'Index Only Scan using flow_run_expected_start'],
    ['crashed ones', () => ({ flow_runs: states('CRASHED') }), 'flow_run_ended'],
    ['running ones', () => ({ flow_runs: states('RUNNING', 'PENDING') }), 'flow_run_ended'],
    ['failed ones of a flow', () => ({ flows: { id: { any_: [flowId] } }, flow_runs: states('FAILED') }), 'flow_run_flow'],
    ['those with a rare tag', () => ({ flow_runs: { tags: { all_: ['rare'] } } }), 'flow_run_words'],
    ['those with a part of a name', () => ({ flow_runs: { name: { like_: 'golden-fal' } } }), 'flow_run_words'],
  ])('finds %s without reading them all', async (_, body, index) => {
    const { sort, offset, ...filters } = body();
    const plan = await planOf((watched) => flowRuns.filter(watched, filters, sort ?? 'EXPECTED_START_TIME_DESC', { limit: 50, offset: Number(offset ?? 0) }));
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan on flow_run ');
  });

  it.each<[string, RunCountBody, string]>([
    ['all', {}, 'Index Only Scan'],
    ['completed ones', { flow_runs: states('COMPLETED') }, 'Index Only Scan using flow_run_ended'],
    ['failed ones of a week', { flow_runs: { ...states('FAILED', 'CRASHED'), ...week } }, 'Index Only Scan using flow_run_ended'],
    ['failed ones and running ones', { flow_runs: states('FAILED', 'RUNNING') }, 'Index Only Scan using flow_run_ended'],
    ['scheduled ones', { flow_runs: states('SCHEDULED') }, 'flow_run_ended'],
    ['those of a week', { flow_runs: week }, 'flow_run_expected_start'],
    ['those of a day by their start', { flow_runs: { start_time: { after_: ago(1) } } }, 'flow_run_start'],
    ['those with a part of a name', { flow_runs: { name: { like_: 'golden-fal' } } }, 'flow_run_words'],
  ])('counts %s without reading them all', async (_, body, index) => {
    const plan = await planOf((watched) => flowRuns.countMatching(watched, body));
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan on flow_run ');
  });

  it('counts by state without reading those that have ended', async () => {
    const plan = await planOf((watched) => flowRuns.countsByState(watched, {}));
    expect(plan).toContain('Index Only Scan using flow_run_ended');
    expect(plan).not.toContain('Seq Scan on flow_run ');
  });

  it('searches names as the console does without reading them all', async () => {
    const plan = await planOf((watched) => flowRuns.search(watched, { search: 'golden-fal' }, null, 50));
    expect(plan).toContain('flow_run_words');
    expect(plan).not.toContain('Seq Scan on flow_run ');
  });

  it('sorts no run to make a history', async () => {
    const span = { start: Date.parse(ago(7)) * 1_000, intervalMicros: 3_600_000_000, intervals: 168 };
    const plan = await planOf((watched) => flowRuns.history(watched, {}, span, Date.now() * 1_000));
    expect(plan).toContain('flow_run_expected_start');
    expect(plan).not.toContain('Seq Scan on flow_run ');
  });

  it('finds the next run of each flow among those that have not ended', async () => {
    const plan = await planOf((watched) => new UiRepository().listNext(watched, [flowId]));
    expect(plan).toMatch(/flow_run_ended|flow_run_flow/);
    expect(plan).not.toContain('Seq Scan on flow_run ');
  });
});
