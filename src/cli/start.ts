import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@app/config';
import { startEmbeddedPostgres, SupervisorError } from '@app/supervisor';
import { createLogger, type Logger } from '@app/telemetry';
import { apiUrlOf, networkUrls } from '../addresses.js';

/** Longer than any request takes that is worth waiting for, and well within what a process manager grants. */
const CLOSE_TIMEOUT_MS = 10_000;

/** Starts everything and returns when it was told to stop and has stopped. */
export async function start(config: Config): Promise<void> {
  const logger = createLogger({ level: config.logLevel, format: config.logFormat });
  const told = untilToldToStop(logger);
  if (config.port !== 0) await requireFreePort(config.host, config.port);

  // Loaded once the address is known to be free: that one is not is told in a third of the time.
  const { startServer } = await import('../main.js');
  const database = await openDatabase(config, logger);
  try {
    const server = await startServer(database.config, logger);
    try {
      database.announce(apiUrlOf(config, server.url));
      process.stdout.write(greeting(config, server.url, database.words, performance.now()));
      await Promise.race([told, database.lost]);
      process.stdout.write('Stopping …\n');
    } finally {
      await closeInTime(server, logger);
    }
  } finally {
    await database.stop();
  }
}

interface OpenedDatabase {
  config: Config;
  /** For the screen. */
  words: string;
  /** Rejects when it died and could not be brought back. */
  lost: Promise<never>;
  /** Tells commands on this machine where the API is. */
  announce: (apiUrl: string) => void;
  stop: () => Promise<void>;
}

async function openDatabase(config: Config, logger: Logger): Promise<OpenedDatabase> {
  if (config.databaseUrl !== null) {
    const { hostname, port, pathname } = new URL(config.databaseUrl);
    return {
      config,
      words: `PostgreSQL at ${hostname}:${port || 5432}${pathname}`,
      lost: new Promise(() => undefined),
      announce: () => undefined,
      stop: () => Promise.resolve(),
    };
  }
  let lose: (reason: SupervisorError) => void = () => undefined;
  const lost = new Promise<never>((_resolve, reject) => (lose = reject));
  // Nobody waits for it yet while the rest is started.
  lost.catch(() => undefined);
  const postgres = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (message) => logger.warn({ room: 'supervisor' }, message),
    onLost: (reason) => lose(new SupervisorError(reason)),
  });
  return {
    config: config.with({ databaseUrl: postgres.url }),
    words: `PostgreSQL in ${config.dataDir}${postgres.adopted ? ', found running' : ''}`,
    lost,
    announce: (apiUrl) => postgres.announce(apiUrl),
    stop: () => postgres.stop(),
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

/** What waits for a store that is away would wait for ever. */
async function closeInTime(server: { close(): Promise<void> }, logger: Logger): Promise<void> {
  const closed = server.close().then(() => true);
  if (await Promise.race([closed, sleep(CLOSE_TIMEOUT_MS, false, { ref: false })])) return;
  logger.warn(`Some work did not end within ${CLOSE_TIMEOUT_MS / 1000} s and is left to the next start.`);
}

/** The first signal stops in order, the second at once. */
function untilToldToStop(logger: Logger): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
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
  return [
    '',
    `  Eparch is ready after ${(tookMs / 1000).toFixed(1)} s.`,
    '',
    `  Console    ${config.publicUrl ?? url}`,
    ...(config.publicUrl === null ? networkUrls(config, new URL(url).port).map((network) => `             ${network}`) : []),
    `  Database   ${database}`,
    `  Queue      ${config.redisUrl ? 'Redis' : 'on the same PostgreSQL'}`,
    '',
    '  Sign up in the console and make an API key there. Then connect the SDK:',
    '',
    `    prefect config set PREFECT_CLOUD_API_URL=${apiUrlOf(config, url)}`,
    '    prefect cloud login --key <your key> --workspace <account>/<workspace>',
    '    python your_flow.py',
    '',
    '  Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
