import { Global, Module } from '@nestjs/common';
import { Edge } from './edge.js';
import { ErrorPagesController } from './error-pages.controller.js';
import { HealthController } from './health.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { Sockets } from './sockets.js';
import { UiSettingsController } from './ui-settings.controller.js';

@Global()
@Module({
  controllers: [ErrorPagesController, HealthController, UiSettingsController],
  providers: [ProblemFilter, Sockets, Edge],
  exports: [Sockets],
})
export class HttpModule {}
