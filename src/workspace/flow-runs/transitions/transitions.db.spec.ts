import type { StateBody } from '@app/contract';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { openRuns, type Runs } from '../../runs.testing.js';

describe('transitions of flow runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    runs = openRuns();
  });
  afterAll(async () => tenants.close());

  const newRun = async (body: { state?: StateBody; parent_task_run_id?: string } = {}) => {
    const { flow } = await runs.flows.upsert(ctx, { name: 'a-flow', tags: ['of-flow'], labels: { team: 'x' } });
    return (await runs.flowRuns.create(ctx, { flow_id: flow.id, tags: ['of-run'], ...body })).flowRun;
  };
  const move = async (id: string, state: StateBody, options: { force?: boolean; by?: Runs } = {}) =>
    (options.by ?? runs).flowRuns.setState(ctx, id, { state, force: options.force ?? false });

  it('take a run through its life, with every state and an event of the same id each', async () => {
    const { id } = await newRun();
    await move(id, { type: 'RUNNING' });
    const verdict = await move(id, { type: 'COMPLETED', message: 'All good' });
    expect(verdict).toMatchObject({ outcome: 'accept', stored: true, state: { type: 'COMPLETED', details: { flowRunId: id } } });

    const states = (await runs.flowRuns.statesOf(ctx, [id])).get(id) ?? [];
    expect(states.map(({ type }) => type)).toEqual(['PENDING', 'RUNNING', 'COMPLETED']);
    const events = await ctx.cell.query<{ id: string; event: string; follows: string | null; occurred: number }>({
      text: `select id, event, follows, occurred from ${ctx.schema}.event where resource_id = $1 order by occurred`,
      values: [`prefect.flow-run.${id}`],
    });
    expect(events).toEqual(
      states.map((state, index) => ({
        id: state.id,
        event: `prefect.flow-run.${state.name}`,
        follows: states[index - 1]?.id ?? null,
        occurred: state.timestamp,
      })),
    );
    const flowRun = await runs.flowRuns.get(ctx, id);
    expect(flowRun).toMatchObject({ runCount: 1, state: states[2], startTime: states[1]?.timestamp, endTime: states[2]?.timestamp });
  });
});
