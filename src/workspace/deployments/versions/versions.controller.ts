import { DeploymentVersionReply, Paginated, PromoteBody, VersionPageBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { ExactNumbers } from '../../../http/exact-numbers.js';
import { OnBehalfOf, type Provenance } from '../../../http/provenance.js';
import { toPaginated } from '../../filters/page.js';
import { toVersionReply } from './versions.schema.js';
import { VersionsService } from './versions.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments/:id/versions')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Post('paginate')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: VersionPageBody, response: { 200: Paginated(DeploymentVersionReply) } })
  @ExactNumbers()
  async paginate(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: VersionPageBody) {
    return toPaginated(await this.versions.paginate(ctx, id, body), body, toVersionReply);
  }

  @Get(':versionId')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: DeploymentVersionReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @IdParam('versionId') versionId: string): Promise<DeploymentVersionReply> {
    return toVersionReply(await this.versions.get(ctx, id, versionId));
  }

  @Delete(':versionId')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @IdParam('versionId') versionId: string): Promise<void> {
    await this.versions.delete(ctx, id, versionId);
  }

  @Post(':versionId/promote')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: PromoteBody, response: { 200: Type.Boolean() } })
  async promote(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @IdParam('versionId') versionId: string,
    @Body() body: PromoteBody,
    @OnBehalfOf() by: Provenance | null,
  ): Promise<true> {
    await this.versions.promote(ctx, id, versionId, { by, reason: body.reason ?? null });
    return true;
  }
}
