import type { FlowReply, FlowRunReply, SetStateReply, StateReply } from '@app/contract';
import { v4 as uuidv4 } from 'uuid';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { PARAMETERS_BYTES_MAX } from './exact-values.js';

describe('flow runs over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;
  let run: FlowRunReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow', labels: { team: 'x' } })).body as FlowReply;
    run = await newRun({ name: 'the-run' });
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const newRun = async (body: object = {}): Promise<FlowRunReply> => {
    const reply = await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, ...body });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as FlowRunReply;
  };
  const read = async (id: string): Promise<FlowRunReply> => (await tenant.call('GET', `/flow_runs/${id}`)).body as FlowRunReply;
  const setState = async (id: string, state: object, rest: object = {}) => tenant.call('POST', `/flow_runs/${id}/set_state`, { state, ...rest });
  const own = () => run.id;

  describe('POST /flow_runs/', () => {
    itIsShut(tenants, 'POST', '/flow_runs/', { flow_id: uuidv4() });

    it('makes a run that is PENDING, has a name, and bears its flow’s labels below its own', async () => {
      const made = await newRun({ labels: { team: 'y', mine: 1 } });
      expect(made).toMatchObject({
        flow_id: flow.id,
        state_type: 'PENDING',
        state_name: 'Pending',
        run_count: 0,
        labels: { team: 'y', 'prefect.flow.id': flow.id, mine: 1 },
        empirical_policy: { max_retries: 0, retry_delay_seconds: 0, retries: null, retry_delay: null, pause_keys: [], resuming: false, retry_type: null },
        state: { type: 'PENDING', state_details: { flow_run_id: made.id, deferred: false, pause_reschedule: false } },
      });
      expect(made.name).toMatch(/^[a-z]+-[a-z]+$/);
      expect(made.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(await read(made.id)).toEqual({ ...made, updated: expect.any(String) as string, estimated_start_time_delta: expect.any(Number) as number });
    });

    it('takes all that the SDK sends, nulls among it', async () => {
      const made = await newRun({
        name: null,
        flow_version: 'v1',
        parameters: { deep: { list: [1, null, 'x'] } },
        context: {},
        parent_task_run_id: null,
        infrastructure_document_id: null,
        empirical_policy: { max_retries: 0, retry_delay_seconds: 0, retries: 2, retry_delay: 3, pause_keys: [], resuming: false, retry_type: null, new: 1 },
        tags: ['a', 'b'],
        labels: {},
        idempotency_key: null,
        work_pool_name: null,
        work_queue_name: null,
        job_variables: null,
        deployment_id: null,
        state: {
          type: 'SCHEDULED',
          name: null,
          message: 'soon',
          data: null,
          state_details: { scheduled_time: '2030-01-01 08:00:00+01:00', from_the_future: true },
        },
      });
      expect(made).toMatchObject({
        parameters: { deep: { list: [1, null, 'x'] } },
        tags: ['a', 'b'],
        flow_version: 'v1',
        empirical_policy: { retries: 2, retry_delay: 3 },
        expected_start_time: '2030-01-01T07:00:00.000000Z',
        next_scheduled_start_time: '2030-01-01T07:00:00.000000Z',
        state: { name: 'Scheduled', message: 'soon', state_details: { scheduled_time: '2030-01-01T07:00:00.000000Z' } },
      });
    });

    it('understands retries by their older names', async () =>
      expect(await newRun({ empirical_policy: { max_retries: 2, retry_delay_seconds: 1.9 } })).toMatchObject({
        empirical_policy: { retries: 2, retry_delay: 1 },
      }));

    it('answers the earlier run of the same idempotency key, as it is now', async () => {
      const key = { idempotency_key: 'once' };
      const made = await newRun(key);
      await setState(made.id, { type: 'RUNNING' });
      expect(await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, ...key, name: 'other' })).toMatchObject({
        status: 200,
        body: { id: made.id, name: made.name, state_type: 'RUNNING' },
      });
    });

    it('makes none of a flow that is not there, or is another workspace’s', async () => {
      expect(await tenant.call('POST', '/flow_runs/', { flow_id: uuidv4() })).toMatchObject({
        status: 409,
        body: { detail: expect.stringMatching(/^Data integrity conflict/) },
      });
      expect(await stranger.call('POST', '/flow_runs/', { flow_id: flow.id })).toMatchObject({ status: 409 });
    });

    it('makes none for a work pool that is not there', async () =>
      expect(await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, work_pool_name: 'p' })).toMatchObject({
        status: 404,
        body: { detail: 'Work pool "p" not found.' },
      }));

    it.each<[string, object, (string | number)[]]>([
      ['without a flow', { flow_id: undefined }, ['body', 'flow_id']],
      ['with a flow id that is none', { flow_id: 'x' }, ['body', 'flow_id']],
      ['with a name that cannot be in an address', { name: 'a%b' }, ['body', 'name']],
      ['with a member that it does not know', { color: 'red' }, ['body', 'color']],
      ['with a state of no known type', { state: { type: 'HAPPY' } }, ['body', 'state', 'type']],
      ['with a state that says when it is', { state: { type: 'PENDING', timestamp: '2030-01-01T00:00:00Z' } }, ['body', 'state', 'timestamp']],
      [
        'with a time that is none',
        { state: { type: 'SCHEDULED', state_details: { scheduled_time: 'soon' } } },
        ['body', 'state', 'state_details', 'scheduled_time'],
      ],
      ['with parameters that are too large', { parameters: { x: 'x'.repeat(PARAMETERS_BYTES_MAX) } }, ['body', 'parameters']],
    ])('refuses one %s', async (_, body, loc) =>
      expect(await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, ...body })).toMatchObject(invalidAt(...loc)),
    );
  });

  describe('the numbers that were sent', () => {
    const exchange = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: string): Promise<string> =>
      (await app.app.inject({ method, url: `${tenant.base}${path}`, headers: { authorization: `Bearer ${tenant.key}` }, ...(payload ? { payload } : {}) }))
        .payload;
    const NUMBERS = '{"float":2.0,"big":123456789012345678901234567890,"small":1e-07,"huge":1e+16,"list":[1.0,-0.0],"ünicode":"\\n"}';

    it('come back with a run, wherever it is read', async () => {
      const made = await exchange(
        'POST',
        '/flow_runs/',
        `{"flow_id":"${flow.id}","name":"exact","tags":["exact"],"parameters":${NUMBERS},"job_variables":${NUMBERS}}`,
      );
      const { id } = JSON.parse(made) as { id: string };
      const filter = '{"flow_runs":{"tags":{"all_":["exact"]}}}';
      const replies = [
        made,
        await exchange('GET', `/flow_runs/${id}`),
        await exchange('POST', '/flow_runs/filter', filter),
        await exchange('POST', '/flow_runs/paginate', filter),
      ];
      for (const reply of replies) {
        expect(reply).toContain(`"parameters":${NUMBERS}`);
        expect(reply).toContain(`"job_variables":${NUMBERS}`);
      }
      await setState(id, { type: 'RUNNING' });
      expect(await exchange('GET', `/flow_runs/${id}`)).toContain(`"parameters":${NUMBERS}`);
    });

    it('are kept by a change of others, and changed by their own', async () => {
      const { id } = JSON.parse(await exchange('POST', '/flow_runs/', `{"flow_id":"${flow.id}","parameters":${NUMBERS}}`)) as { id: string };
      await exchange('PATCH', `/flow_runs/${id}`, '{"name":"renamed"}');
      expect(await exchange('GET', `/flow_runs/${id}`)).toContain(`"parameters":${NUMBERS}`);
      await exchange('PATCH', `/flow_runs/${id}`, '{"parameters":{"x":3.0}}');
      expect(await exchange('GET', `/flow_runs/${id}`)).toContain('"parameters":{"x":3.0}');
    });

    it('are none where null or nothing was sent', async () => {
      expect(await newRun({ parameters: null, job_variables: null })).toMatchObject({ parameters: {}, job_variables: {} });
      expect(await newRun()).toMatchObject({ parameters: {}, job_variables: {} });
    });
  });

  describe('POST /flow_runs/filter', () => {
    itIsShut(tenants, 'POST', '/flow_runs/filter', {});
    const names = async (body: object): Promise<string[]> =>
      ((await tenant.call('POST', '/flow_runs/filter', body)).body as FlowRunReply[]).map(({ name }) => name);

    it('lists those that were asked for, newest first', async () => {
      for (const name of ['filter-1', 'filter-2', 'filter-3']) await newRun({ name });
      const flow_runs = { name: { like_: 'FILTER-' } };
      expect(await names({ flow_runs })).toEqual(['filter-3', 'filter-2', 'filter-1']);
      expect(await names({ flow_runs, sort: 'NAME_ASC', limit: 1, offset: 1 })).toEqual(['filter-2']);
      expect(await names({ flow_runs, flows: { name: { any_: ['a-flow'] } }, task_runs: null })).toHaveLength(3);
      expect(await names({ flow_runs, task_runs: {} })).toEqual([]);
      expect(await names({ flow_runs, limit: 0 })).toEqual([]);
    });

    it('lists nothing of another workspace', async () => expect((await stranger.call('POST', '/flow_runs/filter', {})).body).toEqual([]));

    it('refuses an unknown member of a filter', async () =>
      expect(await tenant.call('POST', '/flow_runs/filter', { flow_runs: { color: 1 } })).toMatchObject(invalidAt('body', 'flow_runs', 'color')));

    it('refuses too long a list in the words that the command line looks for', async () =>
      expect(await tenant.call('POST', '/flow_runs/filter', { limit: 1000 })).toMatchObject({
        status: 422,
        body: { detail: 'Invalid limit: must be less than or equal to 200.' },
      }));
  });

  describe('POST /flow_runs/count', () => {
    itIsShut(tenants, 'POST', '/flow_runs/count', {});

    it('answers a bare number', async () => {
      expect(await tenant.call('POST', '/flow_runs/count', { flow_runs: { name: { any_: ['the-run'] } } })).toMatchObject({ status: 200, body: 1 });
      expect(await stranger.call('POST', '/flow_runs/count', {})).toMatchObject({ body: 0 });
    });

    it('refuses an unknown member of a filter', async () =>
      expect(await tenant.call('POST', '/flow_runs/count', { flow_runs: { color: 1 } })).toMatchObject(invalidAt('body', 'flow_runs', 'color')));
  });

  describe('GET /flow_runs/:id', () => {
    itIsShut(tenants, 'GET', () => `/flow_runs/${own()}`);
    itFindsOnlyItsOwn(tenants, 'GET', (id) => `/flow_runs/${id}`, own, undefined, 'Flow run not found');

    it('answers the run, with how long it has been running', async () => {
      const { id } = await newRun({ state: { type: 'RUNNING' } });
      const first = await read(id);
      expect(first).toMatchObject({ state_type: 'RUNNING', run_count: 1, total_run_time: 0 });
      expect((await read(id)).estimated_run_time).toBeGreaterThan(first.estimated_run_time);
    });
  });

  describe('PATCH /flow_runs/:id', () => {
    itIsShut(tenants, 'PATCH', () => `/flow_runs/${own()}`, { name: 'x' });
    itFindsOnlyItsOwn(tenants, 'PATCH', (id) => `/flow_runs/${id}`, own, { name: 'x' }, 'Flow run not found');

    it('changes what is given, and nothing else', async () => {
      const before = await newRun({ name: 'before', tags: ['t'], parameters: { p: 1 } });
      expect(await tenant.call('PATCH', `/flow_runs/${before.id}`, { name: 'after', infrastructure_pid: 'host:1', flow_version: 'v2' })).toMatchObject({
        status: 204,
        body: null,
      });
      expect(await read(before.id)).toMatchObject({ name: 'after', infrastructure_pid: 'host:1', flow_version: 'v2', tags: ['t'], parameters: { p: 1 } });
      await tenant.call('PATCH', `/flow_runs/${before.id}`, { name: null, tags: [], parameters: {}, flow_version: null, empirical_policy: { retries: 1 } });
      expect(await read(before.id)).toMatchObject({
        name: 'after',
        flow_version: null,
        tags: [],
        parameters: {},
        empirical_policy: { retries: 1, pause_keys: [] },
      });
    });

    it('changes job variables only where they will still be read', async () => {
      const job_variables = { image: 'x' };
      const patch = async (body: object) => tenant.call('PATCH', `/flow_runs/${(await newRun(body)).id}`, { job_variables });
      expect(await patch({ state: { type: 'RUNNING' } })).toMatchObject({
        status: 400,
        body: { detail: 'Job variables for a flow run in state RUNNING cannot be updated' },
      });
      expect(await patch({ state: { type: 'SCHEDULED' } })).toMatchObject({ status: 400, body: { detail: expect.stringContaining('without a deployment') } });
      const deployed = await newRun({ state: { type: 'SCHEDULED' }, deployment_id: uuidv4() });
      expect(await tenant.call('PATCH', `/flow_runs/${deployed.id}`, { job_variables })).toMatchObject({ status: 204 });
      expect(await read(deployed.id)).toMatchObject({ job_variables });
    });

    it.each<[string, object, (string | number)[]]>([
      ['what cannot be changed', { flow_id: uuidv4() }, ['body', 'flow_id']],
      ['parameters that are too large', { parameters: { x: 'x'.repeat(PARAMETERS_BYTES_MAX) } }, ['body', 'parameters']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('PATCH', `/flow_runs/${own()}`, body)).toMatchObject(invalidAt(...loc)));
  });

  describe('PATCH /flow_runs/:id/labels', () => {
    itIsShut(tenants, 'PATCH', () => `/flow_runs/${own()}/labels`, { a: 1 });
    itFindsOnlyItsOwn(tenants, 'PATCH', (id) => `/flow_runs/${id}/labels`, own, { a: 1 }, /^Flow run with id .* not found$/);

    it('adds to the labels', async () => {
      const { id } = await newRun({ labels: { keep: 1, change: 1 } });
      expect(await tenant.call('PATCH', `/flow_runs/${id}/labels`, { change: true, add: 'x' })).toMatchObject({ status: 204 });
      expect(await read(id)).toMatchObject({ labels: { keep: 1, change: true, add: 'x', 'prefect.flow.id': flow.id } });
    });

    it('refuses a label that has parts', async () =>
      expect(await tenant.call('PATCH', `/flow_runs/${own()}/labels`, { a: [] })).toMatchObject(invalidAt('body', 'a')));
  });

  describe('POST /flow_runs/:id/set_state', () => {
    const state = { type: 'RUNNING' };
    itIsShut(tenants, 'POST', () => `/flow_runs/${own()}/set_state`, { state });
    itFindsOnlyItsOwn(tenants, 'POST', (id) => `/flow_runs/${id}/set_state`, own, { state }, /^Flow run with id .* not found$/);

    it('says where its clients look for it that there is no such run', async () => {
      const missing = await tenant.call('POST', `/flow_runs/${uuidv4()}/set_state`, { state });
      expect(missing).toMatchObject({ status: 404, body: { exception_message: expect.stringMatching(/^Flow run with id .* not found$/) as string } });
    });

    it('accepts with 201 and the state that is stored', async () => {
      const { id } = await newRun();
      const reply = await setState(id, {
        type: 'RUNNING',
        name: null,
        message: null,
        data: null,
        state_details: { flow_run_id: null, transition_id: uuidv4() },
      });
      expect(reply).toMatchObject({
        status: 201,
        body: { status: 'ACCEPT', details: { type: 'accept_details' }, state: { type: 'RUNNING', name: 'Running' } },
      });
      expect((await read(id)).state).toEqual((reply.body as SetStateReply).state);
      expect(Object.keys((reply.body as { details: object }).details)).toEqual(['type']);
    });

    it('rejects with 201 where it stores another state in its place, and with 200 where it stores none', async () => {
      const { id } = await newRun({ state: { type: 'RUNNING' }, empirical_policy: { retries: 1 } });
      expect(await setState(id, { type: 'FAILED', message: 'boom' })).toMatchObject({
        status: 201,
        body: {
          status: 'REJECT',
          details: { type: 'reject_details', reason: 'Retrying' },
          state: { type: 'SCHEDULED', name: 'AwaitingRetry', message: 'boom' },
        },
      });
      const pausing = await newRun();
      const current = (await read(pausing.id)).state;
      expect(await setState(pausing.id, { type: 'PAUSED' })).toMatchObject({
        status: 200,
        body: { status: 'REJECT', details: { type: 'reject_details' }, state: current },
      });
    });

    it('makes wait, in whole seconds', async () => {
      const soon = new Date(Date.now() + 60_000).toISOString();
      const { id } = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: soon } } });
      const reply = await setState(id, { type: 'RUNNING' });
      expect(reply).toMatchObject({ status: 200, body: { status: 'WAIT', details: { type: 'wait_details' }, state: { type: 'SCHEDULED' } } });
      const { delay_seconds: delay } = (reply.body as { details: { delay_seconds: number } }).details;
      expect([59, 60]).toContain(delay);
    });

    it('aborts the second claim', async () => {
      const { id } = await newRun();
      expect(await setState(id, { type: 'PENDING' })).toMatchObject({
        status: 200,
        body: { status: 'ABORT', details: { type: 'abort_details' }, state: { type: 'PENDING' } },
      });
    });

    it('does not do again what was done under the same transition id', async () => {
      const { id } = await newRun();
      const once = { type: 'RUNNING', state_details: { transition_id: uuidv4() } };
      const first = (await setState(id, once)).body as SetStateReply;
      expect(await setState(id, once)).toMatchObject({ status: 200, body: { status: 'REJECT', state: { id: first.state?.id } } });
      expect((await read(id)).run_count).toBe(1);
    });

    it('does what is forced', async () => {
      const { id } = await newRun({ state: { type: 'CANCELLING' } });
      expect(await setState(id, { type: 'RUNNING' }, { force: false })).toMatchObject({ status: 200, body: { status: 'REJECT' } });
      expect(await setState(id, { type: 'RUNNING' }, { force: true })).toMatchObject({ status: 201, body: { status: 'ACCEPT' } });
    });

    it('cancels on the spot what nothing runs for', async () => {
      const { id } = await newRun({ state: { type: 'SCHEDULED' } });
      expect(await setState(id, { type: 'CANCELLING' })).toMatchObject({ status: 201, body: { status: 'REJECT', state: { type: 'CANCELLED' } } });
    });

    it.each<[string, object, (string | number)[]]>([
      ['no state', {}, ['body', 'state']],
      ['a state without a type', { state: {} }, ['body', 'state', 'type']],
      ['a state that says when it is', { state: { type: 'RUNNING', timestamp: '2030-01-01T00:00:00Z' } }, ['body', 'state', 'timestamp']],
      [
        'a transition id that is none',
        { state: { type: 'RUNNING', state_details: { transition_id: 'x' } } },
        ['body', 'state', 'state_details', 'transition_id'],
      ],
      ['a member that it does not know', { state, now: true }, ['body', 'now']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', `/flow_runs/${own()}/set_state`, body)).toMatchObject(invalidAt(...loc)));
  });

  describe('DELETE /flow_runs/:id', () => {
    itIsShut(tenants, 'DELETE', () => `/flow_runs/${own()}`);
    itFindsOnlyItsOwn(tenants, 'DELETE', (id) => `/flow_runs/${id}`, own, undefined, 'Flow run not found');

    it('takes the run away with its states, task runs and logs', async () => {
      const { id } = await newRun({ state: { type: 'RUNNING' } });
      const task = (await tenant.call('POST', '/task_runs/', { flow_run_id: id, task_key: 'k', dynamic_key: '0' })).body as { id: string };
      await tenant.call('POST', '/logs/', [{ name: 'l', level: 20, message: 'm', timestamp: '2026-01-31T08:00:00Z', flow_run_id: id }]);
      expect(await tenant.call('DELETE', `/flow_runs/${id}`)).toMatchObject({ status: 204, body: null });
      expect(await tenant.call('GET', `/flow_runs/${id}`)).toMatchObject({ status: 404 });
      expect(await tenant.call('GET', `/task_runs/${task.id}`)).toMatchObject({ status: 404 });
      expect((await tenant.call('POST', '/logs/filter', { logs: { flow_run_id: { any_: [id] } } })).body).toEqual([]);
      expect(await tenant.call('DELETE', `/flow_runs/${id}`)).toMatchObject({ status: 404 });
    });
  });

  describe('GET /flow_run_states/', () => {
    itIsShut(tenants, 'GET', () => `/flow_run_states/?flow_run_id=${own()}`);

    it('lists a run’s states from the first on', async () => {
      const { id } = await newRun();
      await setState(id, { type: 'RUNNING' });
      await setState(id, { type: 'COMPLETED', data: { storage_key: 'k' } });
      const states = (await tenant.call('GET', `/flow_run_states/?flow_run_id=${id}`)).body as StateReply[];
      expect(states.map(({ name, data }) => [name, data])).toEqual([
        ['Pending', null],
        ['Running', null],
        ['Completed', { storage_key: 'k' }],
      ]);
      expect(Object.keys(states[0] ?? {}).sort()).toEqual(['data', 'id', 'message', 'name', 'state_details', 'timestamp', 'type']);
    });

    it('lists none of a run that is not there or is another workspace’s', async () => {
      expect(await tenant.call('GET', `/flow_run_states/?flow_run_id=${uuidv4()}`)).toMatchObject({ status: 200, body: [] });
      expect(await stranger.call('GET', `/flow_run_states/?flow_run_id=${own()}`)).toMatchObject({ status: 200, body: [] });
    });

    it('refuses to guess the run', async () => {
      expect(await tenant.call('GET', '/flow_run_states/')).toMatchObject(invalidAt('query', 'flow_run_id'));
      expect(await tenant.call('GET', '/flow_run_states/?flow_run_id=x')).toMatchObject(invalidAt('query', 'flow_run_id'));
    });
  });

  describe('GET /flow_run_states/:id', () => {
    const stateId = (): string => run.state_id ?? '';
    itIsShut(tenants, 'GET', () => `/flow_run_states/${stateId()}`);
    itFindsOnlyItsOwn(tenants, 'GET', (id) => `/flow_run_states/${id}`, stateId, undefined, 'Flow run state not found');

    it('answers the state', async () => expect(await tenant.call('GET', `/flow_run_states/${stateId()}`)).toMatchObject({ status: 200, body: run.state }));
  });
});
