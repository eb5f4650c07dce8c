import { AutomationReply, DefaultSlasBody, SLA_SEVERITIES, type SlaSeverity } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { toAutomationReply } from '../automations/automations.schema.js';
import { DefaultSlasService } from './default-slas.service.js';

const SeverityParams = Type.Object({ severity: Type.Unsafe<SlaSeverity>({ type: 'string', enum: [...SLA_SEVERITIES] }) });

@Controller('api/accounts/:accountId/workspaces/:workspaceId/slas/default')
export class DefaultSlasController {
  constructor(private readonly defaults: DefaultSlasService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DefaultSlasBody, response: { 201: Type.Array(AutomationReply) } })
  @ExactNumbers()
  async set(@Workspace() ctx: WorkspaceContext, @Body() body: DefaultSlasBody) {
    return (await this.defaults.set(ctx, body)).map(toAutomationReply);
  }

  @Get('list')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(AutomationReply) } })
  @ExactNumbers()
  async list(@Workspace() ctx: WorkspaceContext) {
    return (await this.defaults.list(ctx)).map(toAutomationReply);
  }

  @Get(':severity')
  @RequirePermission('workspace:see')
  @RouteSchema({ params: SeverityParams, response: { 200: AutomationReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @Param('severity') severity: SlaSeverity) {
    return toAutomationReply(await this.defaults.get(ctx, severity));
  }

  @Delete(':severity')
  @RequirePermission('workspace:run')
  @RouteSchema({ params: SeverityParams, response: { 200: Type.Boolean() } })
  async delete(@Workspace() ctx: WorkspaceContext, @Param('severity') severity: SlaSeverity): Promise<boolean> {
    await this.defaults.delete(ctx, severity);
    return true;
  }
}
