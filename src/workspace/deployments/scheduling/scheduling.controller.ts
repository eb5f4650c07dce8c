import { DeploymentScheduleBody, fromIso } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { IdParam, RequirePermission, Workspace } from '../../../http/decorators.js';
import { Clock } from '../../states/clock.js';
import { reachFrom, type Reach } from './due-dates.js';
import { Scheduler } from './scheduler.js';

@Controller('api/accounts/:accountId/workspaces/:workspaceId/deployments')
export class SchedulingController {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly clock: Clock,
  ) {}

  @Post(':id/schedule')
  @HttpCode(200)
  @RequirePermission('workspace:run')
  @RouteSchema({ body: DeploymentScheduleBody })
  async schedule(@Workspace() ctx: WorkspaceContext, @IdParam('id') id: string, @Body() body: DeploymentScheduleBody): Promise<null> {
    await this.scheduler.makeRuns(ctx, id, toReach(body, this.clock.now()));
    return null;
  }
}

function toReach({ start_time, end_time, min_time, min_runs, max_runs }: DeploymentScheduleBody, now: number): Reach {
  const usual = reachFrom((start_time ? fromIso(start_time) : null) ?? now);
  return {
    ...usual,
    until: (end_time ? fromIso(end_time) : null) ?? usual.until,
    timeMinMicros: typeof min_time === 'number' ? min_time * 1_000_000 : usual.timeMinMicros,
    runsMin: min_runs ?? usual.runsMin,
    runsMax: max_runs ?? usual.runsMax,
  };
}
