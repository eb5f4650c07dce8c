import { v7 as uuidv7 } from 'uuid';
import type { Tenant } from '../../../app.testing.js';
import { Client } from '../../events/events.testing.js';
import type { Pools } from '../work-pools.testing.js';

export interface Frame {
  readonly type: string;
  readonly id: string;
  readonly sent_at: string;
  readonly payload: Record<string, unknown>;
}

export const REQUIRED = ['worker_heartbeat.v1', 'work_pool_snapshot.v1'];
/** A worker counts as gone after three of them, which no test takes. */
export const HEARTBEAT_SECONDS = 60;

export const said = (type: string, payload: object) => ({ type, id: uuidv7(), sent_at: new Date().toISOString(), payload });

export const hello = (parts: object = {}) =>
  said('worker.hello.v1', {
    consumer_id: uuidv7(),
    worker_name: 'w',
    worker_type: 'process',
    heartbeat_interval_seconds: HEARTBEAT_SECONDS,
    supported_channel_versions: ['work_pool_worker_channel.v1'],
    requested_capabilities: REQUIRED,
    work_queue_names: [],
    handled_cleanup_kinds: [],
    max_cleanup_concurrency: 0,
    create_pool_if_not_found: true,
    default_base_job_template: {},
    worker_metadata: null,
    ...parts,
  });

export const next = async (client: Client): Promise<Frame> => JSON.parse(await client.frame()) as Frame;

export interface Connected {
  readonly client: Client;
  readonly ready: Frame;
  readonly beat: (more?: object) => void;
}

/** Workers' ends of channels, by the app that listens. */
export class Channels {
  readonly #clients: Client[] = [];

  private constructor(
    private readonly on: Pools,
    private readonly origin: string,
  ) {}

  static async listen(on: Pools): Promise<Channels> {
    await on.app.app.listen(0, '127.0.0.1');
    return new Channels(on, (await on.app.app.getUrl()).replace('http', 'ws'));
  }

  /** To be called after each test. */
  cut(): void {
    for (const client of this.#clients.splice(0)) client.cut();
  }

  urlOf(pool: string, tenant: Tenant = this.on.tenant): string {
    return `${this.origin}${tenant.base}/work_pools/${encodeURIComponent(pool)}/workers/connect`;
  }

  async open(pool: string, { tenant = this.on.tenant, token = this.on.tenant.key } = {}): Promise<Client> {
    const client = await Client.open(this.urlOf(pool, tenant), { subprotocol: 'prefect' });
    this.#clients.push(client);
    client.send({ type: 'auth', token });
    return client;
  }

  async greeted(pool: string, first: unknown = hello()): Promise<Client> {
    const client = await this.open(pool);
    expect(await client.frame()).toBe('{"type":"auth_success"}');
    client.send(first);
    return client;
  }

  async connected(pool: string, parts: object = {}): Promise<Connected> {
    const consumer_id = uuidv7();
    const client = await this.greeted(pool, hello({ consumer_id, ...parts }));
    const beat = (more: object = {}): void =>
      client.send(said('worker.heartbeat.v1', { consumer_id, worker_name: 'w', heartbeat_interval_seconds: HEARTBEAT_SECONDS, ...more }));
    return { client, ready: await next(client), beat };
  }
}
