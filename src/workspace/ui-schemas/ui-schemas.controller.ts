import { SchemaCheckBody, SchemaCheckReply, type Json, type JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import { findIssues, SchemaError, schemaFailure, toErrorTree, type ErrorNode } from '@app/parameters';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission, Workspace } from '../../http/decorators.js';
import { ExactMember } from '../../http/exact-numbers.js';
import { unlessCircular } from '../parameters/fit.js';
import { HydrationService } from '../variables/hydration.service.js';

/** Tells a form, while it is filled in, what is wrong with its values. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId/ui/schemas')
export class UiSchemasController {
  constructor(private readonly hydration: HydrationService) {}

  @Post('validate')
  @HttpCode(200)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: SchemaCheckBody, response: { 200: SchemaCheckReply } })
  async validate(
    @Workspace() ctx: WorkspaceContext,
    @Body() _: SchemaCheckBody,
    @ExactMember('schema') schema: Json,
    @ExactMember('values') values: Json,
  ): Promise<SchemaCheckReply> {
    // The route's schema lets objects alone through.
    const errors = await this.#errors(ctx, schema as JsonMap, values as JsonMap);
    return { errors, valid: errors.length === 0 };
  }

  async #errors(ctx: WorkspaceContext, schema: JsonMap, values: JsonMap): Promise<ErrorNode[]> {
    const wrongSchema = schemaFailure(schema);
    if (wrongSchema !== null) throw new Fault('request.invalid', `Invalid schema: ${wrongSchema}`);
    const hydrated = await this.hydration.preview(ctx, values);
    try {
      return toErrorTree(unlessCircular(() => findIssues(hydrated, schema)));
    } catch (error) {
      if (error instanceof SchemaError) throw new Fault('request.invalid', `Invalid schema: ${error.message}`);
      throw error;
    }
  }
}
