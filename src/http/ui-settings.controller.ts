import { Config } from '@app/config';
import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { apiUrlOf } from '../addresses.js';
import { Public } from './decorators.js';

/** What the reference tells its own pages before they ask for anything. None of them are here. */
@Controller('ui-settings')
export class UiSettingsController {
  constructor(private readonly config: Config) {}

  @Get()
  @Public()
  get(@Req() { protocol, host }: FastifyRequest) {
    return {
      api_url: apiUrlOf(this.config, `${protocol}://${host}`),
      csrf_enabled: false,
      auth: null,
      flags: [],
      default_ui: 'v2',
      available_uis: [],
      v1_base_url: '/',
      v2_base_url: '/v2',
    };
  }
}
