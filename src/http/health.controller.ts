import { Fault } from '@app/faults';
import { Controller, Get, Inject } from '@nestjs/common';
import { PLATFORM } from '../platform.module.js';
import type { Platform } from '../platform.js';
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

  /** Requests can be served: the database answers, for the control schema and for workspaces. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ message: 'OK' }> {
    try {
      await Promise.all([this.platform.control.query('select 1'), this.platform.cell.query({ text: 'select 1' })]);
    } catch (error) {
      throw new Fault('database.unavailable', 'Database is not available', { cause: error });
    }
    return { message: 'OK' };
  }
}
