import { invalidAt, itIsShut, testApp, type Tenant, type Tenants } from '../../app.testing.js';

describe('for how long a workspace keeps what happened', () => {
  let tenants: Tenants;
  let own: Tenant;
  beforeAll(async () => {
    const app = await testApp();
    tenants = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    own = tenants.tenant;
  });
  afterAll(() => tenants.app.close());

  describe.each([
    ['decisions', 30],
    ['events', 7],
    ['logs', null],
  ])('%s', (what, usual) => {
    const path = `/admin/${what}`;

    describe('GET', () => {
      it('answers the usual, until another number is set', async () => {
        expect((await tenants.stranger.call('GET', path)).body).toEqual({ retention_days: usual });
        await own.call('PUT', path, { retention_days: 8 });
        expect((await own.call('GET', path)).body).toEqual({ retention_days: 8 });
      });
      itIsShut(() => tenants, 'GET', path);
    });

    describe('PUT', () => {
      it('answers what is kept from now on', async () => {
        expect(await own.call('PUT', path, { retention_days: 14 })).toMatchObject({ status: 200, body: { retention_days: 14 } });
      });

      it('refuses what is no number of days', async () => {
        for (const retention_days of [0, 3_651, 1.5, 'x'])
          expect(await own.call('PUT', path, { retention_days })).toMatchObject(invalidAt('body', 'retention_days'));
        expect(await own.call('PUT', path, { retention_days: 1, other: 1 })).toMatchObject(invalidAt('body', 'other'));
      });
      itIsShut(() => tenants, 'PUT', path, { retention_days: 1 });
    });
  });

  it('is a number of days for all but logs', async () => {
    for (const what of ['decisions', 'events'])
      expect(await own.call('PUT', `/admin/${what}`, { retention_days: null })).toMatchObject(invalidAt('body', 'retention_days'));
    expect(await own.call('PUT', '/admin/logs', { retention_days: null })).toMatchObject({ status: 200, body: { retention_days: null } });
    expect((await own.call('GET', '/admin/logs')).body).toEqual({ retention_days: null });
  });
});
