import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { ActionsService } from '../actions/actions.service.js';
import { LOOK_AT_METRICS, nextMetric } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';

/** Looks at metrics when that is due. A workspace without metric triggers costs a look into an empty index. */
@Injectable()
export class MetricsDuty implements Duty, OnModuleInit {
  readonly name = LOOK_AT_METRICS;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly metrics: MetricsService,
    private readonly actions: ActionsService,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextMetric(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    if ((await this.metrics.lookAtDue(ctx)) > 0) await this.actions.performDue(ctx);
  }
}
