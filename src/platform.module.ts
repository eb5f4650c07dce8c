import { Access, Authenticator } from '@app/auth';
import { Config } from '@app/config';
import { Tenancy } from '@app/tenancy';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Platform } from './platform.js';

/** Injection tokens of what has no class of its own. */
export const BROADCAST = Symbol('broadcast');
export const LOGGER = Symbol('logger');
export const PLATFORM = Symbol('platform');

/** Hands the platform's parts to every module. */
@Global()
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: PLATFORM, useValue: platform },
      { provide: Config, useValue: platform.config },
      { provide: LOGGER, useValue: platform.logger },
      { provide: BROADCAST, useValue: platform.broadcast },
      { provide: DataSource, useValue: platform.control },
      { provide: Tenancy, useValue: platform.tenancy },
      { provide: Access, useValue: platform.access },
      { provide: Authenticator, useValue: platform.authenticator },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
