import { ConfigError } from '@app/config';
import type { DataSource } from 'typeorm';

const VERSION_MIN = 14;

interface ServerFacts {
  version: number;
  encoding: string;
  standby: boolean;
  may_create: boolean;
  role: string;
}

/** Connects, and makes sure that this database can carry an installation. Throws ConfigError with what is in the way, in a sentence. */
export async function connectControlDatabase(control: DataSource, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port || 5432}${pathname}`;
  try {
    await control.initialize();
  } catch (error) {
    throw unusable(`The database at ${place} ${whyNotReached(error)}`);
  }
  const [facts] = await control.query<ServerFacts[]>(`
    select current_setting('server_version_num')::int / 10000 as version, pg_encoding_to_char(encoding) as encoding, pg_is_in_recovery() as standby,
           has_database_privilege(datname, 'CREATE') as may_create, current_user as role
      from pg_database where datname = current_database()`);
  const reason = facts && whyNotUsed(facts);
  if (!reason) return;
  await control.destroy();
  throw unusable(`The database at ${place} ${reason}`);
}

const unusable = (sentence: string): ConfigError => new ConfigError([`EPARCH_DATABASE_URL: ${sentence}`]);

function whyNotUsed({ version, encoding, standby, may_create, role }: ServerFacts): string | null {
  if (version < VERSION_MIN) return `is PostgreSQL ${version}; ${VERSION_MIN} or newer is needed.`;
  if (encoding !== 'UTF8') return `keeps text as ${encoding}. Create one with encoding 'UTF8'.`;
  if (standby) return 'is a standby and cannot be written. Name the primary.';
  if (!may_create) return `lets ${role} create no schemas. Grant it CREATE on the database.`;
  return null;
}

function whyNotReached(error: unknown): string {
  const { code = '', message } = error as { code?: string; message: string };
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return 'does not answer. Is it running, and reachable from here?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'cannot be found: nothing here knows a host of that name.';
    case '28P01':
      return 'refuses this user or password.';
    case '3D000':
      return 'does not exist. Create it first.';
    case '53300':
      return 'has no connection left for this. Raise its max_connections, or lower EPARCH_DATABASE_POOL_MAX.';
    case '57P03':
      return 'is starting or stopping. Try again in a moment.';
  }
  if (/timeout/i.test(message)) return 'does not answer. Is it running, and reachable from here?';
  if (/does not support SSL/.test(message)) return 'offers no encryption. Say sslmode=disable if it needs none.';
  if (/certificate|self.signed|altname/i.test(`${code} ${message}`))
    return `shows a certificate that is not trusted here (${message}). Name its authority with sslrootcert=, or say sslmode=require.`;
  return `cannot be used: ${message}.`;
}
