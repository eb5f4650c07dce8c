import { JsonText, type FlowRunCreateBody } from '@app/contract';
import { fromIso } from '@app/contract';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { openRuns, type Runs } from '../runs.testing.js';
import type { FlowRunSearch } from './flow-run-search.js';
import type { FlowRunCursor } from './flow-run-lists.repository.js';

describe('flow runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;

  beforeAll(async () => {
    tenants = await testTenancy();
    runs = openRuns();
  });
  beforeEach(async () => (ctx = await tenants.newWorkspace()));
  afterAll(async () => tenants.close());

  const newFlow = async (name: string): Promise<string> => (await runs.flows.upsert(ctx, { name, tags: [], labels: {} })).flow.id;
  const newRun = async (body: Partial<FlowRunCreateBody> = {}) => {
    const flow_id = body.flow_id ?? (await newFlow('a-flow'));
    return (await runs.flowRuns.create(ctx, { ...body, flow_id })).flowRun;
  };
  const scheduled = (scheduled_time: string): Pick<FlowRunCreateBody, 'state'> => ({ state: { type: 'SCHEDULED', state_details: { scheduled_time } } });

  it('come page by page, newest expected start first, each once', async () => {
    const due = ['2030-01-01', '2030-01-03', '2030-01-02', '2030-01-03', '2030-01-01'];
    for (const [index, day] of due.entries()) await newRun({ name: `${day} ${index}`, ...scheduled(`${day}T00:00:00Z`) });
    const names: string[] = [];
    let after: FlowRunCursor | null = null;
    for (let more = true; more;) {
      const { items, hasNextPage } = await runs.flowRuns.list(ctx, { first: 2, after });
      names.push(...items.map(({ name }) => name));
      const last = items.at(-1);
      after = last ? { expectedStartTime: last.expectedStartTime ?? 0, id: last.id } : null;
      more = hasNextPage;
      expect(names.length).toBeLessThanOrEqual(due.length);
    }
    expect(names).toEqual(['2030-01-03 3', '2030-01-03 1', '2030-01-02 2', '2030-01-01 4', '2030-01-01 0']);
  });

  describe('are searched', () => {
    beforeEach(async () => {
      await newRun({ name: 'brave-fox', tags: ['a', 'b'], ...scheduled('2030-01-01T00:00:00Z') });
      await newRun({ name: 'calm-owl', tags: ['a'], flow_id: await newFlow('Fox hunt'), state: { type: 'RUNNING' } });
      await newRun({ name: 'calm-elk', state: { type: 'FAILED' } });
    });

    it.each<[string, () => FlowRunSearch | Promise<FlowRunSearch>, string[]]>([
      ['nothing', () => ({}), ['brave-fox', 'calm-elk', 'calm-owl']],
      [
        'nothing by null',
        () => ({ search: null, stateTypes: null, flowIds: null, tags: null, since: null, until: null }),
        ['brave-fox', 'calm-elk', 'calm-owl'],
      ],
      ['a part of the run’s or the flow’s name', () => ({ search: 'FOX' }), ['brave-fox', 'calm-owl']],
      ['a part of a name as it is, without wildcards', () => ({ search: 'calm_owl' }), []],
      ['states', () => ({ stateTypes: ['FAILED', 'RUNNING'] }), ['calm-elk', 'calm-owl']],
      ['names of states', () => ({ stateNames: ['Failed', 'Scheduled'], stateTypes: ['FAILED', 'RUNNING'] }), ['calm-elk']],
      ['pools that none is in', () => ({ workPools: ['nowhere'] }), []],
      ['flows', async () => ({ flowIds: [await newFlow('Fox hunt')] }), ['calm-owl']],
      ['all of some tags', () => ({ tags: ['a', 'b'] }), ['brave-fox']],
      ['a time, whose end is no part of it', () => ({ since: fromIso('2029-01-01T00:00:00Z'), until: fromIso('2030-01-01T00:00:00Z') }), []],
      ['a time, whose start is', () => ({ since: fromIso('2030-01-01T00:00:00Z') }), ['brave-fox']],
      ['several of these at once', () => ({ search: 'calm', stateTypes: ['FAILED'], until: fromIso('2029-01-01T00:00:00Z') }), ['calm-elk']],
    ])('by %s', async (_, make, names) => {
      const filter = await make();
      expect((await runs.flowRuns.list(ctx, { first: 10, filter })).items.map(({ name }) => name).sort()).toEqual(names);
      expect(await runs.flowRuns.count(ctx, filter)).toBe(names.length);
    });

    it('and counted by state, without those that none is in', async () => {
      expect(await runs.flowRuns.countsByState(ctx)).toEqual([
        { stateType: 'FAILED', count: 1 },
        { stateType: 'RUNNING', count: 1 },
        { stateType: 'SCHEDULED', count: 1 },
      ]);
      expect(await runs.flowRuns.countsByState(ctx, { search: 'calm-elk' })).toEqual([{ stateType: 'FAILED', count: 1 }]);
    });
  });

  it('are the newest of their flows', async () => {
    const [one, two, none] = [await newFlow('one'), await newFlow('two'), await newFlow('none')];
    await newRun({ flow_id: one });
    const newest = [await newRun({ flow_id: one, ...scheduled('2030-01-01T00:00:00Z') }), await newRun({ flow_id: two })];
    await newRun({ flow_id: one });
    expect((await runs.flowRuns.newestOfFlows(ctx, [one, two, none])).map(({ id }) => id).sort()).toEqual(newest.map(({ id }) => id).sort());
    expect(await runs.flowRuns.newestOfFlows(ctx, [])).toEqual([]);
  });

  it('are read by id, those that exist', async () => {
    const [one, two] = [await newRun(), await newRun()];
    expect((await runs.flowRuns.byIds(ctx, [two.id, uuidv7(), one.id])).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    expect(await runs.flowRuns.byIds(ctx, [])).toEqual([]);
  });

  it('tell their states run by run, and none of a run that is not there', async () => {
    const [one, two, missing] = [await newRun(), await newRun({ state: { type: 'RUNNING' } }), uuidv7()];
    const states = await runs.flowRuns.statesOf(ctx, [one.id, two.id, missing]);
    expect([one.id, two.id, missing].map((id) => states.get(id)?.map(({ type }) => type))).toEqual([['PENDING'], ['RUNNING'], []]);
  });

  it('lose nothing to two changes of different members at once', async () => {
    const { id } = await newRun({ tags: ['t'] });
    await Promise.all([
      runs.flowRuns.update(ctx, id, { name: 'other' }),
      runs.flowRuns.update(ctx, id, { parameters: { p: 1 } }),
      runs.flowRuns.mergeLabels(ctx, id, { a: 1 }),
      runs.flowRuns.mergeLabels(ctx, id, { b: 2 }),
      runs.flowRuns.setState(ctx, id, { state: { type: 'RUNNING' }, force: false }),
    ]);
    expect(await runs.flowRuns.get(ctx, id)).toMatchObject({
      name: 'other',
      parameters: new JsonText('{"p":1}'),
      tags: ['t'],
      labels: { a: 1, b: 2 },
      state: { type: 'RUNNING' },
      runCount: 1,
    });
  });

  it('tell whoever watches when something but their state changed', async () => {
    const { id } = await newRun();
    const before = runs.news.told.length;
    await runs.flowRuns.update(ctx, id, { name: 'other' });
    await runs.flowRuns.delete(ctx, id);
    expect(runs.news.told.slice(before)).toEqual(Array(2).fill({ workspaceId: ctx.workspaceId, runs: { [id]: 's' } }));
  });
});
