import { Global, Module } from '@nestjs/common';
import { Edge } from './edge.js';
import { ErrorPagesController } from './error-pages.controller.js';
import { HealthController } from './health.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { Sockets } from './sockets.js';

@Global()
@Module({
  controllers: [ErrorPagesController, HealthController],
  providers: [ProblemFilter, Sockets, Edge],
  exports: [Sockets],
})
export class HttpModule {}
