import { Module } from '@nestjs/common';
import { HydrationService } from './hydration.service.js';
import { VariablesController } from './variables.controller.js';
import { VariablesRepository } from './variables.repository.js';
import { VariablesService } from './variables.service.js';

@Module({
  controllers: [VariablesController],
  providers: [HydrationService, VariablesRepository, VariablesService],
  exports: [HydrationService, VariablesService],
})
export class VariablesModule {}
