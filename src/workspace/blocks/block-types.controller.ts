import { BlockTypeCreateBody, BlockTypeListBody, BlockTypeReply, BlockTypeUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toBlockTypeReply } from './block-types.schema.js';
import { BlockTypesService } from './block-types.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/block_types')
export class BlockTypesController {
  constructor(private readonly types: BlockTypesService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BlockTypeCreateBody, response: { 201: BlockTypeReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: BlockTypeCreateBody): Promise<BlockTypeReply> {
    return toBlockTypeReply(await this.types.create(ctx, body));
  }

  /** Every workspace has them from its first day, and none of them can be deleted. */
  @Post('install_system_block_types')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  installSystemBlockTypes(): null {
    return null;
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: BlockTypeListBody, response: { 200: Type.Array(BlockTypeReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: BlockTypeListBody): Promise<BlockTypeReply[]> {
    return (await this.types.filter(ctx, body)).map(toBlockTypeReply);
  }

  @Get('slug/:slug')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: BlockTypeReply } })
  async getBySlug(@Workspace() ctx: WorkspaceContext, @Param('slug') slug: string): Promise<BlockTypeReply> {
    return toBlockTypeReply(await this.types.getBySlug(ctx, slug));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: BlockTypeReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<BlockTypeReply> {
    return toBlockTypeReply(await this.types.get(ctx, id));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BlockTypeUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: BlockTypeUpdateBody): Promise<void> {
    await this.types.update(ctx, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.types.delete(ctx, id);
  }
}
