import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { SlasController } from './slas.controller.js';
import { SlasRepository } from './slas.repository.js';
import { SlasService } from './slas.service.js';
import { ViolationsDuty } from './violations.duty.js';
import { ViolationsRepository } from './violations.repository.js';

@Module({
  imports: [EventsModule],
  controllers: [SlasController],
  providers: [SlasRepository, SlasService, ViolationsDuty, ViolationsRepository],
  exports: [SlasService],
})
export class SlasModule {}
