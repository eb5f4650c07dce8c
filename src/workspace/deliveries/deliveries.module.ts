import { Config } from '@app/config';
import { Egress } from '@app/egress';
import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { BlocksModule } from '../blocks/blocks.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesDuty } from './deliveries.duty.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveriesService } from './deliveries.service.js';
import { EGRESS, Sender } from './sender.js';

@Module({
  imports: [BlocksModule],
  controllers: [DeliveriesController],
  providers: [
    DeliveriesDuty,
    DeliveriesRepository,
    DeliveriesService,
    Sender,
    { provide: EGRESS, useFactory: (config: Config) => new Egress(config), inject: [Config] },
  ],
  exports: [DeliveriesService],
})
export class DeliveriesModule implements OnApplicationShutdown {
  constructor(
    @Inject(EGRESS) private readonly egress: Egress,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** What is on its way is given up, to be tried again. */
  async onApplicationShutdown(): Promise<void> {
    await this.egress.close();
    await this.deliveries.settled();
  }
}
