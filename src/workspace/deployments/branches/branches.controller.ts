import { DeploymentBranchBody, DeploymentReply, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../../http/exact-numbers.js';
import { OnBehalfOf, type Provenance } from '../../../http/provenance.js';
import { toDeploymentReply } from '../deployments.schema.js';
import { mapOf } from '../schedules.js';
import { BranchesService } from './branches.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments')
export class BranchesController {
  constructor(private readonly branches: BranchesService) {}

  @Post(':id/branch')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DeploymentBranchBody, response: { 200: DeploymentReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: DeploymentBranchBody,
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
  ): Promise<DeploymentReply> {
    return toDeploymentReply(await this.branches.create(ctx, id, { body, exact: mapOf(exact) }, by));
  }
}
