import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { hasCode } from './supervisor-error.js';

/** Whether a process has this id now, also when it belongs to another user. One that ended and was not yet collected has none. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Tells a process from every other that has or had its id, on this boot or an earlier one. Null when there is none. */
export function identityOf(pid: number): string | null {
  const ticks = statFields(pid)?.[19];
  if (ticks !== undefined) return `${bootId()} ${ticks}`;
  return psColumn(pid, 'lstart');
}

/**
 * Whether the process works in this folder, as all of a PostgreSQL server's do in its data. By the folder itself:
 * it may have been reached by another path, or moved since. Null where the system does not tell.
 */
export function worksIn(pid: number, folder: string): boolean | null {
  if (!seesProcesses()) return /postgres/.test(psColumn(pid, 'command') ?? '') ? null : false;
  try {
    const there = statSync(`/proc/${pid}/cwd`);
    const here = statSync(folder);
    return there.ino === here.ino && there.dev === here.dev;
  } catch {
    // Gone, or somebody else's: a server of ours runs as us, or we are root.
    return false;
  }
}

/** Whether the system shows what processes do. */
export const seesProcesses = (): boolean => existsSync('/proc/self/cwd');

/** All processes that work in this folder. Empty also where the system does not tell. */
export function processesIn(folder: string): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && isAlive(pid) && worksIn(pid, folder) === true);
  } catch {
    return [];
  }
}

const isZombie = (pid: number): boolean => statFields(pid)?.[0] === 'Z';

/** From the state on; the name before it may hold blanks and parentheses. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** Where there is no /proc. */
function psColumn(pid: number, column: 'lstart' | 'command'): string | null {
  const { stdout, status } = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null;
}
