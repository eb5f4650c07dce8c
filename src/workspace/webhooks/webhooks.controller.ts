import type { Principal } from '@app/auth';
import { WebhookCreateBody, WebhookListBody, WebhookReplaceBody, WebhookReply, WebhookUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { CurrentPrincipal, IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import type { Webhook } from './webhook.entity.js';
import { toWebhookReply } from './webhooks.schema.js';
import { WebhooksService } from './webhooks.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post()
  @RequirePermission('workspace:write')
  @RouteSchema({ body: WebhookCreateBody, response: { 201: WebhookReply } })
  async create(@Workspace() ctx: WorkspaceContext, @CurrentPrincipal() principal: Principal, @Body() body: WebhookCreateBody): Promise<WebhookReply> {
    return this.#reply(ctx, await this.webhooks.create(ctx, principal, body));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: WebhookListBody, response: { 200: Type.Array(WebhookReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: WebhookListBody): Promise<WebhookReply[]> {
    const webhooks = await this.webhooks.list(ctx, body);
    const serviceAccounts = await this.webhooks.serviceAccountsOf(ctx, webhooks);
    return webhooks.map((webhook) => toWebhookReply(ctx, webhook, serviceAccounts.get(webhook.serviceAccountId ?? '') ?? null));
  }

  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(WebhookReply) } })
  async list(@Workspace() ctx: WorkspaceContext): Promise<WebhookReply[]> {
    return this.filter(ctx, {});
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: WebhookReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<WebhookReply> {
    return this.#reply(ctx, await this.webhooks.get(ctx, id));
  }

  @Put(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: WebhookReplaceBody })
  async replace(
    @Workspace() ctx: WorkspaceContext,
    @CurrentPrincipal() principal: Principal,
    @IdParam('id') id: string,
    @Body() body: WebhookReplaceBody,
  ): Promise<void> {
    await this.webhooks.replace(ctx, principal, id, body);
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  @RouteSchema({ body: WebhookUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @CurrentPrincipal() principal: Principal,
    @IdParam('id') id: string,
    @Body() { enabled }: WebhookUpdateBody,
  ): Promise<void> {
    // The hosted plane's schema has a default of true.
    await this.webhooks.setEnabled(ctx, principal, id, enabled ?? true);
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @RequirePermission('workspace:write')
  @RouteSchema({ response: { 200: WebhookReply } })
  async rotate(@Workspace() ctx: WorkspaceContext, @CurrentPrincipal() principal: Principal, @IdParam('id') id: string): Promise<WebhookReply> {
    return this.#reply(ctx, await this.webhooks.rotate(ctx, principal, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:write')
  async delete(@Workspace() ctx: WorkspaceContext, @CurrentPrincipal() principal: Principal, @IdParam('id') id: string): Promise<void> {
    await this.webhooks.delete(ctx, principal, id);
  }

  async #reply(ctx: WorkspaceContext, webhook: Webhook): Promise<WebhookReply> {
    const [serviceAccount = null] = (await this.webhooks.serviceAccountsOf(ctx, [webhook])).values();
    return toWebhookReply(ctx, webhook, serviceAccount);
  }
}
