import { AssetHistoryQuery, AssetKeyQuery, AssetReferenceReply, MaterializationReply, RunAssetsQuery } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type, type Static } from '@sinclair/typebox';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { AssetHistoryService, type HistoryQuery } from './asset-history.service.js';
import { toMaterializationReply, toReferenceReply, type Materialization } from './assets.schema.js';

const Materializations = Type.Array(MaterializationReply);
const References = Type.Array(AssetReferenceReply);
type ByKey = Static<typeof AssetKeyQuery>;

/** What became of assets, by asset and by run. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class AssetHistoryController {
  constructor(private readonly history: AssetHistoryService) {}

  @Get('assets/materializations')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetHistoryQuery, response: { 200: Materializations } })
  async materializations(@Workspace() ctx: WorkspaceContext, @Query() { key, ...query }: AssetHistoryQuery): Promise<MaterializationReply[]> {
    return (await this.history.materializations(ctx, key, query)).map(toMaterializationReply);
  }

  @Get('assets/materializations/:eventId')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetKeyQuery, response: { 200: MaterializationReply } })
  async materialization(@Workspace() ctx: WorkspaceContext, @IdParam('eventId') eventId: string, @Query() { key }: ByKey): Promise<MaterializationReply> {
    return toMaterializationReply(await this.history.materialization(ctx, key, eventId));
  }

  @Get('assets/materializations/:eventId/upstream')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetKeyQuery, response: { 200: Materializations } })
  async upstream(@Workspace() ctx: WorkspaceContext, @IdParam('eventId') eventId: string, @Query() { key }: ByKey): Promise<MaterializationReply[]> {
    return (await this.history.upstream(ctx, key, eventId)).map(toMaterializationReply);
  }

  @Get('assets/references')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetHistoryQuery, response: { 200: Materializations } })
  async references(@Workspace() ctx: WorkspaceContext, @Query() { key, ...query }: AssetHistoryQuery): Promise<MaterializationReply[]> {
    return (await this.history.references(ctx, key, query)).map(toMaterializationReply);
  }

  @Get('assets/references/:eventId')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetKeyQuery, response: { 200: MaterializationReply } })
  async reference(@Workspace() ctx: WorkspaceContext, @IdParam('eventId') eventId: string, @Query() { key }: ByKey): Promise<MaterializationReply> {
    return toMaterializationReply(await this.history.reference(ctx, key, eventId));
  }

  @Get('flow_runs/:id/assets/materializations')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: RunAssetsQuery, response: { 200: Materializations } })
  async ofFlowRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: RunAssetsQuery): Promise<MaterializationReply[]> {
    return (await this.history.ofFlowRun(ctx, id, 'materialized', levelsOf(query))).filter(isMaterialization).map(toMaterializationReply);
  }

  @Get('flow_runs/:id/assets/references')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: RunAssetsQuery, response: { 200: References } })
  async referencesOfFlowRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: RunAssetsQuery): Promise<AssetReferenceReply[]> {
    return (await this.history.ofFlowRun(ctx, id, 'referenced', levelsOf(query))).map(toReferenceReply);
  }

  @Get('task_runs/:id/assets/materializations')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: RunAssetsQuery, response: { 200: Materializations } })
  async ofTaskRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: RunAssetsQuery): Promise<MaterializationReply[]> {
    return (await this.history.ofTaskRun(ctx, id, 'materialized', levelsOf(query))).filter(isMaterialization).map(toMaterializationReply);
  }

  @Get('task_runs/:id/assets/references')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: RunAssetsQuery, response: { 200: References } })
  async referencesOfTaskRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: RunAssetsQuery): Promise<AssetReferenceReply[]> {
    return (await this.history.ofTaskRun(ctx, id, 'referenced', levelsOf(query))).map(toReferenceReply);
  }
}

const levelsOf = ({ depth, ...query }: RunAssetsQuery): HistoryQuery => ({ ...query, depth: depth === undefined ? null : Number(depth) });

const isMaterialization = (report: { status: unknown }): report is Materialization => report.status !== null;
