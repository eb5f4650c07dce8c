import { jest } from '@jest/globals';
import { Upkeep } from '../../loops/upkeep.js';
import { Pools } from './work-pools.testing.js';

describe('the foreman', () => {
  let on: Pools;
  beforeAll(async () => (on = await Pools.open()));
  afterAll(async () => on.close());

  const look = async () => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty: 'foreman' });
  const ready = async (queue: string, polledSecondsAgo: number): Promise<void> => {
    const { cell, schema } = on.tenant.ctx;
    await cell.query({
      text: `update ${schema}.work_queue set status = 'READY', last_polled = now() - make_interval(secs => $2) where id = $1`,
      values: [queue, polledSecondsAgo],
    });
  };

  it('finds a pool deserted when the last of its workers has missed three beats, and says so once', async () => {
    const [gone, held] = [await on.pool(), await on.pool()];
    await on.beat(gone.name, { name: 'one', heartbeat_interval_seconds: 10 });
    await on.beat(held.name, { name: 'one', heartbeat_interval_seconds: 10 });
    await on.age('worker', 'last_heartbeat_time', 31);
    await on.beat(held.name, { name: 'two' });
    await look();
    await look();
    expect((await on.read(gone.name)).status).toBe('NOT_READY');
    expect((await on.read(held.name)).status).toBe('READY');
    expect((await on.events(`prefect.work-pool.${gone.id}`)).slice(-2)).toEqual(['prefect.work-pool.ready', 'prefect.work-pool.not-ready']);
  });

  it('comes as soon as a worker can have missed three beats, however often it beats', async () => {
    const { name } = await on.pool();
    const told: number[] = [];
    const upkeep = on.app.app.get(Upkeep, { strict: false });
    const hint = jest.spyOn(upkeep, 'hint').mockImplementation((_, duty, due) => void (duty === 'foreman' && told.push(due / 1_000_000)));
    try {
      await on.beat(name, { heartbeat_interval_seconds: 2 });
    } finally {
      hint.mockRestore();
    }
    expect(told).toEqual([expect.any(Number)]);
    expect((told[0] ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(6);
  });

  it('leaves a paused pool paused', async () => {
    const { name } = await on.pool({ is_paused: true });
    await on.beat(name, { heartbeat_interval_seconds: 10 });
    await on.age('worker', 'last_heartbeat_time', 31);
    await look();
    expect((await on.read(name)).status).toBe('PAUSED');
  });

  it('takes a queue that nobody has polled for a minute for not ready', async () => {
    const { name } = await on.pool();
    const [silent, polled] = [await on.queue(name), await on.queue(name)];
    await ready(silent.id, 61);
    await ready(polled.id, 5);
    await look();
    expect((await on.readQueue(name, silent.name)).status).toBe('NOT_READY');
    expect((await on.readQueue(name, polled.name)).status).toBe('READY');
    expect((await on.events(`prefect.work-queue.${silent.id}`)).at(-1)).toBe('prefect.work-queue.not-ready');
  });
});
