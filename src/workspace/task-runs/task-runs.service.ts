import type { TaskRunListBody } from '@app/contract';
import type { State } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import type { Filters } from '../filters/related.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { toPage, type Page } from '../states/page.js';
import { TaskRunsRepository, type TaskRunCursor } from './task-runs.repository.js';
import type { TaskRun } from './task-runs.schema.js';

@Injectable()
export class TaskRunsService {
  constructor(
    private readonly taskRuns: TaskRunsRepository,
    private readonly flowRuns: FlowRunsService,
  ) {}

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
  async pageByFlowRun(ctx: WorkspaceContext, flowRunId: string, { first, after }: { first: number; after?: TaskRunCursor | null }): Promise<Page<TaskRun>> {
    return toPage(await this.taskRuns.pageByFlowRun(ctx, flowRunId, after ?? null, first + 1), first);
  }

  async countByFlowRun(ctx: WorkspaceContext, flowRunId: string): Promise<number> {
    return this.taskRuns.countByFlowRun(ctx, flowRunId);
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

  /** Null leaves the name as it is. Faults with `task_run.not_found`. */
  async rename(ctx: WorkspaceContext, id: string, name: string | null): Promise<void> {
    if (!(await this.taskRuns.rename(ctx, id, name))) throw notFound();
  }

  /** Its states go with it; a subflow run that it stood for stays and has no parent any more. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (!(await this.taskRuns.delete(ctx, id))) throw notFound();
  }
}

const notFound = (): Fault => new Fault('task_run.not_found', 'Task run not found');
