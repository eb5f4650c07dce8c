import { until } from '@app/testing';
import { Upkeep } from '../../loops/upkeep.js';
import { next, REQUIRED, said, Channels, type Frame } from '../work-pools/channel/worker-channel.testing.js';
import { Pools } from '../work-pools/work-pools.testing.js';

interface RunReply {
  readonly state_type: string;
  readonly state: { readonly message: string | null; readonly state_details: { readonly scheduled_time: string } };
}

describe('a run that a worker has claimed', () => {
  let on: Pools;
  let channels: Channels;
  beforeAll(async () => {
    on = await Pools.open();
    channels = await Channels.listen(on);
  });
  afterEach(() => channels.cut());
  afterAll(() => on.close());

  const DUE = '2026-01-01T00:00:00Z';
  const query = async <T extends object>(text: (schema: string) => string, ...values: unknown[]): Promise<T[]> =>
    on.tenant.ctx.cell.query<T & Record<string, unknown>>({ text: text(on.tenant.ctx.schema), values });
  const perform = async (): Promise<void> =>
    on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty: 'give-back-claims' });
  const get = async (run: string): Promise<RunReply> => (await on.tenant.call('GET', `/flow_runs/${run}`)).body as RunReply;
  const claimed = async (
    pool: string,
    { worker = 'w', infrastructure_pid = null }: { worker?: string | null; infrastructure_pid?: string | null } = {},
  ): Promise<string> => {
    const run = await on.run(pool, 'SCHEDULED', { state: { type: 'SCHEDULED', state_details: { scheduled_time: DUE } } });
    await on.tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type: 'PENDING' } });
    if (infrastructure_pid !== null) await on.tenant.call('PATCH', `/flow_runs/${run}`, { infrastructure_pid });
    if (worker !== null) await on.tenant.call('PATCH', `/flow_runs/${run}/labels`, { 'prefect.worker.name': worker });
    return run;
  };
  /** As if the claim, or the worker's last heartbeat, had been so long ago. */
  const age = async (run: string, seconds: number): Promise<void> => {
    await query((schema) => `update ${schema}.flow_run set state_timestamp = state_timestamp - make_interval(secs => $2) where id = $1`, run, seconds);
  };
  const silence = async (pool: string, seconds: number): Promise<void> => {
    await query(
      (schema) =>
        `update ${schema}.worker w set last_heartbeat_time = last_heartbeat_time - make_interval(secs => $2) from ${schema}.work_pool p where p.id = w.work_pool_id and p.name = $1`,
      pool,
      seconds,
    );
  };
  const untilBack = (run: string): Promise<void> => until(async () => (await get(run)).state_type === 'SCHEDULED');
  const messageOf = (run: string) => query<{ id: string }>((schema) => `select id from ${schema}.cleanup_message where flow_run_id = $1`, run);

  it('comes back when that is gone and had begun nothing, and another may claim it', async () => {
    const { name } = await on.pool();
    await on.beat(name);
    const run = await claimed(name);
    await age(run, 91);
    await silence(name, 91);
    await perform();
    await untilBack(run);
    const { state } = await get(run);
    expect(Date.parse(state.state_details.scheduled_time)).toBe(Date.parse(DUE));
    const { body } = await on.tenant.call('POST', `/work_pools/${name}/get_scheduled_flow_runs`, {});
    expect(body).toMatchObject([{ flow_run: { id: run } }]);
    expect((await on.tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type: 'PENDING' } })).body).toMatchObject({ status: 'ACCEPT' });
  });

  it('comes back a minute after its connection broke', async () => {
    const { name } = await on.pool();
    const { client } = await channels.connected(name);
    const run = await claimed(name);
    client.cut();
    await until(
      async () =>
        (await query((schema) => `update ${schema}.worker set lost_at = lost_at - interval '61 seconds' where lost_at is not null returning id`)).length > 0,
    );
    await age(run, 61);
    await perform();
    await untilBack(run);
  });

  it('comes back, later, when its worker is there again as another process', async () => {
    const { name } = await on.pool();
    await channels.connected(name);
    const run = await claimed(name);
    await channels.connected(name);
    await perform();
    expect(await get(run)).toMatchObject({ state_type: 'PENDING' });
    await age(run, 301);
    await perform();
    await untilBack(run);
  });

  it.each<[string, { worker?: string | null; type?: string; silent?: number; old?: number }]>([
    ['while its worker is there', { silent: 0, old: 3_600 }],
    ['that was claimed just now', { silent: 91, old: 0 }],
    ['whose worker has no name', { worker: null }],
    ['whose worker is not known', { worker: 'another' }],
    ['of an agent, which nobody sees', { type: 'prefect-agent' }],
  ])('stays claimed %s', async (_, { worker = 'w', type = 'process', silent = 91, old = 91 }) => {
    const [{ name }, { name: other }] = [await on.pool({ type }), await on.pool()];
    await on.beat(name);
    await on.beat(other);
    const [run, witness] = [await claimed(name, { worker }), await claimed(other)];
    await age(run, old);
    await silence(name, silent);
    await age(witness, 91);
    await silence(other, 91);
    await perform();
    await untilBack(witness);
    expect(await get(run)).toMatchObject({ state_type: 'PENDING' });
  });

  describe('that had begun something', () => {
    const begun = async (pool: string): Promise<string> => {
      await on.beat(pool);
      const run = await claimed(pool, { infrastructure_pid: 'host:42' });
      await age(run, 391);
      await silence(pool, 391);
      await perform();
      await until(async () => (await messageOf(run)).length === 1);
      return run;
    };
    const cleaner = async (pool: string) =>
      channels.connected(pool, {
        worker_name: 'other',
        requested_capabilities: [...REQUIRED, 'cleanup_delivery.v1'],
        handled_cleanup_kinds: ['pending_claim_teardown.v1'],
        max_cleanup_concurrency: 1,
      });
    const nextOf = async ({ client }: Awaited<ReturnType<typeof cleaner>>, type: string): Promise<Frame> => {
      for (;;) {
        const frame = await next(client);
        if (frame.type === type) return frame;
      }
    };

    it('comes back when another worker has taken that away', async () => {
      const { name } = await on.pool();
      const run = await begun(name);
      expect(await get(run)).toMatchObject({ state_type: 'PENDING' });
      const worker = await cleaner(name);
      const { payload } = await nextOf(worker, 'cleanup.message.v1');
      const { message_id, reservation_token, ...rest } = payload;
      const [{ state_id } = { state_id: '' }] = await query<{ state_id: string }>((schema) => `select state_id from ${schema}.flow_run where id = $1`, run);
      expect(rest).toMatchObject({
        kind: 'pending_claim_teardown.v1',
        target: { flow_run_id: run, claim_id: state_id, execution_id: null, infrastructure_pid: 'host:42' },
      });
      worker.client.send(said('cleanup.ack.v1', { message_id, reservation_token }));
      expect(await nextOf(worker, 'cleanup.operation_result.v1')).toMatchObject({ payload: { status: 'accepted' } });
      await untilBack(run);
      await until(async () => (await messageOf(run)).length === 0);
    });

    it('goes on where it starts after all, and nobody takes it away', async () => {
      const { name } = await on.pool();
      const run = await begun(name);
      await on.tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type: 'RUNNING' } });
      const worker = await cleaner(name);
      await on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty: 'redeliver-cleanups' });
      await until(async () => (await messageOf(run)).length === 0);
      expect(worker.client.frames.filter((frame) => frame.includes('cleanup.message'))).toEqual([]);
    });
  });
});
