import type { DeploymentReply, FlowReply } from '@app/contract';
import type { Tenant, Tenants, TestApp } from '../../app.testing.js';
import { Pools } from '../work-pools/work-pools.testing.js';

export const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** The app, two tenants, and deployments of the first one's that are made by what a test wants of them. */
export class Deployments implements Tenants {
  private constructor(
    readonly pools: Pools,
    /** A flow of the first tenant's, with a label. */
    readonly flow: FlowReply,
  ) {}

  static async open(settings: Parameters<typeof Pools.open>[0] = {}): Promise<Deployments> {
    const pools = await Pools.open(settings);
    const { body } = await pools.tenant.call('POST', '/flows/', { name: 'the-flow', tags: ['of-flow'], labels: { team: 'data' } });
    return new Deployments(pools, body as FlowReply);
  }

  get app(): TestApp {
    return this.pools.app;
  }
  get tenant(): Tenant {
    return this.pools.tenant;
  }
  get stranger(): Tenant {
    return this.pools.stranger;
  }

  async close(): Promise<void> {
    await this.pools.close();
  }

  /** Sent by name: what is sent twice under one name is one deployment. */
  deploy = async (body: Record<string, unknown> = {}): Promise<DeploymentReply> => {
    const { status, body: made } = await this.tenant.call('POST', '/deployments/', { name: this.pools.name('deployment'), flow_id: this.flow.id, ...body });
    if (status !== 201 && status !== 200) throw new Error(`No deployment: ${JSON.stringify(made)}`);
    return made as DeploymentReply;
  };

  read = async (id: string): Promise<DeploymentReply> => (await this.tenant.call('GET', `/deployments/${id}`)).body as DeploymentReply;

  told = async (id: string) => this.pools.told(`prefect.deployment.${id}`);

  /** Runs of a deployment, as a schedule would make them: `minutes` from now. */
  scheduleRun = async (deploymentId: string, minutes: number, { auto = true, name = 'Scheduled' } = {}): Promise<string> => {
    const state = { type: 'SCHEDULED', name, state_details: { scheduled_time: new Date(Date.now() + minutes * 60_000).toISOString() } };
    const { body } = await this.tenant.call('POST', `/deployments/${deploymentId}/create_flow_run`, { state });
    const { id } = body as { id: string };
    const { ctx } = this.tenant;
    await ctx.cell.query({ text: `update ${ctx.schema}.flow_run set auto_scheduled = $2 where id = $1`, values: [id, auto] });
    return id;
  };

  runsOf = async (deploymentId: string): Promise<string[]> => {
    const { body } = await this.tenant.call('POST', '/flow_runs/filter', { flow_runs: { deployment_id: { any_: [deploymentId] } } });
    return (body as { id: string }[]).map(({ id }) => id);
  };
}
