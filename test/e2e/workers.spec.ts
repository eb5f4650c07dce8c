import { join } from 'node:path';
import { Api, eventually, type Run } from './support/api.js';
import { findSdk, Sdk } from './support/sdk.js';
import { ROOT, Server } from './support/server.js';
import { Talk } from './support/talk.js';

const bin = findSdk();
const withSdk = bin ? describe : describe.skip;
const FLOWS = join(ROOT, 'test', 'e2e', 'flows');

withSdk('with the unmodified SDK', () => {
  let server: Server;
  let api: Api;
  let sdk: Sdk;
  beforeAll(async () => {
    server = await Server.start({ EPARCH_CANCELLING_TIMEOUT_SECONDS: '1' });
    const connection = await server.newTenant('acme');
    api = new Api(connection);
    sdk = Sdk.of(bin ?? '', connection);
  }, 120_000);
  afterAll(() => server.remove());

  const call = async <T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<T> => {
    const reply = await api.call(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  };

  it('a pool is made of the catalogue, paused, and given a queue', async () => {
    expect(await sdk.prefect('work-pool', 'get-default-base-job-template', '--type', 'kubernetes')).toContain('job_manifest');
    await sdk.prefect('work-pool', 'create', 'docked', '--type', 'docker');
    await sdk.prefect('work-pool', 'pause', 'docked');
    expect(await call('GET', '/work_pools/docked')).toMatchObject({ type: 'docker', status: 'PAUSED' });
    await sdk.prefect('work-queue', 'create', 'q', '--pool', 'docked', '--limit', '2');
    expect(await sdk.prefect('work-queue', 'ls', '--pool', 'docked')).toMatch(/│ q +│ 2 +│ 2/);
  }, 120_000);

  it('a worker takes a deployment’s run and carries it out', async () => {
    await sdk.prefect('work-pool', 'create', 'local', '--type', 'process');
    const flow = await call<{ id: string }>('POST', '/flows/', { name: 'deployed' });
    const body = { name: 'it', flow_id: flow.id, work_pool_name: 'local', path: FLOWS, entrypoint: 'deployed.py:deployed', parameters: { n: 21 } };
    const deployment = await call<{ id: string }>('POST', '/deployments/', body);
    const run = await call<{ id: string }>('POST', `/deployments/${deployment.id}/create_flow_run`, {});
    await sdk.prefect('worker', 'start', '--pool', 'local', '--name', 'w', '--run-once');

    const pool = await call<{ id: string; status: string }>('GET', '/work_pools/local');
    expect(pool.status).toBe('READY');
    expect(await call('POST', '/work_pools/local/workers/filter', {})).toMatchObject([{ name: 'w', status: 'ONLINE' }]);
    expect(await call('GET', `/deployments/${deployment.id}`)).toMatchObject({ status: 'READY' });
    expect(await call('GET', `/flow_runs/${run.id}`)).toMatchObject({
      state_type: 'COMPLETED',
      work_pool_id: pool.id,
      work_queue_name: 'default',
      labels: { 'prefect.worker.name': 'w', 'prefect.work-pool.name': 'local' },
    });
    expect(await api.logs(run.id)).toContain('doubled 42');
  }, 180_000);

  it('what ran when a cancellation was not answered is cleaned up by a worker, and by another one when that is killed over it', async () => {
    await call('POST', '/work_pools/', { name: 'cleaned', type: 'cleaning' });
    const flow = await call<{ id: string }>('POST', '/flows/', { name: 'left' });
    const run = await call<{ id: string }>('POST', '/flow_runs/', { flow_id: flow.id, work_pool_name: 'cleaned', state: { type: 'RUNNING' } });
    await call('PATCH', `/flow_runs/${run.id}`, { infrastructure_pid: 'host:42' });
    await call('POST', `/flow_runs/${run.id}/set_state`, { state: { type: 'CANCELLING' } });
    await eventually(
      () => call<Run>('GET', `/flow_runs/${run.id}`),
      ({ state_type }) => state_type === 'CANCELLED',
    );
    const worker = (name: string, how: 'slow' | 'quick'): Talk => new Talk(sdk.spawnPython('cleaning.py', 'cleaned', name, how));
    const killed = worker('killed', 'slow');
    const talks = [killed];
    try {
      await killed.until('cleans host:42');
      const heir = worker('heir', 'quick');
      talks.push(heir);
      expect(await heir.line()).toBe('ready');
      await killed.kill();
      expect([await heir.line(), await heir.line()]).toEqual(['cleans host:42', 'cleaned host:42']);
    } finally {
      await Promise.all(talks.map((talk) => talk.kill()));
    }
  }, 120_000);
});
