import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Edge } from './edge.js';
import { ErrorPagesController } from './error-pages.controller.js';
import { HealthController } from './health.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { Sockets } from './sockets.js';
import { UiSettingsController } from './ui-settings.controller.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [ErrorPagesController, HealthController, OpenApiController, UiSettingsController],
  providers: [ProblemFilter, Sockets, Edge],
  exports: [Sockets],
})
export class HttpModule {}
