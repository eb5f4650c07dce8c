import { testApp, type Tenant, type TestApp } from '../../app.testing.js';

interface State {
  id: string;
  data: unknown;
}
interface Artifact {
  id: string;
  latest_id?: string;
  data: unknown;
}

describe('data of states as artifacts', () => {
  let app: TestApp;
  let tenant: Tenant;
  let flowId: string;
  beforeAll(async () => {
    app = await testApp();
    tenant = await app.newTenant();
    flowId = await make('/flows/', { name: 'f' });
  });
  afterAll(() => app.close());

  const make = async (path: string, body: unknown): Promise<string> => ((await tenant.call('POST', path, body)).body as { id: string }).id;
  const newFlowRun = (body: object = {}): Promise<string> => make('/flow_runs/', { flow_id: flowId, ...body });
  let tasks = 0;
  const newTaskRun = (flowRunId: string | null): Promise<string> =>
    make('/task_runs/', { flow_run_id: flowRunId, task_key: 't', dynamic_key: String(++tasks), state: { type: 'RUNNING' } });
  const complete = async (kind: 'flow_runs' | 'task_runs', id: string, data: unknown): Promise<State> =>
    ((await tenant.call('POST', `/${kind}/${id}/set_state`, { force: true, state: { type: 'COMPLETED', data } })).body as { state: State }).state;
  const read = async <T>(path: string): Promise<T> => (await tenant.call('GET', path)).body as T;
  const artifact = async (id: string) => tenant.call('GET', `/artifacts/${id}`);
  const artifactsOf = async (filter: object): Promise<Artifact[]> => (await tenant.call('POST', '/artifacts/filter', { artifacts: filter })).body as Artifact[];
  const RESULT = { type: 'reference', storage_key: '/k', metadata: { expiration: null } };

  it('becomes an artifact of the flow run, under the id of its state', async () => {
    const run = await newFlowRun();
    const state = await complete('flow_runs', run, RESULT);
    expect(state.data).toEqual(RESULT);
    expect((await artifact(state.id)).body).toEqual({
      id: state.id,
      created: expect.any(String),
      updated: expect.any(String),
      key: null,
      type: null,
      description: null,
      data: RESULT,
      metadata_: null,
      flow_run_id: run,
      task_run_id: null,
    });
  });

  it('becomes one of the task run and its flow run', async () => {
    const run = await newFlowRun();
    const task = await newTaskRun(run);
    const { id } = await complete('task_runs', task, 7);
    expect((await artifact(id)).body).toMatchObject({ data: 7, flow_run_id: run, task_run_id: task });
    const alone = await newTaskRun(null);
    expect((await artifact((await complete('task_runs', alone, 'text')).id)).body).toMatchObject({ data: 'text', flow_run_id: null, task_run_id: alone });
  });

  it('becomes one when it comes with a run’s first state', async () => {
    const run = await newFlowRun({ state: { type: 'COMPLETED', data: { a: 1 } } });
    expect(await artifactsOf({ flow_run_id: { any_: [run] } })).toMatchObject([{ data: { a: 1 }, task_run_id: null }]);
    const task = await make('/task_runs/', { flow_run_id: run, task_key: 'first', dynamic_key: '0', state: { type: 'COMPLETED', data: { b: 2 } } });
    expect(await artifactsOf({ task_run_id: { any_: [task] } })).toMatchObject([{ data: { b: 2 }, flow_run_id: run }]);
  });

  it('becomes one of the task run that stands for a subflow, too', async () => {
    const parent = await newFlowRun();
    const task = await newTaskRun(parent);
    const child = await newFlowRun({ parent_task_run_id: task, state: { type: 'RUNNING' } });
    await complete('flow_runs', child, { ...RESULT, artifact_key: 'of-child', artifact_type: 'result' });
    expect(await artifactsOf({ flow_run_id: { any_: [child] } })).toMatchObject([{ key: 'of-child', type: 'result', data: RESULT }]);
    expect(await artifactsOf({ task_run_id: { any_: [task] } })).toMatchObject([{ key: null, type: null, data: RESULT, flow_run_id: parent }]);
  });

  it.each<[string, unknown]>([
    ['none', null],
    ['a result that the client kept', { type: 'unpersisted', artifact_key: 'kept' }],
  ])('becomes none where there is %s', async (_, data) => {
    const run = await newFlowRun();
    const state = await complete('flow_runs', run, data);
    expect((await artifact(state.id)).status).toBe(404);
    expect((await read<State>(`/flow_run_states/${state.id}`)).data).toBeNull();
    expect(await artifactsOf({ flow_run_id: { any_: [run] } })).toEqual([]);
  });

  it('names the artifact’s key, type and description, which are no part of it', async () => {
    const run = await newFlowRun();
    const state = await complete('flow_runs', run, { ...RESULT, artifact_key: 'A Key', artifact_type: 'result', artifact_description: 'what' });
    expect(state.data).toEqual(RESULT);
    expect((await read<State>(`/flow_run_states/${state.id}`)).data).toEqual(RESULT);
    expect((await artifact(state.id)).body).toMatchObject({ key: 'A Key', type: 'result', description: 'what', data: RESULT });
    const latest = await read<Artifact>('/artifacts/A%20Key/latest');
    expect(latest).toMatchObject({ latest_id: state.id, type: 'result', description: 'what', data: RESULT, flow_run_id: run });
    const told = await tenant.ctx.cell.query<{ event: string }>({
      text: `select event from ${tenant.ctx.schema}.event where resource_id = $1`,
      values: [`prefect.artifact-collection.${latest.id}`],
    });
    expect(told).toEqual([{ event: 'prefect.artifact-collection.created' }]);
  });

  it('may name what makes no sense, which names nothing', async () => {
    const { id, data } = await complete('flow_runs', await newFlowRun(), { artifact_key: 5, artifact_type: '', artifact_description: null });
    expect(data).toEqual({});
    expect((await artifact(id)).body).toMatchObject({ key: null, type: null, description: null, data: {} });
  });

  it('leaves a key that many runs name at once with one of them', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => newFlowRun()));
    const states = await Promise.all(runs.map((run) => complete('flow_runs', run, { of: run, artifact_key: 'popular' })));
    const found = await artifactsOf({ key: { any_: ['popular'] } });
    expect(found.map(({ id }) => id).sort()).toEqual(states.map(({ id }) => id).sort());
    const latest = await read<Artifact>('/artifacts/popular/latest');
    expect(found).toContainEqual(expect.objectContaining({ id: latest.latest_id, data: latest.data }));
  });

  it.each(['flow_runs', 'task_runs'] as const)('changes and goes with the artifact, in %s', async (kind) => {
    const run = kind === 'flow_runs' ? await newFlowRun() : await newTaskRun(await newFlowRun());
    const state = await complete(kind, run, RESULT);
    const seen = async (): Promise<unknown[]> => [
      (await read<{ state: State }>(`/${kind}/${run}`)).state.data,
      (await read<State>(`/${kind.replace('runs', 'run_states')}/${state.id}`)).data,
    ];
    await tenant.call('PATCH', `/artifacts/${state.id}`, { description: 'only that' });
    expect(await seen()).toEqual([RESULT, RESULT]);
    await tenant.call('PATCH', `/artifacts/${state.id}`, { data: { other: 1 } });
    expect(await seen()).toEqual([{ other: 1 }, { other: 1 }]);
    await tenant.call('DELETE', `/artifacts/${state.id}`);
    expect(await seen()).toEqual([null, null]);
  });
});
