import type { Principal, User } from '@app/auth';
import type { Config } from '@app/config';
import { visitEmbeddedPostgres } from '@app/supervisor';
import { createLogger } from '@app/telemetry';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { apiUrlOf, listeningUrl, workspaceApiUrl } from '../addresses.js';
import { ApiKeysService } from '../control/api-keys/api-keys.service.js';
import { ControlModule } from '../control/control.module.js';
import { LoopsModule } from '../loops/loops.module.js';
import { openPlatform, type Platform } from '../platform.js';
import { PlatformModule } from '../platform.module.js';

export const VIA_OPERATOR: Principal['via'] = { kind: 'operator' };

/** What a command works with. */
export interface Visit {
  readonly platform: Platform;
  /** What PREFECT_CLOUD_API_URL has to be: of the server that runs in the data folder, else as it would be by this configuration. */
  readonly apiUrl: string;
}

/** Does a short piece of work on the installation, whether a server runs or not. */
export async function withPlatform<T>(config: Config, work: (visit: Visit) => Promise<T>): Promise<T> {
  const postgres = config.databaseUrl === null ? await visitEmbeddedPostgres(config.dataDir) : null;
  try {
    const quiet = createLogger({ level: config.logLevel === 'info' ? 'error' : config.logLevel, format: config.logFormat });
    const platform = await openPlatform(postgres ? config.with({ databaseUrl: postgres.url }) : config, quiet);
    try {
      const served = config.publicUrl === null ? postgres?.servedAt : null;
      return await work({ platform, apiUrl: served ?? apiUrlOf(config, listeningUrl(config)) });
    } finally {
      await platform.close();
    }
  } finally {
    await postgres?.stop();
  }
}

/** The same with the services of the control schema, and nothing that listens or works in the background. */
export async function withServices<T>(config: Config, work: (services: INestApplicationContext, apiUrl: string) => Promise<T>): Promise<T> {
  return withPlatform(config.with({ roles: ['api'] }), async ({ platform, apiUrl }) => {
    @Module({ imports: [PlatformModule.of(platform), LoopsModule, ControlModule] })
    class OperatorModule {}
    const services = await NestFactory.createApplicationContext(OperatorModule, { logger: false, abortOnError: false });
    try {
      return await work(services, apiUrl);
    } finally {
      await services.close();
    }
  });
}

export interface Connection {
  account_id: string;
  workspace_id: string;
  api_url: string;
  api_key: string;
}

/** A new key of the user's, with all that a client needs beside it. */
export async function connect(
  services: INestApplicationContext,
  apiUrl: string,
  user: User,
  workspace: { accountId: string; id: string },
): Promise<Connection> {
  const principal: Principal = { actorId: user.actorId, userId: user.id, via: VIA_OPERATOR };
  const { key } = await services.get(ApiKeysService).create(principal, { name: 'command line', expiration: null });
  return {
    account_id: workspace.accountId,
    workspace_id: workspace.id,
    api_url: workspaceApiUrl(apiUrl, workspace.accountId, workspace.id),
    api_key: key,
  };
}

export function print(apiUrl: string, connection: Connection, handles: string, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(connection)}\n`);
    return;
  }
  process.stdout.write(
    [
      `Workspace ${handles} is ready. Its API key is shown only this once:`,
      '',
      `  ${connection.api_key}`,
      '',
      'Connect the SDK:',
      '',
      `  prefect config set PREFECT_CLOUD_API_URL=${apiUrl}`,
      `  prefect cloud login --key ${connection.api_key} --workspace ${handles}`,
      '',
      '',
    ].join('\n'),
  );
}
