import { Config } from '@app/config';
import { AssetDependencyReply, AssetKeyQuery, AssetListQuery, AssetNeighborsReply, AssetPageReply, AssetQueryBody, AssetReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type, type Static } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { askedAt } from '../../http/asked-at.js';
import { ExactNumbers } from '../../http/exact-numbers.js';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { toAssetReply, toDependencyReply } from './assets.schema.js';
import { AssetsService, type AssetPage } from './assets.service.js';

const PAGE = 50;
const NextQuery = Type.Object({ 'page-token': Type.String() });

/** Assets as they are now. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/assets')
export class AssetsController {
  constructor(
    private readonly assets: AssetsService,
    private readonly config: Config,
  ) {}

  @Get()
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetListQuery, response: { 200: Type.Array(AssetReply) } })
  async list(@Workspace() ctx: WorkspaceContext, @Query() query: Static<typeof AssetListQuery>): Promise<AssetReply[]> {
    return (await this.assets.list(ctx, query)).map(toAssetReply);
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ body: AssetQueryBody, response: { 200: AssetPageReply } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: AssetQueryBody, @Req() request: FastifyRequest): Promise<AssetPageReply> {
    return this.#reply(ctx, await this.assets.firstPage(ctx, body.filter ?? {}, body.limit ?? PAGE), request);
  }

  @Get('filter/next')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: NextQuery, response: { 200: AssetPageReply } })
  async next(@Workspace() ctx: WorkspaceContext, @Query() query: Static<typeof NextQuery>, @Req() request: FastifyRequest): Promise<AssetPageReply> {
    return this.#reply(ctx, await this.assets.nextPage(ctx, query['page-token']), request);
  }

  @Get('key')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetKeyQuery, response: { 200: AssetReply } })
  async get(@Workspace() ctx: WorkspaceContext, @Query() { key }: Static<typeof AssetKeyQuery>): Promise<AssetReply> {
    return toAssetReply(await this.assets.get(ctx, key));
  }

  @Delete('key')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ querystring: AssetKeyQuery })
  async delete(@Workspace() ctx: WorkspaceContext, @Query() { key }: Static<typeof AssetKeyQuery>): Promise<void> {
    await this.assets.delete(ctx, key);
  }

  @Get('latest-dependencies')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(AssetDependencyReply) } })
  async dependencies(@Workspace() ctx: WorkspaceContext): Promise<AssetDependencyReply[]> {
    return (await this.assets.dependencies(ctx)).map(toDependencyReply);
  }

  @Get('neighbors')
  @RequirePermission('workspace:see')
  @ExactNumbers()
  @RouteSchema({ querystring: AssetKeyQuery, response: { 200: AssetNeighborsReply } })
  async neighbors(@Workspace() ctx: WorkspaceContext, @Query() { key }: Static<typeof AssetKeyQuery>): Promise<AssetNeighborsReply> {
    const { assets, dependencies } = await this.assets.neighbors(ctx, key);
    return {
      root_asset_key: key,
      assets: Object.fromEntries(assets.map((asset) => [asset.key, toAssetReply(asset)])),
      dependencies: dependencies.map(({ upstream, downstream }) => ({ upstream_asset_key: upstream, downstream_asset_key: downstream })),
    };
  }

  /** Clients follow the address of the next page as it is. */
  #reply({ accountId, workspaceId }: WorkspaceContext, { assets, dependencies, total, nextToken }: AssetPage, request: FastifyRequest): AssetPageReply {
    const next = nextToken && `${askedAt(this.config, request)}/api/accounts/${accountId}/workspaces/${workspaceId}/assets/filter/next?page-token=${nextToken}`;
    return { assets: assets.map(toAssetReply), dependencies: dependencies.map(toDependencyReply), total, next_page: next };
  }
}
