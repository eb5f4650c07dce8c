import { Config } from '@app/config';
import { API_VERSION } from '@app/contract';
import { Controller, Get, Param, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { basePathOf } from '../base-path.js';
import { JsonTextReply, Public, RequirePermission } from '../decorators.js';
import { declaredRoutes, type DeclaredRoute } from './declared-routes.js';
import { describeRoutes, WORKSPACE } from './document.js';

/** The API as its routes declare it: whole, and below the address that clients of one workspace know. */
@Controller('api')
export class OpenApiController {
  #routes: readonly DeclaredRoute[] | undefined;
  readonly #texts = new Map<string, string>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly config: Config,
  ) {}

  @Get('openapi.json')
  @Public()
  @JsonTextReply()
  whole(): string {
    return this.#text('whole', (routes) => routes, basePathOf(this.config) || '/');
  }

  @Get('accounts/:accountId/workspaces/:workspaceId/openapi.json')
  @RequirePermission('workspace:see')
  @JsonTextReply()
  ofWorkspace(@Param('accountId') accountId: string, @Param('workspaceId') workspaceId: string): string {
    const address = `${basePathOf(this.config)}${WORKSPACE}`.replace('{accountId}', accountId).replace('{workspaceId}', workspaceId);
    // Written once for all workspaces: only the address of one differs from that of another.
    return this.#text('workspace', belowWorkspace, PLACE).replace(JSON.stringify(PLACE), JSON.stringify(address));
  }

  /** Routes are known once all modules are there, and never change. */
  #text(name: string, choose: (routes: readonly DeclaredRoute[]) => readonly DeclaredRoute[], serverUrl: string): string {
    this.#routes ??= declaredRoutes(this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? [metatype as Type] : [])));
    const text = this.#texts.get(name) ?? JSON.stringify(describeRoutes(choose(this.#routes), { serverUrl, version: API_VERSION }));
    this.#texts.set(name, text);
    return text;
  }
}

const PLACE = '/the-address-of-the-workspace';

const belowWorkspace = (routes: readonly DeclaredRoute[]): DeclaredRoute[] =>
  routes.flatMap((route) => (route.path.startsWith(`${WORKSPACE}/`) ? [{ ...route, path: route.path.slice(WORKSPACE.length) }] : []));
