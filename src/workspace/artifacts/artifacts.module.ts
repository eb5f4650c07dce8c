import { Module } from '@nestjs/common';
import { ArtifactsController } from './artifacts.controller.js';
import { ArtifactsRepository } from './artifacts.repository.js';
import { ArtifactsService } from './artifacts.service.js';

@Module({ controllers: [ArtifactsController], providers: [ArtifactsRepository, ArtifactsService], exports: [ArtifactsService] })
export class ArtifactsModule {}
