import { Access, ApiKey, Authenticator, LastUsed, Membership, Session, User } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { openBroadcast } from '@app/broadcast';
import { type Config, ConfigError } from '@app/config';
import { createControlDatabase, migrateControlDatabase, PooledCell } from '@app/database';
import { loadInstallationKey, type SecretBox, Tenancy, Workspace } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import type { DataSource } from 'typeorm';
import { CONTROL_MIGRATIONS } from '../migrations/control/index.js';
import { Account } from './control/accounts/account.entity.js';
import { AuditEvent } from './control/audit/audit-event.entity.js';

const ENTITIES = [Account, ApiKey, AuditEvent, Membership, Session, User, Workspace];

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
  close(): Promise<void>;
}

/** Connects, brings the control schema up to date and checks the installation's key. `config.databaseUrl` must be set by now. */
export async function openPlatform(config: Config, logger: Logger): Promise<Platform> {
  const url = config.databaseUrl;
  if (url === null) throw new ConfigError(['EPARCH_DATABASE_URL: is not set and no embedded PostgreSQL was started.']);
  const control = createControlDatabase({ url, entities: ENTITIES, migrations: CONTROL_MIGRATIONS });
  await control.initialize();
  await migrateControlDatabase(control);
  const installationKey = await loadInstallationKey(config);
  await requireSameKey(control, installationKey);

  const broadcast = await openBroadcast(config, logger);
  const cell = new PooledCell({
    name: 'main',
    url,
    poolMax: config.databasePoolMax,
    namedStatements: config.databaseNamedStatements,
    onError: (error) => logger.warn({ err: error }, 'A database connection broke while idle.'),
  });
  const tenancy = new Tenancy(control, new Map([[cell.name, cell]]), installationKey);
  const access = new Access(control);
  const lastUsed = new LastUsed(control, (error) => logger.warn({ err: error }, 'The last use of API keys could not be written.'));
  const authenticator = new Authenticator(control, lastUsed, config.sessionDays);
  broadcast.subscribe('credentials-changed', () => {
    authenticator.dropAll();
    access.dropAll();
  });
  broadcast.subscribe('workspace-moved', ({ workspaceId }) => tenancy.dropCached(workspaceId));

  return {
    config,
    logger,
    control,
    cell,
    tenancy,
    access,
    authenticator,
    broadcast,
    close: async () => {
      await lastUsed.close();
      await broadcast.close();
      await cell.close();
      await control.destroy();
    },
  };
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
