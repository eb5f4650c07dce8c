import type { HistoryReply, TaskRunCreateBody, TaskRunHistoryBody, TaskRunListBody, TaskRunPageBody } from '@app/contract';
import { inTransaction } from '@app/database';
import type { State, StateType } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { numberedPageOf, pageOf, type Counted } from '../filters/page.js';
import type { Filters } from '../filters/related.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { Clock } from '../states/clock.js';
import { spanOf } from '../states/history.js';
import { News } from '../states/news.js';
import { toPage, type Page } from '../states/page.js';
import type { Proposal, Verdict } from '../states/verdict.js';
import { TaskRunsRepository, type TaskRunSearch, type TaskRunStretch } from './task-runs.repository.js';
import type { TaskRun } from './task-runs.schema.js';
import { TaskRunCreation } from './transitions/task-run-creation.js';
import { TaskRunSurroundings } from './transitions/task-run-surroundings.js';
import { TaskRunTransitions } from './transitions/task-run-transitions.js';

@Injectable()
export class TaskRunsService {
  constructor(
    private readonly taskRuns: TaskRunsRepository,
    private readonly creation: TaskRunCreation,
    private readonly transitions: TaskRunTransitions,
    private readonly surroundings: TaskRunSurroundings,
    private readonly flowRuns: FlowRunsService,
    private readonly clock: Clock,
    private readonly news: News,
  ) {}

  /** A new run in its first state, PENDING unless another is asked for; or the earlier run of the same keys, as it is now. */
  async create(ctx: WorkspaceContext, body: TaskRunCreateBody): Promise<{ taskRun: TaskRun; made: boolean }> {
    return this.creation.create(ctx, body);
  }

  /** Faults with `task_run.not_found` and `task_run.contended`. */
  async setState(ctx: WorkspaceContext, id: string, proposal: Proposal): Promise<Verdict> {
    return this.transitions.propose(ctx, id, proposal);
  }

  /** Faults with `task_run.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<TaskRun> {
    const taskRun = await this.taskRuns.find(ctx, id);
    if (!taskRun) throw new Fault('task_run.not_found', 'Task not found');
    return taskRun;
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<TaskRun[]> {
    return ids.length === 0 ? [] : this.taskRuns.listByIds(ctx, ids);
  }

  /** A flow run's task runs, oldest expected start first. */
  async pageByFlowRun(ctx: WorkspaceContext, flowRunId: string, { first, ...stretch }: TaskRunStretch & { first: number }): Promise<Page<TaskRun>> {
    return toPage(await this.taskRuns.pageByFlowRun(ctx, flowRunId, stretch, first + 1), first);
  }

  async countByFlowRun(ctx: WorkspaceContext, flowRunId: string, filter?: TaskRunSearch | null): Promise<number> {
    return (await this.taskRuns.countByFlowRun(ctx, flowRunId, filter)).reduce((sum, { count }) => sum + count, 0);
  }

  /** Without the states that none is in. */
  async countsByState(ctx: WorkspaceContext, flowRunId: string, filter?: TaskRunSearch | null): Promise<{ stateType: StateType; count: number }[]> {
    const counts = await this.taskRuns.countByFlowRun(ctx, flowRunId, filter);
    return counts.flatMap(({ stateType, count }) => (stateType ? [{ stateType, count }] : []));
  }

  /** The flow run that each of these stands for in the flow run that called it; those that stand for none are left out. */
  async childFlowRunIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.flowRuns.childIdsOf(ctx, ids);
  }

  /** Each run's states, oldest first; an empty list where there is no such run. */
  async statesOf(ctx: WorkspaceContext, runIds: readonly string[]): Promise<ReadonlyMap<string, readonly State[]>> {
    return this.taskRuns.listStates(ctx, runIds);
  }

  /** Faults with `state.not_found`. */
  async getState(ctx: WorkspaceContext, id: string): Promise<State> {
    const state = await this.taskRuns.findState(ctx, id);
    if (!state) throw new Fault('state.not_found', 'Task run state not found');
    return state;
  }

  /** As the wire's filters ask. */
  async filter(ctx: WorkspaceContext, body: TaskRunListBody): Promise<TaskRun[]> {
    return this.taskRuns.filter(ctx, body, body.sort ?? 'ID_DESC', pageOf(body));
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return this.taskRuns.countMatching(ctx, filters);
  }

  async paginate(ctx: WorkspaceContext, body: TaskRunPageBody): Promise<Counted<TaskRun>> {
    return this.taskRuns.paginate(ctx, body, body.sort ?? 'ID_DESC', numberedPageOf(body));
  }

  /** By when they were to start. Faults with `request.invalid`. */
  async history(ctx: WorkspaceContext, body: TaskRunHistoryBody): Promise<HistoryReply> {
    return this.taskRuns.history(ctx, body, spanOf(body), this.clock.now());
  }

  /** Null leaves the name as it is. Faults with `task_run.not_found`. */
  async rename(ctx: WorkspaceContext, id: string, name: string | null): Promise<void> {
    this.#tell(ctx, id, await this.taskRuns.rename(ctx, id, name));
  }

  /** Its states go with it, and the slots that it holds go back; a subflow run that it stood for stays and has no parent any more. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    const deleted = await inTransaction(ctx, async (within) => {
      const gone = await this.taskRuns.delete(within, id);
      if (gone) await this.surroundings.afterDeletion(within, gone.leaseIds);
      return gone;
    });
    this.#tell(ctx, id, deleted);
  }

  #tell(ctx: WorkspaceContext, id: string, changed: { flowRunId: string | null } | null): void {
    this.transitions.forget(ctx, id);
    if (!changed) throw notFound();
    this.news.tell(ctx, [[changed.flowRunId, 't']]);
  }
}

const notFound = (): Fault => new Fault('task_run.not_found', 'Task run not found');
