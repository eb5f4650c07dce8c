import { FlowRunResumeBody, FlowRunSetStatesBody, FlowRunSetStatesReply, SetStateReply, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember } from '../../http/exact-numbers.js';
import { toStateReply } from '../states/state.schema.js';
import { toSetStateReply } from '../states/verdict.js';
import { FlowRunMovesService } from './flow-run-moves.service.js';
import { FlowRunResumption } from './flow-run-resumption.js';

/** Ways to move runs beside asking for one run's next state. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs')
export class FlowRunMovesController {
  constructor(
    private readonly moves: FlowRunMovesService,
    private readonly resumption: FlowRunResumption,
  ) {}

  @Post('bulk_set_state')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunSetStatesBody, response: { 200: FlowRunSetStatesReply } })
  async setStates(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunSetStatesBody): Promise<FlowRunSetStatesReply> {
    const results = await this.moves.setStates(ctx, body);
    return { results: results.map(({ flowRunId, verdict }) => ({ flow_run_id: flowRunId, ...toSetStateReply(verdict) })) };
  }

  /** 201 when this request let the run go on, else 200. */
  @Post(':id/resume')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunResumeBody, response: { '2xx': SetStateReply } })
  async resume(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() _body: FlowRunResumeBody,
    @ExactMember('run_input') runInput: Json = null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SetStateReply> {
    const resumption = await this.resumption.resume(ctx, id, runInput instanceof Map ? runInput : new Map<string, Json>());
    if (resumption.kind === 'moved') {
      reply.status(resumption.verdict.stored ? 201 : 200);
      return toSetStateReply(resumption.verdict);
    }
    reply.status(200);
    return { state: toStateReply(resumption.state), status: 'REJECT', details: { type: 'abort_details', reason: resumption.reason } };
  }
}
