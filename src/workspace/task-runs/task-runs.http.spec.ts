import type { FlowReply, FlowRunReply, SetStateReply, StateReply, TaskRunReply } from '@app/contract';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

describe('task runs over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;
  let flowRun: FlowRunReply;
  let task: TaskRunReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow', labels: { team: 'x' } })).body as FlowReply;
    flowRun = await newFlowRun();
    task = await newTask({ name: 'the-task' });
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const newFlowRun = async (body: object = {}): Promise<FlowRunReply> =>
    (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, state: { type: 'RUNNING' }, ...body })).body as FlowRunReply;
  const newTask = async (body: object = {}): Promise<TaskRunReply> => {
    const reply = await tenant.call('POST', '/task_runs/', { task_key: 'a-task', dynamic_key: uuidv4(), flow_run_id: flowRun.id, ...body });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as TaskRunReply;
  };
  const read = async (id: string): Promise<TaskRunReply> => (await tenant.call('GET', `/task_runs/${id}`)).body as TaskRunReply;
  const setState = async (id: string, state: object, rest: object = {}) => tenant.call('POST', `/task_runs/${id}/set_state`, { state, ...rest });
  const own = () => task.id;

  /** As the SDK sends it for a subflow, nulls and all. */
  const placeholder = () => ({
    state: { type: 'PENDING', name: 'Pending', message: null, state_details: { flow_run_id: null, deferred: null, untrackable_result: false }, data: null },
    name: null,
    flow_run_id: flowRun.id,
    task_key: 'child-c6015f79',
    dynamic_key: uuidv4(),
    cache_key: null,
    cache_expiration: null,
    task_version: 'facc712d',
    empirical_policy: { max_retries: 0, retry_delay_seconds: 0, retries: 0, retry_delay: 0, retry_jitter_factor: null },
    tags: [],
    labels: {},
    task_inputs: {
      x: [],
      y: [
        { input_type: 'task_run', id: uuidv4() },
        { input_type: 'constant', type: 'int' },
      ],
    },
  });

  describe('POST /task_runs/', () => {
    itIsShut(tenants, 'POST', '/task_runs/', { task_key: 'k', dynamic_key: '0' });

    it('makes what stands for a subflow, below the labels of its flow run', async () => {
      const body = placeholder();
      const made = await newTask(body);
      expect(made).toMatchObject({
        flow_run_id: flowRun.id,
        task_key: body.task_key,
        dynamic_key: body.dynamic_key,
        task_version: body.task_version,
        task_inputs: body.task_inputs,
        empirical_policy: body.empirical_policy,
        labels: { team: 'x', 'prefect.flow.id': flow.id, 'prefect.flow-run.id': flowRun.id },
        state_type: 'PENDING',
        run_count: 0,
        flow_run_run_count: 0,
        state: { name: 'Pending', state_details: { flow_run_id: flowRun.id, task_run_id: made.id, deferred: null } },
      });
      expect(made.name).toMatch(/^[a-z]+-[a-z]+$/);
      expect(await read(made.id)).toEqual({ ...made, updated: expect.any(String) as string, estimated_start_time_delta: expect.any(Number) as number });
    });

    it('makes what waits for whoever serves its task', async () => {
      const due = '2030-01-01T00:00:00.000000Z';
      const made = await newTask({
        flow_run_id: null,
        state: { type: 'SCHEDULED', state_details: { scheduled_time: due, deferred: true, task_parameters_id: uuidv4() } },
      });
      expect(made).toMatchObject({
        flow_run_id: null,
        labels: {},
        expected_start_time: due,
        next_scheduled_start_time: due,
        state: { state_details: { deferred: true } },
      });
    });

    it('answers the earlier run of the same keys, as it is now', async () => {
      for (const flow_run_id of [flowRun.id, null]) {
        const body = { ...placeholder(), flow_run_id };
        const made = await newTask(body);
        await setState(made.id, { type: 'RUNNING' });
        expect(await tenant.call('POST', '/task_runs/', { ...body, name: 'other' })).toMatchObject({
          status: 200,
          body: { id: made.id, name: made.name, state_type: 'RUNNING' },
        });
      }
    });

    it('gives the id that is asked for', async () => {
      const id = uuidv7();
      expect((await newTask({ id })).id).toBe(id);
      expect(await tenant.call('POST', '/task_runs/', { task_key: 'k', dynamic_key: uuidv4(), id })).toMatchObject({ status: 409 });
    });

    it('makes none in a flow run that is not there, or is another workspace’s', async () => {
      const integrity = { status: 409, body: { detail: expect.stringMatching(/^Data integrity conflict/) as string } };
      expect(await tenant.call('POST', '/task_runs/', { ...placeholder(), flow_run_id: uuidv4() })).toMatchObject(integrity);
      expect(await stranger.call('POST', '/task_runs/', placeholder())).toMatchObject(integrity);
    });

    it.each<[string, object, (string | number)[]]>([
      ['without a key', { task_key: undefined }, ['body', 'task_key']],
      ['whose cache key is too long', { cache_key: 'x'.repeat(2001) }, ['body', 'cache_key']],
      ['with too many delays', { empirical_policy: { retry_delay: Array<number>(51).fill(1) } }, ['body', 'empirical_policy', 'retry_delay']],
      ['with a jitter below nothing', { empirical_policy: { retry_jitter_factor: -1 } }, ['body', 'empirical_policy', 'retry_jitter_factor']],
      ['with a member that it does not know', { color: 'red' }, ['body', 'color']],
      ['with a flow run id that is none', { flow_run_id: 'x' }, ['body', 'flow_run_id']],
      ['with a name that cannot be in an address', { name: 'a<b' }, ['body', 'name']],
      ['with a state that says when it is', { state: { type: 'PENDING', timestamp: '2030-01-01T00:00:00Z' } }, ['body', 'state', 'timestamp']],
    ])('refuses one %s', async (_, body, loc) =>
      expect(await tenant.call('POST', '/task_runs/', { task_key: 'k', dynamic_key: '0', ...body })).toMatchObject(invalidAt(...loc)),
    );

    it('refuses an input that comes from nowhere', async () =>
      expect(await tenant.call('POST', '/task_runs/', { ...placeholder(), task_inputs: { x: [{ input_type: 'thin air' }] } })).toMatchObject({ status: 422 }));
  });

  describe('POST /task_runs/filter', () => {
    itIsShut(tenants, 'POST', '/task_runs/filter', {});
    const names = async (body: object): Promise<string[]> =>
      ((await tenant.call('POST', '/task_runs/filter', body)).body as TaskRunReply[]).map(({ name }) => name);

    it('lists those that were asked for', async () => {
      const inside = await newFlowRun({ name: 'filtered' });
      for (const name of ['f-1', 'f-2', 'f-3']) await newTask({ name, flow_run_id: inside.id });
      const flow_runs = { id: { any_: [inside.id] } };
      const nothing = { id: null, name: null, tags: null, state: null, start_time: null, end_time: null, subflow_runs: null, flow_run_id: null };
      expect(
        await names({ flows: null, flow_runs, task_runs: { operator: 'and_', ...nothing }, deployments: null, sort: null, limit: null, offset: 0 }),
      ).toEqual(['f-3', 'f-2', 'f-1']);
      expect(await names({ flow_runs, sort: 'NAME_ASC', limit: 1, offset: 1 })).toEqual(['f-2']);
      expect(await names({ flow_runs, task_runs: { name: { like_: '-3' } } })).toEqual(['f-3']);
      expect(await names({ flow_runs, limit: 0 })).toEqual([]);
    });

    it('lists nothing of another workspace', async () => expect((await stranger.call('POST', '/task_runs/filter', {})).body).toEqual([]));

    it.each<[string, object, (string | number)[]]>([
      ['an unknown member of a filter', { task_runs: { color: 1 } }, ['body', 'task_runs', 'color']],
      ['an order that there is not', { sort: 'START_TIME_ASC' }, ['body', 'sort']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/task_runs/filter', body)).toMatchObject(invalidAt(...loc)));

    it('refuses too long a list in the words that the command line looks for', async () =>
      expect(await tenant.call('POST', '/task_runs/filter', { limit: 201 })).toMatchObject({
        status: 422,
        body: { detail: 'Invalid limit: must be less than or equal to 200.' },
      }));
  });

  describe('POST /task_runs/count', () => {
    itIsShut(tenants, 'POST', '/task_runs/count', {});

    it('answers a bare number', async () => {
      expect(await tenant.call('POST', '/task_runs/count', { task_runs: { name: { any_: ['the-task'] } } })).toMatchObject({ status: 200, body: 1 });
      expect(await stranger.call('POST', '/task_runs/count', {})).toMatchObject({ body: 0 });
    });

    it('refuses an unknown member of a filter', async () =>
      expect(await tenant.call('POST', '/task_runs/count', { task_runs: { color: 1 } })).toMatchObject(invalidAt('body', 'task_runs', 'color')));
  });

  describe('POST /task_runs/paginate', () => {
    itIsShut(tenants, 'POST', '/task_runs/paginate', {});

    it('answers one page, each in short, and how long the whole list is', async () => {
      await newTask({ name: 'paged-1', tags: ['paged'] });
      const second = await newTask({ name: 'paged-2', tags: ['paged'] });
      const { body } = await tenant.call('POST', '/task_runs/paginate', { task_runs: { tags: { all_: ['paged'] } }, limit: 1, sort: 'NAME_DESC' });
      const { id, created, updated, name, flow_run_id, task_key, state_id, state, task_version, task_inputs, empirical_policy, tags } = second;
      const times = { start_time: null, end_time: null, total_run_time: 0, estimated_run_time: 0 };
      const delta = { estimated_start_time_delta: expect.any(Number) as number };
      const item = {
        id,
        created,
        updated,
        name,
        flow_run_id,
        task_key,
        state_id,
        state,
        task_version,
        task_inputs,
        empirical_policy,
        tags,
        ...times,
        ...delta,
      };
      expect(body).toEqual({ results: [item], count: 2, limit: 1, pages: 2, page: 1 });
      expect(await stranger.call('POST', '/task_runs/paginate', {})).toMatchObject({ body: { results: [], count: 0 } });
    });

    it('refuses a page that cannot be', async () =>
      expect(await tenant.call('POST', '/task_runs/paginate', { page: -1 })).toMatchObject(invalidAt('body', 'page')));
  });

  describe('POST /task_runs/history', () => {
    const span = { history_start: '2035-05-05T10:00:00Z', history_end: '2035-05-05T10:02:00Z', history_interval_seconds: 60 };
    itIsShut(tenants, 'POST', '/task_runs/history', span);

    it('counts runs by the interval in which they were to start, and by state', async () => {
      await newTask({ state: { type: 'SCHEDULED', state_details: { scheduled_time: '2035-05-05T10:01:30Z' } } });
      const { body } = await tenant.call('POST', '/task_runs/history', { ...span, flow_runs: { id: { any_: [flowRun.id] } } });
      const states = [{ state_type: 'SCHEDULED', state_name: 'Scheduled', count_runs: 1, sum_estimated_run_time: 0, sum_estimated_lateness: 0 }];
      expect(body).toMatchObject([{ states: [] }, { interval_end: '2035-05-05T10:02:00.000000Z', states }]);
      expect(await stranger.call('POST', '/task_runs/history', span)).toMatchObject({ body: [{ states: [] }, { states: [] }] });
    });

    it('refuses a span that is none', async () =>
      expect(await tenant.call('POST', '/task_runs/history', { ...span, history_start: 'x' })).toMatchObject(invalidAt('body', 'history_start')));
  });

  describe('GET /task_runs/:id', () => {
    itIsShut(tenants, 'GET', () => `/task_runs/${own()}`);
    itFindsOnlyItsOwn(tenants, 'GET', (id) => `/task_runs/${id}`, own, undefined, 'Task not found');

    it('answers the run with every member, null where there is nothing', async () => {
      const { status, body } = await tenant.call('GET', `/task_runs/${own()}`);
      expect(status).toBe(200);
      expect(Object.keys(body as object).sort()).toEqual(
        `id created updated name flow_run_id task_key dynamic_key cache_key cache_expiration task_version empirical_policy tags labels state_id task_inputs
         state_type state_name run_count flow_run_run_count expected_start_time next_scheduled_start_time start_time end_time total_run_time
         estimated_run_time estimated_start_time_delta state`
          .split(/\s+/)
          .sort(),
      );
      expect(body).toMatchObject({ cache_key: null, start_time: null, total_run_time: 0, empirical_policy: { retries: null, retry_delay: null } });
    });

    it('answers what a client has reported, however oddly', async () => {
      const id = uuidv4();
      const event = {
        id: uuidv7(),
        occurred: '2026-01-31T08:00:00Z',
        event: 'prefect.task-run.Running',
        resource: { 'prefect.resource.id': `prefect.task-run.${id}`, 'prefect.orchestration': 'client' },
        payload: {
          validated_state: {
            type: 'RUNNING',
            name: 'Running',
            state_details: { transition_id: {}, run_input_keyset: { a: {} }, deferred: 'x', scheduled_time: 5 },
          },
          task_run: {
            task_key: 'odd',
            dynamic_key: '0',
            empirical_policy: { retries: 'x', retry_delay: 'y', retry_jitter_factor: {}, max_retries: null },
            labels: { ok: 1, list: [1], none: null },
            tags: ['t', 7],
            task_inputs: { x: 5, y: [{ input_type: 'constant', type: 'int' }, null] },
            run_count: 1.5,
          },
        },
      };
      expect(await tenant.call('POST', '/events', [event])).toMatchObject({ status: 204 });
      expect(await tenant.call('GET', `/task_runs/${id}`)).toMatchObject({
        status: 200,
        body: {
          empirical_policy: { retries: null, retry_delay: null, retry_jitter_factor: null, max_retries: 0 },
          labels: { ok: 1 },
          tags: ['t'],
          task_inputs: { y: [{ input_type: 'constant', type: 'int' }] },
          run_count: 0,
          state: { type: 'RUNNING', state_details: { transition_id: null, run_input_keyset: null, scheduled_time: null } },
        },
      });
      expect(await setState(id, { type: 'COMPLETED' })).toMatchObject({ status: 201 });
    });
  });

  describe('PATCH /task_runs/:id', () => {
    itIsShut(tenants, 'PATCH', () => `/task_runs/${own()}`, { name: 'x' });
    itFindsOnlyItsOwn(tenants, 'PATCH', (id) => `/task_runs/${id}`, own, { name: 'x' }, 'Task run not found');

    it('gives another name, and leaves it where none is given', async () => {
      const { id } = await newTask({ name: 'before' });
      expect(await tenant.call('PATCH', `/task_runs/${id}`, { name: 'after' })).toMatchObject({ status: 204, body: null });
      await tenant.call('PATCH', `/task_runs/${id}`, { name: null });
      await tenant.call('PATCH', `/task_runs/${id}`, {});
      expect(await read(id)).toMatchObject({ name: 'after' });
    });

    it('refuses what cannot be changed', async () =>
      expect(await tenant.call('PATCH', `/task_runs/${own()}`, { task_key: 'x' })).toMatchObject(invalidAt('body', 'task_key')));
  });

  describe('POST /task_runs/:id/set_state', () => {
    const state = { type: 'RUNNING' };
    itIsShut(tenants, 'POST', () => `/task_runs/${own()}/set_state`, { state });
    itFindsOnlyItsOwn(tenants, 'POST', (id) => `/task_runs/${id}/set_state`, own, { state }, /^Task run with id .* not found$/);

    it('says where its clients look for it that there is no such run', async () => {
      const missing = await tenant.call('POST', `/task_runs/${uuidv4()}/set_state`, { state });
      expect(missing).toMatchObject({ status: 404, body: { exception_message: expect.stringMatching(/^Task run with id .* not found$/) as string } });
    });

    it('accepts with 201 and the state that is stored', async () => {
      const { id } = await newTask();
      const reply = await setState(id, { type: 'RUNNING', name: null, data: null });
      expect(reply).toMatchObject({
        status: 201,
        body: { status: 'ACCEPT', details: { type: 'accept_details' }, state: { name: 'Running', state_details: { task_run_id: id } } },
      });
      expect(await read(id)).toMatchObject({ run_count: 1, flow_run_run_count: 1, state: (reply.body as SetStateReply).state });
    });

    it('rejects with 201 where it stores another state in its place, and with 200 where it stores none', async () => {
      const { id } = await newTask({ empirical_policy: { retries: 1 } });
      await setState(id, { type: 'RUNNING' });
      expect(await setState(id, { type: 'FAILED' })).toMatchObject({
        status: 201,
        body: { status: 'REJECT', details: { reason: 'Retrying' }, state: { name: 'AwaitingRetry' } },
      });
      const done = await newTask({ state: { type: 'COMPLETED', data: { storage_key: 'k' } } });
      expect(await setState(done.id, { type: 'RUNNING' })).toMatchObject({ status: 200, body: { status: 'REJECT', state: { id: done.state_id } } });
    });

    it('makes wait, in whole seconds', async () => {
      const soon = new Date(Date.now() + 60_000).toISOString();
      const { id } = await newTask({ state: { type: 'SCHEDULED', state_details: { scheduled_time: soon } } });
      expect(await setState(id, { type: 'RUNNING' })).toMatchObject({
        status: 200,
        body: { status: 'WAIT', details: { type: 'wait_details', delay_seconds: expect.any(Number) as number } },
      });
    });

    it('aborts what its flow run does not allow, unless it is forced', async () => {
      const { id } = await newTask({ flow_run_id: (await newFlowRun({ state: { type: 'COMPLETED' } })).id });
      expect(await setState(id, { type: 'RUNNING' })).toMatchObject({ status: 200, body: { status: 'ABORT', details: { type: 'abort_details' } } });
      expect(await setState(id, { type: 'RUNNING' }, { force: true })).toMatchObject({ status: 201, body: { status: 'ACCEPT' } });
    });

    it.each<[string, object, (string | number)[]]>([
      ['no state', {}, ['body', 'state']],
      ['a state that says when it is', { state: { type: 'RUNNING', timestamp: '2030-01-01T00:00:00Z' } }, ['body', 'state', 'timestamp']],
      ['a member that it does not know', { state, now: true }, ['body', 'now']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', `/task_runs/${own()}/set_state`, body)).toMatchObject(invalidAt(...loc)));
  });

  describe('DELETE /task_runs/:id', () => {
    itIsShut(tenants, 'DELETE', () => `/task_runs/${own()}`);
    itFindsOnlyItsOwn(tenants, 'DELETE', (id) => `/task_runs/${id}`, own, undefined, 'Task run not found');

    it('takes the run away with its states, and leaves the subflow run that it stood for', async () => {
      const { id, state_id } = await newTask();
      const child = await newFlowRun({ parent_task_run_id: id });
      expect(await tenant.call('DELETE', `/task_runs/${id}`)).toMatchObject({ status: 204, body: null });
      expect(await tenant.call('GET', `/task_runs/${id}`)).toMatchObject({ status: 404 });
      expect(await tenant.call('GET', `/task_run_states/${state_id}`)).toMatchObject({ status: 404 });
      expect(await tenant.call('GET', `/flow_runs/${child.id}`)).toMatchObject({ status: 200, body: { parent_task_run_id: null } });
      expect(await tenant.call('DELETE', `/task_runs/${id}`)).toMatchObject({ status: 404 });
    });
  });

  describe('GET /task_run_states/', () => {
    itIsShut(tenants, 'GET', () => `/task_run_states/?task_run_id=${own()}`);

    it('lists a run’s states from the first on', async () => {
      const { id } = await newTask();
      for (const type of ['RUNNING', 'COMPLETED']) await setState(id, { type });
      const states = (await tenant.call('GET', `/task_run_states/?task_run_id=${id}`)).body as StateReply[];
      expect(states.map(({ name }) => name)).toEqual(['Pending', 'Running', 'Completed']);
      expect(Object.keys(states[0] ?? {}).sort()).toEqual(['data', 'id', 'message', 'name', 'state_details', 'timestamp', 'type']);
    });

    it('lists none of a run that is not there or is another workspace’s', async () => {
      expect(await tenant.call('GET', `/task_run_states/?task_run_id=${uuidv4()}`)).toMatchObject({ status: 200, body: [] });
      expect(await stranger.call('GET', `/task_run_states/?task_run_id=${own()}`)).toMatchObject({ status: 200, body: [] });
    });

    it('refuses to guess the run', async () => expect(await tenant.call('GET', '/task_run_states/')).toMatchObject(invalidAt('query', 'task_run_id')));
  });

  describe('GET /task_run_states/:id', () => {
    const stateId = (): string => task.state_id ?? '';
    itIsShut(tenants, 'GET', () => `/task_run_states/${stateId()}`);
    itFindsOnlyItsOwn(tenants, 'GET', (id) => `/task_run_states/${id}`, stateId, undefined, 'Task run state not found');

    it('answers the state', async () => expect(await tenant.call('GET', `/task_run_states/${stateId()}`)).toMatchObject({ status: 200, body: task.state }));
  });
});
