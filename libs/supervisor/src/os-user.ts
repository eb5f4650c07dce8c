import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** PostgreSQL refuses to run as root; as root we run it as another user. */
export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const MADE_USER = 'eparch';

/**
 * Null when this process is not root and PostgreSQL can simply run as the same user.
 * Else the `postgres` user if there is one, else `eparch`, which is made when the system allows it, else `nobody`.
 */
export function chooseOsUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  return findUser('postgres') ?? findUser(MADE_USER) ?? makeUser() ?? findUser('nobody');
}

/** Whether that user can get at the path, closed parent folders included. */
export function canReach(user: OsUser | null, path: string): boolean {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0;
}

function findUser(name: string): OsUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

function makeUser(): OsUser | null {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', MADE_USER], { stdio: 'ignore' });
    return findUser(MADE_USER);
  } catch {
    // No useradd here, or a read-only /etc: `nobody` is left.
    return null;
  }
}
