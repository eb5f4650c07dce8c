import { StateReply, Uuid } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toStateReply } from '../states/state.schema.js';
import { FlowRunsService } from './flow-runs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_run_states')
export class FlowRunStatesController {
  constructor(private readonly flowRuns: FlowRunsService) {}

  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: Type.Object({ flow_run_id: Uuid }), response: { 200: Type.Array(StateReply) } })
  async list(@Workspace() ctx: WorkspaceContext, @Query('flow_run_id') flowRunId: string): Promise<StateReply[]> {
    const runId = flowRunId.toLowerCase();
    return ((await this.flowRuns.statesOf(ctx, [runId])).get(runId) ?? []).map(toStateReply);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: StateReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<StateReply> {
    return toStateReply(await this.flowRuns.getState(ctx, id));
  }
}
