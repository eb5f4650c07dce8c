import { Module } from '@nestjs/common';
import { BlocksModule } from '../blocks/blocks.module.js';
import { MetaController } from './meta.controller.js';
import { SettingsRepository } from './settings.repository.js';
import { StorageController } from './storage.controller.js';

@Module({ imports: [BlocksModule], controllers: [MetaController, StorageController], providers: [SettingsRepository] })
export class MetaModule {}
