import { Readable } from 'node:stream';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { toCsv } from './logs.csv.js';
import { LogsService } from './logs.service.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/flow_runs')
export class LogsDownloadController {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly logs: LogsService,
  ) {}

  /** Read page by page while it is being sent, so that no run's lines have to fit into memory. */
  @Get(':id/logs/download')
  @RequirePermission('workspace:see')
  async download(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name } = await this.flowRuns.get(ctx, id);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="flow-run-logs.csv"; filename*=UTF-8''${toParameter(`${name}-logs.csv`)}`)
      .send(Readable.from(toCsv(this.logs.allOf(ctx, id))));
  }
}

/** A header's parameter in UTF-8. Source: RFC 8187 */
const toParameter = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
