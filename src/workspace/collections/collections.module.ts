import { Module } from '@nestjs/common';
import { BlocksModule } from '../blocks/blocks.module.js';
import { CollectionsController } from './collections.controller.js';
import { CollectionsService } from './collections.service.js';

@Module({ imports: [BlocksModule], controllers: [CollectionsController], providers: [CollectionsService] })
export class CollectionsModule {}
