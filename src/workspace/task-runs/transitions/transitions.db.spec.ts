import type { StateBody, TaskRunCreateBody } from '@app/contract';
import type { State } from '@app/engine';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { openRuns, watched, type Runs } from '../../runs.testing.js';

const WRITERS = 20;

describe('transitions of task runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  let otherReplica: Runs;

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    runs = openRuns();
    otherReplica = openRuns();
  });
  afterAll(async () => tenants.close());

  const newFlowRun = async (state: StateBody = { type: 'RUNNING' }) => {
    const { flow } = await runs.flows.upsert(ctx, { name: 'a-flow', tags: [], labels: { team: 'x' } });
    return (await runs.flowRuns.create(ctx, { flow_id: flow.id, state })).flowRun;
  };
  const newTask = async (body: Partial<TaskRunCreateBody> = {}) =>
    (await runs.taskRuns.create(ctx, { task_key: 'a-task', dynamic_key: uuidv7(), ...body })).taskRun;
  const move = async (id: string, state: StateBody, options: { force?: boolean; by?: Runs; in?: WorkspaceContext } = {}) =>
    (options.by ?? runs).taskRuns.setState(options.in ?? ctx, id, { state, force: options.force ?? false });
  const statesOf = async (id: string): Promise<readonly State[]> => (await runs.taskRuns.statesOf(ctx, [id])).get(id) ?? [];

  const expectOneHistory = async (id: string, storedCount: number): Promise<void> => {
    const [states, taskRun] = await Promise.all([statesOf(id), runs.taskRuns.get(ctx, id)]);
    expect(states.length).toBe(storedCount);
    for (const [index, state] of states.entries()) expect(state.timestamp).toBeGreaterThan(states[index - 1]?.timestamp ?? 0);
    expect(taskRun.state).toEqual(states.at(-1));
  };

  it('take a run through its life', async () => {
    const flowRun = await newFlowRun();
    const { id } = await newTask({ flow_run_id: flowRun.id });
    await move(id, { type: 'RUNNING' });
    const data = { storage_key: 'k' };
    expect(await move(id, { type: 'COMPLETED', data })).toMatchObject({
      outcome: 'accept',
      stored: true,
      state: { details: { taskRunId: id, flowRunId: flowRun.id } },
    });
    const states = await statesOf(id);
    expect(states.map(({ type }) => type)).toEqual(['PENDING', 'RUNNING', 'COMPLETED']);
    expect(await runs.taskRuns.get(ctx, id)).toMatchObject({
      runCount: 1,
      flowRunRunCount: 1,
      state: { ...states[2], data },
      startTime: states[1]?.timestamp,
      endTime: states[2]?.timestamp,
      totalRunTimeMicros: (states[2]?.timestamp ?? 0) - (states[1]?.timestamp ?? 0),
    });
    expect(runs.news.told.at(-1)?.runs).toEqual({ [flowRun.id]: 't' });
  });

  it('let one of many writers in where there is room for one', async () => {
    const { id } = await newTask({ state: { type: 'SCHEDULED', state_details: { deferred: true } } });
    const claim: StateBody = { type: 'PENDING', state_details: { deferred: true } };
    const verdicts = await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => move(id, claim, { by: writer % 2 ? runs : otherReplica })));
    expect(verdicts.filter(({ stored }) => stored)).toHaveLength(1);
    expect(verdicts.filter(({ outcome }) => outcome === 'abort')).toHaveLength(WRITERS - 1);
    await expectOneHistory(id, 2);
  });

  it('let each of many writers in where all may', async () => {
    const { id } = await newTask({ flow_run_id: (await newFlowRun()).id });
    const verdicts = await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => move(id, { type: 'RUNNING' }, { by: writer % 2 ? runs : otherReplica })),
    );
    expect(verdicts.every(({ outcome, stored }) => outcome === 'accept' && stored)).toBe(true);
    expect(verdicts.map(({ state }) => state?.name).sort()).toEqual([...Array<string>(WRITERS - 1).fill('Rerunning'), 'Running']);
    await expectOneHistory(id, WRITERS + 1);
    expect((await runs.taskRuns.get(ctx, id)).runCount).toBe(WRITERS);
  });

  describe('go by the flow run', () => {
    it('which has to run', async () => {
      const flowRun = await newFlowRun({ type: 'PENDING' });
      const { id } = await newTask({ flow_run_id: flowRun.id });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'abort', stored: false, state: { type: 'PENDING' } });
      await runs.flowRuns.setState(ctx, flowRun.id, { state: { type: 'RUNNING' }, force: false });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept' });
    });

    it('which may have been stopped since it was last looked at', async () => {
      const flowRun = await newFlowRun();
      const { id } = await newTask({ flow_run_id: flowRun.id });
      await move(id, { type: 'RUNNING' });
      await otherReplica.flowRuns.setState(ctx, flowRun.id, { state: { type: 'CANCELLED' }, force: false });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'abort', stored: false });
      await expectOneHistory(id, 2);
    });

    it('which may be paused, and then nobody is ready', async () => {
      const flowRun = await newFlowRun();
      const { id } = await newTask({ flow_run_id: flowRun.id });
      const timeout = '2030-01-01T00:00:00.000000Z';
      await runs.flowRuns.setState(ctx, flowRun.id, { state: { type: 'PAUSED', state_details: { pause_timeout: timeout } }, force: false });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({
        outcome: 'reject',
        stored: true,
        state: { type: 'PAUSED', name: 'NotReady', details: { pauseTimeout: Date.parse(timeout) * 1000, taskRunId: id } },
      });
    });

    it('whose later attempt makes an ended task run a retry', async () => {
      const flowRun = await newFlowRun();
      const { id } = await newTask({ flow_run_id: flowRun.id });
      await move(id, { type: 'RUNNING' });
      await move(id, { type: 'FAILED' });
      for (const type of ['FAILED', 'RUNNING'] as const) await runs.flowRuns.setState(ctx, flowRun.id, { state: { type }, force: false });
      expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept', state: { name: 'Retrying' } });
      expect(await runs.taskRuns.get(ctx, id)).toMatchObject({ runCount: 1, flowRunRunCount: 2, endTime: null });
    });

    it('which is no concern of what is forced', async () => {
      const { id } = await newTask({ flow_run_id: (await newFlowRun({ type: 'COMPLETED' })).id });
      expect(await move(id, { type: 'RUNNING' }, { force: true })).toMatchObject({ outcome: 'accept', stored: true });
    });
  });

  it('try a failed task again as often as its policy says', async () => {
    const { id } = await newTask({ flow_run_id: (await newFlowRun()).id, empirical_policy: { retries: 1, retry_delay: [60, 120] } });
    await move(id, { type: 'RUNNING' });
    expect(await move(id, { type: 'FAILED', message: 'boom' })).toMatchObject({
      outcome: 'reject',
      stored: true,
      state: { name: 'AwaitingRetry', message: 'boom' },
    });
    expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'wait', stored: false, delaySeconds: 60 });
    await move(id, { type: 'SCHEDULED', name: 'AwaitingRetry' }, { force: true });
    expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'accept', state: { name: 'Retrying' } });
    expect(await move(id, { type: 'FAILED' })).toMatchObject({ outcome: 'accept', state: { type: 'FAILED' } });
    expect((await runs.taskRuns.get(ctx, id)).runCount).toBe(2);
  });

  it('keep where a background task finds its arguments', async () => {
    const parameters = uuidv4();
    const { id } = await newTask({ state: { type: 'SCHEDULED', state_details: { deferred: true, task_parameters_id: parameters } } });
    await move(id, { type: 'PENDING', state_details: { deferred: true } });
    expect(await move(id, { type: 'RUNNING', state_details: { deferred: true } })).toMatchObject({
      outcome: 'accept',
      state: { details: { taskParametersId: parameters } },
    });
  });

  describe('cost', () => {
    it('one statement while the run is known, and a read and a write when it is not', async () => {
      const { id } = await newTask({ flow_run_id: (await newFlowRun()).id });
      const unknown = watched(ctx);
      await move(id, { type: 'RUNNING' }, { in: unknown.ctx });
      expect(unknown.statements).toHaveLength(2);
      const known = watched(ctx);
      await move(id, { type: 'COMPLETED' }, { in: known.ctx });
      expect(known.statements).toHaveLength(1);
    });

    it('one statement for many runs that move at once', async () => {
      const flowRun = await newFlowRun();
      const tasks = await Promise.all(Array.from({ length: WRITERS }, async () => newTask({ flow_run_id: flowRun.id })));
      for (const { id } of tasks) await move(id, { type: 'RUNNING' });
      const { ctx: seen, statements } = watched(ctx);
      const verdicts = await Promise.all(tasks.map(async ({ id }) => move(id, { type: 'COMPLETED' }, { in: seen })));
      expect(verdicts.every(({ stored }) => stored)).toBe(true);
      expect(statements).toHaveLength(1);
    });

    it('one statement to make a run in a flow', async () => {
      const flowRun = await newFlowRun();
      const { ctx: seen, statements } = watched(ctx);
      await runs.taskRuns.create(seen, { flow_run_id: flowRun.id, task_key: 'k', dynamic_key: '0' });
      expect(statements).toHaveLength(1);
    });
  });

  it('are not made for a run that is not there, or not in this workspace', async () => {
    await expect(move(uuidv7(), { type: 'RUNNING' })).rejects.toMatchObject({ code: 'task_run.not_found' });
    const { id } = await newTask();
    await expect(move(id, { type: 'RUNNING' }, { in: await tenants.newWorkspace() })).rejects.toMatchObject({ code: 'task_run.not_found' });
    await otherReplica.taskRuns.delete(ctx, id);
    await expect(move(id, { type: 'RUNNING' })).rejects.toMatchObject({ code: 'task_run.not_found' });
  });

  describe('begin with a run', () => {
    it('that there is one of for each call of a task, however often and wherever it is asked for', async () => {
      const flowRun = await newFlowRun();
      for (const flow_run_id of [flowRun.id, null]) {
        const made = await Promise.all(
          Array.from({ length: WRITERS }, async (_, writer) =>
            (writer % 2 ? runs : otherReplica).taskRuns.create(ctx, { flow_run_id, task_key: 'call', dynamic_key: '0', name: `${writer}` }),
          ),
        );
        expect(made.filter((one) => one.made)).toHaveLength(1);
        expect(new Set(made.map(({ taskRun }) => taskRun.id)).size).toBe(1);
        await expectOneHistory(made[0]?.taskRun.id ?? '', 1);
      }
    });

    it('whose earlier self is answered as it is now', async () => {
      const key = { flow_run_id: (await newFlowRun()).id, task_key: 'again', dynamic_key: '0' };
      const { id } = await newTask(key);
      const { state } = await move(id, { type: 'RUNNING' });
      const again = await runs.taskRuns.create(ctx, { ...key, name: 'other', state: { type: 'COMPLETED' } });
      expect(again).toMatchObject({ made: false, taskRun: { id, state: { id: state?.id } } });
    });

    it('that bears the labels of its flow run below its own', async () => {
      const flowRun = await newFlowRun();
      const { id } = await newTask({ flow_run_id: flowRun.id, labels: { mine: true, team: 'y' } });
      const expected = { team: 'y', 'prefect.flow.id': flowRun.flowId, 'prefect.flow-run.id': flowRun.id, mine: true };
      expect((await runs.taskRuns.get(ctx, id)).labels).toEqual(expected);
    });

    it('that reads as it was answered', async () => {
      const flowRun = await newFlowRun();
      const made = await newTask({
        flow_run_id: flowRun.id,
        name: 'a',
        cache_key: 'c',
        cache_expiration: '2030-01-01T00:00:00Z',
        task_version: 'v',
        tags: ['t'],
        task_inputs: { x: [{ input_type: 'parameter', name: 'p' }] },
        empirical_policy: { max_retries: 2, retry_delay_seconds: 1.5 },
        state: { type: 'SCHEDULED', state_details: { scheduled_time: '2030-01-01T00:00:00Z' } },
      });
      expect(await runs.taskRuns.get(ctx, made.id)).toEqual({ ...made, updated: expect.any(Number) as number });
      expect(made).toMatchObject({
        policy: { retries: 2, retry_delay: 1.5 },
        nextScheduledStartTime: made.cacheExpiration,
        expectedStartTime: made.cacheExpiration,
      });
    });

    it('whose id is the client’s, and no other run’s', async () => {
      const id = uuidv4();
      expect((await newTask({ id: id.toUpperCase() })).id).toBe(id);
      await expect(newTask({ id })).rejects.toMatchObject({ code: 'data.integrity' });
    });

    it('only where its flow run is', async () => {
      await expect(newTask({ flow_run_id: uuidv7() })).rejects.toMatchObject({ code: 'data.integrity' });
    });
  });
});
