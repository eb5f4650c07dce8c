import { API_VERSION, Flag, SERVER_VERSION, Text } from '@app/contract';
import { Fault } from '@app/faults';
import { Controller, Get } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type, type Static } from '@sinclair/typebox';
import { JsonTextReply, Public, RequirePermission } from '../../http/decorators.js';
import { LIST_LIMIT_MAX } from '../filters/page.js';
import { PARAMETERS_BYTES_MAX } from '../flow-runs/exact-values.js';

const SettingsReply = Type.Object({
  server: Type.Object({
    analytics_enabled: Flag,
    api: Type.Object({ default_limit: Type.Integer(), max_parameter_size: Type.Integer(), csrf_protection_enabled: Flag }),
  }),
});
type SettingsReply = Static<typeof SettingsReply>;

/** What clients ask about the server itself, at the workspace's address since that is the only one they know. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class MetaController {
  @Get('health')
  @Public()
  @RouteSchema({ response: { 200: Flag } })
  health(): true {
    return true;
  }

  @Get('hello')
  @Public()
  @RouteSchema({ response: { 200: Text } })
  @JsonTextReply()
  hello(): string {
    return JSON.stringify('👋');
  }

  @Get('version')
  @Public()
  @RouteSchema({ response: { 200: Text } })
  @JsonTextReply()
  version(): string {
    return JSON.stringify(API_VERSION);
  }

  @Get('ready')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Type.Object({ message: Text }) } })
  ready(): { message: 'OK' } {
    // The guard has just opened the workspace, which asks the database.
    return { message: 'OK' };
  }

  @Get('admin/version')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: Text } })
  @JsonTextReply()
  serverVersion(): string {
    return JSON.stringify(SERVER_VERSION);
  }

  /** As much of the reference's tree as is true here. Clients ask whether they may report usage to their makers: they may not. */
  @Get('admin/settings')
  @RequirePermission('workspace:see')
  @RouteSchema({ response: { 200: SettingsReply } })
  settings(): SettingsReply {
    return {
      server: {
        analytics_enabled: false,
        api: { default_limit: LIST_LIMIT_MAX, max_parameter_size: PARAMETERS_BYTES_MAX, csrf_protection_enabled: false },
      },
    };
  }

  /** Bearer keys need no tokens against forged requests: a browser never sends them by itself. */
  @Get('csrf-token')
  @RequirePermission('workspace:see')
  csrfToken(): never {
    throw new Fault('request.csrf_disabled', 'CSRF protection is disabled.');
  }
}
