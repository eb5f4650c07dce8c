import { FlowRunInputCreateBody, FlowRunInputListBody, FlowRunInputReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toFlowRunInputReply } from './flow-run-inputs.schema.js';
import { FlowRunInputsService } from './flow-run-inputs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs/:id/input')
export class FlowRunInputsController {
  constructor(private readonly inputs: FlowRunInputsService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunInputCreateBody, response: { 201: Type.Null() } })
  async create(@Workspace() ctx: WorkspaceContext, @IdParam('id') flowRunId: string, @Body() body: FlowRunInputCreateBody): Promise<null> {
    await this.inputs.create(ctx, flowRunId, body);
    return null;
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowRunInputListBody, response: { 200: Type.Array(FlowRunInputReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @IdParam('id') flowRunId: string, @Body() body: FlowRunInputListBody): Promise<FlowRunInputReply[]> {
    return (await this.inputs.filter(ctx, flowRunId, body)).map(toFlowRunInputReply);
  }

  /** The value alone, as it was sent. */
  @Get(':key')
  @Header('content-type', 'text/plain; charset=utf-8')
  @RequirePermission('workspace:see')
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') flowRunId: string, @Param('key') key: string): Promise<string> {
    return this.inputs.getValue(ctx, flowRunId, key);
  }

  @Delete(':key')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') flowRunId: string, @Param('key') key: string): Promise<void> {
    await this.inputs.delete(ctx, flowRunId, key);
  }
}
