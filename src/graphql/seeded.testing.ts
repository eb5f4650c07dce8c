import { randomUUID } from 'node:crypto';
import type { Tenant } from '../app.testing.js';
import { Blocks } from '../workspace/blocks/blocks.testing.js';
import { anEvent } from '../workspace/events/events.testing.js';
import { log, newTaskRun } from './graphql.testing.js';

/** What a run that waits to be told something says of its question. */
const KEYS = { schema: 'k-schema', description: 'k-description', response: 'k-response' };
const QUESTION = { type: 'object', properties: { rows: { type: 'number' } } };

/** Ids of some of each kind, by the names that the worked examples give them. */
export interface Seeded {
  readonly account: string;
  readonly flow: string;
  readonly deployment: string;
  readonly earlier: string;
  readonly current: string;
  /** Paused with a question, with a task run and lines of a log. */
  readonly run: string;
  readonly task: string;
  readonly queue: string;
  readonly limit: string;
  readonly automation: string;
  /** Of a block. */
  readonly schema: string;
}

/** Fills a workspace with at least one thing of every kind that has a list, each referred to by others as far as it can be. */
export async function seed(tenant: Tenant): Promise<Seeded> {
  const workspace = new Seeding(tenant);
  const queue = await workspace.pool();
  const { flow, deployment, earlier, current } = await workspace.deployment();
  const { run, task } = await workspace.run(deployment);
  const limit = await workspace.limit(run);
  const automation = await workspace.automation(deployment);
  await workspace.sla(deployment, run);
  await workspace.asset(run);
  await workspace.small(run, task);
  const schema = await workspace.block();
  return { account: tenant.account.id, flow, deployment, earlier, current, run, task, queue, limit, automation, schema };
}

class Seeding {
  constructor(private readonly tenant: Tenant) {}

  async pool(): Promise<string> {
    await this.#make('/work_pools/', { name: 'prod', type: 'process', concurrency_limit: 5 });
    await this.#make('/work_pools/prod/workers/heartbeat', { name: 'here' });
    await this.#make('/work_pools/prod/workers/heartbeat', { name: 'gone' });
    await this.#sql(`update SCHEMA.worker set last_heartbeat_time = now() - interval '1 hour' where name = 'gone'`);
    return (await this.#make<{ id: string }>('/work_pools/prod/queues/', { name: 'first' })).id;
  }

  /** In two versions, on a schedule. */
  async deployment() {
    const { id: flow } = await this.#make<{ id: string }>('/flows/', { name: 'load' });
    const body = { name: 'nightly', flow_id: flow, work_pool_name: 'prod', work_queue_name: 'first', concurrency_limit: 3 };
    const schedules = [{ schedule: { cron: '0 9 * * *', timezone: 'UTC' } }];
    type Version = { id: string; version_id: string };
    const first = await this.#make<Version>('/deployments/', { ...body, version: '1', schedules, parameters: { n: 1.5 } });
    const second = await this.#make<Version>('/deployments/', { ...body, version: '2', schedules, parameters: { n: 2 } });
    return { flow, deployment: first.id, earlier: first.version_id, current: second.version_id };
  }

  async run(deployment: string): Promise<{ run: string; task: string }> {
    const make = async (state: object): Promise<string> =>
      (await this.#make<{ id: string }>(`/deployments/${deployment}/create_flow_run`, { state, tags: ['prod'] })).id;
    await make({ type: 'FAILED', message: 'A timeout.' });
    await make({ type: 'SCHEDULED', state_details: { scheduled_time: '2030-01-01T08:00:00Z' } });
    const run = await make({ type: 'RUNNING' });
    const task = await newTaskRun(this.tenant, run, 'extract');
    await log(this.tenant, run, { message: 'Slow.', level: 30 }, { message: 'Done.', task_run_id: task });
    await this.#make(`/flow_runs/${run}/set_state`, { state: { type: 'PAUSED', state_details: { pause_key: '1', run_input_keyset: KEYS } } });
    await this.#make(`/flow_runs/${run}/input`, { key: KEYS.schema, value: JSON.stringify(QUESTION) });
    await this.#make(`/flow_runs/${run}/input`, { key: KEYS.description, value: JSON.stringify('How many?') });
    return { run, task };
  }

  /** With a holder, and one who waits. */
  async limit(run: string): Promise<string> {
    const { id } = await this.#make<{ id: string }>('/v2/concurrency_limits/', { name: 'database', limit: 1 });
    await this.#make('/concurrency_limits/', { tag: 'heavy', concurrency_limit: 1 });
    const ask = async () =>
      this.tenant.call('POST', '/v2/concurrency_limits/increment-with-lease', { names: ['database'], slots: 1, holder: { type: 'flow_run', id: run } });
    await ask();
    await ask();
    return id;
  }

  async automation(deployment: string): Promise<string> {
    const trigger = { type: 'event', posture: 'Reactive', expect: ['prefect.flow-run.Failed'] };
    const actions = [{ type: 'run-deployment', deployment_id: deployment }];
    return (await this.#make<{ id: string }>('/automations/', { name: 'retry it', trigger, actions })).id;
  }

  /** Not kept by the run. */
  async sla(deployment: string, run: string): Promise<void> {
    const body = { name: 'in time', duration: 60, severity: 'high', owner_resource: `prefect.deployment.${deployment}` };
    const { id } = await this.#make<{ id: string }>('/slas/', body);
    await this.#sql('insert into SCHEMA.sla_violation (id, sla_id, flow_run_id, occurred) values ($1, $2, $3, now())', [randomUUID(), id, run]);
  }

  async asset(run: string): Promise<void> {
    const event = anEvent({
      event: 'prefect.asset.materialization.succeeded',
      resource: { 'prefect.resource.id': 's3://lake/sales.csv' },
      related: [
        { 'prefect.resource.id': 's3://lake/raw.csv', 'prefect.resource.role': 'asset' },
        { 'prefect.resource.id': `prefect.flow-run.${run}`, 'prefect.resource.role': 'flow-run' },
      ],
    });
    await this.#make('/events', [event]);
  }

  /** What stands alone. */
  async small(run: string, task: string): Promise<void> {
    for (const artifact of [{ key: 'report' }, { key: 'report', flow_run_id: run, task_run_id: task }]) {
      await this.#make('/artifacts/', { type: 'markdown', description: 'All of it.', data: '# Report', ...artifact });
    }
    await this.#make('/variables/', { name: 'size', value: 5 });
    await this.#make('/saved_searches/', { name: 'mine', filters: [] }, 'PUT');
    await this.#make('/webhooks/', { name: 'orders', template: '{"event": "order", "resource": {"prefect.resource.id": "order"}}' });
    await this.#sql(
      `insert into SCHEMA.delivery (id, kind, state, block_document_id, block_name, block_type, subject, body, due, attempts)
       values ($1, 'notification', 'failed', $1, 'b', 'slack-webhook', 's', 'text', null, '[]')`,
      [randomUUID()],
    );
  }

  /** Of a type that can notify, with a block of it. Answers the schema. */
  async block(): Promise<string> {
    const blocks = new Blocks(this.tenant);
    const fields = { type: 'object', properties: { url: { type: 'string' } }, secret_fields: ['url'] };
    const schema = await blocks.schema(await blocks.type({ name: 'Slack of ours', slug: 'slack-of-ours' }), fields, { capabilities: ['notify'] });
    await blocks.document({ url: 'https://example.com' }, { schema, name: 'on-call' });
    return schema.id;
  }

  async #make<T>(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<T> {
    const { status, body: reply } = await this.tenant.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(reply)}`);
    return reply as T;
  }

  async #sql(text: string, values: unknown[] = []): Promise<void> {
    const { cell, schema } = this.tenant.ctx;
    await cell.query({ text: text.replaceAll('SCHEMA', schema), values });
  }
}
