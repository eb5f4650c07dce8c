import { until } from '@app/testing';
import { v7 as uuidv7 } from 'uuid';
import { Upkeep } from '../../../loops/upkeep.js';
import type { Client } from '../../events/events.testing.js';
import { Pools } from '../work-pools.testing.js';
import { Channels, next, REQUIRED, said, type Connected, type Frame } from './worker-channel.testing.js';

const TIMEOUT_TEARDOWN = 'cancelling_timeout_teardown.v1';
const CLEANS = { requested_capabilities: [...REQUIRED, 'cleanup_delivery.v1'], handled_cleanup_kinds: [TIMEOUT_TEARDOWN], max_cleanup_concurrency: 1 };

interface Message {
  readonly message_id: string;
  readonly reservation_token: string;
  readonly lease_expires_at: string;
  readonly delivery_count: number;
  readonly work_queue_id: string | null;
  readonly kind: string;
  readonly target: { readonly flow_run_id: string };
}
type Held = Pick<Message, 'message_id' | 'reservation_token'>;

describe('what workers are given to clean up', () => {
  let on: Pools;
  let channels: Channels;
  beforeAll(async () => {
    on = await Pools.open();
    channels = await Channels.listen(on);
  });
  afterEach(() => channels.cut());
  afterAll(() => on.close());

  const cleaner = async (pool: string, parts: object = {}): Promise<Connected> => channels.connected(pool, { ...CLEANS, ...parts });
  /** The next frame of the type; a pool's changes may be told in between. */
  const nextOf = async (client: Client, type: string): Promise<Frame> => {
    for (;;) {
      const frame = await next(client);
      if (frame.type === type) return frame;
    }
  };
  const given = async ({ client }: Pick<Connected, 'client'>): Promise<Message> => (await nextOf(client, 'cleanup.message.v1')).payload as unknown as Message;
  /** The one of them that was given something. */
  const taker = async (...workers: readonly Connected[]): Promise<Connected> => {
    let found: Connected | undefined;
    await until(() => (found = workers.find(({ client }) => client.frames.some((frame) => frame.includes('cleanup.message')))) !== undefined);
    if (!found) throw new Error('Nobody was given anything.');
    return found;
  };
  const say = async ({ client }: Pick<Connected, 'client'>, operation: 'ack' | 'release' | 'renew', { message_id, reservation_token }: Held) => {
    const frame = said(`cleanup.${operation}.v1`, { message_id, reservation_token, ...(operation === 'release' ? { reason: 'not_now' } : {}) });
    client.send(frame);
    const { payload } = await nextOf(client, 'cleanup.operation_result.v1');
    expect(payload).toMatchObject({ request_frame_id: frame.id, message_id, operation });
    return payload;
  };
  const query = async <T extends object>(text: (schema: string) => string, ...values: unknown[]): Promise<T[]> =>
    on.tenant.ctx.cell.query<T & Record<string, unknown>>({ text: text(on.tenant.ctx.schema), values });
  const perform = async (duty: string): Promise<void> => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty });
  const stateOf = async (run: string): Promise<string> => ((await on.tenant.call('GET', `/flow_runs/${run}`)).body as { state_type: string }).state_type;
  /** A run of the pool whose cancellation nobody answered. */
  const unanswered = async (pool: string, body: Record<string, unknown> = {}): Promise<string> => {
    const run = await on.run(pool, 'RUNNING', body);
    await on.tenant.call('PATCH', `/flow_runs/${run}`, { infrastructure_pid: 'host:42' });
    await on.tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type: 'CANCELLING' } });
    await query((schema) => `update ${schema}.flow_run set state_timestamp = state_timestamp - interval '301 seconds' where id = $1`, run);
    await perform('end-slow-cancellations');
    await until(async () => (await stateOf(run)) === 'CANCELLED');
    return run;
  };
  const waiting = async (pool: string): Promise<number> =>
    (
      await query<{ count: number }>(
        (schema) => `select count(*) from ${schema}.cleanup_message m join ${schema}.work_pool p on p.id = m.work_pool_id where p.name = $1`,
        pool,
      )
    )[0]?.count ?? 0;
  /** As if so much time had passed for what is to be cleaned up in the pool. */
  const pass = async (pool: string, seconds: number): Promise<void> => {
    await query(
      (schema) =>
        `update ${schema}.cleanup_message m set due = due - make_interval(secs => $2) from ${schema}.work_pool p where p.id = m.work_pool_id and p.name = $1`,
      pool,
      seconds,
    );
    await perform('redeliver-cleanups');
  };

  it('is accepted of who asks for it, as many at a time as it takes', async () => {
    const { name } = await on.pool();
    const { ready } = await cleaner(name, { max_cleanup_concurrency: 3 });
    expect(ready.payload).toMatchObject({
      accepted_capabilities: [...REQUIRED, 'cleanup_delivery.v1'],
      rejected_capabilities: [],
      effective_max_cleanup_concurrency: 3,
    });
    const { ready: unsaid } = await cleaner(name, { max_cleanup_concurrency: undefined });
    expect(unsaid.payload).toMatchObject({ effective_max_cleanup_concurrency: 1 });
    for (const parts of [{ handled_cleanup_kinds: [] }, { max_cleanup_concurrency: 0 }]) {
      const { ready: idle } = await cleaner(name, parts);
      expect(idle.payload).toMatchObject({
        accepted_capabilities: REQUIRED,
        rejected_capabilities: ['cleanup_delivery.v1'],
        effective_max_cleanup_concurrency: 0,
      });
    }
  });

  it('is what ran when a cancellation was answered by nobody, told at once to one worker, and gone when that has done it', async () => {
    const pool = await on.pool();
    const [one, other] = [await cleaner(pool.name), await cleaner(pool.name)];
    const run = await unanswered(pool.name);
    const message = await given(await taker(one, other));
    expect(message).toEqual({
      message_id: expect.any(String),
      kind: TIMEOUT_TEARDOWN,
      reservation_token: expect.any(String),
      lease_expires_at: expect.stringMatching(/Z$/),
      delivery_count: 1,
      work_queue_id: pool.default_queue_id,
      target: { flow_run_id: run, infrastructure_pid: 'host:42' },
      data: {},
    });
    // Whoever shows the token has the message, on whichever connection of the pool.
    expect(await say(one, 'ack', message)).toMatchObject({ status: 'accepted', reason: null, lease_expires_at: null, detail: null });
    expect(await say(one, 'ack', message)).toMatchObject({ status: 'not_found', reason: 'message_not_found' });
    expect(await waiting(pool.name)).toBe(0);
    expect([...one.client.frames, ...other.client.frames].filter((frame) => frame.includes('cleanup.message'))).toEqual([]);
  });

  it('waits for a worker that comes later', async () => {
    const { name } = await on.pool();
    const run = await unanswered(name);
    expect(await given(await cleaner(name))).toMatchObject({ target: { flow_run_id: run } });
  });

  it('is nothing of a pool without workers, of a run without one, and of one that ended in time', async () => {
    const [push, own] = [await on.pool({ type: 'ecs:push' }), await on.pool()];
    await unanswered(push.name);
    await unanswered(own.name, { work_pool_name: null });
    const run = await on.run(own.name, 'RUNNING');
    for (const type of ['CANCELLING', 'CANCELLED']) await on.tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type } });
    expect([await waiting(push.name), await waiting(own.name)]).toEqual([0, 0]);
  });

  it('is no more at a time than a worker takes', async () => {
    const { name } = await on.pool();
    const runs = [await unanswered(name), await unanswered(name)];
    const worker = await cleaner(name);
    const first = await given(worker);
    worker.beat();
    expect(await say(worker, 'renew', first)).toMatchObject({ status: 'accepted' });
    expect(worker.client.frames.filter((frame) => frame.includes('cleanup.message'))).toEqual([]);
    await say(worker, 'ack', first);
    expect([first, await given(worker)].map(({ target }) => target.flow_run_id).sort()).toEqual(runs.sort());
  });

  it('goes to workers of its own queue, and to others where none of them takes it', async () => {
    const pool = await on.pool();
    const queue = await on.queue(pool.name);
    const away = await cleaner(pool.name, { work_queue_names: ['default'] });
    const near = await cleaner(pool.name, { work_queue_names: [queue.name] });
    await unanswered(pool.name, { work_queue_name: queue.name });
    expect(await taker(away, near)).toBe(near);
    const lonely = await on.queue(pool.name);
    const run = await unanswered(pool.name, { work_queue_name: lonely.name });
    await pass(pool.name, 3);
    away.beat();
    expect(await given(away)).toMatchObject({ work_queue_id: lonely.id, target: { flow_run_id: run } });
  });

  it('is of the kinds that a worker handles', async () => {
    const { name } = await on.pool();
    const other = await cleaner(name, { handled_cleanup_kinds: ['pending_claim_teardown.v1'] });
    await unanswered(name);
    await given(await cleaner(name));
    expect(other.client.frames.filter((frame) => frame.includes('cleanup.message'))).toEqual([]);
  });

  it('stays with a worker that says that it goes on', async () => {
    const { name } = await on.pool();
    await unanswered(name);
    const worker = await cleaner(name);
    const message = await given(worker);
    await pass(name, 16);
    expect(await say(worker, 'renew', message)).toMatchObject({ status: 'accepted', lease_expires_at: expect.stringMatching(/Z$/) });
    await pass(name, 16);
    expect(await say(worker, 'ack', message)).toMatchObject({ status: 'accepted' });
  });

  it('that a worker gives back rests, and goes to whoever is free, three times in all', async () => {
    const { name } = await on.pool();
    await unanswered(name);
    const worker = await cleaner(name);
    for (const delivery_count of [1, 2]) {
      const message = await given(worker);
      expect(message).toMatchObject({ delivery_count });
      expect(await say(worker, 'release', message)).toMatchObject({ status: 'accepted' });
      await pass(name, 6);
    }
    const last = await given(worker);
    expect(await say(worker, 'release', last)).toMatchObject({ status: 'dead_lettered', reason: 'max_delivery_attempts_reached' });
    expect(await say(worker, 'ack', last)).toMatchObject({ status: 'dead_lettered' });
    await pass(name, 60);
    expect(await query((schema) => `select release_reason from ${schema}.cleanup_message where id = $1 and dead_at is not null`, last.message_id)).toEqual([
      { release_reason: 'not_now' },
    ]);
  });

  it('is not ended by who gave it back', async () => {
    const { name } = await on.pool();
    await unanswered(name);
    const worker = await cleaner(name);
    const message = await given(worker);
    await say(worker, 'release', message);
    await query((schema) => `update ${schema}.cleanup_message set token = null, due = now() + interval '1 hour' where id = $1`, message.message_id);
    expect(await say(worker, 'ack', message)).toMatchObject({ status: 'not_current', reason: 'no_active_reservation' });
  });

  describe('goes to another worker', () => {
    it('when the connection of the one that had it broke, in ten seconds and not in thirty', async () => {
      const { name } = await on.pool();
      await unanswered(name);
      const killed = await cleaner(name);
      const lost = await given(killed);
      const heir = await cleaner(name);
      killed.client.cut();
      await until(async () => {
        const [row] = await query<{ is_short: boolean }>(
          (schema) => `select due < now() + interval '11 seconds' as is_short from ${schema}.cleanup_message where id = $1`,
          lost.message_id,
        );
        return row?.is_short === true;
      });
      await pass(name, 11);
      const message = await given(heir);
      expect(message).toMatchObject({ message_id: lost.message_id, delivery_count: 2 });
      expect(message.reservation_token).not.toBe(lost.reservation_token);
      expect(await say(heir, 'ack', lost)).toMatchObject({ status: 'invalid_token', reason: 'reservation_token_mismatch' });
      expect(await say(heir, 'ack', message)).toMatchObject({ status: 'accepted' });
    });

    it('when it was not heard of in time, until that was so three times', async () => {
      const { name } = await on.pool();
      await unanswered(name);
      const worker = await cleaner(name);
      for (const delivery_count of [1, 2, 3]) {
        const message = await given(worker);
        expect(message).toMatchObject({ delivery_count });
        await pass(name, 31);
        if (delivery_count === 3) expect(await say(worker, 'renew', message)).toMatchObject({ status: 'dead_lettered' });
      }
    });
  });

  it('stays with a worker whose connection broke and that came back', async () => {
    const { name } = await on.pool();
    await unanswered(name);
    const consumer_id = uuidv7();
    const before = await cleaner(name, { consumer_id });
    const message = await given(before);
    const after = await cleaner(name, { consumer_id });
    before.client.cut();
    expect(await say(after, 'ack', message)).toMatchObject({ status: 'accepted' });
  });

  it('is nobody’s business of another pool, nor of a worker that takes nothing', async () => {
    const [{ name }, { name: elsewhere }] = [await on.pool(), await on.pool()];
    await unanswered(name);
    const message = await given(await cleaner(name));
    expect(await say(await cleaner(elsewhere), 'ack', message)).toMatchObject({ status: 'unauthorized', reason: 'work_pool_mismatch' });
    expect(await say(await channels.connected(name), 'ack', message)).toMatchObject({ status: 'unauthorized', reason: 'cleanup_delivery_not_accepted' });
  });

  it('is answered, not ended, where what is said of it cannot be kept', async () => {
    const { name } = await on.pool();
    await unanswered(name);
    const worker = await cleaner(name);
    const message = await given(worker);
    const { cell, schema } = on.tenant.ctx;
    await cell.query({ text: `alter table ${schema}.cleanup_message rename to cleanup_message_away` });
    try {
      expect(await say(worker, 'ack', message)).toMatchObject({ status: 'error', reason: 'cleanup_queue_operation_failed' });
    } finally {
      await cell.query({ text: `alter table ${schema}.cleanup_message_away rename to cleanup_message` });
    }
    expect(await say(worker, 'ack', message)).toMatchObject({ status: 'accepted' });
  });

  it('goes with its pool', async () => {
    const { name, id } = await on.pool();
    await unanswered(name);
    await on.tenant.call('DELETE', `/work_pools/${name}`);
    expect(await query((schema) => `select id from ${schema}.cleanup_message where work_pool_id = $1`, id)).toEqual([]);
  });
});
