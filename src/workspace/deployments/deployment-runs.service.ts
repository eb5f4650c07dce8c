import { fromIso, parseJson, type DeploymentRunBody, type Json, type JsonMap, type ScheduledRunsBody } from '@app/contract';
import { Fault } from '@app/faults';
import { HydrationError } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import type { CreatedBy, FlowRun } from '../flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { parameterFailures, parametersFailure } from '../parameters/fit.js';
import { HydrationService } from '../variables/hydration.service.js';
import { JobVariablesService } from '../work-pools/job-variables.service.js';
import type { QueuePlace } from '../work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';
import { deploymentNotFound } from './deployment-faults.js';
import { DeploymentsRepository } from './deployments.repository.js';
import type { Deployment } from './deployments.schema.js';
import { DeploymentsService } from './deployments.service.js';
import { mapOf } from './schedules.js';

/** Most runs that one request may make. */
export const RUNS_MAX = 100;

/** A run that is asked for: its members, and the same with exact numbers. */
export interface SentRun {
  readonly body: DeploymentRunBody;
  readonly exact: JsonMap;
}

export type Outcome = { readonly flowRun: FlowRun; readonly error: null } | { readonly flowRun: null; readonly error: string };

/** Runs that deployments make and those that they have to do. */
@Injectable()
export class DeploymentRunsService {
  constructor(
    private readonly rows: DeploymentsRepository,
    private readonly deployments: DeploymentsService,
    private readonly flowRuns: FlowRunsService,
    private readonly hydration: HydrationService,
    private readonly queues: WorkQueuesService,
    private readonly jobVariables: JobVariablesService,
  ) {}

  /**
   * A run of the deployment, due now unless its state says otherwise; or the earlier one of the same idempotency key. Faults with
   * `deployment.not_found`, `deployment.not_fitting`, `deployment.without_pool`, `parameters.not_hydrated` and `request.invalid`.
   */
  async create(ctx: WorkspaceContext, id: string, sent: SentRun, by: CreatedBy | null): Promise<{ flowRun: FlowRun; made: boolean }> {
    return this.#create(ctx, await this.#get(ctx, id), sent, by);
  }

  /** One after the other, in their order; what is wrong with one of them is said of that one. Faults with `deployment.not_found` and `deployment.too_many_runs`. */
  async createAll(ctx: WorkspaceContext, id: string, sent: readonly SentRun[], by: CreatedBy | null): Promise<Outcome[]> {
    if (sent.length > RUNS_MAX) throw new Fault('deployment.too_many_runs', `Cannot create more than ${RUNS_MAX} flow runs at once.`);
    const deployment = await this.#get(ctx, id);
    const outcomes: Outcome[] = [];
    for (const one of sent) {
      try {
        outcomes.push({ flowRun: (await this.#create(ctx, deployment, one, by)).flowRun, error: null });
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        outcomes.push({ flowRun: null, error: error.detail });
      }
    }
    return outcomes;
  }

  /** What these deployments have to do by then, the first that is due coming first. Whoever asks for it makes them ready. */
  async scheduled(ctx: WorkspaceContext, { deployment_ids: ids, scheduled_before: before, limit }: ScheduledRunsBody): Promise<FlowRun[]> {
    const due = { before: before ? fromIso(before) : null, limit: pageOf({ limit }).limit };
    const flowRuns = await this.flowRuns.scheduledOf(ctx, ids, due);
    await this.deployments.markReady(ctx, { ids });
    return flowRuns;
  }

  async #get(ctx: WorkspaceContext, id: string): Promise<Deployment> {
    const deployment = await this.rows.find(ctx, id);
    if (!deployment) throw deploymentNotFound();
    return deployment;
  }

  async #create(ctx: WorkspaceContext, deployment: Deployment, sent: SentRun, by: CreatedBy | null): Promise<{ flowRun: FlowRun; made: boolean }> {
    const { enforce_parameter_schema: enforced, work_queue_name: queueName, ...body } = sent.body;
    const parameters = await this.hydrated(ctx, new Map([...mapOf(parseJson(deployment.parameters)), ...mapOf(sent.exact.get('parameters'))]));
    if (enforced ?? deployment.enforceParameterSchema) requireFitting(deployment, parameters);
    await this.#requireJobVariables(ctx, deployment, sent.exact);
    const queue = await this.#queueOf(ctx, deployment, queueName);
    const run = {
      ...body,
      flow_id: deployment.flowId,
      deployment_id: deployment.id,
      state: body.state ?? { type: 'SCHEDULED' as const },
      tags: [...new Set([...deployment.tags, ...(body.tags ?? [])])],
      infrastructure_document_id: body.infrastructure_document_id ?? deployment.infrastructureDocumentId,
      work_queue_name: queueName || deployment.workQueueName,
    };
    const exact = { parameters, job_variables: sent.exact.get('job_variables') };
    return this.flowRuns.createFrom(ctx, { body: run, exact, queue, deployment, createdBy: by });
  }

  /** Faults with `parameters.not_hydrated`. */
  async hydrated(ctx: WorkspaceContext, parameters: JsonMap): Promise<JsonMap> {
    return this.hydration.hydrate(ctx, parameters).catch((error: unknown) => {
      throw error instanceof HydrationError ? new Fault('parameters.not_hydrated', `Error hydrating flow run parameters: ${error.message}`) : error;
    });
  }

  async #requireJobVariables(ctx: WorkspaceContext, deployment: Deployment, exact: JsonMap): Promise<void> {
    if (!deployment.queue) return;
    const layers = [mapOf(parseJson(deployment.jobVariables)), mapOf(exact.get('job_variables'))];
    const failure = await this.jobVariables.failure(ctx, deployment.queue.poolName, layers, { ignoreRequired: false });
    if (failure !== null) throw new Fault('request.invalid', `Error creating flow run: ${failure}`);
  }

  async #queueOf(ctx: WorkspaceContext, { id, queue }: Deployment, name: string | null | undefined): Promise<QueuePlace | null> {
    if (!name) return queue;
    if (queue) return this.queues.resolve(ctx, { pool: queue.poolName, queue: name });
    throw new Fault(
      'deployment.without_pool',
      `Cannot create flow run in work queue ${name} because deployment ${id} is not associated with a work pool. Please remove work_queue_name and try again.`,
    );
  }
}

/** Faults with `deployment.not_fitting`. */
export function requireFitting({ parameterSchema }: Deployment, parameters: JsonMap): void {
  const schema: Json = parseJson(parameterSchema ?? 'null');
  if (!(schema instanceof Map)) {
    throw new Fault(
      'deployment.not_fitting',
      'Error creating flow run: Parameter schema enforcement is enabled and the deployment does not have a valid parameter schema.',
    );
  }
  const failure = parametersFailure(parameters, schema, { ignoreRequired: false });
  if (failure === null) return;
  throw new Fault('deployment.not_fitting', `Error creating flow run: ${failure}`, { fields: parameterFailures(parameters, schema) });
}
