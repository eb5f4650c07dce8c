import { v4 as uuidv4 } from 'uuid';
import { itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type Tenants } from '../../../app.testing.js';

interface Why {
  sentence: string;
  evidence: {
    kind: string;
    sentence: string;
    since: string | null;
    subject: { kind: string; id: string; name: string } | null;
    holders: { kind: string; id: string; name: string }[];
  }[];
}

describe('why over HTTP', () => {
  let tenants: Tenants;
  let own: Tenant;
  let flowId: string;
  let flowRunId: string;
  let taskRunId: string;
  beforeAll(async () => {
    const app = await testApp();
    tenants = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    own = tenants.tenant;
    flowId = (await made('/flows/', { name: 'a-flow' })).id;
    flowRunId = (await flowRun()).id;
    taskRunId = (await taskRun(flowRunId)).id;
  });
  afterAll(() => tenants.app.close());

  const made = async (path: string, body: object): Promise<{ id: string; name: string }> => {
    const reply = await own.call('POST', path, body);
    expect(reply).toMatchObject({ status: 201 });
    return reply.body as { id: string; name: string };
  };
  const flowRun = async (body: object = {}) => made('/flow_runs/', { flow_id: flowId, ...body });
  let calls = 0;
  const taskRun = async (flow_run_id: string | null, body: object = {}) =>
    made('/task_runs/', { flow_run_id, task_key: 't', dynamic_key: `${++calls}`, ...body });
  const setState = async (path: string, state: object, tenant = own) => tenant.call('POST', `${path}/set_state`, { state });
  const why = async (path: string): Promise<Why> => {
    const reply = await own.call('GET', `${path}/why`);
    expect(reply).toMatchObject({ status: 200 });
    return reply.body as Why;
  };
  const sql = async (text: (schema: string) => string, values: unknown[] = []): Promise<unknown> => own.ctx.cell.query({ text: text(own.ctx.schema), values });
  /** A pool with a worker that polls, and a run that has been due in it. */
  const poolWithRun = async (name: string, pool: object = {}) => {
    const { id } = await made('/work_pools/', { name, type: 'process', ...pool });
    await sql((schema) => `update ${schema}.work_queue set last_polled = now() where work_pool_id = $1`, [id]);
    await sql((schema) => `insert into ${schema}.worker (work_pool_id, name) values ($1, 'w-1')`, [id]);
    const due = new Date(Date.now() - 60_000).toISOString();
    const inPool = { work_pool_name: name, state: { type: 'SCHEDULED', state_details: { scheduled_time: due } } };
    return { id, start: async () => flowRun({ ...inPool, name: `${name}-run` }) };
  };

  describe('GET /flow_runs/:id/why', () => {
    it('says that nobody works off the pool', async () => {
      const pool = await poolWithRun('idle');
      const run = await pool.start();
      expect((await why(`/flow_runs/${run.id}`)).sentence).toMatch(
        /^It has been due for 1 min.*: the work queue default was polled .* ago, so it should be started/,
      );
      await sql((schema) => `update ${schema}.worker set last_heartbeat_time = now() - interval '1 hour' where work_pool_id = $1`, [pool.id]);
      await sql((schema) => `update ${schema}.work_queue set last_polled = now() - interval '1 hour' where work_pool_id = $1`, [pool.id]);
      const { sentence, evidence } = await why(`/flow_runs/${run.id}`);
      expect(sentence).toMatch(/^It has been due for 1 min.*: no worker of the work pool idle is online: the last one was heard of 1 h ago\.$/);
      expect(evidence.map(({ kind, subject }) => [kind, subject?.name ?? null])).toEqual([
        ['no-worker', 'idle'],
        ['scheduled-time', null],
        ['work-queue-not-polled', 'default'],
      ]);
      expect(evidence[0]).toMatchObject({ subject: { kind: 'work-pool', id: pool.id }, since: expect.stringMatching(/Z$/) as string, holders: [] });
    });

    it('says which pool is full, and of what', async () => {
      const pool = await poolWithRun('full', { concurrency_limit: 1 });
      const holder = await pool.start();
      await setState(`/flow_runs/${holder.id}`, { type: 'PENDING' });
      const { sentence, evidence } = await why(`/flow_runs/${(await pool.start()).id}`);
      expect(sentence).toMatch(/the work pool full is full: 1 of 1 run allowed at once, held by full-run\.$/);
      expect(evidence[0]?.holders).toEqual([{ kind: 'flow-run', id: holder.id, name: 'full-run' }]);
    });

    it('says what is paused', async () => {
      const pool = await poolWithRun('paused', { is_paused: true });
      expect((await why(`/flow_runs/${(await pool.start()).id}`)).sentence).toMatch(/: the work pool paused is paused\.$/);
    });

    it('says which limit it waits for, and who holds it', async () => {
      const [deployment, limit] = [uuidv4(), uuidv4()];
      const holder = await flowRun({ name: 'holder' });
      await sql((schema) => `insert into ${schema}.concurrency_limit (id, name, "limit", active_slots) values ($1, 'deployment:nightly', 1, 1)`, [limit]);
      await sql(
        (schema) => `insert into ${schema}.deployment (id, flow_id, name, concurrency_limit_id, paused) values ($1, $2, 'nightly', $3, true)`,
        [deployment, flowId, limit],
      );
      await sql(
        (schema) =>
          `insert into ${schema}.concurrency_lease (expires, limit_ids, slots, holder_type, holder_id) values (now() + interval '1 hour', array[$1::uuid], 1, 'flow_run', $2)`,
        [limit, holder.id],
      );
      const waiting = await flowRun({ state: { type: 'SCHEDULED', name: 'AwaitingConcurrencySlot' } });
      await sql((schema) => `update ${schema}.flow_run set deployment_id = $1 where id = $2`, [deployment, waiting.id]);
      const { sentence, evidence } = await why(`/flow_runs/${waiting.id}`);
      expect(sentence).toMatch(/^It waits for a slot of the concurrency limit deployment:nightly, all 1 slot of which is taken, held by holder\./);
      expect(evidence[0]).toMatchObject({ subject: { kind: 'concurrency-limit', id: limit }, holders: [{ kind: 'flow-run', id: holder.id, name: 'holder' }] });
    });

    it('says who cancelled it, even when the process only confirmed that', async () => {
      const run = await flowRun({ state: { type: 'RUNNING' } });
      await setState(`/flow_runs/${run.id}`, { type: 'CANCELLING' });
      await setState(`/flow_runs/${run.id}`, { type: 'CANCELLED', message: 'Stopped.' });
      const { sentence, evidence } = await why(`/flow_runs/${run.id}`);
      expect(sentence).toBe(`It was cancelled by ${own.user.handle}, with the key test.`);
      expect(evidence.map(({ kind }) => kind)).toEqual(['cancelled', 'message', 'cancelled-by']);
    });

    it('says which task failed first, through subflows', async () => {
      const run = await flowRun({ state: { type: 'RUNNING' } });
      const standIn = await taskRun(run.id, { name: 'stand-in' });
      const child = await flowRun({ state: { type: 'RUNNING' }, parent_task_run_id: standIn.id, name: 'child' });
      const tasks = [await taskRun(child.id, { name: 'first-0' }), await taskRun(child.id, { name: 'second-0' })];
      for (const { id, name } of tasks) {
        await setState(`/task_runs/${id}`, { type: 'RUNNING' });
        await setState(`/task_runs/${id}`, { type: 'FAILED', message: `${name} broke` });
      }
      await setState(`/flow_runs/${child.id}`, { type: 'FAILED', message: 'a task failed' });
      await setState(`/flow_runs/${run.id}`, { type: 'FAILED', message: 'a subflow failed' });
      const { sentence, evidence } = await why(`/flow_runs/${run.id}`);
      expect(sentence).toBe('It failed because the task run first-0 failed first, in a subflow: first-0 broke');
      expect(evidence.map(({ kind, subject }) => [kind, subject?.id ?? null])).toEqual([
        ['failed', tasks[0]?.id],
        ['message', null],
        ['task-run-failed', child.id],
        ['task-run-failed', tasks[0]?.id],
      ]);
      expect((await why(`/task_runs/${standIn.id}`)).sentence).toBe('It failed because in its subflow run the task run first-0 failed first: first-0 broke');
    });

    it('says until when it is paused', async () => {
      const run = await flowRun({ state: { type: 'RUNNING' } });
      await setState(`/flow_runs/${run.id}`, { type: 'PAUSED', state_details: { pause_timeout: '2100-01-01T00:00:00Z', run_input_keyset: { schema: 's' } } });
      expect((await why(`/flow_runs/${run.id}`)).sentence).toMatch(/^It is Paused and waits for input until 2100-01-01 00:00:00 UTC/);
    });

    it('says when a crashed process was last heard of', async () => {
      const run = await flowRun({ state: { type: 'RUNNING' } });
      await own.call('POST', '/events', [
        {
          id: uuidv4(),
          occurred: '2026-01-31T08:00:00Z',
          event: 'prefect.flow-run.heartbeat',
          resource: { 'prefect.resource.id': `prefect.flow-run.${run.id}` },
        },
      ]);
      await setState(`/flow_runs/${run.id}`, { type: 'CRASHED', message: 'Killed.' });
      expect((await why(`/flow_runs/${run.id}`)).sentence).toBe('It crashed: Killed. It was last heard of at 2026-01-31 08:00:00 UTC.');
    });

    itFindsOnlyItsOwn(
      () => tenants,
      'GET',
      (id) => `/flow_runs/${id}/why`,
      () => flowRunId,
      undefined,
      'Flow run not found',
    );
    itIsShut(
      () => tenants,
      'GET',
      () => `/flow_runs/${flowRunId}/why`,
    );
  });

  describe('GET /task_runs/:id/why', () => {
    it('says which limit and which other task it waits for', async () => {
      const run = await flowRun({ state: { type: 'RUNNING' } });
      await sql((schema) => `insert into ${schema}.concurrency_limit (name, "limit") values ('tag:closed', 0), ('tag:open', 1)`);
      const upstream = await taskRun(run.id, { name: 'load-0' });
      const task = await taskRun(run.id, { tags: ['closed', 'open'], task_inputs: { x: [{ input_type: 'task_run', id: upstream.id }] } });
      const { sentence, evidence } = await why(`/task_runs/${task.id}`);
      expect(sentence).toBe('The concurrency limit tag:closed is full: 0 of 0 slots taken.');
      expect(evidence.map(({ kind, subject }) => [kind, subject?.name])).toEqual([
        ['concurrency-limit', 'tag:closed'],
        ['upstream', 'load-0'],
      ]);
    });

    it('says that its flow does not run', async () => {
      const task = await taskRun(flowRunId);
      expect((await why(`/task_runs/${task.id}`)).sentence).toMatch(/^Its flow run .* is Pending, so its tasks do not start\.$/);
    });

    it('knows a task run outside of any flow', async () =>
      expect((await why(`/task_runs/${(await taskRun(null)).id}`)).sentence).toMatch(/^It has been Pending for/));

    itFindsOnlyItsOwn(
      () => tenants,
      'GET',
      (id) => `/task_runs/${id}/why`,
      () => taskRunId,
      undefined,
      'Task not found',
    );
    itIsShut(
      () => tenants,
      'GET',
      () => `/task_runs/${taskRunId}/why`,
    );
  });
});
