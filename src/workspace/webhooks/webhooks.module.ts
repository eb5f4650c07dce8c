import { Module } from '@nestjs/common';
import { ControlModule } from '../../control/control.module.js';
import { EventsModule } from '../events/events.module.js';
import { HooksController } from './hooks.controller.js';
import { HooksService } from './hooks.service.js';
import { ReceivedHooks } from './received-hooks.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [ControlModule, EventsModule],
  controllers: [HooksController, WebhooksController],
  providers: [HooksService, ReceivedHooks, WebhooksRepository, WebhooksService],
  exports: [ReceivedHooks, WebhooksService],
})
export class WebhooksModule {}
