import { ScheduleCreateBody, ScheduleReply, ScheduleUpdateBody, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactBody, ExactNumbers } from '../../http/exact-numbers.js';
import { toScheduleReply } from './deployments.schema.js';
import { SchedulesService } from './schedules.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments/:id/schedules')
export class SchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Get()
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Array(ScheduleReply) } })
  @ExactNumbers()
  async list(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<ScheduleReply[]> {
    return (await this.schedules.list(ctx, id)).map(toScheduleReply);
  }

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: Type.Array(ScheduleCreateBody), response: { 201: Type.Array(ScheduleReply) } })
  @ExactNumbers()
  async create(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() bodies: ScheduleCreateBody[],
    @ExactBody() exact: Json | undefined,
  ): Promise<ScheduleReply[]> {
    return (await this.schedules.create(ctx, id, bodies, exact)).map(toScheduleReply);
  }

  @Patch(':scheduleId')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: ScheduleUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @IdParam('scheduleId') scheduleId: string,
    @Body() body: ScheduleUpdateBody,
    @ExactBody() exact: Json | undefined,
  ): Promise<void> {
    await this.schedules.update(ctx, id, scheduleId, body, exact);
  }

  @Delete(':scheduleId')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @IdParam('scheduleId') scheduleId: string): Promise<void> {
    await this.schedules.delete(ctx, id, scheduleId);
  }
}
