import { DraftRehearsalBody, fromIso, RehearsalBody, RehearsalReply, ReplayReply, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../../http/exact-numbers.js';
import { mapOf } from '../../deployments/schedules.js';
import { toRehearsalReply, toReplayReply } from './rehearsals.schema.js';
import { RehearsalsService, type AskedWindow } from './rehearsals.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/automations')
export class RehearsalsController {
  constructor(private readonly rehearsals: RehearsalsService) {}

  @Post('test')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: DraftRehearsalBody, response: { 200: RehearsalReply } })
  @ExactNumbers()
  async testDraft(@Workspace() ctx: WorkspaceContext, @Body() sent: DraftRehearsalBody, @ExactBody() exact: Json | undefined) {
    return toRehearsalReply(await this.rehearsals.testDraft(ctx, { body: sent, exact: mapOf(exact) }, windowOf(sent)));
  }

  @Post(':id/test')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RehearsalBody, response: { 200: RehearsalReply } })
  @ExactNumbers()
  async test(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: RehearsalBody) {
    return toRehearsalReply(await this.rehearsals.test(ctx, id, windowOf(body)));
  }

  @Post(':id/replay')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: RehearsalBody, response: { 200: ReplayReply } })
  async replay(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: RehearsalBody): Promise<ReplayReply> {
    return toReplayReply(await this.rehearsals.replay(ctx, id, windowOf(body)));
  }
}

const windowOf = ({ since, until }: RehearsalBody): AskedWindow => ({ since: fromIso(since ?? ''), until: fromIso(until ?? '') });
