import { TemplateCheckBody, TemplateErrorReply } from '@app/contract';
import { Template, TemplateError } from '@app/templates';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../http/decorators.js';

/** Tells a form, while it is filled in, what is wrong with a template. Source: docs/contract/services.md#templates */
@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class TemplatesController {
  @Post('templates/validate')
  @HttpCode(204)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TemplateCheckBody, response: { 422: TemplateErrorReply } })
  validate(@Body() source: TemplateCheckBody, @Res({ passthrough: true }) reply: FastifyReply): TemplateErrorReply | undefined {
    const error = errorOf(source);
    if (!error) return undefined;
    void reply.status(422);
    return { error: { line: error.line, message: error.message, source } };
  }

  /** The address that older pages know. */
  @Post('automations/templates/validate')
  @HttpCode(204)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TemplateCheckBody, response: { 422: TemplateErrorReply } })
  validateForAutomation(@Body() source: TemplateCheckBody, @Res({ passthrough: true }) reply: FastifyReply): TemplateErrorReply | undefined {
    return this.validate(source, reply);
  }
}

function errorOf(source: string): TemplateError | null {
  try {
    new Template(source);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}
