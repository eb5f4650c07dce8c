import { ConfigError } from '@app/config';
import { NewerDatabaseError } from '@app/database';
import { Fault } from '@app/faults';
import { SupervisorError } from '@app/supervisor';

/** What went wrong as one sentence for a terminal; null for what only a stack explains. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof NewerDatabaseError || error instanceof SupervisorError) return error.message;
  if (error instanceof Fault) return error.detail;
  if (!(error instanceof Error)) return null;
  const { syscall, hostname, path } = error as SystemError;
  if (syscall === 'listen') return whyNotListening(error);
  // Databases are reached elsewhere, and say themselves when they cannot be: this is the address to listen on.
  if (syscall === 'getaddrinfo') return `${hostname} is no address of this machine. Choose another with --host.`;
  return path === undefined ? null : `${path} cannot be used (${error.message}).`;
}

interface SystemError extends Error {
  code?: string;
  syscall?: string;
  address?: string;
  hostname?: string;
  port?: number;
  path?: string;
}

function whyNotListening({ code, address, port, message }: SystemError): string {
  const place = `The address ${address}${port === undefined ? '' : `:${port}`}`;
  if (code === 'EADDRINUSE') return `${place} is taken by another program. Stop that, or choose another port with --port.`;
  if (code === 'EACCES') return `${place} may not be used by this user. Choose a port above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'EINVAL') return `${place} is no address of this machine. Choose another with --host.`;
  return `${place} cannot be listened on (${message}). Choose another with --host or --port.`;
}
