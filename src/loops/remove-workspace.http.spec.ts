import { until } from '@app/testing';
import type { JobQueue } from '@app/queue';
import { createLogger } from '@app/telemetry';
import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { RemoveWorkspaceDuty } from './remove-workspace.js';

describe('a closed workspace', () => {
  let test: TestApp;
  beforeAll(async () => (test = await testApp()));
  afterAll(() => test.close());

  const remove = async (tenant: Tenant, on = test) => on.inject({ method: 'DELETE', url: tenant.base, headers: { authorization: `Bearer ${tenant.key}` } });

  it('is gone at once, and its data soon', async () => {
    const [leaving, staying] = [await test.newTenant(), await test.newTenant()];
    expect((await remove(leaving)).status).toBe(204);
    expect((await leaving.call('POST', '/flows/filter', {})).status).toBe(404);
    await until(async () => (await remainsOf(test, leaving)).length === 0);
    expect(await remainsOf(test, staying)).toEqual(['row', 'schema']);
  });

  it('whose removal was lost on the way to the queue is found by the next sweep', async () => {
    const tenant = await test.newTenant();
    await test.platform.tenancy.close(test.platform.control.manager, tenant.account.id, tenant.workspace.id);
    await test.app.get(RemoveWorkspaceDuty, { strict: false }).sweep();
    await until(async () => (await remainsOf(test, tenant)).length === 0);
  });

  it('is removed once by however many try, and none of them fails', async () => {
    const tenant = await test.newTenant();
    await test.platform.tenancy.close(test.platform.control.manager, tenant.account.id, tenant.workspace.id);
    await Promise.all([1, 2, 3].map(() => test.platform.tenancy.removeWorkspace(tenant.workspace.id)));
    expect(await remainsOf(test, tenant)).toEqual([]);
    await test.platform.tenancy.removeWorkspace(tenant.workspace.id);
  });

  it('is no trouble of whoever closed it when the queue is away', async () => {
    const away: Pick<JobQueue, 'add'> = { add: () => Promise.reject(new Error('away')) };
    const duty = new RemoveWorkspaceDuty(away as JobQueue, test.platform.tenancy, createLogger({ level: 'silent', format: 'json' }));
    await duty.request('some-workspace');
  });

  it('waits for a process that plays the role', async () => {
    const edge = await testApp({ roles: ['api'] });
    const tenant = await edge.newTenant();
    expect((await remove(tenant, edge)).status).toBe(204);
    // Time in which this process would have done it.
    await edge.newTenant();
    expect(await remainsOf(edge, tenant)).toEqual(['row', 'schema']);
    const worker = await testApp({ databaseUrl: edge.platform.config.databaseUrl, secretKey: edge.platform.config.secretKey, roles: ['loops'] });
    try {
      await until(async () => (await remainsOf(edge, tenant)).length === 0);
    } finally {
      await worker.close();
      await edge.close();
    }
  });
});

/** What is still there of a workspace. */
async function remainsOf({ platform }: TestApp, { workspace, ctx }: Tenant): Promise<string[]> {
  const rows = await platform.cell.query<{ what: string }>({
    text: `select 'row' as what from eparch.workspace where id = $1 union all select 'schema' from pg_namespace where nspname = $2`,
    values: [workspace.id, ctx.schema],
  });
  return rows.map(({ what }) => what);
}
