import { WhyReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { toWhyReply } from './why.schema.js';
import { WhyService } from './why.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class WhyController {
  constructor(private readonly why: WhyService) {}

  @Get('flow_runs/:id/why')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WhyReply } })
  async ofFlowRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<WhyReply> {
    return toWhyReply(await this.why.ofFlowRun(ctx, id));
  }

  @Get('task_runs/:id/why')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WhyReply } })
  async ofTaskRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<WhyReply> {
    return toWhyReply(await this.why.ofTaskRun(ctx, id));
  }
}
