import { DependencyReply, fromIso, GraphReply, Time } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { Clock } from '../states/clock.js';
import { toDependencyReply } from './graph.schema.js';
import { GraphService } from './graph.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs')
export class GraphController {
  constructor(
    private readonly graphs: GraphService,
    private readonly clock: Clock,
  ) {}

  @Get(':id/graph-v2')
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: Type.Object({ since: Type.Optional(Time) }), response: { 200: GraphReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query('since') since?: string): Promise<GraphReply> {
    return this.graphs.get(ctx, id, since === undefined ? null : fromIso(since));
  }

  /** As clients before it drew it. */
  @Get(':id/graph')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(DependencyReply) } })
  async getDependencies(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<DependencyReply[]> {
    const taskRuns = await this.graphs.taskRunsOf(ctx, id);
    const now = this.clock.now();
    return taskRuns.map((taskRun) => toDependencyReply(taskRun, now));
  }
}
