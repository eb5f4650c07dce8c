import { Module } from '@nestjs/common';
import { DeploymentSlotsRepository } from './deployment-slots.repository.js';
import { DeploymentSlotsService } from './deployment-slots.service.js';
import { ExpiredLeasesDuty } from './expired-leases.duty.js';
import { HoldersRepository } from './holders.repository.js';
import { HoldersService } from './holders.service.js';
import { KnownLimits } from './known-limits.js';
import { LimitsController } from './limits.controller.js';
import { LimitsRepository } from './limits.repository.js';
import { LimitsService } from './limits.service.js';
import { SlotLines } from './slot-lines.js';
import { SlotsController } from './slots.controller.js';
import { SlotsRepository } from './slots.repository.js';
import { SlotsService } from './slots.service.js';
import { TagLimitsController } from './tag-limits.controller.js';
import { TagLimitsRepository } from './tag-limits.repository.js';
import { TagLimitsService } from './tag-limits.service.js';
import { TagSlotsService } from './tag-slots.service.js';
import { WaitersRepository } from './waiters.repository.js';
import { Waiters } from './waiters.js';

@Module({
  controllers: [SlotsController, LimitsController, TagLimitsController],
  providers: [
    DeploymentSlotsRepository,
    DeploymentSlotsService,
    ExpiredLeasesDuty,
    HoldersRepository,
    HoldersService,
    KnownLimits,
    LimitsRepository,
    LimitsService,
    SlotLines,
    SlotsRepository,
    SlotsService,
    TagLimitsRepository,
    TagLimitsService,
    TagSlotsService,
    Waiters,
    WaitersRepository,
  ],
  exports: [DeploymentSlotsService, HoldersService, KnownLimits, LimitsService, SlotsRepository, TagLimitsService, TagSlotsService],
})
export class LimitsModule {}
