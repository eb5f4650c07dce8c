import {
  BULK_MAX,
  type FlowRunBulkDeleteBody,
  type FlowRunCreateBody,
  type FlowRunHistoryBody,
  type FlowRunListBody,
  type FlowRunPageBody,
  type FlowRunUpdateBody,
  type HistoryReply,
  type Json,
  parseJson,
  writeJson,
} from '@app/contract';
import { inTransaction } from '@app/database';
import type { Instant, State, StateType } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { numberedPageOf, pageOf, type Counted } from '../filters/page.js';
import type { Filters } from '../filters/related.js';
import { Clock } from '../states/clock.js';
import { spanOf } from '../states/history.js';
import { News } from '../states/news.js';
import { toPage, type Page } from '../states/page.js';
import type { Proposal, Verdict } from '../states/verdict.js';
import { requireSmall, toExact, type ExactValues } from './exact-values.js';
import type { FlowRunSearch } from './flow-run-search.js';
import { JobVariablesService } from '../work-pools/job-variables.service.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';
import { FlowRunListsRepository, type FlowRunCursor } from './flow-run-lists.repository.js';
import { FlowRunsRepository, type DeletedRun } from './flow-runs.repository.js';
import type { CreatedBy, FlowRun } from './flow-runs.schema.js';
import { toPolicy } from './policy.js';
import { FlowRunCreation, type NewFlowRun } from './transitions/flow-run-creation.js';
import { FlowRunSurroundings } from './transitions/flow-run-surroundings.js';
import { FlowRunTransitions } from './transitions/flow-run-transitions.js';

/** Members of a change that null takes away. */
const NULLABLE = ['flow_version', 'infrastructure_pid'] as const;

@Injectable()
export class FlowRunsService {
  constructor(
    private readonly flowRuns: FlowRunsRepository,
    private readonly lists: FlowRunListsRepository,
    private readonly creation: FlowRunCreation,
    private readonly transitions: FlowRunTransitions,
    private readonly surroundings: FlowRunSurroundings,
    private readonly queues: WorkQueuesService,
    private readonly jobVariables: JobVariablesService,
    private readonly clock: Clock,
    private readonly news: News,
  ) {}

  /**
   * A new run in its first state, PENDING unless another is asked for; or the earlier run of the same idempotency key, as it is now.
   * Faults with `work_pool.not_found` and `work_queue.not_found`.
   */
  async create(
    ctx: WorkspaceContext,
    body: FlowRunCreateBody,
    { createdBy = null, exact = body }: { createdBy?: CreatedBy | null; exact?: ExactValues } = {},
  ): Promise<{ flowRun: FlowRun; made: boolean }> {
    const queue = body.work_pool_name ? await this.queues.locate(ctx, body.work_pool_name, body.work_queue_name || null) : null;
    const deployment = body.deployment_id ? await this.creation.findDeployment(ctx, body.deployment_id) : null;
    return this.createFrom(ctx, { body, exact, queue, deployment, createdBy });
  }

  /** The same where all that belongs to the run has been found out. */
  async createFrom(ctx: WorkspaceContext, wanted: NewFlowRun): Promise<{ flowRun: FlowRun; made: boolean }> {
    requireSmall(wanted.exact);
    return this.creation.create(ctx, wanted);
  }

  /** Faults with `flow_run.not_found` and `flow_run.contended`. */
  async setState(ctx: WorkspaceContext, id: string, proposal: Proposal): Promise<Verdict> {
    return this.transitions.propose(ctx, id, proposal);
  }

  /** Faults with `flow_run.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<FlowRun> {
    const flowRun = await this.flowRuns.find(ctx, id);
    if (!flowRun) throw notFound();
    return flowRun;
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<FlowRun[]> {
    return ids.length === 0 ? [] : this.flowRuns.listByIds(ctx, ids);
  }

  /** Newest expected start first. */
  async list(ctx: WorkspaceContext, { first, after, filter }: { first: number; after?: FlowRunCursor | null; filter?: FlowRunSearch }): Promise<Page<FlowRun>> {
    return toPage(await this.lists.search(ctx, filter ?? {}, after ?? null, first + 1), first);
  }

  /** How many match, by state; states in which there is none are left out. Their sum is the total. */
  async countsByState(ctx: WorkspaceContext, filter: FlowRunSearch = {}): Promise<{ stateType: StateType; count: number }[]> {
    return this.lists.countsByState(ctx, filter);
  }

  async count(ctx: WorkspaceContext, filter: FlowRunSearch = {}): Promise<number> {
    return (await this.lists.countsByState(ctx, filter)).reduce((sum, { count }) => sum + count, 0);
  }

  /** The run with the newest expected start of each flow that has any. */
  async newestOfFlows(ctx: WorkspaceContext, flowIds: readonly string[]): Promise<FlowRun[]> {
    return flowIds.length === 0 ? [] : this.flowRuns.listNewestByFlows(ctx, flowIds);
  }

  /** Newest first, `count` of each deployment: those that do not wait for their time. */
  async recentOfDeployments(ctx: WorkspaceContext, deploymentIds: readonly string[], count: number): Promise<FlowRun[]> {
    return deploymentIds.length === 0 ? [] : this.flowRuns.listRecentByDeployments(ctx, deploymentIds, count);
  }

  /** By task run, the flow run that it stands for; task runs that stand for none are left out. */
  async childIdsOf(ctx: WorkspaceContext, taskRunIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return taskRunIds.length === 0 ? new Map() : this.flowRuns.listChildren(ctx, taskRunIds);
  }

  /** Each run's states, oldest first; an empty list where there is no such run. */
  async statesOf(ctx: WorkspaceContext, runIds: readonly string[]): Promise<ReadonlyMap<string, readonly State[]>> {
    return this.flowRuns.listStates(ctx, runIds);
  }

  /** Faults with `state.not_found`. */
  async getState(ctx: WorkspaceContext, id: string): Promise<State> {
    const state = await this.flowRuns.findState(ctx, id);
    if (!state) throw new Fault('state.not_found', 'Flow run state not found');
    return state;
  }

  /** As the wire's filters ask. */
  async filter(ctx: WorkspaceContext, body: FlowRunListBody): Promise<FlowRun[]> {
    return this.lists.filter(ctx, body, body.sort ?? 'ID_DESC', pageOf(body));
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return this.lists.countMatching(ctx, filters);
  }

  async paginate(ctx: WorkspaceContext, body: FlowRunPageBody): Promise<Counted<FlowRun>> {
    return this.lists.paginate(ctx, body, body.sort ?? 'ID_DESC', numberedPageOf(body));
  }

  /** By when they were to start. Faults with `request.invalid`. */
  async history(ctx: WorkspaceContext, { work_queues: queues, ...body }: FlowRunHistoryBody): Promise<HistoryReply> {
    return this.lists.history(ctx, { ...body, work_pool_queues: queues ?? null }, spanOf(body), this.clock.now());
  }

  /** Microseconds that those which match started late, or are late by now, on average; null when there are none. */
  async averageStartDelay(ctx: WorkspaceContext, filters: Filters): Promise<number | null> {
    return this.lists.averageStartDelay(ctx, filters, this.clock.now());
  }

  /** Null leaves a member that cannot be null as it is. Faults with `flow_run.not_found` and `flow_run.not_updatable`. */
  async update(ctx: WorkspaceContext, id: string, body: FlowRunUpdateBody, exact: ExactValues = body): Promise<void> {
    requireSmall(exact);
    if (exact.job_variables) await this.#requireJob(ctx, id, parseJson(writeJson(exact.job_variables)));
    const { name, empirical_policy: policy, tags } = body;
    const nullable = Object.fromEntries(NULLABLE.flatMap((member) => (body[member] === undefined ? [] : [[member, body[member]]])));
    const [parameters, job_variables] = [exact.parameters, exact.job_variables].map((value) => (value ? toExact(value).text : null));
    const always = { name, parameters, tags, job_variables, empirical_policy: policy && toPolicy(policy) };
    const patch = { ...nullable, ...Object.fromEntries(Object.entries(always).filter(([, value]) => value !== null && value !== undefined)) };
    if (!(await this.flowRuns.patch(ctx, id, patch))) throw notFound();
    this.transitions.forget(ctx, id);
    this.news.tell(ctx, [[id, 's']]);
  }

  /** New labels win over those with the same key. */
  async mergeLabels(ctx: WorkspaceContext, id: string, labels: Readonly<Record<string, boolean | number | string>>): Promise<void> {
    if (!(await this.flowRuns.mergeLabels(ctx, id, labels))) throw new Fault('flow_run.not_found', `Flow run with id ${id} not found`, { fromEngine: true });
  }

  /** Its states, task runs and logs go with it, and the slot that it holds of its deployment goes back. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    const deleted = await this.#delete(ctx, (within) => this.flowRuns.delete(within, id));
    if (deleted.length === 0) throw notFound();
  }

  /** Like `delete`, the newest of those that match. Answers the ids of what is gone. */
  async deleteMatching(ctx: WorkspaceContext, { flow_runs, limit }: FlowRunBulkDeleteBody): Promise<string[]> {
    return this.#delete(ctx, (within) => this.flowRuns.deleteMatching(within, { flow_runs: flow_runs ?? null }, limit ?? BULK_MAX));
  }

  /** Runs of deployments that wait for their time and have not begun; some only where they were made by a schedule, or are due after `after`. */
  async deleteScheduled(ctx: WorkspaceContext, deploymentIds: readonly string[], which: { autoOnly: boolean; after: Instant | null }): Promise<void> {
    const deleted = await this.flowRuns.deleteScheduled(ctx, deploymentIds, which);
    for (const id of deleted) this.transitions.forget(ctx, id);
    this.news.tell(
      ctx,
      deleted.map((id) => [id, 's']),
    );
  }

  /** Runs of deployments that wait for their time, up to `before`; the one that is due first comes first. */
  async scheduledOf(ctx: WorkspaceContext, deploymentIds: readonly string[], { before, limit }: { before: Instant | null; limit: number }): Promise<FlowRun[]> {
    return this.flowRuns.listScheduled(ctx, deploymentIds, before, limit);
  }

  /** Answers the ids of what is gone. */
  async #delete(ctx: WorkspaceContext, statement: (within: WorkspaceContext) => Promise<DeletedRun[]>): Promise<string[]> {
    const deleted = await inTransaction(ctx, async (within) => {
      const rows = await statement(within);
      await this.surroundings.afterDeletion(within, rows);
      return rows.map(({ id }) => id);
    });
    for (const id of deleted) this.transitions.forget(ctx, id);
    this.news.tell(
      ctx,
      deleted.map((id) => [id, 's']),
    );
    return deleted;
  }

  /** Job variables are read when infrastructure is set up: later, or without any to set up, they would change nothing. */
  async #requireJob(ctx: WorkspaceContext, id: string, variables: Json): Promise<void> {
    const job = await this.flowRuns.findJob(ctx, id);
    if (!job) throw notFound();
    if (job.stateType !== 'SCHEDULED') {
      throw new Fault('flow_run.not_updatable', `Job variables for a flow run in state ${job.stateType ?? 'none'} cannot be updated`);
    }
    if (job.deploymentId === null) throw new Fault('flow_run.not_updatable', 'Job variables for a flow run without a deployment cannot be updated');
    if (job.poolName === null) return;
    const layers = [parseJson(job.jobVariables ?? '{}'), variables].filter((layer) => layer instanceof Map);
    const failure = await this.jobVariables.failure(ctx, job.poolName, layers, { ignoreRequired: false });
    if (failure !== null) throw new Fault('request.invalid', `Error updating flow run: ${failure}`);
  }
}

const notFound = (): Fault => new Fault('flow_run.not_found', 'Flow run not found');
