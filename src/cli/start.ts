import { createServer } from 'node:net';
import { once } from 'node:events';
import type { Config } from '@app/config';
import { startEmbeddedPostgres } from '@app/supervisor';
import { createLogger, type Logger } from '@app/telemetry';
import { startServer } from '../main.js';
import { apiUrlOf } from './urls.js';

/** Starts everything and returns when it was told to stop and has stopped. */
export async function start(config: Config): Promise<void> {
  const began = Date.now();
  const logger = createLogger({ level: config.logLevel, format: config.logFormat });
  const stopped = untilToldToStop(logger);
  if (config.port !== 0) await requireFreePort(config.host, config.port);

  const { ready, database, stopDatabase } = await openDatabase(config, logger);
  try {
    const server = await startServer(ready, logger);
    process.stdout.write(greeting(ready, server.url, database, Date.now() - began));
    await stopped;
    process.stdout.write('Stopping …\n');
    await server.close();
  } finally {
    await stopDatabase();
  }
}

interface OpenedDatabase {
  ready: Config;
  /** In words, for the screen. */
  database: string;
  stopDatabase: () => Promise<void>;
}

async function openDatabase(config: Config, logger: Logger): Promise<OpenedDatabase> {
  if (config.databaseUrl !== null) {
    const { hostname, port, pathname } = new URL(config.databaseUrl);
    return { ready: config, database: `PostgreSQL at ${hostname}:${port || 5432}${pathname}`, stopDatabase: () => Promise.resolve() };
  }
  const postgres = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (message) => logger.warn({ room: 'supervisor' }, message),
    onLost: (reason) => {
      logger.fatal({ room: 'supervisor' }, reason);
      process.exit(1);
    },
  });
  return {
    ready: config.with({ databaseUrl: postgres.url }),
    database: `PostgreSQL in ${config.dataDir}${postgres.adopted ? ', found running' : ''}`,
    stopDatabase: () => postgres.stop(),
  };
}

/** Asked before anything is started, so that the second of two starts changes nothing. */
async function requireFreePort(host: string, port: number): Promise<void> {
  const probe = createServer();
  probe.listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

/** The first signal stops in order, the second at once. */
function untilToldToStop(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (told) process.exit(1);
        told = true;
        logger.debug({ signal }, 'Told to stop.');
        resolve();
      });
    }
  });
}

function greeting(config: Config, url: string, database: string, tookMs: number): string {
  const api = apiUrlOf(config, url);
  return [
    '',
    `  Eparch is ready after ${(tookMs / 1000).toFixed(1)} s.`,
    '',
    `  Console    ${config.publicUrl ?? url}`,
    `  Database   ${database}`,
    `  Queue      ${config.redisUrl ? 'Redis' : 'on the same PostgreSQL'}`,
    '',
    '  Sign up in the console and make an API key there. Then connect the SDK:',
    '',
    `    prefect config set PREFECT_CLOUD_API_URL=${api}`,
    '    prefect cloud login --key <your key> --workspace <account>/<workspace>',
    '    python your_flow.py',
    '',
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
