import {
  BlockDocumentCountBody,
  BlockDocumentCreateBody,
  BlockDocumentListBody,
  BlockDocumentReply,
  BlockDocumentUpdateBody,
  SecretsQuery,
  wantsSecrets,
  type Json,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember, ExactNumbers } from '../../http/exact-numbers.js';
import { toBlockDocumentReply } from './block-documents.schema.js';
import { BlockDocumentsService } from './block-documents.service.js';

/** Whoever may read a document may ask for its secrets, so reading takes as much as running the flows that need them. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/block_documents')
export class BlockDocumentsController {
  constructor(private readonly documents: BlockDocumentsService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BlockDocumentCreateBody, response: { 201: BlockDocumentReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: BlockDocumentCreateBody,
    @ExactMember('data') data: Json | undefined,
  ): Promise<BlockDocumentReply> {
    const read = await this.documents.create(ctx, {
      name: body.name ?? null,
      isAnonymous: body.is_anonymous ?? false,
      blockTypeId: body.block_type_id,
      blockSchemaId: body.block_schema_id,
      data: data instanceof Map ? data : new Map<string, Json>(),
    });
    return toBlockDocumentReply(read);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BlockDocumentListBody, response: { 200: Type.Array(BlockDocumentReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: BlockDocumentListBody): Promise<BlockDocumentReply[]> {
    return (await this.documents.filter(ctx, body)).map(toBlockDocumentReply);
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: BlockDocumentCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: BlockDocumentCountBody): Promise<number> {
    return this.documents.count(ctx, body);
  }

  @Get(':id')
  @RequirePermission('workspace:run')
  @RouteSchema({ querystring: SecretsQuery, response: { 200: BlockDocumentReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: SecretsQuery): Promise<BlockDocumentReply> {
    return toBlockDocumentReply(await this.documents.get(ctx, id, { includeSecrets: wantsSecrets(query) }));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BlockDocumentUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: BlockDocumentUpdateBody,
    @ExactMember('data') data: Json | undefined,
  ): Promise<void> {
    await this.documents.update(ctx, id, {
      blockSchemaId: body.block_schema_id ?? null,
      data: data instanceof Map ? data : undefined,
      merge: body.merge_existing_data ?? true,
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.documents.delete(ctx, id);
  }
}
