import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { EdgeGuard } from './edge.guard.js';
import { ErrorPagesController } from './error-pages.controller.js';
import { HealthController } from './health.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { Sockets } from './sockets.js';

@Global()
@Module({
  controllers: [ErrorPagesController, HealthController],
  providers: [ProblemFilter, Sockets, { provide: APP_GUARD, useClass: EdgeGuard }],
  exports: [Sockets],
})
export class HttpModule {}
