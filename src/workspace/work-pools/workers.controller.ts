import { Uuid, WorkerHeartbeatBody, WorkerListBody, WorkerReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, HttpCode, Param, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { toWorkerReply, WorkersService } from './workers.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/work_pools/:pool/workers')
export class WorkersController {
  constructor(private readonly workers: WorkersService) {}

  /** Who asks for the worker's id gets it as bare text, which clients parse without looking for JSON. */
  @Post('heartbeat')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkerHeartbeatBody, response: { 200: { content: { 'text/plain': { schema: Uuid } } }, 204: Type.Null() } })
  async heartbeat(
    @Workspace() ctx: WorkspaceContext,
    @Param('pool') pool: string,
    @Body() body: WorkerHeartbeatBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { name, heartbeat_interval_seconds: intervalSeconds = null, metadata = null } = body;
    const { workerId } = await this.workers.heartbeat(ctx, pool, { name, intervalSeconds, metadata });
    reply.status(body.return_id ? 200 : 204);
    return body.return_id ? workerId : undefined;
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: WorkerListBody, response: { 200: Type.Array(WorkerReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Body() body: WorkerListBody): Promise<WorkerReply[]> {
    return (await this.workers.filter(ctx, pool, body)).map(toWorkerReply);
  }

  @Delete(':name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Param('name') name: string): Promise<void> {
    await this.workers.delete(ctx, pool, name);
  }
}
