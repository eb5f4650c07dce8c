import {
  HistoryReply,
  Paginated,
  RunCountBody,
  SetStateBody,
  SetStateReply,
  TaskRunCreateBody,
  TaskRunHistoryBody,
  TaskRunListBody,
  TaskRunPageBody,
  TaskRunPageItem,
  TaskRunReply,
  TaskRunUpdateBody,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toPaginated } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { toSetStateReply } from '../states/verdict.js';
import { toTaskRunReply } from './task-runs.schema.js';
import { TaskRunsService } from './task-runs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/task_runs')
export class TaskRunsController {
  constructor(
    private readonly taskRuns: TaskRunsService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: TaskRunCreateBody, response: { '2xx': TaskRunReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: TaskRunCreateBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<TaskRunReply> {
    const { taskRun, made } = await this.taskRuns.create(ctx, body);
    reply.status(made ? 201 : 200);
    return toTaskRunReply(taskRun, this.clock.now());
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TaskRunListBody, response: { 200: Type.Array(TaskRunReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: TaskRunListBody): Promise<TaskRunReply[]> {
    const taskRuns = await this.taskRuns.filter(ctx, body);
    const now = this.clock.now();
    return taskRuns.map((taskRun) => toTaskRunReply(taskRun, now));
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: RunCountBody): Promise<number> {
    return this.taskRuns.countMatching(ctx, body);
  }

  @Post('paginate')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TaskRunPageBody, response: { 200: Paginated(TaskRunPageItem) } })
  async paginate(@Workspace() ctx: WorkspaceContext, @Body() body: TaskRunPageBody) {
    const page = await this.taskRuns.paginate(ctx, body);
    const now = this.clock.now();
    return toPaginated(page, body, (taskRun) => toTaskRunReply(taskRun, now));
  }

  @Post('history')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TaskRunHistoryBody, response: { 200: HistoryReply } })
  async history(@Workspace() ctx: WorkspaceContext, @Body() body: TaskRunHistoryBody): Promise<HistoryReply> {
    return this.taskRuns.history(ctx, body);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: TaskRunReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<TaskRunReply> {
    return toTaskRunReply(await this.taskRuns.get(ctx, id), this.clock.now());
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: TaskRunUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: TaskRunUpdateBody): Promise<void> {
    await this.taskRuns.rename(ctx, id, body.name ?? null);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.taskRuns.delete(ctx, id);
  }

  /** 201 when this request put the run into the state that is answered, refusals with a state of their own included. */
  @Post(':id/set_state')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: SetStateBody, response: { '2xx': SetStateReply } })
  async setState(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: SetStateBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SetStateReply> {
    const verdict = await this.taskRuns.setState(ctx, id, { state: body.state, force: body.force ?? false });
    reply.status(verdict.stored ? 201 : 200);
    return toSetStateReply(verdict);
  }
}
