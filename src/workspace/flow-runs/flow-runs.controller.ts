import {
  FlowRunCreateBody,
  FlowRunListBody,
  FlowRunReply,
  FlowRunUpdateBody,
  Labels,
  RunCountBody,
  SetStateBody,
  SetStateReply,
  type Json,
} from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../http/exact-numbers.js';
import { OnBehalfOf, type Provenance } from '../../http/provenance.js';
import { Clock } from '../states/clock.js';
import { toSetStateReply } from '../states/verdict.js';
import { exactValues } from './exact-values.js';
import { toFlowRunReply } from './flow-runs.schema.js';
import { FlowRunsService } from './flow-runs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs')
export class FlowRunsController {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly clock: Clock,
  ) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunCreateBody, response: { '2xx': FlowRunReply } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @Body() body: FlowRunCreateBody,
    @ExactBody() exact: Json | undefined,
    @OnBehalfOf() by: Provenance | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FlowRunReply> {
    const { flowRun, made } = await this.flowRuns.create(ctx, body, { createdBy: by, exact: exactValues(exact) });
    reply.status(made ? 201 : 200);
    return toFlowRunReply(flowRun, this.clock.now());
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: FlowRunListBody, response: { 200: Type.Array(FlowRunReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: FlowRunListBody): Promise<FlowRunReply[]> {
    const flowRuns = await this.flowRuns.filter(ctx, body);
    const now = this.clock.now();
    return flowRuns.map((flowRun) => toFlowRunReply(flowRun, now));
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: RunCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: RunCountBody): Promise<number> {
    return this.flowRuns.countMatching(ctx, body);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: FlowRunReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<FlowRunReply> {
    return toFlowRunReply(await this.flowRuns.get(ctx, id), this.clock.now());
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: FlowRunUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: FlowRunUpdateBody,
    @ExactBody() exact: Json | undefined,
  ): Promise<void> {
    await this.flowRuns.update(ctx, id, body, exactValues(exact));
  }

  @Patch(':id/labels')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: Labels })
  async mergeLabels(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: Static<typeof Labels>): Promise<void> {
    await this.flowRuns.mergeLabels(ctx, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.flowRuns.delete(ctx, id);
  }

  /** 201 when this request put the run into the state that is answered, refusals with a state of their own included. */
  @Post(':id/set_state')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: SetStateBody, response: { '2xx': SetStateReply } })
  async setState(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: SetStateBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SetStateReply> {
    const verdict = await this.flowRuns.setState(ctx, id, { state: body.state, force: body.force ?? false });
    reply.status(verdict.stored ? 201 : 200);
    return toSetStateReply(verdict);
  }
}
