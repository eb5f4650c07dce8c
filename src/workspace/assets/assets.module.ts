import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { AssetHistoryController } from './asset-history.controller.js';
import { AssetHistoryService } from './asset-history.service.js';
import { AssetsController } from './assets.controller.js';
import { AssetsRepository } from './assets.repository.js';
import { AssetsService } from './assets.service.js';

@Module({
  imports: [EventsModule],
  controllers: [AssetsController, AssetHistoryController],
  providers: [AssetHistoryService, AssetsRepository, AssetsService],
  exports: [AssetHistoryService, AssetsService],
})
export class AssetsModule {}
