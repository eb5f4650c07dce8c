import { readFileSync } from 'node:fs';
import { hasCode } from './supervisor-error.js';

/** Whether a process has this id now, also when it belongs to another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** When a process started, in the kernel's own ticks; null where the system does not tell. Tells a reused id from the old one. */
export function startTimeOf(pid: number): string | null {
  return statFields(pid)?.[19] ?? null;
}

/** The words a process was started with; null where the system does not tell. */
export function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return null;
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
