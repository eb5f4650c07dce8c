import { RunCountBody, TaskRunListBody, TaskRunReply, TaskRunUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { Clock } from '../states/clock.js';
import { toTaskRunReply } from './task-runs.schema.js';
import { TaskRunsService } from './task-runs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/task_runs')
export class TaskRunsController {
  constructor(
    private readonly taskRuns: TaskRunsService,
    private readonly clock: Clock,
  ) {}

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
}
