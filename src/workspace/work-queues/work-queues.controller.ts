import {
  FlowRunReply,
  QueueHealthReply,
  QueuePollBody,
  QueueSlotsBody,
  QueueSlotsReply,
  WorkQueueCreateBody,
  WorkQueueListBody,
  WorkQueueReply,
  WorkQueueUpdateBody,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { toFlowRunReply } from '../flow-runs/flow-runs.schema.js';
import { Clock } from '../states/clock.js';
import { SlotsService } from '../work-pools/polling/slots.service.js';
import { toNewQueue, toQueueChange, toWorkQueueReply } from '../work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';
import { QueuePollsService } from './queue-polls.service.js';

/** Queues by their id, whatever their pool, as they were addressed before there were pools. Those that are made here are in the agents' pool. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/work_queues')
export class WorkQueuesController {
  constructor(
    private readonly queues: WorkQueuesService,
    private readonly polls: QueuePollsService,
    private readonly slots: SlotsService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkQueueCreateBody, response: { 201: WorkQueueReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: WorkQueueCreateBody): Promise<WorkQueueReply> {
    return toWorkQueueReply(await this.queues.createLegacy(ctx, toNewQueue(body)));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: WorkQueueListBody, response: { 200: Type.Array(WorkQueueReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: WorkQueueListBody): Promise<WorkQueueReply[]> {
    return (await this.queues.filter(ctx, null, body)).map(toWorkQueueReply);
  }

  @Get('name/:name')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WorkQueueReply } })
  async getByName(@Workspace() ctx: WorkspaceContext, @Param('name') name: string): Promise<WorkQueueReply> {
    return toWorkQueueReply(await this.queues.getLegacy(ctx, name));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WorkQueueReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<WorkQueueReply> {
    return toWorkQueueReply(await this.queues.get(ctx, { id }));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: WorkQueueUpdateBody })
  async update(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: WorkQueueUpdateBody): Promise<void> {
    await this.queues.update(ctx, { id }, toQueueChange(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.queues.delete(ctx, { id });
  }

  @Post(':id/get_runs')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: QueuePollBody, response: { 200: Type.Array(FlowRunReply) } })
  @ExactNumbers()
  async poll(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: QueuePollBody,
    @Headers('x-prefect-ui') fromConsole: string | undefined,
  ): Promise<FlowRunReply[]> {
    const runs = await this.polls.poll(ctx, id, body, { quietly: fromConsole === 'true' });
    const now = this.clock.now();
    return runs.map((run) => toFlowRunReply(run, now));
  }

  @Get(':id/status')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: QueueHealthReply } })
  async status(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<QueueHealthReply> {
    return this.polls.health(ctx, id);
  }

  @Post(':id/concurrency_status')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: QueueSlotsBody, response: { 200: QueueSlotsReply } })
  async concurrencyStatus(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: QueueSlotsBody): Promise<QueueSlotsReply> {
    return this.slots.ofQueue(ctx, await this.queues.get(ctx, { id }), body);
  }
}
