import { DeploymentCreateBody, DeploymentReply, DeploymentUpdateBody, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../http/exact-numbers.js';
import { OnBehalfOf, type Provenance } from '../../http/provenance.js';
import { toDeploymentReply } from './deployments.schema.js';
import { DeploymentsService } from './deployments.service.js';
import { DeploymentUpdatesService } from './deployment-updates.service.js';
import { mapOf } from './schedules.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments')
export class DeploymentsController {
  constructor(
    private readonly deployments: DeploymentsService,
    private readonly updates: DeploymentUpdatesService,
  ) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DeploymentCreateBody, response: { '2xx': DeploymentReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: DeploymentCreateBody,
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeploymentReply> {
    const { deployment, made } = await this.deployments.create(ctx, { body, exact: mapOf(exact) }, by);
    reply.status(made ? 201 : 200);
    return toDeploymentReply(deployment);
  }

  @Get('name/:flow/:deployment')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: DeploymentReply } })
  @ExactNumbers()
  async getByName(@Workspace() ctx: WorkspaceContext, @Param('flow') flow: string, @Param('deployment') name: string): Promise<DeploymentReply> {
    return toDeploymentReply(await this.deployments.getByName(ctx, flow, name));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: DeploymentReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<DeploymentReply> {
    return toDeploymentReply(await this.deployments.get(ctx, id));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DeploymentUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: DeploymentUpdateBody,
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
  ): Promise<void> {
    await this.updates.update(ctx, id, { body, exact: mapOf(exact) }, by);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.deployments.delete(ctx, id);
  }

  @Post(':id/pause_deployment')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  async pause(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<null> {
    await this.deployments.setPaused(ctx, id, true);
    return null;
  }

  @Post(':id/resume_deployment')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  async resume(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<null> {
    await this.deployments.setPaused(ctx, id, false);
    return null;
  }
}
