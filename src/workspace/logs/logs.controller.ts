import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { pageOf } from '../filters/page.js';
import { LogQuery, LogsCreate, toLogReply, toNewLog } from './logs.schema.js';
import { LogsService } from './logs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/logs')
export class LogsController {
  constructor(private readonly logs: LogsService) {}

  /** Answered once the lines are durable. */
  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: LogsCreate })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: LogsCreate): Promise<null> {
    await this.logs.write(ctx, body.map(toNewLog));
    return null;
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: LogQuery })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: LogQuery) {
    const newestFirst = body.sort === 'TIMESTAMP_DESC';
    const found = await this.logs.list(ctx, body.logs ?? null, { ...pageOf(body), newestFirst });
    return found.map(toLogReply);
  }
}
