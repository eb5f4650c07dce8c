import { JsonObject } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Param } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { CollectionsService } from './collections.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/collections')
export class CollectionsController {
  constructor(private readonly collections: CollectionsService) {}

  @Get('views/:view')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: JsonObject } })
  @ExactNumbers()
  async view(@Workspace() ctx: WorkspaceContext, @Param('view') view: string): Promise<object> {
    return this.collections.view(ctx, view);
  }

  /** The same catalogue, where clients of a hosted plane look for it. */
  @Get('work_pool_types')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: JsonObject } })
  @ExactNumbers()
  workPoolTypes(): object {
    return this.collections.workPoolTypes();
  }
}
