import { BlockSchemaCreateBody, BlockSchemaListBody, BlockSchemaReply, Text, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember, ExactNumbers } from '../../http/exact-numbers.js';
import { toBlockSchemaReply } from './block-schemas.schema.js';
import { BlockSchemasService, UNVERSIONED } from './block-schemas.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/block_schemas')
export class BlockSchemasController {
  constructor(private readonly schemas: BlockSchemasService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BlockSchemaCreateBody, response: { '2xx': BlockSchemaReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: BlockSchemaCreateBody,
    @ExactMember('fields') fields: Json | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlockSchemaReply> {
    const { schema, made } = await this.schemas.upsert(ctx, {
      fields: fields instanceof Map ? fields : new Map<string, Json>(),
      blockTypeId: body.block_type_id,
      capabilities: body.capabilities ?? [],
      version: body.version ?? UNVERSIONED,
    });
    reply.status(made ? 201 : 200);
    return toBlockSchemaReply(schema);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: BlockSchemaListBody, response: { 200: Type.Array(BlockSchemaReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: BlockSchemaListBody): Promise<BlockSchemaReply[]> {
    return (await this.schemas.filter(ctx, body)).map(toBlockSchemaReply);
  }

  @Get('checksum/:checksum')
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: Type.Object({ version: Type.Optional(Text) }), response: { 200: BlockSchemaReply } })
  @ExactNumbers()
  async getByChecksum(
    @Workspace() ctx: WorkspaceContext,
    @Param('checksum') checksum: string,
    @Query('version') version: string | undefined,
  ): Promise<BlockSchemaReply> {
    return toBlockSchemaReply(await this.schemas.getByChecksum(ctx, checksum, version ?? null));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: BlockSchemaReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<BlockSchemaReply> {
    return toBlockSchemaReply(await this.schemas.get(ctx, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.schemas.delete(ctx, id);
  }
}
