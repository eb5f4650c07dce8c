import { Access, ApiKey, Authenticator, Bot, LastUsed, Membership, Session, User } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { openBroadcast } from '@app/broadcast';
import { type Config, ConfigError } from '@app/config';
import { connectControlDatabase, createControlDatabase, migrateControlDatabase, PooledCell, type Wrote } from '@app/database';
import { loadInstallationKey, type SecretBox, Tenancy, Workspace } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import type { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { CONTROL_MIGRATIONS } from '../migrations/control/index.js';
import { Account } from './control/accounts/account.entity.js';
import { AuditEvent } from './control/audit/audit-event.entity.js';
import { Disposals } from './disposals.js';
import { openRedis } from './redis.js';
import { Webhook } from './workspace/webhooks/webhook.entity.js';

const ENTITIES = [Account, ApiKey, AuditEvent, Bot, Membership, Session, User, Webhook, Workspace];

/** Everything below the network edge that the app, the loops and the command line share. */
export interface Platform {
  readonly config: Config;
  readonly logger: Logger;
  readonly control: DataSource;
  readonly cell: PooledCell;
  readonly tenancy: Tenancy;
  readonly access: Access;
  readonly authenticator: Authenticator;
  readonly broadcast: Broadcast;
  /** For short questions; null where everything runs on PostgreSQL. */
  readonly redis: Redis | null;
  close(): Promise<void>;
}

/**
 * Connects, brings the control schema up to date and checks the installation's key. `config.databaseUrl` must be set by now.
 * Throws ConfigError and NewerDatabaseError with sentences for whoever started this.
 */
export async function openPlatform(config: Config, logger: Logger): Promise<Platform> {
  const opened = new Disposals(logger);
  try {
    return { ...(await open(config, logger, opened)), close: () => opened.dispose() };
  } catch (error) {
    await opened.dispose();
    throw error;
  }
}

async function open(config: Config, logger: Logger, opened: Disposals): Promise<Omit<Platform, 'close'>> {
  const url = config.databaseUrl;
  if (url === null) throw new ConfigError(['EPARCH_DATABASE_URL: is not set and no embedded PostgreSQL was started.']);
  const control = createControlDatabase({ url, entities: ENTITIES, migrations: CONTROL_MIGRATIONS });
  await connectControlDatabase(control, url);
  opened.add(() => control.destroy());
  await migrateControlDatabase(control);
  const installationKey = await loadInstallationKey(config);
  await requireSameKey(control, installationKey);

  const redis = config.redisUrl === null ? null : await openRedis(config.redisUrl);
  opened.add(async () => redis?.disconnect());
  const broadcast = await openBroadcast(config, logger);
  opened.add(() => broadcast.close());
  const cell = new PooledCell({
    name: 'main',
    url,
    poolMax: config.databasePoolMax,
    namedStatements: config.databaseNamedStatements,
    onError: (error) => logger.warn({ err: error }, 'A database connection broke while idle.'),
  });
  opened.add(() => cell.close());
  const tenancy = new Tenancy(control, new Map([[cell.name, cell]]), installationKey, undefined, announcer(broadcast));
  const access = new Access(control);
  const lastUsed = new LastUsed(control, (error) => logger.warn({ err: error }, 'The last use of API keys could not be written.'));
  opened.add(() => lastUsed.close());
  const authenticator = new Authenticator(control, lastUsed, config.sessionDays);
  forgetOnNews(broadcast, { authenticator, access, tenancy });
  return { config, logger, control, cell, tenancy, access, authenticator, broadcast, redis };
}

/** Has all replicas hear what was written in a workspace. */
const announcer =
  (broadcast: Broadcast) =>
  (workspaceId: string, ...[table, ids]: Parameters<Wrote>): void => {
    if (table === 'event' || table === 'log') broadcast.publish('rows-added', { workspaceId, table });
    else if (table === 'flow_run') broadcast.publish('runs-moved', { workspaceId, runs: Object.fromEntries((ids ?? []).map((id) => [id, 's'])) });
    else broadcast.publish('rows-changed', { workspaceId, table, ids });
  };

/** What is cached of keys, memberships and placements goes when it changed, and all of it when news may have been missed. */
function forgetOnNews(broadcast: Broadcast, { authenticator, access, tenancy }: Pick<Platform, 'authenticator' | 'access' | 'tenancy'>): void {
  const forgetCredentials = (): void => {
    authenticator.dropAll();
    access.dropAll();
  };
  broadcast.subscribe('credentials-changed', forgetCredentials);
  broadcast.subscribe('workspace-moved', ({ workspaceId }) => tenancy.dropCached(workspaceId));
  broadcast.subscribe('resync', () => {
    forgetCredentials();
    tenancy.dropAllCached();
  });
}

/** The first start notes which key it has; a later one with another key could read no secret and would write ones that the others cannot. */
async function requireSameKey(control: DataSource, key: SecretBox): Promise<void> {
  await control.query('insert into eparch.installation (key_fingerprint) values ($1) on conflict do nothing', [key.fingerprint()]);
  const [row] = await control.query<{ key_fingerprint: string }[]>('select key_fingerprint from eparch.installation');
  if (row?.key_fingerprint !== key.fingerprint()) {
    throw new ConfigError([
      'EPARCH_SECRET_KEY: is not the key that this database was set up with. Give the same key (or the same secret.key file) to every replica.',
    ]);
  }
}
