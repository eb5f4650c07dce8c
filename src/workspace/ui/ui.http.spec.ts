import type { FlowReply, FlowRunReply, Outcomes, RunDot, TaskRunReply } from '@app/contract';
import { v4 as uuidv4 } from 'uuid';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

const MINUTE = 60_000;

describe('what the reference’s pages ask for', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;
  let run: FlowRunReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = await newFlow('a-flow');
    run = await newRun({ name: 'the-run', state: { type: 'RUNNING' } });
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const newFlow = async (name: string): Promise<FlowReply> => (await tenant.call('POST', '/flows/', { name })).body as FlowReply;
  const newRun = async (body: object): Promise<FlowRunReply> => (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, ...body })).body as FlowRunReply;
  const newTask = async (body: object): Promise<TaskRunReply> =>
    (await tenant.call('POST', '/task_runs/', { task_key: 'k', dynamic_key: uuidv4(), flow_run_id: run.id, ...body })).body as TaskRunReply;
  const scheduled = (at: number) => ({ state: { type: 'SCHEDULED', state_details: { scheduled_time: new Date(at).toISOString() } } });

  describe('POST /ui/flow_runs/history', () => {
    itIsShut(tenants, 'POST', '/ui/flow_runs/history', {});
    const dots = async (body: object, by: Tenant = tenant): Promise<RunDot[]> => (await by.call('POST', '/ui/flow_runs/history', body)).body as RunDot[];

    it('answers each run as a dot, the latest expected start first', async () => {
      const late = await newRun({ name: 'late', tags: ['dots'], ...scheduled(Date.now() - 10 * MINUTE) });
      const done = await newRun({ name: 'done', tags: ['dots'], state: { type: 'COMPLETED' } });
      const found = await dots({ flow_runs: { tags: { any_: ['dots'] } } });
      expect(found.map(({ id }) => id)).toEqual([done.id, late.id]);
      expect(found[0]).toEqual({ id: done.id, state_type: 'COMPLETED', timestamp: done.start_time, duration: 0, lateness: 0 });
      expect(found[1]).toMatchObject({ state_type: 'SCHEDULED', timestamp: late.expected_start_time, duration: 0 });
      expect(found[1]?.lateness).toBeGreaterThanOrEqual(600);
      expect(await dots({ flow_runs: { tags: { any_: ['dots'] } }, sort: 'NAME_DESC', limit: 1, offset: '0' })).toMatchObject([{ id: late.id }]);
      expect(await dots({}, stranger)).toEqual([]);
    });

    it.each([0, 1001])('refuses a limit of %p', async (limit) =>
      expect(await tenant.call('POST', '/ui/flow_runs/history', { limit })).toMatchObject(invalidAt('body', 'limit')),
    );
  });

  describe('POST /ui/flow_runs/count-task-runs', () => {
    itIsShut(tenants, 'POST', '/ui/flow_runs/count-task-runs', { flow_run_ids: [] });

    it('counts the task runs of each, without those that stand for a subflow run', async () => {
      const parent = await newRun({});
      const subflow = await newTask({ flow_run_id: parent.id });
      await newTask({ flow_run_id: parent.id });
      await newRun({ parent_task_run_id: subflow.id });
      const flow_run_ids = [parent.id, '00000000-0000-4000-8000-000000000000'];
      expect(await tenant.call('POST', '/ui/flow_runs/count-task-runs', { flow_run_ids })).toMatchObject({
        status: 200,
        body: { [parent.id]: 1, '00000000-0000-4000-8000-000000000000': 0 },
      });
      expect(await stranger.call('POST', '/ui/flow_runs/count-task-runs', { flow_run_ids: [parent.id] })).toMatchObject({ body: { [parent.id]: 0 } });
    });

    it('refuses what is no list of ids, and more than 200', async () => {
      const path = '/ui/flow_runs/count-task-runs';
      expect(await tenant.call('POST', path, {})).toMatchObject(invalidAt('body', 'flow_run_ids'));
      expect(await tenant.call('POST', path, { flow_run_ids: Array.from({ length: 201 }, () => uuidv4()) })).toMatchObject(invalidAt('body', 'flow_run_ids'));
    });
  });

  describe('POST /ui/flows/count-deployments', () => {
    itIsShut(tenants, 'POST', '/ui/flows/count-deployments', { flow_ids: [] });

    it('counts the deployments of each', async () => {
      const other = await newFlow('without-deployments');
      await tenant.ctx.cell.query({
        text: `insert into ${tenant.ctx.schema}.deployment (flow_id, name) values ($1, 'one'), ($1, 'two')`,
        values: [flow.id],
      });
      const body = { flow_ids: [flow.id, other.id] };
      expect(await tenant.call('POST', '/ui/flows/count-deployments', body)).toMatchObject({ status: 200, body: { [flow.id]: 2, [other.id]: 0 } });
      expect(await stranger.call('POST', '/ui/flows/count-deployments', body)).toMatchObject({ body: { [flow.id]: 0 } });
    });

    it('refuses an id that is none', async () =>
      expect(await tenant.call('POST', '/ui/flows/count-deployments', { flow_ids: ['x'] })).toMatchObject(invalidAt('body', 'flow_ids', 0)));
  });

  describe('POST /ui/flows/next-runs', () => {
    itIsShut(tenants, 'POST', '/ui/flows/next-runs', { flow_ids: [] });

    it('answers the scheduled run that is due first of each flow', async () => {
      const [busy, idle] = [await newFlow('busy'), await newFlow('idle')];
      await newRun({ flow_id: busy.id, ...scheduled(Date.parse('2035-01-02T00:00:00Z')) });
      const next = await newRun({ flow_id: busy.id, ...scheduled(Date.parse('2035-01-01T00:00:00Z')) });
      await newRun({ flow_id: busy.id, state: { type: 'RUNNING' } });
      const body = { flow_ids: [busy.id.toUpperCase(), idle.id] };
      expect(await tenant.call('POST', '/ui/flows/next-runs', body)).toMatchObject({
        status: 200,
        body: {
          [busy.id]: {
            id: next.id,
            flow_id: busy.id,
            name: next.name,
            state_name: 'Scheduled',
            state_type: 'SCHEDULED',
            next_scheduled_start_time: '2035-01-01T00:00:00.000000Z',
          },
          [idle.id]: null,
        },
      });
      expect(await stranger.call('POST', '/ui/flows/next-runs', { flow_ids: [busy.id] })).toMatchObject({ body: { [busy.id]: null } });
    });

    it('refuses what is no list of ids', async () =>
      expect(await tenant.call('POST', '/ui/flows/next-runs', { flow_ids: 'x' })).toMatchObject(invalidAt('body', 'flow_ids')));
  });

  describe('POST /ui/task_runs/count', () => {
    itIsShut(tenants, 'POST', '/ui/task_runs/count', {});
    const NONE = { COMPLETED: 0, PENDING: 0, RUNNING: 0, FAILED: 0, CANCELLED: 0, CRASHED: 0, PAUSED: 0, CANCELLING: 0, SCHEDULED: 0 };

    it('counts those that match by state, every state among them', async () => {
      const counted = await newRun({});
      for (const type of ['FAILED', 'FAILED', 'RUNNING']) await newTask({ flow_run_id: counted.id, state: { type } });
      const body = { flow_runs: { id: { any_: [counted.id] } } };
      expect((await tenant.call('POST', '/ui/task_runs/count', body)).body).toEqual({ ...NONE, FAILED: 2, RUNNING: 1 });
      expect((await stranger.call('POST', '/ui/task_runs/count', {})).body).toEqual(NONE);
    });

    it('refuses an unknown member of a filter', async () =>
      expect(await tenant.call('POST', '/ui/task_runs/count', { task_runs: { color: 1 } })).toMatchObject(invalidAt('body', 'task_runs', 'color')));
  });

  describe('POST /ui/task_runs/dashboard/counts', () => {
    const path = '/ui/task_runs/dashboard/counts';
    const start_time = { after_: '2035-01-01T10:00:30Z', before_: '2035-01-01T10:19:10Z' };
    itIsShut(tenants, 'POST', path, { task_runs: { start_time } });
    const outcomes = async (body: object, by: Tenant = tenant): Promise<Outcomes[]> => (await by.call('POST', path, body)).body as Outcomes[];
    let counted: FlowRunReply;

    beforeAll(async () => {
      counted = await newRun({});
      const started = async (type: string, at: string): Promise<void> => {
        const { id } = await newTask({ flow_run_id: counted.id, state: { type } });
        await tenant.ctx.cell.query({ text: `update ${tenant.ctx.schema}.task_run set start_time = $2 where id = $1`, values: [id, `2035-01-01T${at}Z`] });
      };
      await started('COMPLETED', '10:00:59.999999');
      await started('FAILED', '10:00:30');
      await started('CRASHED', '10:01:00');
      await started('CANCELLED', '10:19:10');
      await started('RUNNING', '10:05:00');
      await started('COMPLETED', '10:00:29');
    });

    it('counts how task runs ended, in 20 slots of the time in which they started', async () => {
      const found = await outcomes({ task_runs: { start_time } });
      expect(found).toHaveLength(20);
      expect(found.slice(0, 2)).toEqual([
        { completed: 1, failed: 1 },
        { completed: 0, failed: 1 },
      ]);
      expect(found.at(-1)).toEqual({ completed: 1, failed: 0 });
      expect(found.reduce((sum, { completed, failed }) => sum + completed + failed, 0)).toBe(4);
    });

    it('counts until now where no end is given, and nothing where it is before the start', async () => {
      expect(await outcomes({ task_runs: { start_time: { after_: start_time.after_ } } })).toEqual(Array(20).fill({ completed: 0, failed: 0 }));
      const { id } = await newTask({ flow_run_id: counted.id, state: { type: 'COMPLETED' } });
      const after_ = new Date(Date.now() - MINUTE).toISOString();
      const recent = await outcomes({ task_runs: { id: { any_: [id] }, start_time: { after_ }, state: { type: { any_: ['RUNNING'] } } } });
      expect(recent.reduce((sum, { completed }) => sum + completed, 0)).toBe(1);
    });

    it('counts those whose flow run matches', async () => {
      const total = async (body: object, by: Tenant = tenant): Promise<number> =>
        (await outcomes({ task_runs: { start_time }, ...body }, by)).reduce((sum, { completed, failed }) => sum + completed + failed, 0);
      expect(await total({ flow_runs: { id: { any_: [counted.id] } } })).toBe(4);
      expect(await total({ flow_runs: { id: { any_: [run.id] } } })).toBe(0);
      expect(await total({ work_pools: {} })).toBe(0);
      expect(await total({ work_queues: {} })).toBe(0);
      expect(await total({}, stranger)).toBe(0);
    });

    it('refuses a request without a start', async () => {
      expect(await tenant.call('POST', path, { task_runs: {} })).toMatchObject({ status: 422, body: { detail: 'task_runs.start_time.after_ is required' } });
      expect(await tenant.call('POST', path, {})).toMatchObject(invalidAt('body', 'task_runs'));
    });
  });

  describe('GET /ui/task_runs/:id', () => {
    let task: TaskRunReply;
    beforeAll(async () => (task = await newTask({ name: 'the-task' })));
    const path = (id: string) => `/ui/task_runs/${id}`;
    itIsShut(tenants, 'GET', () => path(task.id));
    itFindsOnlyItsOwn(tenants, 'GET', path, () => task.id, undefined, 'Task not found');

    it('answers the task run with the name of its flow run', async () => {
      const delta = { estimated_start_time_delta: expect.any(Number) as number };
      expect((await tenant.call('GET', path(task.id))).body).toEqual({ ...task, ...delta, flow_run_name: 'the-run' });
      const alone = await newTask({ flow_run_id: null });
      expect((await tenant.call('GET', path(alone.id))).body).toMatchObject({ id: alone.id, flow_run_name: null });
    });
  });

  describe('GET /ui-settings', () => {
    it('answers anyone where the API is, and that none of these pages are here', async () => {
      expect(await app.inject({ method: 'GET', url: '/ui-settings', headers: { host: 'eparch.example:8443' } })).toMatchObject({
        status: 200,
        body: { api_url: 'http://eparch.example:8443/api', csrf_enabled: false, auth: null, flags: [], available_uis: [] },
      });
    });
  });
});
