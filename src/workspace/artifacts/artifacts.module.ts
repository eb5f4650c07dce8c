import { Module } from '@nestjs/common';
import { ArtifactReadsRepository } from './artifact-reads.repository.js';
import { ArtifactReadsService } from './artifact-reads.service.js';
import { ArtifactsController } from './artifacts.controller.js';
import { ArtifactsRepository } from './artifacts.repository.js';
import { ArtifactsService } from './artifacts.service.js';

@Module({
  controllers: [ArtifactsController],
  providers: [ArtifactReadsRepository, ArtifactReadsService, ArtifactsRepository, ArtifactsService],
  exports: [ArtifactReadsService, ArtifactsService],
})
export class ArtifactsModule {}
