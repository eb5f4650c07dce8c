import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { NEXT_EXPIRY, SlotsRepository } from './slots.repository.js';

export const END_EXPIRED_LEASES = 'end-expired-leases';
const BATCH = 100;

/** Gives back what leases held that ran out. Whoever wants their slots does not need it; whoever reads how many are taken does. */
@Injectable()
export class ExpiredLeasesDuty implements Duty, OnModuleInit {
  readonly name = END_EXPIRED_LEASES;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly slots: SlotsRepository,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return NEXT_EXPIRY(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    while ((await this.slots.endExpired(ctx, BATCH)) === BATCH);
  }
}
