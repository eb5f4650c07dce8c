import pg from 'pg';
import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { anEvent } from '../workspace/events/events.testing.js';
import { asker, newRun, newTaskRun, withKey } from './graphql.testing.js';

/** Sent by timers, not by the request. */
const IN_THE_BACKGROUND = /last_used|pg_notify/;

let app: TestApp;
beforeAll(async () => (app = await testApp({ roles: ['api'] })), 60_000);
afterAll(() => app.close());

/** Every statement that leaves for the database while `work` goes on. */
async function listen<T>(work: () => Promise<T>): Promise<{ statements: string[]; result: T }> {
  const statements: string[] = [];
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...args: [statement: string | { text: string }]) {
      const [statement] = args;
      statements.push(typeof statement === 'string' ? statement : statement.text);
      return query.apply(this, args);
    },
  });
  try {
    const result = await work();
    return { statements: statements.filter((text) => !IN_THE_BACKGROUND.test(text)), result };
  } finally {
    Object.assign(pg.Client.prototype, { query });
  }
}

/** Asked again, so that credentials and places are known; and once more, since what is known of them may end in between. */
async function statementsOf(tenant: Tenant, query: string): Promise<{ statements: string[]; data: unknown }> {
  const ask = asker(app, withKey(tenant));
  await ask(query, { w: tenant.workspace.id });
  const heard = [await listen(() => ask(query, { w: tenant.workspace.id })), await listen(() => ask(query, { w: tenant.workspace.id }))];
  for (const { result } of heard) expect(result.errors).toBeUndefined();
  const [fewest] = heard.sort((a, b) => a.statements.length - b.statements.length);
  return { statements: fewest?.statements ?? [], data: fewest?.result.data };
}

async function tenantWith(count: number): Promise<Tenant> {
  const tenant = await app.newTenant();
  const parent = await newRun(tenant, 'parent');
  for (let n = 1; n < count; n++) {
    const task = await newTaskRun(tenant, parent, `task-${n}`);
    const run = await newRun(tenant, `flow-${n}`, { parent_task_run_id: task });
    await tenant.call('POST', '/artifacts/', { key: `key-${n}`, type: 'markdown', data: 'text', flow_run_id: run });
  }
  return tenant;
}

/** In a pool of its own, with a worker, a schedule, a run, a limit with a holder and an SLA; the run made an asset. */
async function newDeployment(tenant: Tenant, n: number): Promise<void> {
  const [pool, flow] = [`pool-${n}`, `flow-${n}`];
  await tenant.call('POST', '/work_pools/', { name: pool, type: 'process' });
  await tenant.call('POST', `/work_pools/${pool}/workers/heartbeat`, { name: 'w' });
  const { id: flowId } = (await tenant.call('POST', '/flows/', { name: flow })).body as { id: string };
  const body = { name: 'd', flow_id: flowId, work_pool_name: pool, concurrency_limit: 1, schedules: [{ schedule: { interval: 3600 } }] };
  const { id } = (await tenant.call('POST', '/deployments/', body)).body as { id: string };
  const trigger = { type: 'event', posture: 'Reactive', expect: ['my.event'] };
  await tenant.call('POST', '/automations/', { name: `au-${n}`, trigger, actions: [{ type: 'run-deployment', deployment_id: id }] });
  const { body: run } = await tenant.call('POST', `/deployments/${id}/create_flow_run`, { state: { type: 'RUNNING' } });
  const { id: runId } = run as { id: string };
  const holder = { type: 'flow_run', id: runId };
  await tenant.call('POST', '/v2/concurrency_limits/increment-with-lease', { names: [`deployment:${id}`], slots: 1, holder });
  await tenant.call('POST', '/slas/', { name: 'in time', duration: 60, owner_resource: `prefect.deployment.${id}` });
  await tenant.call('POST', '/events', [
    anEvent({
      event: 'prefect.asset.materialization.succeeded',
      resource: { 'prefect.resource.id': `s3://lake/${n}` },
      related: [{ 'prefect.resource.id': `prefect.flow-run.${runId}`, 'prefect.resource.role': 'flow-run' }],
    }),
  ]);
}

const QUERIES = {
  runs: `query($w: ID!) { workspace(id: $w) { name flowRuns(first: 50) { totalCount edges { node {
    name flow { name lastRun { name } } state { type } states { name } parentFlowRun { name flow { name } } } } } } }`,
  artifacts: `query($w: ID!) { workspace(id: $w) { flowRuns(first: 50) { edges { node { artifacts(first: 5) { key dataText flowRun { name } } } } }
    artifactCollections { totalCount edges { node { key artifactCount latest { type dataText flowRun { name } } } } } } }`,
  flows: 'query($w: ID!) { workspace(id: $w) { flows(first: 50) { edges { node { name lastRun { name states { name } } } } } } }',
  'task runs': `query($w: ID!) { workspace(id: $w) { flowRuns(filter: { search: "parent" }) { edges { node { taskRuns(first: 50) { edges { node {
    name state { type } states { name } childFlowRunId } } } } } } } }`,
};

const PLACES = {
  deployments: `query($w: ID!) { workspace(id: $w) { deployments(first: 50) { totalCount edges { node {
    name flow { name } workPool { name slotsTaken dueRuns workersOnline } workQueue { name isDefault slotsTaken } schedules { sentence nextTimes(count: 1) }
    recentRuns(first: 5) { name deployment { name } workPool { name } workQueue { name } } } } } } }`,
  'work pools': `query($w: ID!) { workspace(id: $w) { workPools(first: 50) { totalCount edges { node {
    name slotsTaken dueRuns workersOnline defaultQueue { name slotsTaken workPool { name } } } } } } }`,
  'work queues':
    'query($w: ID!) { workspace(id: $w) { workQueues(first: 50) { edges { node { name isDefault slotsTaken workPool { name workersOnline } } } } } }',
  automations:
    'query($w: ID!) { workspace(id: $w) { automations(first: 50) { totalCount edges { node { name sentence owner lastFired steps { sentence } } } } } }',
  limits: `query($w: ID!) { workspace(id: $w) { concurrencyLimits(first: 50) { totalCount edges { node {
    name slotsTaken slotsUnleased waiting deployments { name flow { name } }
    holders { by { flowRun { name flow { name } } taskRun { name } deployment { name } flow { name } } } waiters { by { flowRun { name } } } } } } } }`,
  SLAs: `query($w: ID!) { workspace(id: $w) { slas(first: 50) { totalCount edges { node {
    name state deployment { name flow { name } slas { name } } violations { flowRun { name } } } } } } }`,
  assets: `query($w: ID!) { workspace(id: $w) { assets(first: 50) { totalCount edges { node {
    key name latestMaterialization { flowRun { name flow { name } } taskRun { name } } } } } } }`,
  workers: 'query($w: ID!) { workspace(id: $w) { workers(first: 50) { edges { node { name workPool { name slotsTaken } } } } } }',
};

describe('a list of 50', () => {
  let few: Tenant;
  let many: Tenant;
  beforeAll(async () => ([few, many] = [await tenantWith(2), await tenantWith(50)]), 60_000);

  it.each(Object.entries(QUERIES))('of %s takes as many statements as a list of one or two', async (_, query) => {
    const [short, long] = [await statementsOf(few, query), await statementsOf(many, query)];
    expect(JSON.stringify(long.data).length).toBeGreaterThan(5 * JSON.stringify(short.data).length);
    expect(long.statements).toHaveLength(short.statements.length);
    expect(short.statements.length).toBeGreaterThan(1);
  });

  it('of accounts reads the workspaces of all of them together', async () => {
    const query = `query($w: ID!) { workspace(id: $w) { id } accounts { workspaces { name } } }`;
    const before = await statementsOf(few, query);
    for (const { account } of [many, await app.newTenant()]) {
      await app.platform.control.query(`insert into eparch.membership (account_id, user_id, role) values ($1, $2, 'member')`, [account.id, few.user.id]);
    }
    const after = await statementsOf(few, query);
    expect(after.data).toMatchObject({ accounts: Array(3).fill({ workspaces: [{ name: 'dev' }] }) });
    expect(after.statements).toHaveLength(before.statements.length);
  });
});

describe('a list of 15', () => {
  let few: Tenant;
  let many: Tenant;
  beforeAll(async () => {
    [few, many] = [await app.newTenant(), await app.newTenant()];
    await newDeployment(few, 0);
    for (let n = 0; n < 15; n++) await newDeployment(many, n);
  }, 60_000);

  it.each(Object.entries(PLACES))('of %s takes as many statements as a list of one', async (_, query) => {
    const [short, long] = [await statementsOf(few, query), await statementsOf(many, query)];
    expect(JSON.stringify(long.data).length).toBeGreaterThan(5 * JSON.stringify(short.data).length);
    expect(long.statements).toHaveLength(short.statements.length);
    expect(short.statements.length).toBeGreaterThan(1);
  });
});
