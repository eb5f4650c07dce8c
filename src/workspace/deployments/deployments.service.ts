import { BULK_MAX, type DeploymentBulkDeleteBody, type DeploymentCreateBody, type DeploymentListBody, type DeploymentPageBody } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { ServerEvents } from '../events/server-events.js';
import { numberedPageOf, pageOf, type Counted } from '../filters/page.js';
import type { KeysetPosition } from '../filters/keyset.js';
import type { Filters } from '../filters/related.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import type { CreatedBy } from '../flow-runs/flow-runs.schema.js';
import { FlowsService } from '../flows/flows.service.js';
import { Clock } from '../states/clock.js';
import { toPage, type Page } from '../states/page.js';
import { DEFAULT_AGENT_POOL } from '../work-pools/work-pools.schema.js';
import { WorkPoolsService } from '../work-pools/work-pools.service.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';
import { JobVariablesService } from '../work-pools/job-variables.service.js';
import { requireFittingParameters, requireSound, toColumns, versionInfoOf, type SentDeployment } from './deployment-draft.js';
import { DeploymentChanges } from './deployment-changes.js';
import { deploymentEvent } from './deployment-events.js';
import type { DeploymentOrder, DeploymentSearch } from './deployment-search.js';
import { deploymentNotFound, referenceMissing, slugTaken } from './deployment-faults.js';
import { DeploymentLimits } from './deployment-limits.js';
import { DeploymentsRepository, type Columns } from './deployments.repository.js';
import type { Deployment, ScheduledDeployment } from './deployments.schema.js';
import { toNew, toSent } from './schedules.js';
import { SchedulesRepository } from './schedules.repository.js';
import { Scheduler } from './scheduling/scheduler.js';

const OF_LIMITS_MAX = 1_000;

@Injectable()
export class DeploymentsService {
  constructor(
    private readonly deployments: DeploymentsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly limits: DeploymentLimits,
    private readonly changes: DeploymentChanges,
    private readonly scheduler: Scheduler,
    private readonly flows: FlowsService,
    private readonly flowRuns: FlowRunsService,
    private readonly pools: WorkPoolsService,
    private readonly queues: WorkQueuesService,
    private readonly jobVariables: JobVariablesService,
    private readonly events: ServerEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * A new deployment, or the flow's deployment of that name as it was sent now: what was left out stays, schedules are replaced.
   * Faults with `request.invalid`, `work_pool.not_found`, `concurrency_limit.not_found`, and `data.integrity` for what it refers to.
   */
  async create(
    ctx: WorkspaceContext,
    sent: SentDeployment<DeploymentCreateBody>,
    by: CreatedBy | null,
  ): Promise<{ deployment: ScheduledDeployment; made: boolean }> {
    const { body, exact } = sent;
    requireSound(sent);
    requireFittingParameters(sent);
    const schedules = toSent(body.schedules ?? [], exact.get('schedules'), ['schedules']).map((one) => toNew(one, this.clock.now()));
    const saved = await inTransaction(ctx, async (transaction) => {
      await this.#requireJobVariables(transaction, sent);
      await this.limits.require(transaction, body.global_concurrency_limit_id);
      const flow = await this.flows.recall(ctx, body.flow_id);
      if (!flow) throw referenceMissing();
      const queue = await this.queues.resolve(transaction, { pool: body.work_pool_name, queue: body.work_queue_name });
      const before = await this.deployments.lock(transaction, { flowId: flow.id, name: body.name });
      if (before) await this.scheduler.settle(transaction, [before.id]);
      const columns = {
        ...toColumns(sent),
        work_queue_id: queue?.id,
        labels: { ...flow.labels, 'prefect.flow.id': flow.id, ...body.labels },
        ...(await this.#originOf(transaction, body)),
        created_by: by,
        updated_by: by,
      };
      const row = await this.deployments.upsert(transaction, { flowId: flow.id, name: body.name }, columns);
      if (!row) throw referenceMissing();
      await this.schedules.deleteAll(transaction, row.id);
      for (const schedule of schedules) if (!(await this.schedules.insert(transaction, row.id, schedule))) throw slugTaken();
      if (!body.global_concurrency_limit_id) await this.limits.set(transaction, row.id, body.concurrency_limit);
      const deployment = await this.changes.finish(transaction, before, row.id, versionInfoOf(sent));
      return { deployment: await this.#scheduled(transaction, deployment), made: row.made };
    });
    this.limits.changed(ctx);
    return saved;
  }

  /** Faults with `deployment.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<ScheduledDeployment> {
    const deployment = await this.deployments.find(ctx, id);
    if (!deployment) throw deploymentNotFound();
    return this.#scheduled(ctx, deployment);
  }

  /** Faults with `deployment.not_found`. */
  async getByName(ctx: WorkspaceContext, flow: string, name: string): Promise<ScheduledDeployment> {
    const deployment = await this.deployments.findByName(ctx, flow, name);
    if (!deployment) throw deploymentNotFound();
    return this.#scheduled(ctx, deployment);
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Deployment[]> {
    return ids.length === 0 ? [] : this.deployments.filter(ctx, { deployments: { id: { any_: [...ids] } } }, 'NAME_ASC', { limit: ids.length, offset: 0 });
  }

  /** Those whose runs take slots of one of the limits, by name, up to 1,000. */
  async ofLimits(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<Deployment[]> {
    return this.deployments.search(ctx, { limitIds }, 'NAME', null, OF_LIMITS_MAX);
  }

  /** As people look for them. */
  async list(
    ctx: WorkspaceContext,
    { first, after, order, filter }: { first: number; after: KeysetPosition | null; order: DeploymentOrder; filter: DeploymentSearch },
  ): Promise<Page<Deployment>> {
    return toPage(await this.deployments.search(ctx, filter, order, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: DeploymentSearch): Promise<number> {
    return this.deployments.countFound(ctx, filter);
  }

  async filter(ctx: WorkspaceContext, body: DeploymentListBody): Promise<ScheduledDeployment[]> {
    return this.#withSchedules(ctx, await this.deployments.filter(ctx, body, body.sort ?? 'NAME_ASC', pageOf(body)));
  }

  async count(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return this.deployments.countMatching(ctx, filters);
  }

  async paginate(ctx: WorkspaceContext, body: DeploymentPageBody): Promise<Counted<ScheduledDeployment>> {
    const { items, count } = await this.deployments.paginate(ctx, body, body.sort ?? 'NAME_ASC', numberedPageOf(body));
    return { items: await this.#withSchedules(ctx, items), count };
  }

  /** Runs that it made by schedule and that are not under way go. Faults with `deployment.not_found`. */
  async setPaused(ctx: WorkspaceContext, id: string, paused: boolean): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      if (!(await this.deployments.lock(transaction, { id }))) throw deploymentNotFound();
      if (!paused) await this.scheduler.settle(transaction, [id]);
      await this.deployments.update(transaction, id, { paused });
      await (paused ? this.changes.forgetScheduledRuns(transaction, id) : this.scheduler.startOver(transaction, [id]));
    });
  }

  /** Its schedules, its limit and the runs that have not begun go with it. Faults with `deployment.not_found`. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if ((await this.#deleteAll(ctx, [id])).length === 0) throw deploymentNotFound();
  }

  /** Like `delete`, the first by name of those that match. Answers the ids of what is gone. */
  async deleteMatching(ctx: WorkspaceContext, { deployments, limit }: DeploymentBulkDeleteBody): Promise<string[]> {
    const found = await this.deployments.filter(ctx, { deployments: deployments ?? null }, 'NAME_ASC', { limit: limit ?? BULK_MAX, offset: 0 });
    return this.#deleteAll(
      ctx,
      found.map(({ id }) => id),
    );
  }

  /** They, or the queues they are in, have been asked for work: whoever asks will do it. */
  async markReady(ctx: WorkspaceContext, { ids = [], queueIds = [] }: { ids?: readonly string[]; queueIds?: readonly string[] }): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      for (const id of await this.deployments.markReady(transaction, ids, queueIds)) {
        await this.events.tell(transaction, [deploymentEvent(await this.changes.reread(transaction, id), 'READY')]);
      }
    });
  }

  async #deleteAll(ctx: WorkspaceContext, ids: readonly string[]): Promise<string[]> {
    const deleted = await inTransaction(ctx, async (transaction) => {
      const gone: Deployment[] = [];
      // In one order, so that two such requests do not lock each other out.
      for (const id of [...ids].sort()) {
        const deployment = await this.deployments.lock(transaction, { id });
        if (deployment) gone.push(deployment);
      }
      const goneIds = gone.map(({ id }) => id);
      await this.flowRuns.deleteScheduled(transaction, goneIds, { autoOnly: false, after: null });
      await this.deployments.delete(transaction, goneIds);
      for (const { limit } of gone) if (limit) await this.limits.delete(transaction, limit.id);
      await this.events.tell(
        transaction,
        gone.map((deployment) => deploymentEvent(deployment, 'deleted')),
      );
      return ids.filter((id) => goneIds.includes(id));
    });
    this.limits.changed(ctx);
    return deleted;
  }

  /** What is a branch of another comes from where that one came from. Faults with `data.integrity`. */
  async #originOf(transaction: WorkspaceContext, { branch, base: baseId, root: rootId }: DeploymentCreateBody): Promise<Columns> {
    const base = baseId ? await this.deployments.find(transaction, baseId) : null;
    if (baseId && !base) throw referenceMissing();
    return { branch, base_id: baseId, root_id: rootId ?? (base ? (base.rootId ?? base.id) : rootId) };
  }

  /** Faults with `request.invalid` or `work_pool.not_found`. */
  async #requireJobVariables(ctx: WorkspaceContext, { body, exact }: SentDeployment<DeploymentCreateBody>): Promise<void> {
    const pool = body.work_pool_name;
    if (!pool || pool === DEFAULT_AGENT_POOL) return;
    const variables = exact.get('job_variables');
    if (!(variables instanceof Map) || variables.size === 0) return void (await this.pools.get(ctx, pool));
    const failure = await this.jobVariables.failure(ctx, pool, [variables], { ignoreRequired: true });
    if (failure !== null) throw new Fault('request.invalid', `Error creating deployment: ${failure}`);
  }

  async #scheduled(ctx: WorkspaceContext, deployment: Deployment): Promise<ScheduledDeployment> {
    return { ...deployment, schedules: await this.schedules.list(ctx, [deployment.id]) };
  }

  async #withSchedules(ctx: WorkspaceContext, deployments: readonly Deployment[]): Promise<ScheduledDeployment[]> {
    const schedules = await this.schedules.list(
      ctx,
      deployments.map(({ id }) => id),
    );
    return deployments.map((deployment) => ({ ...deployment, schedules: schedules.filter(({ deploymentId }) => deploymentId === deployment.id) }));
  }
}
