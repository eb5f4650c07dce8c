import { OpenRetentionBody, RetentionBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { DECISIONS, EVENTS, LOGS } from './ranged.js';
import { readRetentionDays, writeRetentionDays } from './retention.js';

/** For how long the workspace keeps what happened. What is older by then goes within hours. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/admin')
export class RetentionController {
  @Get('decisions')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: RetentionBody } })
  async ofDecisions(@Workspace() ctx: WorkspaceContext): Promise<RetentionBody> {
    return { retention_days: (await readRetentionDays(ctx, DECISIONS)) ?? 0 };
  }

  @Put('decisions')
  @RequirePermission('workspace:manage')
  @RouteSchema({ body: RetentionBody, response: { 200: RetentionBody } })
  async keepDecisions(@Workspace() ctx: WorkspaceContext, @Body() body: RetentionBody): Promise<RetentionBody> {
    await writeRetentionDays(ctx, DECISIONS, body.retention_days);
    return body;
  }

  @Get('events')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: RetentionBody } })
  async ofEvents(@Workspace() ctx: WorkspaceContext): Promise<RetentionBody> {
    return { retention_days: (await readRetentionDays(ctx, EVENTS)) ?? 0 };
  }

  @Put('events')
  @RequirePermission('workspace:manage')
  @RouteSchema({ body: RetentionBody, response: { 200: RetentionBody } })
  async keepEvents(@Workspace() ctx: WorkspaceContext, @Body() body: RetentionBody): Promise<RetentionBody> {
    await writeRetentionDays(ctx, EVENTS, body.retention_days);
    return body;
  }

  @Get('logs')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: OpenRetentionBody } })
  async ofLogs(@Workspace() ctx: WorkspaceContext): Promise<OpenRetentionBody> {
    return { retention_days: await readRetentionDays(ctx, LOGS) };
  }

  @Put('logs')
  @RequirePermission('workspace:manage')
  @RouteSchema({ body: OpenRetentionBody, response: { 200: OpenRetentionBody } })
  async keepLogs(@Workspace() ctx: WorkspaceContext, @Body() body: OpenRetentionBody): Promise<OpenRetentionBody> {
    await writeRetentionDays(ctx, LOGS, body.retention_days);
    return body;
  }
}
