import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { nextRedelivery } from './cleanups.repository.js';
import { CleanupsService, REDELIVER_CLEANUPS } from './cleanups.service.js';

/** Sees to clean-up messages whose worker gave them back or was not heard of in time. */
@Injectable()
export class CleanupsDuty implements Duty, OnModuleInit {
  readonly name = REDELIVER_CLEANUPS;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly cleanups: CleanupsService,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextRedelivery(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    await this.cleanups.redeliver(ctx);
  }
}
