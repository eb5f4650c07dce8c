import { CountsById, FlowIdsBody, FlowRunIdsBody, NextRunsById, RunDot, RunDotsBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { UiService } from './ui.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/ui')
export class UiRunsController {
  constructor(private readonly ui: UiService) {}

  @Post('flow_runs/history')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunDotsBody, response: { 200: Type.Array(RunDot) } })
  async runDots(@Workspace() ctx: WorkspaceContext, @Body() body: RunDotsBody): Promise<RunDot[]> {
    return this.ui.runDots(ctx, body);
  }

  @Post('flow_runs/count-task-runs')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowRunIdsBody, response: { 200: CountsById } })
  async taskRunCounts(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunIdsBody): Promise<CountsById> {
    return this.ui.taskRunCounts(ctx, body);
  }

  @Post('flows/count-deployments')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowIdsBody, response: { 200: CountsById } })
  async deploymentCounts(@Workspace() ctx: WorkspaceContext, @Body() body: FlowIdsBody): Promise<CountsById> {
    return this.ui.deploymentCounts(ctx, body);
  }

  @Post('flows/next-runs')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowIdsBody, response: { 200: NextRunsById } })
  async nextRuns(@Workspace() ctx: WorkspaceContext, @Body() body: FlowIdsBody): Promise<NextRunsById> {
    return this.ui.nextRuns(ctx, body);
  }
}
