import { SavedSearchBody, SavedSearchListBody, SavedSearchReply, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember, ExactNumbers } from '../../http/exact-numbers.js';
import { toSavedSearchReply } from './saved-searches.schema.js';
import { SavedSearchesService } from './saved-searches.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/saved_searches')
export class SavedSearchesController {
  constructor(private readonly searches: SavedSearchesService) {}

  @Put()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: SavedSearchBody, response: { 200: SavedSearchReply, 201: SavedSearchReply } })
  @ExactNumbers()
  async save(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: SavedSearchBody,
    @ExactMember('filters') filters: Json | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { search, made } = await this.searches.save(ctx, body.name, filters);
    reply.status(made ? 201 : 200);
    return toSavedSearchReply(search);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: SavedSearchListBody, response: { 200: Type.Array(SavedSearchReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: SavedSearchListBody) {
    return (await this.searches.list(ctx, body)).map(toSavedSearchReply);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: SavedSearchReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string) {
    return toSavedSearchReply(await this.searches.get(ctx, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.searches.delete(ctx, id);
  }
}
