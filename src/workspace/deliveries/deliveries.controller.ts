import { DeliveryListBody, DeliveryReply } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { toDeliveryReply } from './deliveries.schema.js';
import { DeliveriesService } from './deliveries.service.js';

/** What was sent to other systems, with each try. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: DeliveryListBody, response: { 200: Type.Array(DeliveryReply) } })
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: DeliveryListBody): Promise<DeliveryReply[]> {
    return (await this.deliveries.list(ctx, body)).map(toDeliveryReply);
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: DeliveryReply } })
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<DeliveryReply> {
    return toDeliveryReply(await this.deliveries.get(ctx, id));
  }

  @Post(':id/replay')
  @HttpCode(202)
  @RequirePermission('workspace:run')
  @RouteSchema({ response: { 202: DeliveryReply } })
  async replay(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<DeliveryReply> {
    return toDeliveryReply(await this.deliveries.replay(ctx, id));
  }
}
