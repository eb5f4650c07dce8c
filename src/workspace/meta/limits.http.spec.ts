import { randomUUID } from 'node:crypto';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';

describe('concurrency limits over HTTP, of which there are none', () => {
  let test: TestApp;
  let own: Tenant;
  beforeAll(async () => {
    test = await testApp();
    own = await test.newTenant();
  });
  afterAll(() => test.close());

  const limits = '/v2/concurrency_limits';
  /** As the SDK sends it before a task with a tag runs. */
  const asked = { names: ['tag:t1'], slots: 1, mode: 'concurrency', lease_duration: 60, holder: { type: 'task_run', id: randomUUID() } };

  it('lets a task with tags through, with a lease that limits nothing', async () =>
    expect(await own.call('POST', `${limits}/increment-with-lease`, asked)).toEqual({
      status: 200,
      body: { lease_id: expect.stringMatching(/^[0-9a-f-]{36}$/), limits: [] },
      headers: expect.anything(),
    }));

  it.each([{ slots: 0 }, { slots: undefined }, { names: 'tag:t1' }, { mode: 'none' }, { wait: true }])('refuses to ask with %j', async (part) =>
    expect((await own.call('POST', `${limits}/increment-with-lease`, { ...asked, ...part })).status).toBe(422),
  );

  it('takes a lease back', async () =>
    expect(await own.call('POST', `${limits}/decrement-with-lease`, { lease_id: randomUUID() })).toMatchObject({ status: 204, body: null }));

  it('has no lease that could be renewed', async () =>
    expect((await own.call('POST', `${limits}/leases/${randomUUID()}/renew`, { lease_duration: 60 })).status).toBe(410));

  it('wants a key', async () => {
    for (const path of ['increment-with-lease', 'decrement-with-lease', `leases/${randomUUID()}/renew`]) {
      expect((await test.inject({ method: 'POST', url: `${own.base}${limits}/${path}`, payload: JSON.stringify(asked) })).status).toBe(401);
    }
  });
});
