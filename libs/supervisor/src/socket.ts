import { accessSync, constants, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = '.s.PGSQL.';
const PORT_MAX = 65_535;
/** macOS takes 103, Linux 107. */
const PATH_BYTES_MAX = 103;

/** Whether a server over these files can have a socket: it lies among them, where only the server's user and root can get. */
export const canHaveSocket = (data: string): boolean => process.platform !== 'win32' && Buffer.byteLength(socketPath(data, PORT_MAX)) <= PATH_BYTES_MAX;

/** Whether the server has one, and this process may use it. */
export function hasSocket(data: string, port: number): boolean {
  if (!canHaveSocket(data)) return false;
  try {
    accessSync(socketPath(data, port), constants.R_OK | constants.W_OK);
    return statSync(socketPath(data, port)).isSocket();
  } catch {
    return false;
  }
}

/** The folder as PostgreSQL takes it into a list. */
export const toSocketSetting = (data: string): string => `"${data.replaceAll('"', '""')}"`;

/** To be called while no server runs: those that were killed leave theirs, with a note that could keep the next one from starting. */
export function clearSockets(data: string): void {
  for (const entry of readdirSync(data, { withFileTypes: true }))
    if (entry.name.startsWith(PREFIX) && !entry.isDirectory()) rmSync(join(data, entry.name), { force: true });
}

const socketPath = (data: string, port: number): string => join(data, `${PREFIX}${port}`);
