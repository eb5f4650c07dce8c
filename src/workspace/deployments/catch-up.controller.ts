import { CatchUpBody, CatchUpReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, HttpCode, Patch } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { CatchUpService } from './catch-up.service.js';

/** Routes of their own, so that a deployment is what clients of the reference know and nothing more. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments')
export class CatchUpController {
  constructor(private readonly catchUp: CatchUpService) {}

  @Get(':id/catch_up')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: CatchUpReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<CatchUpReply> {
    return { policy: await this.catchUp.get(ctx, id) };
  }

  @Patch(':id/catch_up')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: CatchUpBody })
  async set(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() { policy }: CatchUpBody): Promise<void> {
    await this.catchUp.set(ctx, id, policy);
  }
}
