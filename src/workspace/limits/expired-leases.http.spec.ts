import { until } from '@app/testing';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Upkeep } from '../../loops/upkeep.js';
import { END_EXPIRED_LEASES } from './expired-leases.duty.js';

describe('leases that run out', () => {
  let test: TestApp;
  let own: Tenant;
  let upkeep: Upkeep;
  beforeAll(async () => {
    test = await testApp();
    own = await test.newTenant();
    upkeep = test.app.get(Upkeep, { strict: false });
    await own.call('POST', '/v2/concurrency_limits/', { name: 'a', limit: 500 });
  });
  afterAll(() => test.close());

  const lease = async (seconds = 60, slots = 1) =>
    own.call('POST', '/v2/concurrency_limits/increment-with-lease', { names: ['a'], slots, lease_duration: seconds });
  const taken = async () => ((await own.call('GET', '/v2/concurrency_limits/a')).body as { active_slots: number }).active_slots;
  const letRunOut = async () =>
    own.ctx.cell.query({ text: `update ${own.ctx.schema}.concurrency_lease set expires = now() - interval '1 second' where slots = 1` });

  it('are ended, more than a batch of them, and no others', async () => {
    for (let count = 0; count < 101; count++) await lease();
    await letRunOut();
    await lease(3600, 2);
    await upkeep.perform({ workspaceId: own.workspace.id, duty: END_EXPIRED_LEASES });
    // A turn of the server's own may have some of them in hand.
    await until(async () => (await taken()) === 2);
  });

  it('are ended without anybody asking', async () => {
    await lease();
    const before = await taken();
    await letRunOut();
    for (let slice = 0; slice < 12; slice++) await upkeep.look(slice);
    await until(async () => (await taken()) === before - 1);
  });
});
