import { TemplateCheckBody } from '@app/contract';
import { Fault } from '@app/faults';
import { Template, TemplateError } from '@app/templates';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { RequirePermission } from '../../http/decorators.js';

/** Tells a form, while it is filled in, what is wrong with a template. Source: docs/contract/services.md#templates */
@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class TemplatesController {
  @Post('templates/validate')
  @HttpCode(204)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TemplateCheckBody })
  validate(@Body() source: TemplateCheckBody): void {
    requireTemplate(source);
  }

  /** The address that older pages know. */
  @Post('automations/templates/validate')
  @HttpCode(204)
  @RequirePermission('workspace:see')
  @RouteSchema({ body: TemplateCheckBody })
  validateForAutomation(@Body() source: TemplateCheckBody): void {
    requireTemplate(source);
  }
}

/** Faults with `template.invalid`. */
function requireTemplate(source: string): void {
  try {
    new Template(source);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { line, message, sentence } = error;
    throw new Fault('template.invalid', sentence, { members: { error: { line, message, source } } });
  }
}
