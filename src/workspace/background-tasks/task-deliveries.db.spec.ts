import type { TaskRunPolicyBody } from '@app/contract';
import type { State } from '@app/engine';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { openRuns, type Runs } from '../runs.testing.js';
import { News } from '../states/news.js';
import { LostTaskRuns } from './lost-task-runs.js';
import { TaskDeliveriesRepository } from './task-deliveries.repository.js';
import { TaskWorkersRepository } from './task-workers.repository.js';

const WRITERS = 20;

describe('background task runs', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  let lost: LostTaskRuns;
  const deliveries = new TaskDeliveriesRepository();
  const workers = new TaskWorkersRepository();

  beforeAll(async () => {
    tenants = await testTenancy();
    runs = openRuns();
    lost = new LostTaskRuns(deliveries, runs.taskRuns, new News(runs.news));
  });
  beforeEach(async () => (ctx = await tenants.newWorkspace()));
  afterAll(() => tenants.close());

  const TASK = 'the-task';
  const newRun = async (policy: TaskRunPolicyBody = {}, deferred = true): Promise<string> => {
    const state = { type: 'SCHEDULED', state_details: { deferred } } as const;
    return (await runs.taskRuns.create(ctx, { task_key: TASK, dynamic_key: uuidv7(), state, empirical_policy: policy })).taskRun.id;
  };
  const move = async (id: string, type: 'PENDING' | 'RUNNING' | 'CANCELLED' | 'SCHEDULED' | 'FAILED', deferred = false) =>
    runs.taskRuns.setState(ctx, id, { state: { type, state_details: { deferred } }, force: !deferred });
  const newWorker = async (identifier = uuidv7()): Promise<string> => {
    const id = uuidv7();
    await workers.see(ctx, [{ id, identifier, taskKeys: [TASK] }]);
    return id;
  };
  const claim = async (workerId: string) => deliveries.claim(ctx, TASK, workerId);
  const take = async (workerId: string): Promise<string> => {
    const claimed = await claim(workerId);
    if (!claimed?.isDue) throw new Error('No run waits.');
    await deliveries.acknowledge(ctx, claimed.taskRunId, workerId);
    return claimed.taskRunId;
  };
  /** The worker, not seen for longer than anybody waits, is given up. */
  const giveUp = async (workerId: string): Promise<void> => {
    await ctx.cell.query({ text: `update ${ctx.schema}.task_worker set seen = now() - interval '31 seconds' where id = $1`, values: [workerId] });
    await workers.giveUp(ctx, 30);
    await lost.findAgain(ctx);
  };
  const stateOf = async (id: string): Promise<State | null> => (await runs.taskRuns.get(ctx, id)).state;

  it('wait in the order in which they came, each for one worker', async () => {
    const ids = [await newRun(), await newRun(), await newRun()];
    const [one, other] = [await newWorker(), await newWorker()];
    expect([await take(one), await take(other), await take(one)]).toEqual(ids);
    expect(await claim(other)).toBeNull();
    expect(runs.news.told.filter((told) => 'taskKey' in told)).toContainEqual({ workspaceId: ctx.workspaceId, taskKey: TASK });
  });

  it('do not wait when they are not deferred, or of another task', async () => {
    await newRun({}, false);
    const worker = await newWorker();
    expect(await claim(worker)).toBeNull();
    await newRun();
    expect(await deliveries.claim(ctx, 'another-task', worker)).toBeNull();
  });

  it('are claimed once each by many who ask at once', async () => {
    const ids = await Promise.all(Array.from({ length: WRITERS }, async () => newRun()));
    const claimed = await Promise.all(Array.from({ length: 2 * WRITERS }, async () => claim(uuidv7())));
    const given = claimed.flatMap((one) => (one ? [one.taskRunId] : []));
    expect(new Set(given).size).toBe(given.length);
    let last = await claim(uuidv7());
    for (; last; last = await claim(uuidv7())) given.push(last.taskRunId);
    expect(given.sort()).toEqual(ids.sort());
  });

  it('are not handed over when they ended, began or went meanwhile', async () => {
    const [cancelled, begun, deleted, due] = [await newRun(), await newRun(), await newRun(), await newRun()];
    await move(cancelled, 'CANCELLED');
    await move(begun, 'PENDING');
    await runs.taskRuns.delete(ctx, deleted);
    const worker = await newWorker();
    // The delivery of one that is deleted goes with it.
    for (const id of [cancelled, begun]) expect(await claim(worker)).toEqual({ taskRunId: id, isDue: false });
    expect(await claim(worker)).toEqual({ taskRunId: due, isDue: true });
    expect(await claim(worker)).toBeNull();
  });

  it('that were not acknowledged go to another worker at once, before all that wait', async () => {
    const [first, second] = [await newRun(), await newRun()];
    const worker = await newWorker();
    expect((await claim(worker))?.taskRunId).toBe(first);
    expect(await deliveries.release(ctx, worker)).toEqual([TASK]);
    const other = await newWorker();
    expect([await take(other), await take(other)]).toEqual([first, second]);
  });

  it('that are to be tried again go before those that were never begun', async () => {
    const [retried, waiting] = [await newRun({ retries: 1 }), await newRun()];
    const worker = await newWorker();
    await take(worker);
    await move(retried, 'RUNNING', true);
    expect(await move(retried, 'FAILED', true)).toMatchObject({ outcome: 'reject', state: { name: 'AwaitingRetry' } });
    expect([await take(worker), await take(worker)]).toEqual([retried, waiting]);
  });

  it('that are scheduled anew wait anew, forced or not', async () => {
    const id = await newRun();
    const worker = await newWorker();
    await take(worker);
    await move(id, 'CANCELLED');
    await move(id, 'SCHEDULED', true);
    expect(await take(worker)).toBe(id);
  });

  describe('of a worker that is gone', () => {
    it('stay with it while its socket may come back, and go with it to the socket on which it does', async () => {
      const id = await newRun();
      const old = await newWorker('host-1');
      await take(old);
      await deliveries.release(ctx, old);
      await workers.giveUp(ctx, 30);
      await lost.findAgain(ctx);
      const [back, other] = [await newWorker('host-1'), await newWorker('host-2')];
      await giveUp(old);
      expect(await claim(other)).toBeNull();
      await giveUp(back);
      expect(await take(other)).toBe(id);
    });

    it('wait again when they were not acknowledged, though it came back', async () => {
      const id = await newRun();
      const old = await newWorker('host-1');
      await claim(old);
      const back = await newWorker('host-1');
      await giveUp(old);
      expect(await take(back)).toBe(id);
    });

    it('are handed over again when they were not begun, before all that wait', async () => {
      const [taken, waiting] = [await newRun(), await newRun()];
      const worker = await newWorker();
      await take(worker);
      await giveUp(worker);
      const other = await newWorker();
      expect([await take(other), await take(other)]).toEqual([taken, waiting]);
      expect((await stateOf(taken))?.type).toBe('SCHEDULED');
    });

    it('are handed over again when they were only claimed', async () => {
      const id = await newRun();
      const worker = await newWorker();
      await take(worker);
      await move(id, 'PENDING');
      await giveUp(worker);
      expect((await stateOf(id))?.type).toBe('SCHEDULED');
      expect(await take(await newWorker())).toBe(id);
    });

    it('are tried again when they ran and their policy allows it', async () => {
      const id = await newRun({ retries: 1 });
      const worker = await newWorker();
      await take(worker);
      await move(id, 'RUNNING');
      await giveUp(worker);
      expect(await stateOf(id)).toMatchObject({ name: 'AwaitingRetry', message: 'The task worker that ran this is gone.' });
      expect(await take(await newWorker())).toBe(id);
    });

    it('have failed when they ran and may not run twice', async () => {
      const id = await newRun();
      const worker = await newWorker();
      await take(worker);
      await move(id, 'RUNNING');
      await giveUp(worker);
      expect(await stateOf(id)).toMatchObject({ type: 'FAILED', message: 'The task worker that ran this is gone.' });
      expect(await claim(await newWorker())).toBeNull();
    });

    it('are as they ended', async () => {
      const id = await newRun();
      const worker = await newWorker();
      await take(worker);
      await move(id, 'CANCELLED');
      await deliveries.dropEnded(ctx);
      await giveUp(worker);
      expect((await stateOf(id))?.type).toBe('CANCELLED');
      expect(await claim(await newWorker())).toBeNull();
    });

    it('of a replica that died before it could say anything are found as well', async () => {
      const id = await newRun();
      expect((await claim(uuidv7()))?.taskRunId).toBe(id);
      await lost.findAgain(ctx);
      expect(await take(await newWorker())).toBe(id);
    });
  });

  it('name the workers that are connected, of a task or of all', async () => {
    const [one, other] = [uuidv7(), uuidv7()];
    await workers.see(ctx, [
      { id: one, identifier: 'host-1', taskKeys: ['b', 'a'] },
      { id: other, identifier: 'host-2', taskKeys: ['c'] },
      { id: uuidv7(), identifier: 'host-1', taskKeys: ['a', 'd'] },
    ]);
    const found = async (keys: string[] | null) => (await workers.list(ctx, keys, 15)).map(({ identifier, taskKeys }) => [identifier, taskKeys]);
    expect(await found(null)).toEqual([
      ['host-1', ['a', 'b', 'd']],
      ['host-2', ['c']],
    ]);
    expect(await found(['d', 'x'])).toEqual([['host-1', ['a', 'b', 'd']]]);
    await deliveries.release(ctx, other);
    expect(await found(['c'])).toEqual([]);
    await ctx.cell.query({ text: `update ${ctx.schema}.task_worker set seen = now() - interval '16 seconds'` });
    expect(await found(null)).toEqual([]);
  });
});
