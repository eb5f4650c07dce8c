import { Module } from '@nestjs/common';
import { AutomationsModule } from '../automations/automations.module.js';
import { BlocksModule } from '../blocks/blocks.module.js';
import { EventsModule } from '../events/events.module.js';
import { DefaultSlasController } from './default-slas.controller.js';
import { DefaultSlasService } from './default-slas.service.js';
import { FreshnessService } from './freshness.service.js';
import { SlasController } from './slas.controller.js';
import { SlasRepository } from './slas.repository.js';
import { SlasService } from './slas.service.js';
import { SlaStatesRepository } from './sla-states.repository.js';
import { SlaStatesService } from './sla-states.service.js';
import { ViolationsDuty } from './violations.duty.js';
import { ViolationsRepository } from './violations.repository.js';

@Module({
  imports: [AutomationsModule, BlocksModule, EventsModule],
  controllers: [DefaultSlasController, SlasController],
  providers: [DefaultSlasService, FreshnessService, SlasRepository, SlasService, SlaStatesRepository, SlaStatesService, ViolationsDuty, ViolationsRepository],
  exports: [SlasService, SlaStatesService],
})
export class SlasModule {}
