import type { Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Duty } from '../../loops/duty.js';
import { Upkeep } from '../../loops/upkeep.js';
import { nextDelivery } from './deliveries.repository.js';
import { DELIVER, DeliveriesService } from './deliveries.service.js';

/** Has deliveries sent when they are due. */
@Injectable()
export class DeliveriesDuty implements Duty, OnModuleInit {
  readonly name = DELIVER;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly deliveries: DeliveriesService,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  nextDue(schema: Schema): string {
    return nextDelivery(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    await this.deliveries.performDue(ctx);
  }
}
