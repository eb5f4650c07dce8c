import { WorkPoolCountBody, WorkPoolCreateBody, WorkPoolListBody, WorkPoolReply, WorkPoolUpdateBody, writeJson, type Json } from '@app/contract';
import { storableJson } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember, ExactNumbers } from '../../http/exact-numbers.js';
import { AGENT_TYPE, toStorageText, toWorkPoolReply } from './work-pools.schema.js';
import { WorkPoolsService, type PoolChange } from './work-pools.service.js';

const UserAgent = () => Headers('user-agent');

@Controller('api/accounts/:accountId/workspaces/:workspaceId/work_pools')
export class WorkPoolsController {
  constructor(private readonly pools: WorkPoolsService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkPoolCreateBody, response: { 201: WorkPoolReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: WorkPoolCreateBody,
    @ExactMember('base_job_template') template: Json | undefined,
    @ExactMember('storage_configuration') storage: Json | undefined,
    @UserAgent() userAgent: string | undefined,
  ): Promise<WorkPoolReply> {
    const draft = {
      name: body.name,
      description: body.description ?? null,
      type: body.type ?? AGENT_TYPE,
      baseJobTemplate: textOf(template ?? new Map<string, Json>()),
      isPaused: body.is_paused ?? false,
      concurrencyLimit: body.concurrency_limit ?? null,
      storageConfiguration: storableJson(toStorageText(storage)),
    };
    return toWorkPoolReply(await this.pools.create(ctx, draft), userAgent);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: WorkPoolListBody, response: { 200: Type.Array(WorkPoolReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: WorkPoolListBody, @UserAgent() userAgent: string | undefined): Promise<WorkPoolReply[]> {
    return (await this.pools.filter(ctx, body)).map((pool) => toWorkPoolReply(pool, userAgent));
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: WorkPoolCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: WorkPoolCountBody): Promise<number> {
    return this.pools.count(ctx, body);
  }

  @Get(':name')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WorkPoolReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @Param('name') name: string, @UserAgent() userAgent: string | undefined): Promise<WorkPoolReply> {
    return toWorkPoolReply(await this.pools.get(ctx, name), userAgent);
  }

  @Patch(':name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkPoolUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @Param('name') name: string,
    @Body() body: WorkPoolUpdateBody,
    @ExactMember('base_job_template') template: Json | undefined,
    @ExactMember('storage_configuration') storage: Json | undefined,
  ): Promise<void> {
    await this.pools.update(ctx, name, toChange(body, template, storage));
  }

  @Delete(':name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @Param('name') name: string): Promise<void> {
    await this.pools.delete(ctx, name);
  }
}

function toChange({ description, is_paused, concurrency_limit }: WorkPoolUpdateBody, template: Json | undefined, storage: Json | undefined): PoolChange {
  return {
    ...(description === undefined ? {} : { description }),
    ...(concurrency_limit === undefined ? {} : { concurrencyLimit: concurrency_limit }),
    ...(is_paused === undefined || is_paused === null ? {} : { isPaused: is_paused }),
    ...(template === undefined || template === null ? {} : { baseJobTemplate: textOf(template) }),
    ...(storage === undefined || storage === null ? {} : { storageConfiguration: storableJson(toStorageText(storage)) }),
  };
}

const textOf = (value: Json): string => storableJson(writeJson(value));
