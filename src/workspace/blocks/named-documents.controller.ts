import { BlockDocumentReply, SecretsQuery, wantsSecrets } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { toBlockDocumentReply } from './block-documents.schema.js';
import { BlockDocumentsService } from './block-documents.service.js';

/** Documents as programs name them, by the slug of their type and their own name; what it takes to read them is explained beside the others. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/block_types/slug/:slug/block_documents')
export class NamedDocumentsController {
  constructor(private readonly documents: BlockDocumentsService) {}

  @Get()
  @RequirePermission('workspace:run')
  @RouteSchema({ querystring: SecretsQuery, response: { 200: Type.Array(BlockDocumentReply) } })
  @ExactNumbers()
  async list(@Workspace() ctx: WorkspaceContext, @Param('slug') slug: string, @Query() query: SecretsQuery): Promise<BlockDocumentReply[]> {
    return (await this.documents.listBySlug(ctx, slug, { includeSecrets: wantsSecrets(query) })).map(toBlockDocumentReply);
  }

  @Get('name/:name')
  @RequirePermission('workspace:run')
  @RouteSchema({ querystring: SecretsQuery, response: { 200: BlockDocumentReply } })
  @ExactNumbers()
  async get(
    @Workspace() ctx: WorkspaceContext,
    @Param('slug') slug: string,
    @Param('name') name: string,
    @Query() query: SecretsQuery,
  ): Promise<BlockDocumentReply> {
    return toBlockDocumentReply(await this.documents.getByName(ctx, slug, name, { includeSecrets: wantsSecrets(query) }));
  }
}
