import type { DependencyReply, FlowReply, FlowRunReply, GraphReply, TaskRunReply } from '@app/contract';
import { v4 as uuidv4 } from 'uuid';
import { itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

describe('the graph of a flow run', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;
  let run: FlowRunReply;
  let child: FlowRunReply;
  /** Task runs by name. */
  const tasks: Record<string, TaskRunReply> = {};

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as FlowReply;
    run = await newRun({ name: 'the-run', state: { type: 'RUNNING' } });
    await newTask('first');
    await newTask('second', { x: from(task('first')) });
    await newTask('inner', { __parents__: from(task('first')), y: [{ input_type: 'constant', type: 'int' }] });
    await newTask('calls-a-flow', { n: [...from(task('second')), ...from(task('second'))] });
    child = await newRun({ name: 'the-child', parent_task_run_id: task('calls-a-flow') });
    await newTask('last', { x: [{ input_type: 'flow_run', id: child.id }], y: from(task('first')), z: from(uuidv4()) });
    await tenant.call('POST', `/task_runs/${task('first')}/set_state`, { state: { type: 'COMPLETED' }, force: true });
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const own = () => run.id;
  const task = (name: string): string => tasks[name]?.id ?? '';
  const from = (id: string) => [{ input_type: 'task_run', id }];
  const newRun = async (body: object): Promise<FlowRunReply> => (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, ...body })).body as FlowRunReply;
  const newTask = async (name: string, task_inputs: object = {}): Promise<void> => {
    const body = { name, task_key: name, dynamic_key: '0', flow_run_id: run.id, task_inputs, state: { type: 'RUNNING' } };
    tasks[name] = (await tenant.call('POST', '/task_runs/', body)).body as TaskRunReply;
  };
  const read = async (query = ''): Promise<GraphReply> => (await tenant.call('GET', `/flow_runs/${run.id}/graph-v2${query}`)).body as GraphReply;
  const named = (ids: readonly { id: string }[]): string[] =>
    ids.map(({ id }) => (id === child.id ? 'the-child' : (Object.keys(tasks).find((name) => task(name) === id) ?? id)));

  describe('GET /flow_runs/:id/graph-v2', () => {
    const path = (id: string) => `/flow_runs/${id}/graph-v2`;
    itIsShut(tenants, 'GET', () => path(run.id));
    itFindsOnlyItsOwn(tenants, 'GET', path, own, undefined, /^Flow run .* not found$/);

    it('has a node for each task run, and the subflow run in place of the task run that called it', async () => {
      const { nodes, ...rest } = await read();
      expect(nodes.map(([id]) => named([{ id }])[0])).toEqual(['first', 'second', 'inner', 'the-child', 'last']);
      expect(nodes.map(([id, node]) => id === node.id)).not.toContain(false);
      expect(nodes[3]?.[1]).toMatchObject({
        kind: 'flow-run',
        label: 'a-flow / the-child',
        state_type: 'PENDING',
        start_time: child.expected_start_time,
        end_time: null,
      });
      expect(nodes[0]?.[1]).toMatchObject({ kind: 'task-run', label: 'first', state_type: 'COMPLETED', end_time: expect.any(String) as string });
      expect(rest).toMatchObject({
        start_time: run.start_time,
        end_time: null,
        artifacts: [],
        states: [{ id: run.state_id, type: 'RUNNING', name: 'Running' }],
      });
      expect(Object.keys(rest.states[0] ?? {}).sort()).toEqual(['id', 'name', 'timestamp', 'type']);
    });

    it('has edges by what went from one to the other, and roots that nothing went to', async () => {
      const { nodes, root_node_ids: roots } = await read();
      const edges = nodes.map(([, { parents, children, encapsulating }]) => [named(parents), named(children), named(encapsulating)]);
      expect(edges).toEqual([
        [[], ['second', 'last'], []],
        [['first'], ['the-child', 'the-child'], []],
        [[], [], ['first']],
        [['second', 'second'], ['last'], []],
        [['first', 'the-child'], [], []],
      ]);
      expect(named(roots.map((id) => ({ id })))).toEqual(['first', 'inner']);
    });

    it('leaves out what ended before a time, but still points at it', async () => {
      const ended = (await read()).nodes[0]?.[1].end_time ?? '';
      expect((await read(`?since=${ended}`)).nodes).toHaveLength(5);
      const { nodes, root_node_ids: roots } = await read(`?since=${encodeURIComponent('2100-01-01 00:00:00+00:00')}`);
      expect(nodes.map(([, { label }]) => label)).toEqual(['second', 'inner', 'a-flow / the-child', 'last']);
      expect(named(nodes[0]?.[1].parents ?? [])).toEqual(['first']);
      expect(named(roots.map((id) => ({ id })))).toEqual(['inner']);
    });

    it('has the artifacts of the run and of its task runs, without results', async () => {
      const other = await newRun({ state: { type: 'RUNNING' } });
      const make = async (body: string): Promise<void> => {
        const reply = await app.inject({ method: 'POST', url: `${tenant.base}/artifacts/`, headers: { authorization: `Bearer ${tenant.key}` }, payload: body });
        expect(reply.status).toBe(201);
      };
      await make(`{"key":"k","type":"markdown","data":"# Old","flow_run_id":"${run.id}"}`);
      await make(`{"key":"k","type":"markdown","data":"# New","flow_run_id":"${run.id}"}`);
      await make(`{"type":"progress","data":50.0,"flow_run_id":"${run.id}","task_run_id":"${task('first')}"}`);
      await make(`{"type":"result","data":1,"flow_run_id":"${run.id}"}`);
      await make(`{"type":"table","data":1,"flow_run_id":"${other.id}"}`);
      const { artifacts, nodes } = await read();
      expect(artifacts).toMatchObject([
        { key: 'k', type: 'markdown', is_latest: false, data: null },
        { key: 'k', type: 'markdown', is_latest: true, data: null },
      ]);
      expect(nodes[0]?.[1].artifacts).toMatchObject([{ key: null, type: 'progress', is_latest: true, data: 50 }]);
      const { payload } = await app.app.inject({ url: `${tenant.base}${path(run.id)}`, headers: { authorization: `Bearer ${tenant.key}` } });
      expect(payload).toContain('"data":50.0');
    });

    it('refuses a time that is none', async () => expect(await tenant.call('GET', `${path(run.id)}?since=x`)).toMatchObject({ status: 422 }));

    it('refuses more than 10,000 nodes, unless the rest ended before', async () => {
      const big = await newRun({ state: { type: 'RUNNING' } });
      await tenant.ctx.cell.query({
        text: `insert into ${tenant.ctx.schema}.task_run (flow_run_id, name, task_key, dynamic_key, state_type, expected_start_time, start_time, end_time)
               select $1, 't', 't', n::text, 'COMPLETED', now(), now(), now() from generate_series(1, 10001) n`,
        values: [big.id],
      });
      expect(await tenant.call('GET', path(big.id))).toMatchObject({ status: 400, body: { code: 'flow_run.graph_too_large' } });
      expect(await tenant.call('GET', `${path(big.id)}?since=2100-01-01T00:00:00Z`)).toMatchObject({ status: 200, body: { nodes: [] } });
      expect(await tenant.call('GET', `/flow_runs/${big.id}/graph`)).toMatchObject({ status: 400, body: { code: 'flow_run.graph_too_large' } });
    });
  });

  describe('GET /flow_runs/:id/graph', () => {
    const path = (id: string) => `/flow_runs/${id}/graph`;
    itIsShut(tenants, 'GET', () => path(run.id));
    itFindsOnlyItsOwn(tenants, 'GET', path, own, undefined, 'Flow run not found');

    it('has the task runs, and for each those whose results it took', async () => {
      const body = (await tenant.call('GET', path(run.id))).body as DependencyReply[];
      expect(body.map(({ name, upstream_dependencies: upstream }) => [name, named(upstream)])).toEqual([
        ['first', []],
        ['second', ['first']],
        ['inner', ['first']],
        ['calls-a-flow', ['second']],
        ['last', ['first', expect.any(String)]],
      ]);
      expect(body[0]).toMatchObject({ state: { type: 'COMPLETED' }, untrackable_result: false, upstream_dependencies: [] });
      expect(Object.keys(body[0] ?? {}).sort()).toEqual(
        [
          'id',
          'name',
          'upstream_dependencies',
          'state',
          'expected_start_time',
          'start_time',
          'end_time',
          'total_run_time',
          'estimated_run_time',
          'untrackable_result',
        ].sort(),
      );
    });

    it('is empty for a run without task runs', async () => {
      const { id } = await newRun({});
      expect(await tenant.call('GET', path(id))).toMatchObject({ status: 200, body: [] });
    });
  });
});
