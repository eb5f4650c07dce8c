import {
  AutomationCountBody,
  AutomationCreateBody,
  AutomationListBody,
  AutomationReplaceBody,
  AutomationReply,
  AutomationUpdateBody,
  type Json,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../http/exact-numbers.js';
import { mapOf } from '../deployments/schedules.js';
import { toAutomationReply } from './automations.schema.js';
import { AutomationsService } from './automations.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/automations')
export class AutomationsController {
  constructor(private readonly automations: AutomationsService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: AutomationCreateBody, response: { 201: AutomationReply } })
  @ExactNumbers()
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: AutomationCreateBody, @ExactBody() exact: Json | undefined) {
    return toAutomationReply(await this.automations.create(ctx, { body, exact: mapOf(exact) }, body.owner_resource ?? null));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: AutomationListBody, response: { 200: Type.Array(AutomationReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: AutomationListBody) {
    return (await this.automations.filter(ctx, body)).map(toAutomationReply);
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: AutomationCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: AutomationCountBody): Promise<number> {
    return this.automations.count(ctx, body.automations ?? null);
  }

  @Get('related-to/:resourceId')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(AutomationReply) } })
  @ExactNumbers()
  async relatedTo(@Workspace() ctx: WorkspaceContext, @Param('resourceId') resourceId: string) {
    return (await this.automations.listRelatedTo(ctx, resourceId)).map(toAutomationReply);
  }

  @Delete('owned-by/:resourceId')
  @HttpCode(202)
  @RequirePermission('workspace:run')
  async deleteOwnedBy(@Workspace() ctx: WorkspaceContext, @Param('resourceId') resourceId: string): Promise<null> {
    await this.automations.deleteOwnedBy(ctx, resourceId);
    return null;
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: AutomationReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string) {
    return toAutomationReply(await this.automations.get(ctx, id));
  }

  @Put(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: AutomationReplaceBody })
  async replace(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: AutomationReplaceBody,
    @ExactBody() exact: Json | undefined,
  ): Promise<void> {
    await this.automations.replace(ctx, id, { body, exact: mapOf(exact) });
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: AutomationUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: AutomationUpdateBody): Promise<void> {
    await this.automations.setEnabled(ctx, id, body.enabled ?? true);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.automations.delete(ctx, id);
  }
}
