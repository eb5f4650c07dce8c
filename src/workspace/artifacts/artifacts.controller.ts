import {
  ArtifactCollectionReply,
  ArtifactCountBody,
  ArtifactCreateBody,
  ArtifactListBody,
  ArtifactReply,
  ArtifactUpdateBody,
  LatestArtifactCountBody,
  LatestArtifactListBody,
  type Json,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember, ExactNumbers } from '../../http/exact-numbers.js';
import { toArtifactReply, toCollectionReply } from './artifacts.schema.js';
import { ArtifactsService } from './artifacts.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/artifacts')
export class ArtifactsController {
  constructor(private readonly artifacts: ArtifactsService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: ArtifactCreateBody, response: { 201: ArtifactReply } })
  @ExactNumbers()
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: ArtifactCreateBody, @ExactMember('data') data: Json | undefined): Promise<ArtifactReply> {
    return toArtifactReply(await this.artifacts.create(ctx, body, data));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: ArtifactListBody, response: { 200: Type.Array(ArtifactReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: ArtifactListBody): Promise<ArtifactReply[]> {
    return (await this.artifacts.filter(ctx, body)).map(toArtifactReply);
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: ArtifactCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: ArtifactCountBody): Promise<number> {
    return this.artifacts.count(ctx, body);
  }

  @Post('latest/filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: LatestArtifactListBody, response: { 200: Type.Array(ArtifactCollectionReply) } })
  @ExactNumbers()
  async filterLatest(@Workspace() ctx: WorkspaceContext, @Body() body: LatestArtifactListBody): Promise<ArtifactCollectionReply[]> {
    return (await this.artifacts.filterLatest(ctx, body)).map(toCollectionReply);
  }

  @Post('latest/count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: LatestArtifactCountBody, response: { 200: Type.Integer() } })
  async countLatest(@Workspace() ctx: WorkspaceContext, @Body() body: LatestArtifactCountBody): Promise<number> {
    return this.artifacts.countLatest(ctx, body);
  }

  @Get(':key/latest')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: ArtifactCollectionReply } })
  @ExactNumbers()
  async getLatest(@Workspace() ctx: WorkspaceContext, @Param('key') key: string): Promise<ArtifactCollectionReply> {
    return toCollectionReply(await this.artifacts.getLatest(ctx, key));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: ArtifactReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<ArtifactReply> {
    return toArtifactReply(await this.artifacts.get(ctx, id));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: ArtifactUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: ArtifactUpdateBody,
    @ExactMember('data') data: Json | undefined,
  ): Promise<void> {
    await this.artifacts.update(ctx, id, body, data);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.artifacts.delete(ctx, id);
  }
}
