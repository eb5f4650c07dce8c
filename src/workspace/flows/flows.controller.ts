import {
  BulkDeleteReply,
  FlowBulkDeleteBody,
  FlowCreateBody,
  FlowListBody,
  FlowPageBody,
  FlowReply,
  FlowUpdateBody,
  Paginated,
  RunCountBody,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toPaginated } from '../filters/page.js';
import { toFlowReply } from './flows.schema.js';
import { FlowsService } from './flows.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/flows')
export class FlowsController {
  constructor(private readonly flows: FlowsService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowCreateBody, response: { '2xx': FlowReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: FlowCreateBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<FlowReply> {
    const { flow, made } = await this.flows.upsert(ctx, { name: body.name, tags: body.tags ?? [], labels: body.labels ?? {} });
    reply.status(made ? 201 : 200);
    return toFlowReply(flow);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowListBody, response: { 200: Type.Array(FlowReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: FlowListBody): Promise<FlowReply[]> {
    return (await this.flows.filter(ctx, body)).map(toFlowReply);
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: RunCountBody): Promise<number> {
    return this.flows.countMatching(ctx, body);
  }

  @Post('paginate')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowPageBody, response: { 200: Paginated(FlowReply) } })
  async paginate(@Workspace() ctx: WorkspaceContext, @Body() body: FlowPageBody) {
    return toPaginated(await this.flows.paginate(ctx, body), body, toFlowReply);
  }

  @Post('bulk_delete')
  @HttpCode(200)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: FlowBulkDeleteBody, response: { 200: BulkDeleteReply } })
  async deleteMatching(@Workspace() ctx: WorkspaceContext, @Body() body: FlowBulkDeleteBody): Promise<BulkDeleteReply> {
    return { deleted: await this.flows.deleteMatching(ctx, body) };
  }

  @Get('name/:name')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: FlowReply } })
  async getByName(@Workspace() ctx: WorkspaceContext, @Param('name') name: string): Promise<FlowReply> {
    return toFlowReply(await this.flows.getByName(ctx, name));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: FlowReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<FlowReply> {
    return toFlowReply(await this.flows.get(ctx, id));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: FlowUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: FlowUpdateBody): Promise<void> {
    await this.flows.update(ctx, id, body.tags ?? null);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.flows.delete(ctx, id);
  }
}
