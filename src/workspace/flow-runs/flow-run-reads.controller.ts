import {
  BulkDeleteReply,
  FlowRunBulkDeleteBody,
  FlowRunHistoryBody,
  FlowRunPageBody,
  FlowRunReply,
  HistoryReply,
  Paginated,
  RunCountBody,
  toSeconds,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { toPaginated } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { toFlowRunReply } from './flow-runs.schema.js';
import { FlowRunsService } from './flow-runs.service.js';

/** Flow runs by the many, beyond the plain list. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs')
export class FlowRunReadsController {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly clock: Clock,
  ) {}

  @Post('paginate')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowRunPageBody, response: { 200: Paginated(FlowRunReply) } })
  @ExactNumbers()
  async paginate(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunPageBody) {
    const page = await this.flowRuns.paginate(ctx, body);
    const now = this.clock.now();
    return toPaginated(page, body, (flowRun) => toFlowRunReply(flowRun, now));
  }

  @Post('history')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowRunHistoryBody, response: { 200: HistoryReply } })
  async history(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunHistoryBody): Promise<HistoryReply> {
    return this.flowRuns.history(ctx, body);
  }

  /** Seconds; null when no run matches. */
  @Post('lateness')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunCountBody, response: { 200: Type.Unsafe<number | null>({ type: 'number', nullable: true }) } })
  async lateness(@Workspace() ctx: WorkspaceContext, @Body() body: RunCountBody): Promise<number | null> {
    const delay = await this.flowRuns.averageStartDelay(ctx, body);
    return delay === null ? null : toSeconds(delay);
  }

  @Post('bulk_delete')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunBulkDeleteBody, response: { 200: BulkDeleteReply } })
  async deleteMatching(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunBulkDeleteBody): Promise<BulkDeleteReply> {
    return { deleted: await this.flowRuns.deleteMatching(ctx, body) };
  }
}
