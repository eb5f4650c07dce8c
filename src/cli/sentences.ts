import { ConfigError } from '@app/config';
import { NewerDatabaseError } from '@app/database';
import { Fault } from '@app/faults';
import { SupervisorError } from '@app/supervisor';

/** What went wrong as one sentence for a terminal; null for what only a stack explains. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof NewerDatabaseError || error instanceof SupervisorError) return error.message;
  if (error instanceof Fault) return error.detail;
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return `${addressOf(error)} is taken by another program. Stop that, or choose another port with --port.`;
    case 'EACCES':
      return `${addressOf(error)} may not be used by this user. Choose a port above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${addressOf(error)} is no address of this machine. Choose another with --host.`;
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
      return 'The database at EPARCH_DATABASE_URL does not answer. Is it running, and reachable from here?';
    case '28P01':
    case '28000':
      return 'The database refused the user or the password in EPARCH_DATABASE_URL.';
    case '3D000':
      return 'The database named in EPARCH_DATABASE_URL does not exist. Create it first.';
    case '42501':
      return 'The user in EPARCH_DATABASE_URL may not create schemas. Grant it CREATE on the database.';
    default:
      return null;
  }
}

function addressOf(error: Error): string {
  const { address, port } = error as { address?: string; port?: number };
  return `The address ${[address, port].filter((part) => part !== undefined).join(':')}`;
}
