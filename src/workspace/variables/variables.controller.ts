import { VariableCountBody, VariableCreateBody, VariableListBody, VariableReply, VariableUpdateBody, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember, ExactNumbers } from '../../http/exact-numbers.js';
import { toVariableReply } from './variables.schema.js';
import { VariablesService } from './variables.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/variables')
export class VariablesController {
  constructor(private readonly variables: VariablesService) {}

  @Post()
  @RequirePermission('workspace:run')
  @RouteSchema({ body: VariableCreateBody, response: { 201: VariableReply } })
  @ExactNumbers()
  async create(@Workspace() ctx: WorkspaceContext, @Body() body: VariableCreateBody, @ExactMember('value') value: Json = null): Promise<VariableReply> {
    return toVariableReply(await this.variables.create(ctx, { name: body.name, value, tags: body.tags ?? [] }));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: VariableListBody, response: { 200: Type.Array(VariableReply) } })
  @ExactNumbers()
  async filter(@Workspace() ctx: WorkspaceContext, @Body() body: VariableListBody): Promise<VariableReply[]> {
    return (await this.variables.filter(ctx, body)).map(toVariableReply);
  }

  @Post('count')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: VariableCountBody, response: { 200: Type.Integer() } })
  async count(@Workspace() ctx: WorkspaceContext, @Body() body: VariableCountBody): Promise<number> {
    return this.variables.count(ctx, body.variables ?? null);
  }

  @Get('name/:name')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: VariableReply } })
  @ExactNumbers()
  async getByName(@Workspace() ctx: WorkspaceContext, @Param('name') name: string): Promise<VariableReply> {
    return toVariableReply(await this.variables.get(ctx, { name }));
  }

  @Get(':id')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: VariableReply } })
  @ExactNumbers()
  async get(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<VariableReply> {
    return toVariableReply(await this.variables.get(ctx, { id }));
  }

  @Patch('name/:name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: VariableUpdateBody })
  async updateByName(
    @Workspace() ctx: WorkspaceContext,
    @Param('name') name: string,
    @Body() body: VariableUpdateBody,
    @ExactMember('value') value: Json | undefined,
  ): Promise<void> {
    await this.variables.update(ctx, { name }, { ...body, value });
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: VariableUpdateBody })
  async update(
    @Workspace() ctx: WorkspaceContext,
    @IdParam('id') id: string,
    @Body() body: VariableUpdateBody,
    @ExactMember('value') value: Json | undefined,
  ): Promise<void> {
    await this.variables.update(ctx, { id }, { ...body, value });
  }

  @Delete('name/:name')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async deleteByName(@Workspace() ctx: WorkspaceContext, @Param('name') name: string): Promise<void> {
    await this.variables.delete(ctx, { name });
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workspace:run')
  async delete(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string): Promise<void> {
    await this.variables.delete(ctx, { id });
  }
}
