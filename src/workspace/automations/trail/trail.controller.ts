import { TrailQuery, TrailReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { fromCursor, toTrailReply } from './trail.schema.js';
import { TrailService } from './trail.service.js';

const FIRST = 50;

@Controller('api/accounts/:accountId/workspaces/:workspaceId/automations')
export class TrailController {
  constructor(private readonly trail: TrailService) {}

  @Get(':id/trail')
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: TrailQuery, response: { 200: TrailReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() { limit, after }: TrailQuery): Promise<TrailReply> {
    return toTrailReply(await this.trail.of(ctx, id, after === undefined ? null : fromCursor(after), limit === undefined ? FIRST : Number(limit)));
  }
}
