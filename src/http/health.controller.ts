import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PLATFORM } from '../platform.module.js';
import type { Platform } from '../platform.js';
import { whatIsMissing } from '../readiness.js';
import { Public } from './decorators.js';

/** What load balancers and the command line ask. */
@Controller('api')
export class HealthController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** The process answers. */
  @Get('health')
  @Public()
  health(): true {
    return true;
  }

  /** Requests can be served: the database answers, for the control schema and for workspaces, and Redis where there is one. */
  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ message: string }> {
    const missing = await whatIsMissing(this.platform);
    if (missing === null) return { message: 'OK' };
    void reply.status(503).header('retry-after', '1');
    return { message: `${missing} is not available` };
  }
}
