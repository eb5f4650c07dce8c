import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { nextAction } from './actions.repository.js';
import { ActionsService } from './actions.service.js';

export const TAKE_ACTIONS = 'take-automation-actions';

/** Sees to actions that whoever evaluated their automation did not live to take. */
@Injectable()
export class ActionsDuty implements Duty, OnModuleInit {
  readonly name = TAKE_ACTIONS;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly actions: ActionsService,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextAction(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    await this.actions.performDue(ctx);
  }
}
