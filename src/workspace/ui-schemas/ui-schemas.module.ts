import { Module } from '@nestjs/common';
import { VariablesModule } from '../variables/variables.module.js';
import { UiSchemasController } from './ui-schemas.controller.js';

@Module({ imports: [VariablesModule], controllers: [UiSchemasController] })
export class UiSchemasModule {}
