import { LimitCreateBody, LimitListBody, LimitMadeReply, LimitReply, LimitUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Type } from '@sinclair/typebox';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { isUuid, RequirePermission, Workspace } from '../../http/decorators.js';
import { toLimitMadeReply, toLimitReply, type LimitKey } from './limits.schema.js';
import { LimitsService } from './limits.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/v2/concurrency_limits')
export class LimitsController {
  constructor(private readonly limits: LimitsService) {}

  @Post()
  @RequirePermission('workspace:write')
  @RouteSchema({ body: LimitCreateBody, response: { 201: LimitMadeReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: LimitCreateBody): Promise<LimitMadeReply> {
    return toLimitMadeReply(await this.limits.create(ctx, body));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: LimitListBody, response: { 200: Type.Array(LimitReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: LimitListBody): Promise<LimitReply[]> {
    return (await this.limits.list(ctx, body)).map(toLimitReply);
  }

  @Get(':key')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: LimitReply } })
  async get(@Workspace() ctx: WorkspaceContext, @Param('key') key: string): Promise<LimitReply> {
    return toLimitReply(await this.limits.get(ctx, toKey(key)));
  }

  @Patch(':key')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: LimitUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @Param('key') key: string, @Body() body: LimitUpdateBody): Promise<void> {
    await this.limits.update(ctx, toKey(key), body);
  }

  @Delete(':key')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext, @Param('key') key: string): Promise<void> {
    await this.limits.delete(ctx, toKey(key));
  }
}

/** What looks like an id is one. */
const toKey = (text: string): LimitKey => (isUuid(text) ? { id: text.toLowerCase() } : { name: text });
