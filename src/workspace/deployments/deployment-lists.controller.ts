import { BulkDeleteReply, DeploymentBulkDeleteBody, DeploymentListBody, DeploymentPageBody, DeploymentReply, Paginated, RunCountBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { toPaginated } from '../filters/page.js';
import { toDeploymentReply } from './deployments.schema.js';
import { DeploymentsService } from './deployments.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments')
export class DeploymentListsController {
  constructor(private readonly deployments: DeploymentsService) {}

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: DeploymentListBody, response: { 200: Type.Array(DeploymentReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: DeploymentListBody): Promise<DeploymentReply[]> {
    return (await this.deployments.filter(ctx, body)).map(toDeploymentReply);
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: RunCountBody): Promise<number> {
    return this.deployments.count(ctx, body);
  }

  @Post('paginate')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: DeploymentPageBody, response: { 200: Paginated(DeploymentReply) } })
  @ExactNumbers()
  async paginate(@Workspace() ctx: WorkspaceContext, @Body() body: DeploymentPageBody) {
    return toPaginated(await this.deployments.paginate(ctx, body), body, toDeploymentReply);
  }

  @Post('bulk_delete')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DeploymentBulkDeleteBody, response: { 200: BulkDeleteReply } })
  async deleteMatching(@Workspace() ctx: WorkspaceContext, @Body() body: DeploymentBulkDeleteBody): Promise<BulkDeleteReply> {
    return { deleted: await this.deployments.deleteMatching(ctx, body) };
  }
}
