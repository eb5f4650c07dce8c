import { AskedLimitReply, LimitListBody, TagLimitCreateBody, TagLimitReply, TagLimitResetBody, TagSlotsBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Type } from '@sinclair/typebox';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { IdParam, JsonTextReply, RequirePermission, Workspace } from '../../http/decorators.js';
import { toTagLimitReply } from './tag-limits.schema.js';
import { TagLimitsService } from './tag-limits.service.js';

/** What clients read who expect a body. Nest sends nothing for a null that is returned. */
const NULL = JSON.stringify(null);

@Controller('api/accounts/:accountId/workspaces/:workspaceId/concurrency_limits')
export class TagLimitsController {
  constructor(private readonly tagLimits: TagLimitsService) {}

  @Post()
  @RequirePermission('workspace:write')
  @RouteSchema({ body: TagLimitCreateBody, response: { '2xx': TagLimitReply } })
  async put(@Workspace() ctx: WorkspaceContext, @Body() body: TagLimitCreateBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<TagLimitReply> {
    const { limit, made } = await this.tagLimits.put(ctx, body.tag, body.concurrency_limit);
    reply.status(made ? 201 : 200);
    return toTagLimitReply(limit);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: LimitListBody, response: { 200: Type.Array(TagLimitReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: LimitListBody): Promise<TagLimitReply[]> {
    return (await this.tagLimits.list(ctx, body)).map(toTagLimitReply);
  }

  @Post('increment')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: TagSlotsBody, response: { 200: Type.Array(AskedLimitReply) } })
  async increment(@Workspace() ctx: WorkspaceContext, @Body() body: TagSlotsBody): Promise<AskedLimitReply[]> {
    return [...(await this.tagLimits.take(ctx, body.names, body.task_run_id.toLowerCase()))];
  }

  @Post('decrement')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: TagSlotsBody, response: { 200: Type.Array(AskedLimitReply) } })
  async decrement(@Workspace() ctx: WorkspaceContext, @Body() body: TagSlotsBody): Promise<AskedLimitReply[]> {
    return [...(await this.tagLimits.give(ctx, body.names, body.task_run_id.toLowerCase()))];
  }

  @Get('tag/:tag')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: TagLimitReply } })
  async getByTag(@Workspace() ctx: WorkspaceContext, @Param('tag') tag: string): Promise<TagLimitReply> {
    return toTagLimitReply(await this.tagLimits.getByTag(ctx, tag));
  }

  @Delete('tag/:tag')
  @RequirePermission('workspace:write')
  @JsonTextReply()
  async deleteByTag(@Workspace() ctx: WorkspaceContext, @Param('tag') tag: string): Promise<string> {
    await this.tagLimits.deleteByTag(ctx, tag);
    return NULL;
  }

  @Post('tag/:tag/reset')
  @HttpCode(200)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: TagLimitResetBody })
  @JsonTextReply()
  async reset(@Workspace() ctx: WorkspaceContext, @Param('tag') tag: string, @Body() body?: TagLimitResetBody): Promise<string> {
    await this.tagLimits.reset(ctx, tag, body?.slot_override ?? []);
    return NULL;
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: TagLimitReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<TagLimitReply> {
    return toTagLimitReply(await this.tagLimits.get(ctx, id));
  }

  @Delete(':id')
  @RequirePermission('workspace:write')
  @JsonTextReply()
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<string> {
    await this.tagLimits.delete(ctx, id);
    return NULL;
  }
}
