import { Maybe, Nullable, Strict, Text, Uuid } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Type, type Static } from '@sinclair/typebox';
import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { BlockDocumentsService } from '../blocks/block-documents.service.js';
import { SettingsRepository } from './settings.repository.js';

const StorageDefaultBody = Strict({ default_result_storage_block_id: Maybe(Uuid) });
type StorageDefaultBody = Static<typeof StorageDefaultBody>;

const StorageDefaultReply = Type.Object({ default_result_storage_block_id: Nullable(Text) });
type StorageDefaultReply = Static<typeof StorageDefaultReply>;

const KEY = 'default-result-storage';
/** What a block has to be able to do to keep results. */
const WRITE = 'write-path';

/** Where runs of the workspace keep their results unless they say otherwise. Read at the start of every flow. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/admin/storage')
export class StorageController {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly documents: BlockDocumentsService,
  ) {}

  /** Null also when the block is there no more: a run must not fail for what someone deleted. */
  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: StorageDefaultReply } })
  async read(@Workspace() ctx: WorkspaceContext): Promise<StorageDefaultReply> {
    const id = await this.settings.find(ctx, KEY);
    const isThere = typeof id === 'string' && (await this.documents.capabilitiesOf(ctx, id)) !== null;
    return { default_result_storage_block_id: isThere ? id : null };
  }

  @Put()
  @RequirePermission('workspace:write')
  @RouteSchema({ body: StorageDefaultBody, response: { 200: StorageDefaultReply } })
  async write(@Workspace() ctx: WorkspaceContext, @Body() body: StorageDefaultBody): Promise<StorageDefaultReply> {
    const id = body.default_result_storage_block_id?.toLowerCase() ?? null;
    if (id === null) await this.settings.delete(ctx, KEY);
    else await this.#keep(ctx, id);
    return { default_result_storage_block_id: id };
  }

  @Delete()
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext): Promise<void> {
    await this.settings.delete(ctx, KEY);
  }

  async #keep(ctx: WorkspaceContext, id: string): Promise<void> {
    const capabilities = await this.documents.capabilitiesOf(ctx, id);
    if (!capabilities) throw new Fault('block_document.not_found', `Block document ${id} not found.`);
    if (!capabilities.includes(WRITE)) throw new Fault('request.invalid', `Block document ${id} cannot keep results: its block is not capable of ${WRITE}.`);
    await this.settings.upsert(ctx, KEY, id);
  }
}
