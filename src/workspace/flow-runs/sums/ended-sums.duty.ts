import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { EndedSumsRepository, nextAddition } from './ended-sums.repository.js';

const BATCH = 20_000;

/** Adds up what has ended. Counts are right without it, only slower. */
@Injectable()
export class EndedSumsDuty implements Duty, OnModuleInit {
  readonly name = 'add-up-ended-runs';

  constructor(
    private readonly upkeep: Upkeep,
    private readonly sums: EndedSumsRepository,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextAddition(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    while ((await this.sums.addChanges(ctx, BATCH)) === BATCH);
  }
}
