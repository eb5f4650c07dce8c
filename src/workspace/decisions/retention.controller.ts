import { DecisionRetentionBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { writeSetting } from '../meta/settings.js';
import { readRetentionDays, RETENTION_SETTING } from './recording/retention.js';

/** For how long the workspace keeps records of decisions. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/admin/decisions')
export class RetentionController {
  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: DecisionRetentionBody } })
  async read(@Workspace() ctx: WorkspaceContext): Promise<DecisionRetentionBody> {
    return { retention_days: await readRetentionDays(ctx) };
  }

  /** Records that are older by then go within hours. */
  @Put()
  @RequirePermission('workspace:manage')
  @RouteSchema({ body: DecisionRetentionBody, response: { 200: DecisionRetentionBody } })
  async write(@Workspace() ctx: WorkspaceContext, @Body() body: DecisionRetentionBody): Promise<DecisionRetentionBody> {
    await writeSetting(ctx, RETENTION_SETTING, body.retention_days);
    return body;
  }
}
