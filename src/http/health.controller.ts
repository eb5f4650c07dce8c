import { Flag, Text } from '@app/contract';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { PLATFORM } from '../platform.module.js';
import type { Platform } from '../platform.js';
import { whatIsMissing } from '../readiness.js';
import { Public } from './decorators.js';

const ReadyReply = Type.Object({ message: Text });

/** What load balancers and the command line ask. */
@Controller('api')
export class HealthController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** The process answers. */
  @Get('health')
  @Public()
  @RouteSchema({ response: { 200: Flag } })
  health(): true {
    return true;
  }

  /** Requests can be served: the database answers, for the control schema and for workspaces, and Redis where there is one. */
  @Get('ready')
  @Public()
  @RouteSchema({ response: { 200: ReadyReply, 503: ReadyReply } })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ message: string }> {
    const missing = await whatIsMissing(this.platform);
    if (missing === null) return { message: 'OK' };
    void reply.status(503).header('retry-after', '1');
    return { message: `${missing} is not available` };
  }
}
