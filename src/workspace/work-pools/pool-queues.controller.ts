import { WorkQueueCreateBody, WorkQueueListBody, WorkQueueReply, WorkQueueUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { toNewQueue, toQueueChange, toWorkQueueReply } from './work-queues.schema.js';
import { WorkQueuesService } from './work-queues.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/work_pools/:pool/queues')
export class PoolQueuesController {
  constructor(private readonly queues: WorkQueuesService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkQueueCreateBody, response: { 201: WorkQueueReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Body() body: WorkQueueCreateBody): Promise<WorkQueueReply> {
    return toWorkQueueReply(await this.queues.create(ctx, pool, toNewQueue(body)));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: WorkQueueListBody, response: { 200: Type.Array(WorkQueueReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Body() body: WorkQueueListBody): Promise<WorkQueueReply[]> {
    return (await this.queues.filter(ctx, pool, body)).map(toWorkQueueReply);
  }

  @Get(':name')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WorkQueueReply } })
  async get(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Param('name') name: string): Promise<WorkQueueReply> {
    return toWorkQueueReply(await this.queues.get(ctx, { pool, name }));
  }

  @Patch(':name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkQueueUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Param('name') name: string, @Body() body: WorkQueueUpdateBody): Promise<void> {
    await this.queues.update(ctx, { pool, name }, toQueueChange(body));
  }

  @Delete(':name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Param('name') name: string): Promise<void> {
    await this.queues.delete(ctx, { pool, name });
  }
}
