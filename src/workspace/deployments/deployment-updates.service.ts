import { parseJson, type DeploymentUpdateBody, type Json, type JsonMap } from '@app/contract';
import { inTransaction } from '@app/database';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { HydrationError } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { CreatedBy } from '../flow-runs/flow-runs.schema.js';
import { parametersFailure } from '../parameters/fit.js';
import { HydrationService } from '../variables/hydration.service.js';
import { Clock } from '../states/clock.js';
import { JobVariablesService } from '../work-pools/job-variables.service.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';
import { DeploymentChanges } from './deployment-changes.js';
import { requireSound, toColumns, versionInfoOf, type SentDeployment } from './deployment-draft.js';
import { deploymentNotFoundDot, referenceMissing, slugTaken } from './deployment-faults.js';
import { DeploymentLimits } from './deployment-limits.js';
import { DeploymentsRepository } from './deployments.repository.js';
import type { Deployment } from './deployments.schema.js';
import { planOf, toChange, toNew, toSent, type Plan } from './schedules.js';
import { SchedulesRepository } from './schedules.repository.js';
import { Scheduler } from './scheduling/scheduler.js';

type Sent = SentDeployment<DeploymentUpdateBody>;

@Injectable()
export class DeploymentUpdatesService {
  constructor(
    private readonly deployments: DeploymentsRepository,
    private readonly schedules: SchedulesRepository,
    private readonly limits: DeploymentLimits,
    private readonly changes: DeploymentChanges,
    private readonly scheduler: Scheduler,
    private readonly hydration: HydrationService,
    private readonly queues: WorkQueuesService,
    private readonly jobVariables: JobVariablesService,
    private readonly clock: Clock,
  ) {}

  /**
   * What is left out stays. Faults with `deployment.not_found`, `deployment.not_fitting`, `parameters.not_hydrated`, `request.invalid`,
   * `work_pool.not_found`, `concurrency_limit.not_found`, `deployment_schedule.slug_taken` and `data.integrity`.
   */
  async update(ctx: WorkspaceContext, id: string, sent: Sent, by: CreatedBy | null): Promise<void> {
    requireSound(sent);
    await inTransaction(ctx, async (transaction) => {
      const before = await this.deployments.lock(transaction, { id });
      if (!before) throw deploymentNotFoundDot();
      await this.amend(transaction, before, sent, by);
      await this.changes.finish(transaction, before, id, versionInfoOf(sent));
    });
    this.limits.changed(ctx);
  }

  /** The same of one that the transaction holds, which has to be finished. */
  async amend(transaction: WorkspaceContext, before: Deployment, sent: Sent, by: CreatedBy | null): Promise<void> {
    const { id } = before;
    await this.scheduler.settle(transaction, [id]);
    const plan = await this.#planOf(transaction, id, sent);
    await this.#requireJobVariables(transaction, sent);
    const hydrated = await this.#hydrated(transaction, sent);
    requireFitting(before, hydrated);
    await this.limits.require(transaction, sent.body.global_concurrency_limit_id);
    const columns = { ...toColumns(hydrated), work_queue_id: await this.#queueOf(transaction, sent), ...(by ? { updated_by: by } : {}) };
    if (!(await this.deployments.update(transaction, id, columns))) throw referenceMissing();
    if (plan) await this.#apply(transaction, id, plan);
    if (!sent.body.global_concurrency_limit_id) await this.limits.set(transaction, id, sent.body.concurrency_limit);
  }

  async #planOf(transaction: WorkspaceContext, id: string, { body, exact }: Sent): Promise<Plan | null> {
    if (!body.schedules) return null;
    return planOf(await this.schedules.list(transaction, [id]), toSent(body.schedules, exact.get('schedules'), ['schedules']));
  }

  /** By the pool that the deployment moves to; where it stays, runs find out. */
  async #requireJobVariables(ctx: WorkspaceContext, { body, exact }: Sent): Promise<void> {
    const variables = exact.get('job_variables');
    if (!body.work_pool_name || !(variables instanceof Map)) return;
    const failure = await this.jobVariables.failure(ctx, body.work_pool_name, [variables], { ignoreRequired: true });
    if (failure !== null) throw new Fault('deployment.not_fitting', `Error creating deployment: ${failure}`);
  }

  async #hydrated(ctx: WorkspaceContext, { body, exact }: Sent): Promise<Sent> {
    const parameters = exact.get('parameters');
    if (!(parameters instanceof Map)) return { body, exact };
    const hydrated = await this.hydration.hydrate(ctx, parameters).catch((error: unknown) => {
      throw error instanceof HydrationError ? new Fault('parameters.not_hydrated', `Error hydrating deployment parameters: ${error.message}`) : error;
    });
    return { body, exact: new Map([...exact, ['parameters', hydrated]]) };
  }

  /** Undefined: it stays where it is. */
  async #queueOf(transaction: WorkspaceContext, { body }: Sent): Promise<string | null | undefined> {
    const queue = await this.queues.resolve(transaction, { pool: body.work_pool_name, queue: body.work_pool_name === null ? null : body.work_queue_name });
    return queue?.id ?? (body.work_pool_name === null ? null : undefined);
  }

  async #apply(transaction: WorkspaceContext, id: string, plan: Plan): Promise<void> {
    const now = this.clock.now();
    if (plan.kind === 'replace') await this.schedules.deleteAll(transaction, id);
    else await this.#amend(transaction, id, plan.changes, now);
    // A schedule that says nothing of when it is due is none, where all of them are replaced.
    const added = plan.kind === 'replace' ? plan.schedules.filter(({ exact }) => exact.get('schedule') instanceof Map) : plan.added;
    for (const sent of added) if (!(await this.schedules.insert(transaction, id, toNew(sent, now)))) throw slugTaken();
  }

  async #amend(transaction: WorkspaceContext, id: string, changes: Extract<Plan, { kind: 'amend' }>['changes'], now: Instant): Promise<void> {
    const renamed = changes.filter(({ sent }) => sent.body.replaces).map((change) => change.id);
    if (renamed.length > 0) await this.schedules.clearSlugs(transaction, renamed);
    for (const { id: scheduleId, sent } of changes) {
      if ((await this.schedules.update(transaction, id, scheduleId, toChange(sent, now))) === null) throw slugTaken();
    }
  }
}

/** Faults with `deployment.not_fitting`. */
function requireFitting(before: Deployment, { body, exact }: Sent): void {
  if (!(body.enforce_parameter_schema ?? before.enforceParameterSchema)) return;
  const schema = exact.get('parameter_openapi_schema') ?? parseJson(before.parameterSchema ?? 'null');
  if (!(schema instanceof Map)) {
    throw new Fault(
      'deployment.not_fitting',
      'Error updating deployment: Cannot update parameters because parameter schema enforcement is enabled and the deployment does not have a valid parameter schema.',
    );
  }
  const failure = parametersFailure(mapOf(exact.get('parameters') ?? parseJson(before.parameters)), schema, { ignoreRequired: true });
  if (failure !== null) throw new Fault('deployment.not_fitting', `Error updating deployment: ${failure}`);
}

const mapOf = (json: Json): JsonMap => (json instanceof Map ? json : new Map<string, Json>());
