import { until } from '@app/testing';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Upkeep } from '../../loops/upkeep.js';

interface RunReply {
  id: string;
  state: { type: string; name: string; message: string | null; state_details: { scheduled_time: string | null } };
  next_scheduled_start_time: string | null;
}

describe('what the passing of time does', () => {
  let test: TestApp;
  let tenant: Tenant;
  let flowId: string;
  beforeAll(async () => {
    test = await testApp();
    tenant = await test.newTenant();
    flowId = ((await tenant.call('POST', '/flows/', { name: 'timely' })).body as { id: string }).id;
  });
  afterAll(() => test.close());

  const newRun = async (body: object): Promise<string> => ((await tenant.call('POST', '/flow_runs/', { flow_id: flowId, ...body })).body as RunReply).id;
  const get = async (id: string): Promise<RunReply> => (await tenant.call('GET', `/flow_runs/${id}`)).body as RunReply;
  const setState = async (id: string, state: object, force = false) => tenant.call('POST', `/flow_runs/${id}/set_state`, { state, force });
  /** A turn. What is found then may be in the hands of a turn that the server took by itself, and so is waited for. */
  const perform = async (duty: string) => test.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty });
  const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
  /** As if the run had been where it is for so long. */
  const age = async (id: string, seconds: number): Promise<void> => {
    await tenant.ctx.cell.query({
      text: `update ${tenant.ctx.schema}.flow_run set state_timestamp = state_timestamp - make_interval(secs => $2) where id = $1`,
      values: [id, seconds],
    });
  };

  describe('a scheduled run', () => {
    it('is late fifteen seconds after its time, and keeps it', async () => {
      const scheduled = ago(20);
      const id = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: scheduled } } });
      const soon = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: ago(0) } } });
      await perform('mark-late');
      await until(async () => (await get(id)).state.name === 'Late');
      expect(await get(id)).toMatchObject({ state: { type: 'SCHEDULED' } });
      expect(Date.parse((await get(id)).next_scheduled_start_time ?? '')).toBe(Date.parse(scheduled));
      expect(await get(soon)).toMatchObject({ state: { name: 'Scheduled' } });
    });

    it('under another name waits for something else than its time', async () => {
      const id = await newRun({ state: { type: 'SCHEDULED', name: 'AwaitingRetry', state_details: { scheduled_time: ago(60) } } });
      await perform('mark-late');
      expect(await get(id)).toMatchObject({ state: { name: 'AwaitingRetry' } });
    });

    it('becomes late by itself, without anyone asking', async () => {
      const id = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: ago(14) } } });
      await until(async () => (await get(id)).state.name === 'Late');
    });

    it('whose hint was lost is found when its workspace is looked at', async () => {
      const id = await newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: new Date(Date.now() + 600_000).toISOString() } } });
      await tenant.ctx.cell.query({
        text: `update ${tenant.ctx.schema}.flow_run set next_scheduled_start_time = now() - interval '1 minute' where id = $1`,
        values: [id],
      });
      for (let slice = 0; slice < 12; slice++) await test.app.get(Upkeep, { strict: false }).look(slice);
      await until(async () => (await get(id)).state.name === 'Late');
    });
  });

  describe('a paused run', () => {
    const pausedUntil = async (pauseTimeout: string): Promise<string> => {
      const id = await newRun({ state: { type: 'RUNNING' } });
      await setState(id, { type: 'PAUSED', state_details: { pause_timeout: pauseTimeout } });
      return id;
    };

    it('has failed when nobody resumed it in time', async () => {
      const [late, early] = [await pausedUntil(ago(1)), await pausedUntil(new Date(Date.now() + 60_000).toISOString())];
      await perform('fail-expired-pauses');
      await until(async () => (await get(late)).state.type === 'FAILED');
      expect(await get(late)).toMatchObject({ state: { message: 'The flow was paused and never resumed.' } });
      expect(await get(early)).toMatchObject({ state: { type: 'PAUSED' } });
    });

    it('fails by itself', async () => {
      const id = await pausedUntil(new Date(Date.now() + 300).toISOString());
      await until(async () => (await get(id)).state.type === 'FAILED');
    });
  });

  describe('a run that is being cancelled', () => {
    it('is taken for ended five minutes later', async () => {
      const cancelling = async (): Promise<string> => {
        const id = await newRun({ state: { type: 'RUNNING' } });
        await setState(id, { type: 'CANCELLING' });
        return id;
      };
      const [slow, fresh] = [await cancelling(), await cancelling()];
      await age(slow, 301);
      await perform('end-slow-cancellations');
      await until(async () => (await get(slow)).state.type === 'CANCELLED');
      expect(await get(fresh)).toMatchObject({ state: { type: 'CANCELLING' } });
    });
  });

  describe('a cancelled run', () => {
    it('takes its task runs and subflows with it, and asks those to end that a worker runs', async () => {
      const parent = await newRun({ state: { type: 'RUNNING' } });
      const newTask = async (key: string, type: string): Promise<string> =>
        ((await tenant.call('POST', '/task_runs/', { flow_run_id: parent, task_key: key, dynamic_key: '0', state: { type } })).body as { id: string }).id;
      const [open, done, inProcess, elsewhere] = [
        await newTask('a', 'RUNNING'),
        await newTask('b', 'COMPLETED'),
        await newTask('c', 'RUNNING'),
        await newTask('d', 'RUNNING'),
      ];
      const subflow = await newRun({ parent_task_run_id: inProcess, state: { type: 'RUNNING' } });
      const remote = await newRun({ parent_task_run_id: elsewhere, state: { type: 'RUNNING' } });
      await tenant.ctx.cell.query({
        text: `update ${tenant.ctx.schema}.flow_run set deployment_id = gen_random_uuid(), version = version + 1 where id = $1`,
        values: [remote],
      });
      await setState(parent, { type: 'CANCELLED' });
      await age(parent, 6);
      await perform('cancel-children');
      await until(async () => (await get(subflow)).state.type === 'CANCELLED');
      await until(async () => (await get(remote)).state.type === 'CANCELLING');
      const typeOf = async (id: string) => ((await tenant.call('GET', `/task_runs/${id}`)).body as RunReply).state.type;
      for (const id of [open, inProcess]) await until(async () => (await typeOf(id)) === 'CANCELLED');
      expect(await typeOf(done)).toBe('COMPLETED');
    });
  });

  it('does nothing to a workspace that is gone, and nothing that this release does not know', async () => {
    const upkeep = test.app.get(Upkeep, { strict: false });
    await upkeep.perform({ workspaceId: '00000000-0000-4000-8000-000000000000', duty: 'mark-late' });
    await upkeep.perform({ workspaceId: tenant.workspace.id, duty: 'of a later release' });
  });
});
