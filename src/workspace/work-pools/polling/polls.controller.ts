import { PollBody, PollReply, PoolSlotsBody, PoolSlotsReply, toIso } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { RequirePermission, Workspace } from '../../../http/decorators.js';
import { ExactNumbers } from '../../../http/exact-numbers.js';
import { instantOf } from '../../filters/conditions.js';
import { pageOf } from '../../filters/page.js';
import { toFlowRunReply } from '../../flow-runs/flow-runs.schema.js';
import { Clock } from '../../states/clock.js';
import type { WantedRuns } from './polls.repository.js';
import { PollsService } from './polls.service.js';
import { SlotsService } from './slots.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/work_pools/:pool')
export class PollsController {
  constructor(
    private readonly polls: PollsService,
    private readonly slots: SlotsService,
    private readonly clock: Clock,
  ) {}

  @Post('get_scheduled_flow_runs')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: PollBody, response: { 200: Type.Array(PollReply) } })
  @ExactNumbers()
  async poll(
    @Workspace() ctx: WorkspaceContext,
    @Param('pool') pool: string,
    @Body() body: PollBody,
    @Headers('x-prefect-ui') fromConsole: string | undefined,
  ): Promise<PollReply[]> {
    const { poolId, runs } = await this.polls.poll(ctx, pool, toWanted(body), { quietly: fromConsole === 'true' });
    const now = this.clock.now();
    // The pool is said once, beside the run.
    return runs.map(({ queueId, run }) => ({
      work_pool_id: poolId,
      work_queue_id: queueId,
      flow_run: { ...toFlowRunReply(run, now), work_queue_name: run.workQueueName, state: null, work_pool_id: undefined, work_pool_name: undefined },
    }));
  }

  @Post('concurrency_status')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: PoolSlotsBody, response: { 200: PoolSlotsReply } })
  async concurrencyStatus(@Workspace() ctx: WorkspaceContext, @Param('pool') pool: string, @Body() body: PoolSlotsBody): Promise<PoolSlotsReply> {
    return this.slots.ofPool(ctx, pool, body);
  }
}

const toWanted = (body: PollBody): WantedRuns => ({
  queues: body.work_queue_names?.length ? body.work_queue_names : null,
  before: body.scheduled_before ? toIso(instantOf('scheduled_before', body.scheduled_before)) : null,
  after: body.scheduled_after ? toIso(instantOf('scheduled_after', body.scheduled_after)) : null,
  limit: pageOf(body).limit,
});
