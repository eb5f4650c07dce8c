import { Maybe, Strict, Uuid } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import type { Static } from '@sinclair/typebox';
import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { SettingsRepository } from './settings.repository.js';

const StorageDefault = Strict({ default_result_storage_block_id: Maybe(Uuid) });
type StorageDefault = Static<typeof StorageDefault>;

const KEY = 'default-result-storage';

/** Where runs of the workspace keep their results unless they say otherwise. Read at the start of every flow. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/admin/storage')
export class StorageController {
  constructor(private readonly settings: SettingsRepository) {}

  @Get()
  @RequirePermission('workspace:see')
  async read(@Workspace() ctx: WorkspaceContext): Promise<{ default_result_storage_block_id: string | null }> {
    const id = await this.settings.find(ctx, KEY);
    return { default_result_storage_block_id: typeof id === 'string' ? id : null };
  }

  @Put()
  @HttpCode(204)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: StorageDefault })
  async write(@Workspace() ctx: WorkspaceContext, @Body() body: StorageDefault): Promise<void> {
    const id = body.default_result_storage_block_id ?? null;
    await (id === null ? this.settings.delete(ctx, KEY) : this.settings.upsert(ctx, KEY, id));
  }

  @Delete()
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext): Promise<void> {
    await this.settings.delete(ctx, KEY);
  }
}
