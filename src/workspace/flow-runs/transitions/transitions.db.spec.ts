import type { FlowRunCreateBody, StateBody } from '@app/contract';
import { fromIso } from '@app/contract';
import type { State } from '@app/engine';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { openRuns, watched, type Runs } from '../../runs.testing.js';

const WRITERS = 20;

describe('transitions of flow runs', () => {
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

  const newRun = async (body: Partial<FlowRunCreateBody> = {}) => {
    const { flow } = await runs.flows.upsert(ctx, { name: 'a-flow', tags: ['of-flow'], labels: { team: 'x' } });
    return (await runs.flowRuns.create(ctx, { flow_id: flow.id, tags: ['of-run'], ...body })).flowRun;
  };
  const move = async (id: string, state: StateBody, options: { force?: boolean; by?: Runs; in?: WorkspaceContext } = {}) =>
    (options.by ?? runs).flowRuns.setState(options.in ?? ctx, id, { state, force: options.force ?? false });
  const statesOf = async (id: string): Promise<readonly State[]> => (await runs.flowRuns.statesOf(ctx, [id])).get(id) ?? [];
  const eventsOf = async (id: string) =>
    ctx.cell.query<{
      id: string;
      event: string;
      follows: string | null;
      occurred: number;
      resource: Record<string, string>;
      related: Record<string, string>[];
    }>({
      text: `select id, event, follows, occurred, resource, related from ${ctx.schema}.event where resource_id = $1 order by occurred`,
      values: [`prefect.flow-run.${id}`],
    });

  /** What no interleaving may break: one state per stored verdict, in strict order, an event for each, and the run in the last of them. */
  const expectOneHistory = async (id: string, storedCount: number): Promise<void> => {
    const [states, events, flowRun] = await Promise.all([statesOf(id), eventsOf(id), runs.flowRuns.get(ctx, id)]);
    expect(states.length).toBe(storedCount);
    for (const [index, state] of states.entries()) expect(state.timestamp).toBeGreaterThan(states[index - 1]?.timestamp ?? 0);
    expect(events.map((event) => [event.id, event.follows])).toEqual(states.map((state, index) => [state.id, states[index - 1]?.id ?? null]));
    expect(flowRun.state).toEqual(states.at(-1));
  };

  it('take a run through its life, with every state and an event of the same id each', async () => {
    const { id } = await newRun();
    await move(id, { type: 'RUNNING' });
    const verdict = await move(id, { type: 'COMPLETED', message: 'All good' });
    expect(verdict).toMatchObject({ outcome: 'accept', stored: true, state: { type: 'COMPLETED', details: { flowRunId: id } } });

    const states = await statesOf(id);
    expect(states.map(({ type }) => type)).toEqual(['PENDING', 'RUNNING', 'COMPLETED']);
    const events = await eventsOf(id);
    expect(events).toMatchObject(
      states.map((state, index) => ({
        id: state.id,
        event: `prefect.flow-run.${state.name}`,
        follows: states[index - 1]?.id ?? null,
        occurred: state.timestamp,
      })),
    );
    expect(events[2]?.resource).toMatchObject({ 'prefect.run-count': '1', 'prefect.state-message': 'All good', 'prefect.state-type': 'COMPLETED' });
    expect(events[2]?.related.map((resource) => resource['prefect.resource.id']?.replace(/[0-9a-f-]{36}/, 'id'))).toEqual([
      'prefect.flow.id',
      'prefect.tag.of-flow',
      'prefect.tag.of-run',
    ]);
    const flowRun = await runs.flowRuns.get(ctx, id);
    expect(flowRun).toMatchObject({ runCount: 1, state: states[2], startTime: states[1]?.timestamp, endTime: states[2]?.timestamp });
  });

  describe('with many writers at once', () => {
    it('give a run to one worker, and tell all others that it is taken', async () => {
      const { id } = await newRun({ state: { type: 'SCHEDULED' } });
      const verdicts = await Promise.all(
        Array.from({ length: WRITERS }, async (_, writer) => move(id, { type: 'PENDING' }, { by: writer % 2 ? runs : otherReplica })),
      );
      expect(verdicts.filter(({ outcome }) => outcome === 'accept')).toHaveLength(1);
      expect(verdicts.filter(({ outcome, stored }) => outcome === 'abort' && !stored)).toHaveLength(WRITERS - 1);
      await expectOneHistory(id, 2);
    });

    it('let each of them in where all may, one after the other', async () => {
      const { id } = await newRun();
      const verdicts = await Promise.all(
        Array.from({ length: WRITERS }, async (_, writer) => move(id, { type: 'RUNNING', message: String(writer) }, { by: writer % 2 ? runs : otherReplica })),
      );
      expect(verdicts.map(({ outcome, state }) => [outcome, state?.message])).toEqual(verdicts.map((_, writer) => ['accept', String(writer)]));
      expect(new Set(verdicts.map(({ state }) => state?.id)).size).toBe(WRITERS);
      await expectOneHistory(id, WRITERS + 1);
      expect((await runs.flowRuns.get(ctx, id)).runCount).toBe(WRITERS);
    });

    it(
      'keep one history, whatever two replicas propose in whatever order',
      () =>
        fc.assert(
          fc.asyncProperty(
            fc.array(
              fc.record({
                type: fc.constantFrom('SCHEDULED', 'PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLING', 'CANCELLED', 'CRASHED'),
                here: fc.boolean(),
                force: fc.boolean(),
              }),
              { minLength: 2, maxLength: 10 },
            ),
            async (proposals) => {
              const { id } = await newRun();
              const verdicts = await Promise.all(proposals.map(async ({ type, here, force }) => move(id, { type }, { by: here ? runs : otherReplica, force })));
              await expectOneHistory(id, 1 + verdicts.filter(({ stored }) => stored).length);
            },
          ),
          { numRuns: 30 },
        ),
      60_000,
    );

    it('send those of different runs down together', async () => {
      const ids = (await Promise.all(Array.from({ length: WRITERS }, async () => newRun()))).map(({ id }) => id);
      const { ctx: seen, statements } = watched(ctx);
      const verdicts = await Promise.all(ids.map(async (id) => move(id, { type: 'RUNNING' }, { in: seen })));
      expect(verdicts.every(({ stored }) => stored)).toBe(true);
      expect(statements).toHaveLength(1);
      for (const id of ids) await expectOneHistory(id, 2);
    });
  });

  describe('on two replicas', () => {
    it('go by the truth and not by what one of them remembers', async () => {
      const { id } = await newRun();
      await move(id, { type: 'RUNNING' });
      await move(id, { type: 'CANCELLING' }, { by: otherReplica });
      expect(await move(id, { type: 'COMPLETED' })).toMatchObject({ outcome: 'reject', stored: false, state: { type: 'CANCELLING' } });
      await expectOneHistory(id, 3);
    });

    it('refuse nothing before they have looked', async () => {
      const { id } = await newRun();
      await move(id, { type: 'FAILED' }, { by: otherReplica });
      expect(await move(id, { type: 'PENDING' })).toMatchObject({ outcome: 'accept', stored: true });
    });

    it('see what was changed beside the states', async () => {
      const { id } = await newRun();
      await otherReplica.flowRuns.update(ctx, id, { empirical_policy: { retries: 1 } });
      await move(id, { type: 'RUNNING' });
      expect(await move(id, { type: 'FAILED' })).toMatchObject({ outcome: 'reject', state: { name: 'AwaitingRetry' } });
    });

    it('keep the order of states though one clock is behind', async () => {
      const { id } = await newRun();
      const ahead = (await move(id, { type: 'RUNNING' })).state?.timestamp ?? 0;
      const hourAhead = ahead + 3_600_000_000;
      await ctx.cell.query({ text: `update ${ctx.schema}.flow_run_state set timestamp = timestamp + interval '1 hour' where flow_run_id = $1`, values: [id] });
      const verdict = await move(id, { type: 'COMPLETED' }, { by: otherReplica });
      expect(verdict.state?.timestamp).toBeGreaterThan(hourAhead);
    });
  });

  describe('of a subflow', () => {
    const newChild = async (flowRunId: string) => {
      const { taskRun } = await runs.taskRuns.create(ctx, { flow_run_id: flowRunId, task_key: 'child', dynamic_key: uuidv7(), tags: ['of-task'] });
      return { task: taskRun, child: await newRun({ parent_task_run_id: taskRun.id }) };
    };

    it('show on the task run that stands for it', async () => {
      const parent = await newRun({ state: { type: 'RUNNING' } });
      const { task, child } = await newChild(parent.id);
      await move(child.id, { type: 'RUNNING' });
      await move(child.id, { type: 'COMPLETED', message: 'done', data: { storage_key: 'k' } });

      const states = (await runs.taskRuns.statesOf(ctx, [task.id])).get(task.id) ?? [];
      expect(states.map(({ type }) => type)).toEqual(['PENDING', 'PENDING', 'RUNNING', 'COMPLETED']);
      expect(states[3]).toMatchObject({
        message: 'done',
        data: { storage_key: 'k' },
        details: { childFlowRunId: child.id, taskRunId: task.id, flowRunId: parent.id },
      });
      expect((await statesOf(child.id)).map(({ details }) => details.taskRunId)).toEqual([task.id, task.id, task.id]);
      expect((await eventsOf(child.id))[0]?.related.map((resource) => resource['prefect.resource.role'])).toEqual(['flow', 'task-run', 'tag', 'tag', 'tag']);
      expect(await runs.taskRuns.get(ctx, task.id)).toMatchObject({ runCount: 1, state: states[3], endTime: states[3]?.timestamp });
      expect(await runs.taskRuns.childFlowRunIds(ctx, [task.id])).toEqual(new Map([[task.id, child.id]]));
      expect(runs.news.told.at(-1)?.runs).toEqual({ [child.id]: 's', [parent.id]: 't' });
    });

    it('never fall behind when the task run is moved by others', async () => {
      const { task, child } = await newChild((await newRun({ state: { type: 'RUNNING' } })).id);
      const [verdicts, forced] = await Promise.all([
        Promise.all(Array.from({ length: 5 }, async () => move(child.id, { type: 'RUNNING' }))),
        Promise.all(Array.from({ length: 5 }, async () => otherReplica.taskRuns.setState(ctx, task.id, { state: { type: 'PENDING' }, force: true }))),
      ]);
      expect([...verdicts, ...forced].every(({ stored }) => stored)).toBe(true);
      const states = (await runs.taskRuns.statesOf(ctx, [task.id])).get(task.id) ?? [];
      expect(states.filter(({ type }) => type === 'RUNNING')).toHaveLength(5);
      expect(states).toHaveLength(2 + 5 + 5);
    });

    it('come one after the other where one task run stands for two of them', async () => {
      const { task, child } = await newChild((await newRun({ state: { type: 'RUNNING' } })).id);
      const second = await newRun({ parent_task_run_id: task.id });
      await Promise.all([move(child.id, { type: 'RUNNING' }), move(second.id, { type: 'RUNNING' })]);
      expect(await runs.taskRuns.get(ctx, task.id)).toMatchObject({ runCount: 2, state: { type: 'RUNNING' } });
      expect(await runs.taskRuns.childFlowRunIds(ctx, [task.id])).toEqual(new Map([[task.id, second.id]]));
    });

    it('are each made where one task run stands for two that come together', async () => {
      const { task } = await newChild((await newRun({ state: { type: 'RUNNING' } })).id);
      const [one, other] = await Promise.all([newRun({ parent_task_run_id: task.id }), newRun({ parent_task_run_id: task.id })]);
      const [shown] = await runs.taskRuns.childFlowRunIds(ctx, [task.id]).then((ids) => [...ids.values()]);
      expect([one.id, other.id]).toContain(shown);
      expect((await runs.taskRuns.statesOf(ctx, [task.id])).get(task.id)).toHaveLength(1 + 1 + 2);
    });

    it('go on alone once the task run is deleted', async () => {
      const { task, child } = await newChild((await newRun({ state: { type: 'RUNNING' } })).id);
      await runs.taskRuns.delete(ctx, task.id);
      expect(await move(child.id, { type: 'RUNNING' })).toMatchObject({ stored: true, state: { details: { taskRunId: null } } });
      expect((await runs.flowRuns.get(ctx, child.id)).parentTaskRunId).toBeNull();
    });

    it('are not begun under a task run that is not there', async () => {
      await expect(newRun({ parent_task_run_id: uuidv7() })).rejects.toMatchObject({ code: 'data.integrity' });
    });
  });

  it('make one run of one idempotency key, however often and wherever it is asked for', async () => {
    const { flow } = await runs.flows.upsert(ctx, { name: 'once', tags: [], labels: {} });
    const made = await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) =>
        (writer % 2 ? runs : otherReplica).flowRuns.create(ctx, { flow_id: flow.id, idempotency_key: 'today', name: `${writer}` }),
      ),
    );
    expect(made.filter((one) => one.made)).toHaveLength(1);
    expect(new Set(made.map(({ flowRun }) => flowRun.id)).size).toBe(1);
    await expectOneHistory(made[0]?.flowRun.id ?? '', 1);
  });

  it('are made together in one statement, and each by itself where one of them cannot be kept', async () => {
    const { flow } = await runs.flows.upsert(ctx, { name: 'together', tags: [], labels: {} });
    const { ctx: seen, statements } = watched(ctx);
    const create = async (key: string) => runs.flowRuns.create(seen, { flow_id: flow.id, idempotency_key: key });
    const made = await Promise.all(['a', 'b', 'c'].map(create));
    expect(statements).toHaveLength(1);
    for (const { flowRun } of made) await expectOneHistory(flowRun.id, 1);

    const tooLongForAnIndex = Array.from({ length: 400 }, () => uuidv7()).join();
    const [good, bad, too] = await Promise.allSettled(['d', tooLongForAnIndex, 'e'].map(create));
    expect([good?.status, too?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'request.invalid' } });
    expect(statements).toHaveLength(1 + 1 + 3);
  });

  it('give a key to each flow for itself', async () => {
    const [first, second] = await Promise.all(['one', 'two'].map(async (name) => runs.flows.upsert(ctx, { name, tags: [], labels: {} })));
    const ids = await Promise.all(
      [first, second].map(async (made) => (await runs.flowRuns.create(ctx, { flow_id: made?.flow.id ?? '', idempotency_key: 'same' })).flowRun.id),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('try a failed run again as often as its policy says, and not before the delay is over', async () => {
    const { id } = await newRun({ empirical_policy: { retries: 1, retry_delay: 60 } });
    await move(id, { type: 'RUNNING' });
    const failed = await move(id, { type: 'FAILED', message: 'boom' });
    expect(failed).toMatchObject({ outcome: 'reject', stored: true, state: { type: 'SCHEDULED', name: 'AwaitingRetry', message: 'boom' } });
    expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'wait', stored: false, delaySeconds: 60 });
    await move(id, { type: 'RUNNING' }, { force: true });
    expect(await move(id, { type: 'FAILED' })).toMatchObject({ outcome: 'accept', state: { type: 'FAILED' } });
    expect(await runs.flowRuns.get(ctx, id)).toMatchObject({ runCount: 2, policy: { retries: 1, retry_delay: 60, retry_type: null } });
  });

  it('refuse a transition that was made already, also by a replica that did not make it', async () => {
    const { id } = await newRun();
    const state: StateBody = { type: 'RUNNING', state_details: { transition_id: uuidv7() } };
    const first = await move(id, state);
    for (const by of [runs, otherReplica]) {
      expect(await move(id, state, { by })).toMatchObject({ outcome: 'reject', stored: false, state: { id: first.state?.id } });
    }
    await expectOneHistory(id, 2);
  });

  it('do what is forced, and keep a stored result all the same', async () => {
    const { id } = await newRun({ state: { type: 'CANCELLING' } });
    expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'reject', stored: false });
    expect(await move(id, { type: 'RUNNING' }, { force: true })).toMatchObject({ outcome: 'accept', stored: true });
    await move(id, { type: 'COMPLETED', data: { storage_key: 'k' } });
    expect(await move(id, { type: 'COMPLETED' }, { force: true })).toMatchObject({ outcome: 'reject', state: { data: { storage_key: 'k' } } });
  });

  it('tell the client what it did not persist, and do not keep it', async () => {
    const { id } = await newRun({ state: { type: 'RUNNING' } });
    const data = { type: 'unpersisted' };
    expect((await move(id, { type: 'COMPLETED', data })).state?.data).toEqual(data);
    expect((await runs.flowRuns.get(ctx, id)).state?.data).toBeNull();
  });

  it('keep when a scheduled run is due', async () => {
    const due = fromIso('2030-01-01T00:00:00Z');
    const { id } = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: '2030-01-01 00:00:00' } } });
    expect(await runs.flowRuns.get(ctx, id)).toMatchObject({ expectedStartTime: due, nextScheduledStartTime: due });
    await move(id, { type: 'PENDING' });
    expect(await move(id, { type: 'RUNNING' })).toMatchObject({ outcome: 'wait' });
    expect(await runs.flowRuns.get(ctx, id)).toMatchObject({
      expectedStartTime: due,
      nextScheduledStartTime: null,
      state: { details: { scheduledTime: due } },
    });
  });

  describe('cost', () => {
    it('one statement while the run is known, and a read and a write when it is not', async () => {
      const { id } = await newRun();
      const known = watched(ctx);
      await move(id, { type: 'RUNNING' }, { in: known.ctx });
      expect(known.statements).toHaveLength(1);
      const unknown = watched(ctx);
      await move(id, { type: 'COMPLETED' }, { in: unknown.ctx, by: openRuns() });
      expect(unknown.statements).toHaveLength(2);
    });

    it('one statement to make a run of a known flow', async () => {
      const { flowId } = await newRun();
      const { ctx: seen, statements } = watched(ctx);
      await runs.flowRuns.create(seen, { flow_id: flowId });
      expect(statements).toHaveLength(1);
    });
  });

  it('are not made for a run that is not there, or not there any more', async () => {
    await expect(move(uuidv7(), { type: 'RUNNING' })).rejects.toMatchObject({ code: 'flow_run.not_found' });
    const { id } = await newRun();
    await otherReplica.flowRuns.delete(ctx, id);
    await expect(move(id, { type: 'RUNNING' })).rejects.toMatchObject({ code: 'flow_run.not_found' });
    expect(await statesOf(id)).toEqual([]);
  });

  it('stay within their workspace', async () => {
    const { id } = await newRun();
    const elsewhere = await tenants.newWorkspace();
    await expect(runs.flowRuns.setState(elsewhere, id, { state: { type: 'RUNNING' }, force: true })).rejects.toMatchObject({ code: 'flow_run.not_found' });
    await expectOneHistory(id, 1);
  });
});
