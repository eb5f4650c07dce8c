import { Module } from '@nestjs/common';
import { LimitsController } from './limits.controller.js';
import { MetaController } from './meta.controller.js';
import { SettingsRepository } from './settings.repository.js';
import { StorageController } from './storage.controller.js';

@Module({ controllers: [LimitsController, MetaController, StorageController], providers: [SettingsRepository] })
export class MetaModule {}
