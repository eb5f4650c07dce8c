import { randomUUID } from 'node:crypto';
import { Deployments } from '../deployments/deployments.testing.js';

describe('what the server does', () => {
  let on: Deployments;
  beforeAll(async () => {
    // Only what a test asks for is done here.
    on = await Deployments.open({ roles: ['api', 'streams'] });
  });
  afterAll(async () => on.close());

  const made = async (path: string, body: object): Promise<string> => ((await on.tenant.call('POST', path, body)).body as { id: string }).id;
  const variable = () => ({ name: `v_${randomUUID().replaceAll('-', '_')}`, value: 1 });
  const automation = { name: 'a', trigger: { type: 'event', posture: 'Reactive', expect: ['never'] }, actions: [{ type: 'do-nothing' }] };

  it.each<[what: string, act: () => Promise<string>]>([
    ['making a flow', async () => `prefect.flow.${await made('/flows/', { name: randomUUID() })}`],
    ['making a flow run', async () => `prefect.flow-run.${await made('/flow_runs/', { flow_id: on.flow.id })}`],
    ['making a variable', async () => `prefect.variable.${await made('/variables/', variable())}`],
    ['making a limit', async () => `prefect.concurrency-limit.${await made('/v2/concurrency_limits/', { name: randomUUID(), limit: 1 })}`],
    ['making a block type', async () => `prefect.block-type.${await made('/block_types/', { name: 'T', slug: randomUUID() })}`],
    ['making an artifact', async () => (await made('/artifacts/', { key: `k-${randomUUID()}` })) && 'prefect.artifact-collection.'],
    ['making an automation', async () => `prefect.automation.${await made('/automations/', automation)}`],
    ['making a pool', async () => `prefect.work-pool.${await made('/work_pools/', { name: randomUUID(), type: 'process' })}`],
    ['deploying', async () => `prefect.deployment.${(await on.deploy({})).id}`],
  ])('is told to who follows events as soon as it is committed: %s', async (_what, act) => {
    const news: string[] = [];
    const end = on.app.platform.broadcast.subscribe('rows-added', ({ workspaceId, table }) => news.push(`${workspaceId} ${table}`));
    try {
      const resource = await act();
      expect(news).toContain(`${on.tenant.workspace.id} event`);
      const { body } = await on.tenant.call('POST', '/events/filter', { filter: { resource: { id_prefix: [resource] } } });
      expect((body as { total: number }).total).toBeGreaterThan(0);
    } finally {
      end();
    }
  });
});
