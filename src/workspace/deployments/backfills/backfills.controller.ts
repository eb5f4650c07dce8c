import { BackfillCancelBody, BackfillCreateBody, BackfillListBody, BackfillPlanReply, BackfillProgressReply, BackfillReply, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../../http/exact-numbers.js';
import { OnBehalfOf, type Provenance } from '../../../http/provenance.js';
import { mapOf } from '../schedules.js';
import { toBackfillReply, toPlanReply, toProgressReply } from './backfills.schema.js';
import { BackfillsService } from './backfills.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class BackfillsController {
  constructor(private readonly backfills: BackfillsService) {}

  @Post('deployments/:id/backfills')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BackfillCreateBody, response: { 200: BackfillPlanReply, 201: BackfillReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: BackfillCreateBody,
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BackfillPlanReply | BackfillReply> {
    const sent = { body, exact: mapOf(exact) };
    reply.status(body.dry_run ? 200 : 201);
    return body.dry_run ? toPlanReply(await this.backfills.plan(ctx, id, sent)) : toBackfillReply(await this.backfills.create(ctx, id, sent, by));
  }

  @Get('deployments/:id/backfills')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(BackfillReply) } })
  @ExactNumbers()
  async listOf(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<BackfillReply[]> {
    return (await this.backfills.listOf(ctx, id)).map(toBackfillReply);
  }

  @Post('backfills/filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: BackfillListBody, response: { 200: Type.Array(BackfillReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: BackfillListBody): Promise<BackfillReply[]> {
    return (await this.backfills.list(ctx, body)).map(toBackfillReply);
  }

  @Get('deployments/:id/backfills/:backfillId')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: BackfillProgressReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @IdParam('backfillId') backfillId: string): Promise<BackfillProgressReply> {
    return toProgressReply(await this.backfills.get(ctx, id, backfillId));
  }

  @Post('deployments/:id/backfills/:backfillId/cancel')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: BackfillCancelBody, response: { 200: BackfillReply } })
  @ExactNumbers()
  async cancel(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @IdParam('backfillId') backfillId: string,
    @Body() body: BackfillCancelBody,
  ): Promise<BackfillReply> {
    return toBackfillReply(await this.backfills.cancel(ctx, id, backfillId, { running: body.running ?? false }));
  }
}
