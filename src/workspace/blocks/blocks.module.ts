import { Module } from '@nestjs/common';
import { BlockCapabilitiesController } from './block-capabilities.controller.js';
import { BlockDocumentsController } from './block-documents.controller.js';
import { BlockDocumentsRepository } from './block-documents.repository.js';
import { BlockDocumentsService } from './block-documents.service.js';
import { BlockSchemasController } from './block-schemas.controller.js';
import { BlockSchemasRepository } from './block-schemas.repository.js';
import { BlockSchemasService } from './block-schemas.service.js';
import { BlockTypesController } from './block-types.controller.js';
import { BlockTypesRepository } from './block-types.repository.js';
import { BlockTypesService } from './block-types.service.js';
import { NamedDocumentsController } from './named-documents.controller.js';

@Module({
  controllers: [BlockTypesController, NamedDocumentsController, BlockSchemasController, BlockCapabilitiesController, BlockDocumentsController],
  providers: [BlockTypesRepository, BlockTypesService, BlockSchemasRepository, BlockSchemasService, BlockDocumentsRepository, BlockDocumentsService],
  exports: [BlockDocumentsService, BlockSchemasService, BlockTypesService],
})
export class BlocksModule {}
