import { DeploymentRunBody, DeploymentRunsReply, FlowRunReply, LegacyQueueReply, ScheduledRunsBody, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../http/exact-numbers.js';
import { OnBehalfOf, type Provenance } from '../../http/provenance.js';
import { toFlowRunReply } from '../flow-runs/flow-runs.schema.js';
import { Clock } from '../states/clock.js';
import { toWorkQueueReply } from '../work-pools/work-queues.schema.js';
import { DeploymentQueuesService } from './deployment-queues.service.js';
import { DeploymentRunsService } from './deployment-runs.service.js';
import { mapOf } from './schedules.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments')
export class DeploymentRunsController {
  constructor(
    private readonly runs: DeploymentRunsService,
    private readonly queues: DeploymentQueuesService,
    private readonly clock: Clock,
  ) {}

  @Post(':id/create_flow_run')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DeploymentRunBody, response: { '2xx': FlowRunReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: DeploymentRunBody,
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlowRunReply> {
    const { flowRun, made } = await this.runs.create(ctx, id, { body, exact: mapOf(exact) }, by);
    reply.status(made ? 201 : 200);
    return toFlowRunReply(flowRun, this.clock.now());
  }

  @Post(':id/create_flow_run/bulk')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: Type.Array(DeploymentRunBody), response: { 200: DeploymentRunsReply } })
  async createAll(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() bodies: DeploymentRunBody[],
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
  ): Promise<DeploymentRunsReply> {
    const sent = bodies.map((body, index) => ({ body, exact: mapOf(Array.isArray(exact) ? exact[index] : undefined) }));
    const outcomes = await this.runs.createAll(ctx, id, sent, by);
    return { results: outcomes.map(({ flowRun, error }) => ({ flow_run_id: flowRun?.id ?? null, status: flowRun ? 'CREATED' : 'FAILED', error })) };
  }

  @Post('get_scheduled_flow_runs')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: ScheduledRunsBody, response: { 200: Type.Array(FlowRunReply) } })
  @ExactNumbers()
  async scheduled(@Workspace() ctx: WorkspaceContext, @Body() body: ScheduledRunsBody): Promise<FlowRunReply[]> {
    const flowRuns = await this.runs.scheduled(ctx, body);
    const now = this.clock.now();
    return flowRuns.map((flowRun) => toFlowRunReply(flowRun, now));
  }

  @Get(':id/work_queue_check')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(LegacyQueueReply) } })
  async queuesOf(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<LegacyQueueReply[]> {
    return (await this.queues.list(ctx, id)).map(toWorkQueueReply);
  }
}
