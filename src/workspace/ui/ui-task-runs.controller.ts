import { CountsByState, NamedTaskRunReply, Outcomes, OutcomesBody, RunCountBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toTaskRunReply } from '../task-runs/task-runs.schema.js';
import { UiService } from './ui.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/ui/task_runs')
export class UiTaskRunsController {
  constructor(private readonly ui: UiService) {}

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunCountBody, response: { 200: CountsByState } })
  async countsByState(@Workspace() ctx: WorkspaceContext, @Body() body: RunCountBody): Promise<CountsByState> {
    return this.ui.countsByState(ctx, body);
  }

  @Post('dashboard/counts')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: OutcomesBody, response: { 200: Type.Array(Outcomes) } })
  async outcomes(@Workspace() ctx: WorkspaceContext, @Body() body: OutcomesBody): Promise<Outcomes[]> {
    return this.ui.outcomes(ctx, body);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: NamedTaskRunReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<NamedTaskRunReply> {
    const { taskRun, flowRunName, now } = await this.ui.taskRun(ctx, id);
    return { ...toTaskRunReply(taskRun, now), flow_run_name: flowRunName };
  }
}
