import type { Principal } from '@app/auth';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { CurrentPrincipal, IdParam, RequirePermission } from '../../http/decorators.js';
import { toWorkspaceReply, WorkspaceCreate, WorkspaceQuery, WorkspaceUpdate } from './workspaces.schema.js';
import { WorkspacesService } from './workspaces.service.js';

@Controller('api/accounts/:accountId/workspaces')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Post()
  @RequirePermission('account:manage')
  @RouteSchema({ body: WorkspaceCreate })
  async create(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @Body() body: WorkspaceCreate) {
    const { name, handle, description } = body;
    return toWorkspaceReply(await this.workspaces.create(principal, accountId, { name, handle, description: description === undefined ? '' : description }));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('account:see')
  @RouteSchema({ body: WorkspaceQuery })
  async filter(@IdParam('accountId') accountId: string, @Body() body: WorkspaceQuery) {
    const { id, name, handle } = body.workspaces ?? {};
    const filter = { ids: id?.any_ ?? undefined, names: name?.any_ ?? undefined, handles: handle?.any_ ?? undefined };
    const found = await this.workspaces.listIn(accountId, filter, { limit: body.limit ?? 200, offset: body.offset ?? 0 });
    return found.map(toWorkspaceReply);
  }

  @Get(':id')
  @RequirePermission('account:see')
  async read(@IdParam('accountId') accountId: string, @IdParam('id') id: string) {
    return toWorkspaceReply(await this.workspaces.find(accountId, id));
  }

  /** Null leaves the name and the handle as they are and clears the description. */
  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:manage')
  @RouteSchema({ body: WorkspaceUpdate })
  async update(
    @CurrentPrincipal() principal: Principal,
    @IdParam('accountId') accountId: string,
    @IdParam('id') id: string,
    @Body() body: WorkspaceUpdate,
  ): Promise<void> {
    await this.workspaces.update(principal, accountId, id, {
      ...(typeof body.name === 'string' ? { name: body.name } : {}),
      ...(typeof body.handle === 'string' ? { handle: body.handle } : {}),
      ...(body.description === undefined ? {} : { description: body.description }),
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:manage')
  async delete(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @IdParam('id') id: string): Promise<void> {
    await this.workspaces.delete(principal, accountId, id);
  }
}
