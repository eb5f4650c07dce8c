import type { WorkPoolReply, WorkQueueReply } from '@app/contract';
import { testApp, type Tenant, type Tenants, type TestApp } from '../../app.testing.js';

interface Told {
  readonly event: string;
  readonly resource: Record<string, string>;
  readonly related: Record<string, string>[];
  readonly payload: Record<string, unknown>;
  readonly follows: string | null;
  readonly id: string;
}

/** The app, two tenants, and pools of the first one's that are made by what a test wants of them. */
export class Pools implements Tenants {
  #made = 0;

  private constructor(
    readonly app: TestApp,
    readonly tenant: Tenant,
    readonly stranger: Tenant,
  ) {}

  static async open(settings: Parameters<typeof testApp>[0] = {}): Promise<Pools> {
    const app = await testApp(settings);
    return new Pools(app, await app.newTenant(), await app.newTenant());
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  /** A name that nothing has yet. */
  name = (kind = 'pool'): string => `${kind}-${++this.#made}`;

  pool = async (body: Record<string, unknown> = {}, tenant = this.tenant): Promise<WorkPoolReply> => {
    const { status, body: made } = await tenant.call('POST', '/work_pools/', { name: this.name(), type: 'process', ...body });
    if (status !== 201) throw new Error(`No pool: ${JSON.stringify(made)}`);
    return made as WorkPoolReply;
  };

  queue = async (pool: string, body: Record<string, unknown> = {}): Promise<WorkQueueReply> => {
    const { status, body: made } = await this.tenant.call('POST', `/work_pools/${pool}/queues`, { name: this.name('queue'), ...body });
    if (status !== 201) throw new Error(`No queue: ${JSON.stringify(made)}`);
    return made as WorkQueueReply;
  };

  read = async (pool: string): Promise<WorkPoolReply> => (await this.tenant.call('GET', `/work_pools/${pool}`)).body as WorkPoolReply;
  readQueue = async (pool: string, queue: string): Promise<WorkQueueReply> =>
    (await this.tenant.call('GET', `/work_pools/${pool}/queues/${queue}`)).body as WorkQueueReply;

  beat = async (pool: string, body: Record<string, unknown> = {}) => this.tenant.call('POST', `/work_pools/${pool}/workers/heartbeat`, { name: 'w', ...body });

  /** A run in the pool, in a state of the type. */
  run = async (pool: string, type: string, body: Record<string, unknown> = {}): Promise<string> => {
    const flow = (await this.tenant.call('POST', '/flows/', { name: 'a-flow' })).body as { id: string };
    const { status, body: made } = await this.tenant.call('POST', '/flow_runs/', { flow_id: flow.id, work_pool_name: pool, state: { type }, ...body });
    if (status !== 201) throw new Error(`No run: ${JSON.stringify(made)}`);
    return (made as { id: string }).id;
  };

  /** What happened to a resource, from the first. */
  told = async (resource: string): Promise<Told[]> =>
    this.tenant.ctx.cell.query<Told & Record<string, unknown>>({
      text: `select id, event, resource, related, payload, follows from ${this.tenant.ctx.schema}.event where resource_id = $1 order by occurred, id`,
      values: [resource],
    });
  events = async (resource: string): Promise<string[]> => (await this.told(resource)).map(({ event }) => event);

  /** As the bytes that come back. */
  exchange = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: string): Promise<string> => {
    const headers = { authorization: `Bearer ${this.tenant.key}` };
    return (await this.app.app.inject({ method, url: `${this.tenant.base}${path}`, headers, ...(payload === undefined ? {} : { payload }) })).payload;
  };

  /** As if that much time had passed since. */
  age = async (table: 'worker' | 'work_queue' | 'work_pool', column: string, seconds: number): Promise<void> => {
    const { cell, schema } = this.tenant.ctx;
    await cell.query({ text: `update ${schema}.${table} set ${column} = ${column} - make_interval(secs => $1)`, values: [seconds] });
  };
}
