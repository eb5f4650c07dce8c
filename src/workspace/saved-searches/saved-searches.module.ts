import { Module } from '@nestjs/common';
import { SavedSearchesController } from './saved-searches.controller.js';
import { SavedSearchesRepository } from './saved-searches.repository.js';
import { SavedSearchesService } from './saved-searches.service.js';

@Module({ controllers: [SavedSearchesController], providers: [SavedSearchesRepository, SavedSearchesService], exports: [SavedSearchesService] })
export class SavedSearchesModule {}
