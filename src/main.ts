import type { AddressInfo } from 'node:net';
import type { Config } from '@app/config';
import { migrateFleet } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { AppModule } from './app.module.js';
import { listeningUrl } from './addresses.js';
import { Disposals } from './disposals.js';
import { createApp } from './http/create-app.js';
import { openPlatform, type Platform } from './platform.js';

export interface RunningServer {
  /** Address that programs on this machine can reach. */
  readonly url: string;
  close(): Promise<void>;
}

/** Runs the roles that the configuration names, until closed. The database must be reachable by now. */
export async function startServer(config: Config, logger: Logger): Promise<RunningServer> {
  const opened = new Disposals(logger);
  try {
    const platform = await openPlatform(config, logger);
    opened.add(() => platform.close());
    const app = await createApp(AppModule.of(platform), config, logger);
    opened.add(() => app.close());
    await app.listen(config.port, config.host);
    const fleet = bringFleetUpToDate(platform, logger);
    opened.add(() => fleet.close());
    const { port } = app.getHttpServer().address() as AddressInfo;
    return { url: listeningUrl({ host: config.host, port }), close: () => opened.dispose() };
  } catch (error) {
    await opened.dispose();
    throw error;
  }
}

/** In the background: a workspace that somebody opens before its turn is brought up to date then. */
function bringFleetUpToDate({ tenancy }: Platform, logger: Logger): { close(): Promise<void> } {
  const stop = new AbortController();
  const running = migrateFleet(tenancy, { signal: stop.signal }).then(({ migrated, failed }) => {
    if (migrated > 0) logger.info({ migrated }, 'Workspaces were brought up to date.');
    for (const { workspaceId, error } of failed) logger.error({ workspaceId, err: error }, 'A workspace could not be brought up to date.');
  });
  running.catch((error: unknown) => logger.error({ err: error }, 'Workspaces could not be brought up to date.'));
  return {
    close: async () => {
      stop.abort();
      await running.catch(() => undefined);
    },
  };
}
