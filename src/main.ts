import type { Config } from '@app/config';
import { migrateFleet } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { AppModule } from './app.module.js';
import { createApp } from './http/create-app.js';
import { openPlatform } from './platform.js';

export interface RunningServer {
  /** Address that a browser on this machine can open. */
  readonly url: string;
  close(): Promise<void>;
}

/** Runs the roles that the configuration names, until closed. The database must be reachable by now. */
export async function startServer(config: Config, logger: Logger): Promise<RunningServer> {
  const platform = await openPlatform(config, logger);
  const fleet = new AbortController();
  try {
    const app = await createApp(AppModule.of(platform), config, logger);
    await app.listen(config.port, config.host);
    const migrating = migrateFleet(platform.tenancy, { signal: fleet.signal }).then(({ migrated, failed }) => {
      if (migrated > 0) logger.info({ migrated }, 'Workspaces were brought up to date.');
      for (const { workspaceId, error } of failed) logger.error({ workspaceId, err: error }, 'A workspace could not be brought up to date.');
    });
    return {
      url: (await app.getUrl()).replace('[::1]', 'localhost'),
      close: async () => {
        fleet.abort();
        await migrating;
        await app.close();
        await platform.close();
      },
    };
  } catch (error) {
    await platform.close();
    throw error;
  }
}
