import { Fault } from '@app/faults';
import { Controller, Get } from '@nestjs/common';
import { Public, RequirePermission } from '../../http/decorators.js';

/** The API that this server speaks, and the release of the reference that spoke it first. Clients compare them with their own. */
const API_VERSION = '0.8.4';
const SERVER_VERSION = '3.8.8';

/** What clients ask about the server itself, at the workspace's address since that is the only one they know. */
@Controller('api/accounts/:accountId/workspaces/:workspaceId')
export class MetaController {
  @Get('health')
  @Public()
  health(): true {
    return true;
  }

  @Get('hello')
  @Public()
  hello(): string {
    return JSON.stringify('👋');
  }

  @Get('version')
  @Public()
  version(): string {
    return JSON.stringify(API_VERSION);
  }

  @Get('ready')
  @RequirePermission('workspace:see')
  ready(): { message: 'OK' } {
    // The guard has just opened the workspace, which asks the database.
    return { message: 'OK' };
  }

  @Get('admin/version')
  @RequirePermission('workspace:see')
  serverVersion(): string {
    return JSON.stringify(SERVER_VERSION);
  }

  /** Clients ask whether they may report usage to their makers. They may not. */
  @Get('admin/settings')
  @RequirePermission('workspace:see')
  settings() {
    return { server: { analytics_enabled: false } };
  }

  /** Bearer keys need no tokens against forged requests: a browser never sends them by itself. */
  @Get('csrf-token')
  @RequirePermission('workspace:see')
  csrfToken(): never {
    throw new Fault('request.csrf_disabled', 'CSRF protection is disabled.');
  }
}
