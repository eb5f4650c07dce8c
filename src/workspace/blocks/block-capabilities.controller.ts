import { Text } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { BlockSchemasService } from './block-schemas.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/block_capabilities')
export class BlockCapabilitiesController {
  constructor(private readonly schemas: BlockSchemasService) {}

  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(Text) } })
  async list(@Workspace() ctx: WorkspaceContext): Promise<string[]> {
    return this.schemas.capabilities(ctx);
  }
}
