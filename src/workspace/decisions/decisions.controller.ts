import { DecisionsQuery, DecisionsReply, fromIso, toIso } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Controller, Get, Query } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../http/decorators.js';
import type { Page } from '../states/page.js';
import { AskersService } from './askers.service.js';
import type { RunDecision } from './decisions.repository.js';
import { toDecisionReply } from './decisions.schema.js';
import { DecisionsService, type DecisionsPage } from './decisions.service.js';

const FIRST = 50;

@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class DecisionsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly askers: AskersService,
  ) {}

  @Get('flow_runs/:id/decisions')
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: DecisionsQuery, response: { 200: DecisionsReply } })
  async ofFlowRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: DecisionsQuery): Promise<DecisionsReply> {
    return this.#toReply(await this.decisions.ofFlowRun(ctx, id, toPageWanted(query)));
  }

  @Get('task_runs/:id/decisions')
  @RequirePermission('workspace:see')
  @RouteSchema({ querystring: DecisionsQuery, response: { 200: DecisionsReply } })
  async ofTaskRun(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Query() query: DecisionsQuery): Promise<DecisionsReply> {
    return this.#toReply(await this.decisions.ofTaskRun(ctx, id, toPageWanted(query)));
  }

  async #toReply({ items, hasNextPage }: Page<RunDecision>): Promise<DecisionsReply> {
    const askers = await this.askers.name(items.map(({ asker }) => asker));
    const last = items.at(-1);
    return {
      results: items.map((decision, index) => toDecisionReply(decision, askers[index] ?? null)),
      next: hasNextPage && last ? toIso(last.decided) : null,
    };
  }
}

const toPageWanted = ({ limit, order, after }: DecisionsQuery): DecisionsPage => ({
  order: order ?? 'desc',
  after: after === undefined ? null : fromIso(after),
  first: limit === undefined ? FIRST : Number(limit),
});
