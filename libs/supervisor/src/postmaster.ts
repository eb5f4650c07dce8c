import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isAlive, processesIn, seesProcesses, worksIn } from './processes.js';
import { clearSockets } from './socket.js';
import { hasCode, SupervisorError } from './supervisor-error.js';

/** The first process of a PostgreSQL server, which the others end with. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Of the process; a later one may have the same id. */
  readonly identity: string | null;
}

const DESERTED_TIMEOUT_MS = 60_000;
const LOOK_AGAIN_MS = 50;

export const isRunning = ({ pid, identity }: Postmaster): boolean => isAlive(pid) && identityOf(pid) === identity;

/** The server that runs on these files, also one that an earlier Eparch left behind; null when none does. */
export function findPostmaster(data: string): Postmaster | null {
  const noted = readPidFile(data);
  if (!noted || !isAlive(noted.pid) || worksIn(noted.pid, data) === false) return null;
  return { ...noted, identity: identityOf(noted.pid) };
}

/** Whether it has said itself that it takes connections at its port. */
export function isReady(data: string, { pid }: Postmaster): boolean {
  const noted = readPidFile(data);
  return noted?.pid === pid && noted.status === 'ready';
}

/**
 * The running server, or null once nothing works on these files any more and a new one may start: what is left of one
 * that was killed may still write for a moment.
 */
export async function settle(data: string): Promise<Postmaster | null> {
  const deadline = Date.now() + DESERTED_TIMEOUT_MS;
  for (;;) {
    const running = findPostmaster(data);
    if (running) return running;
    const left = processesIn(data);
    if (left.length === 0) break;
    if (Date.now() > deadline)
      throw new SupervisorError(`What is left of an earlier PostgreSQL still works on ${data} (processes ${left.join(', ')}). End it, then start again.`);
    await sleep(LOOK_AGAIN_MS);
  }
  clearSockets(data);
  // PostgreSQL refuses to start over the note of a server whose id is another process's now, or that was not collected yet.
  // Any other it judges better itself: it knows the memory that the server shared with the rest of it.
  const noted = readPidFile(data);
  if (noted && (seesProcesses() || isAlive(noted.pid)) && worksIn(noted.pid, data) === false) rmSync(pidFile(data), { force: true });
  return null;
}

const pidFile = (data: string): string => join(data, 'postmaster.pid');

/** Null when there is none, or it is only half written. */
function readPidFile(data: string): { pid: number; port: number; status: string } | null {
  const lines = readIfThere(pidFile(data)).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port, status: lines[7]?.trim() ?? '' } : null;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}
