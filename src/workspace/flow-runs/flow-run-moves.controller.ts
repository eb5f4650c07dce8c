import { FlowRunSetStatesBody, FlowRunSetStatesReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { toSetStateReply } from '../states/verdict.js';
import { FlowRunMovesService } from './flow-run-moves.service.js';

/** Ways to move runs beside asking for one run's next state. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs')
export class FlowRunMovesController {
  constructor(private readonly moves: FlowRunMovesService) {}

  @Post('bulk_set_state')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunSetStatesBody, response: { 200: FlowRunSetStatesReply } })
  async setStates(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunSetStatesBody): Promise<FlowRunSetStatesReply> {
    const results = await this.moves.setStates(ctx, body);
    return { results: results.map(({ flowRunId, verdict }) => ({ flow_run_id: flowRunId, ...toSetStateReply(verdict) })) };
  }
}
