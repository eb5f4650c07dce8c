import { SlaBody, SlaListBody, SlaMergeReply, SlaQueryBody, SlaReply, SlaRunsBody, SlaSortQuery, SlaUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type, type Static } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toSlaReply } from './slas.schema.js';
import { SlasService } from './slas.service.js';

type Sorted = Static<typeof SlaSortQuery>;

@Controller('api/accounts/:accountId/workspaces/:workspaceId/slas')
export class SlasController {
  constructor(private readonly slas: SlasService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: SlaBody, response: { 201: SlaReply } })
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: SlaBody): Promise<SlaReply> {
    return toSlaReply(ctx, await this.slas.create(ctx, body));
  }

  @Post('apply-resource-slas/:resource')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: SlaListBody, response: { 200: SlaMergeReply } })
  async apply(@Workspace() ctx: WorkspaceContext, @Param('resource') resource: string, @Body() body: SlaBody[]): Promise<SlaMergeReply> {
    const { created, updated, deleted } = await this.slas.apply(ctx, resource, body);
    const [made, changed, gone] = [created, updated, deleted].map((slas) => slas.map((sla) => toSlaReply(ctx, sla)));
    return { created: made ?? [], updated: changed ?? [], deleted: gone ?? [] };
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: SlaSortQuery, body: SlaQueryBody, response: { 200: Type.Array(SlaReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: SlaQueryBody, @Query() { sort }: Sorted): Promise<SlaReply[]> {
    return (await this.slas.filter(ctx, body, sort)).map((sla) => toSlaReply(ctx, sla));
  }

  @Post('by-owner/:resource')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: SlaSortQuery, body: SlaQueryBody, response: { 200: Type.Array(SlaReply) } })
  async ofOwner(
    @Workspace() ctx: WorkspaceContext,
    @Param('resource') resource: string,
    @Body() body: SlaQueryBody,
    @Query() { sort }: Sorted,
  ): Promise<SlaReply[]> {
    return (await this.slas.ofOwner(ctx, resource, body, sort)).map((sla) => toSlaReply(ctx, sla));
  }

  @Post('flow-runs')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: SlaRunsBody, response: { 200: Type.Array(Type.String()) } })
  async flowRuns(@Workspace() ctx: WorkspaceContext, @Body() body: SlaRunsBody): Promise<string[]> {
    return this.slas.flowRunsInViolation(ctx, body);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: SlaReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<SlaReply> {
    return toSlaReply(ctx, await this.slas.get(ctx, id));
  }

  @Patch(':id')
  @RequirePermission('workspace:run')
  @RouteSchema({ body: SlaUpdateBody, response: { 200: Type.Boolean() } })
  async update(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() { enabled }: SlaUpdateBody): Promise<boolean> {
    await this.slas.enable(ctx, id, enabled);
    return true;
  }

  @Delete(':id')
  @RequirePermission('workspace:run')
  @RouteSchema({ response: { 200: Type.Boolean() } })
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<boolean> {
    await this.slas.delete(ctx, id);
    return true;
  }
}
