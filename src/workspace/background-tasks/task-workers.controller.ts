import { TaskWorkerListBody, TaskWorkerReply, toIso } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { TaskWorkersService } from './task-workers.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/task_workers')
export class TaskWorkersController {
  constructor(private readonly workers: TaskWorkersService) {}

  /** Those that are connected, to whichever replica. */
  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TaskWorkerListBody, response: { 200: Type.Array(TaskWorkerReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: TaskWorkerListBody): Promise<TaskWorkerReply[]> {
    const workers = await this.workers.list(ctx, body.task_worker_filter?.task_keys ?? []);
    return workers.map(({ identifier, taskKeys, seen }) => ({ identifier, task_keys: [...taskKeys], timestamp: toIso(seen) }));
  }
}
