import { Module } from '@nestjs/common';
import { LimitsController } from './limits.controller.js';
import { LimitsRepository } from './limits.repository.js';
import { LimitsService } from './limits.service.js';
import { SlotsController } from './slots.controller.js';
import { SlotsRepository } from './slots.repository.js';
import { SlotsService } from './slots.service.js';

@Module({
  controllers: [SlotsController, LimitsController],
  providers: [LimitsRepository, LimitsService, SlotsRepository, SlotsService],
  exports: [LimitsService, SlotsRepository],
})
export class LimitsModule {}
