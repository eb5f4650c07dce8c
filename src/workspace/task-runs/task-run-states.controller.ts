import { StateReply, Uuid } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toStateReply } from '../states/state.schema.js';
import { TaskRunsService } from './task-runs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/task_run_states')
export class TaskRunStatesController {
  constructor(private readonly taskRuns: TaskRunsService) {}

  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: Type.Object({ task_run_id: Uuid }), response: { 200: Type.Array(StateReply) } })
  async list(@Workspace() ctx: WorkspaceContext, @Query('task_run_id') taskRunId: string): Promise<StateReply[]> {
    const runId = taskRunId.toLowerCase();
    return ((await this.taskRuns.statesOf(ctx, [runId])).get(runId) ?? []).map(toStateReply);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: StateReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<StateReply> {
    return toStateReply(await this.taskRuns.getState(ctx, id));
  }
}
